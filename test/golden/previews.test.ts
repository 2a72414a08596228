import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromUtf8, utf8 } from '../../src/core/bytes.ts'
import { parseEntry } from '../../src/core/entry.ts'
import { parseEnvelope, type UnverifiedEnvelope } from '../../src/core/envelope.ts'
import { formatJson } from '../../src/core/json.ts'
import { Refusal, type RefusalCode } from '../../src/core/refusal.ts'
import { parseStatement } from '../../src/core/statement.ts'
import { Register } from '../../src/register/fold.ts'
import type { Proposal } from '../../src/register/law.ts'
import { TYPES } from '../../src/register/types.ts'
import { exampleOf } from '../../src/web/openapi/examples.ts'
import { whoRefused } from '../declared.ts'
import { RealLog } from '../door/real-log.ts'
import { effort, isInTurn } from '../effort.ts'
import { bytesOf, type Kept, type Line, leafOf, partsFor, readLines } from './files.ts'

/**
 * What the door says of a statement before anybody signs it is what it says when the statement comes. And each
 * declaration names what its type is refused for, with the member that mends it.
 */

const lines = readLines<Line>('log.ndjson')

/** What the law asks before it asks the declaration, of what a statement says. */
const BEFORE_ADMIT: ReadonlySet<RefusalCode> = new Set([
  'body_malformed',
  'type_unknown',
  'call_unknown',
  'call_closed',
  'words_withheld',
  'party_ended',
])
/**
 * What declarations refuse and nobody is told beforehand: what was seen, which is everything then, and who cosigns
 * later.
 */
const LATER: ReadonlySet<RefusalCode> = new Set(['seen_stale', 'anchor_wrong', 'cosigner_missing'])

const isAsked = (refusal: Refusal): boolean =>
  !LATER.has(refusal.code) && (whoRefused(refusal) !== undefined || BEFORE_ADMIT.has(refusal.code))

/** The statement in an envelope, as whoever means to sign it would ask. */
function proposalIn({ payload, signatures }: UnverifiedEnvelope): Proposal {
  const { type, by, call, body } = parseStatement(payload)
  return { type, by, call, body, signers: signatures.map(({ keyid }) => keyid) }
}

/** The statements that an envelope brings, as text: its own, and an invitation by which its author joins. */
function payloadsIn(envelope: string): string[] {
  const text = Buffer.from((JSON.parse(envelope) as { payload: string }).payload, 'base64').toString()
  const { invitation } = (JSON.parse(text) as { body: { invitation?: object } }).body
  return [text, ...(typeof invitation === 'object' ? payloadsIn(JSON.stringify(invitation)) : [])]
}

const told = (refusal: unknown) => {
  if (!(refusal instanceof Refusal)) throw refusal
  const { code, message, member } = refusal
  return { code, message, member }
}

describe('the law asked beforehand', () => {
  it('says of each statement of the golden log what the door says once it is signed', async t => {
    const real = await RealLog.open()
    t.after(() => real.close())
    const kept = lines.filter((line): line is Kept => 'kept' in line)
    const codes = new Set<string>()
    const taken = new Set<string>()
    for (const [place, line] of lines.entries()) {
      if ('kept' in line || (!('index' in line) && line.entry !== undefined)) continue
      const isEntry = 'index' in line
      const { admitted } = isEntry ? parseEntry(utf8(line.entry)) : line
      const bytes = isEntry ? parseEntry(utf8(line.entry)).envelope.bytes : bytesOf(line)
      real.now = admitted
      const preview = async () => real.log.door.preview(proposalIn(parseEnvelope(bytes)))
      const isAskedNow = isInTurn(place, 4, effort('previews'))
      const before = !isAskedNow ? null : isEntry ? await preview() : await preview().catch(() => undefined)
      const answer = await real.knock(bytes, partsFor(bytes, kept)).then(
        () => null,
        (error: unknown) => error,
      )
      if (isEntry) {
        assert.deepEqual([before, answer], [null, null], `entry ${line.index}`)
        for (const payload of payloadsIn(fromUtf8(bytes))) taken.add(payload)
      }
      if (!isEntry && isAskedNow && answer instanceof Refusal && isAsked(answer)) {
        assert.deepEqual(before && told(before), told(answer))
        codes.add(answer.code)
      }
    }
    assert.ok(codes.size > 50, `${codes.size} codes`)

    const examples = TYPES.flatMap(({ type }) => exampleOf(type).examples ?? []).map(one => formatJson(one))
    assert.ok(examples.length > 70)
    const untaken = examples.filter(example => !taken.has(example))
    assert.deepEqual(untaken, [], 'the door has taken what /openapi.json and spec/bodies.json show')
  })
})

/** Codes by which no declaration refuses an entry, each with its reason. */
const NEVER: Readonly<Record<string, string>> = {
  'log/rules seen_stale': 'this software knows no next version, so the log’s own record never changes',
  'signature/given party_unknown': 'who asks beforehand may be nobody; whoever signs has a key, and is known',
  'signature/given party_unclaimed': 'the same: a party that was copied from a list has no key',
  'signature/given party_ended': 'of an author the law has asked before the declaration is',
  'statement/opened sealed_wrong': 'of what is enclosed the law asks, beside the declaration',
  'statement/opened sealed_type': 'the same',
  'statement/opened sealed_overtaken': 'the same',
  'party/joined party_ended': 'of an author the law has asked before the declaration is',
  'party/joined invitation_wrong': 'of what it brings the law asks, beside the declaration',
}

describe('what the declarations refuse', () => {
  it('is what the golden log is refused for', () => {
    const register = new Register()
    const given = new Set<string>()
    for (const line of lines) {
      if ('kept' in line) continue
      if ('index' in line) register.fold(utf8(line.entry))
      else
        try {
          register.fold(leafOf(line))
        } catch (error) {
          const declared = whoRefused(error as Refusal)
          if (declared !== undefined) given.add(`${declared.type} ${(error as Refusal).code}`)
        }
    }
    const declared = TYPES.flatMap(({ type, refuses }) => Object.keys(refuses).map(code => `${type} ${code}`))
    assert.deepEqual(declared.filter(one => !given.has(one)).sort(), Object.keys(NEVER).sort())
  })

  it('is mended by members that the type has', () => {
    for (const { type, scope, members, refuses } of TYPES)
      for (const member of Object.values(refuses))
        assert.ok(
          member === null || Object.hasOwn(members, member) || (member === 'call' && scope === 'call'),
          `${type} has no member ${member}`,
        )
  })
})
