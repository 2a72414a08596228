import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { type Admitted, type Line, readLines } from '../../test/golden/files.ts'
import { utf8 } from '../core/bytes.ts'
import { parseEntry } from '../core/entry.ts'
import type { Json, JsonObject } from '../core/json.ts'
import { parseStatement } from '../core/statement.ts'
import { dataSchema, wordsSchema } from '../core/words.ts'
import { titledFile } from '../register/kinds.ts'
import { declarationOf, TYPES } from '../register/types.ts'
import { addMemberFlags } from './member-flags.ts'

const recorded = readLines<Line>('log.ndjson')
  .filter((line): line is Admitted => 'index' in line)
  .map(line => parseStatement(parseEntry(utf8(line.entry)).envelope.payload))

const commandOf = (type: string) => {
  const command = new Command(type).option('--key <file>').option('--vkey <vkey>').exitOverride()
  const flags = addMemberFlags(command, declarationOf(type))
  return { command, flags }
}

const bodyOf = (command: Command, flags: ReturnType<typeof addMemberFlags>, more: object = {}) =>
  flags.complete(flags.read({ ...command.opts(), ...more }).said)

describe('a flag for each member', () => {
  it('says every body of the golden log', () => {
    const said = new Set<string>()
    for (const { type, body } of recorded) {
      const typed = asTyped(body) as JsonObject
      const { command, flags } = commandOf(type)
      command.parse(wordsOf(command, typed), { from: 'user' })
      assert.deepEqual(bodyOf(command, flags), typed, type)
      said.add(type)
    }
    // By these rules no entry moves to others, and an invitation stands in that of whoever joins by it.
    const unsaid = TYPES.map(({ type }) => type).filter(type => !said.has(type))
    assert.deepEqual(unsaid, ['log/rules', 'invitation/made'])
  })

  it('leaves the flags that every command has as they are', () => {
    const { command, flags } = commandOf('key/added')
    assert.equal(flags.flagOf('key'), '--body.key')
    assert.equal(flags.flagOf('holder'), '--holder')
    assert.ok(command.options.some(({ long }) => long === '--body.key'))
  })

  it('takes a whole member as JSON, and parts of it beside', () => {
    const { body } = recorded.find(({ type }) => type === 'call/policy-changed')!
    const { command, flags } = commandOf('call/policy-changed')
    const words = ['--policy', JSON.stringify(body.policy), '--policy.noticeDays', '77', '--reason', 'en=Why']
    command.parse(words, { from: 'user' })
    assert.deepEqual(bodyOf(command, flags), {
      policy: { ...(body.policy as JsonObject), noticeDays: 77 },
      reason: { lang: 'en', text: 'Why' },
    })
  })

  it('takes words that begin with @ from a file, and with @@ as they are', () => {
    const { command, flags } = commandOf('call/closed')
    command.parse(['--reason', 'en=@@avow greets you'], { from: 'user' })
    assert.deepEqual(bodyOf(command, flags), {
      reason: { lang: 'en', text: '@avow greets you' },
    })
    assert.throws(refusedFor('call/closed', '--reason', 'en=@no such file'), /no such file/)
    // A text that is called otherwise would be published as a table.
    assert.throws(refusedFor('report/filed', '--files', `Notes=${A_FILE}`), /not what its name says/)
  })

  const refusedFor = (type: string, ...words: string[]) => {
    const { command, flags } = commandOf(type)
    command.parse(words, { from: 'user' })
    return () => bodyOf(command, flags, { lang: 'en' })
  }

  it('names the member that is wrong within what it takes whole', () => {
    const { body } = recorded.find(({ type }) => type === 'text/published')!
    const { texts } = body.manifest as JsonObject
    const principles = [{ id: 'p1', titles: [{ lang: 'en', text: 'One' }] }]
    const found = { ...body, manifest: { texts: texts!, principles } }
    // By no flag, but from a file that the command has another word for.
    const flags = addMemberFlags(new Command(), declarationOf('text/published'), [], {})
    assert.throws(
      () => flags.complete({}, found),
      /^Misuse: manifest\.principles\.0\.kinds: it is missing\. /,
    )
  })

  it('takes null for what is withdrawn, and withdraws nothing because a flag was forgotten', () => {
    for (const [type, member] of [
      ['reservation/narrowed', 'reservation'],
      ['declaration/made', 'declaration'],
    ] as const) {
      const { command, flags } = commandOf(type)
      command.parse(['--party', 'eastport', `--${member}`, 'null'], { from: 'user' })
      assert.deepEqual(bodyOf(command, flags), { party: 'eastport', [member]: null, instrument: null })
      assert.throws(refusedFor(type, '--party', 'eastport'), new RegExp(`--${member} is missing.*or null`))
    }
  })

  it('asks in which language words are', () => {
    const { command, flags } = commandOf('call/closed')
    command.parse(['--reason', 'Nobody asked.'], { from: 'user' })
    assert.throws(() => bodyOf(command, flags), /--reason: say in which language/)
  })

  it('names the flags that are missing or wrong', () => {
    const raised = ['objection/raised', '--against.party', 'eastport'] as const
    assert.throws(refusedFor(...raised), /--against\.entry is missing.*; --words is missing/)
    const words = ['--words', 'We object.'] as const
    assert.throws(
      refusedFor(...raised, ...words, '--against.entry', 'x'),
      /--against\.entry: "x" is not a number/,
    )
    assert.throws(
      refusedFor('objection/raised', '--against.party', 'East Port', '--against.entry', '1', ...words),
      /--against\.party: .*the id of a party/,
    )
    assert.throws(
      refusedFor('mandate/vouched', '--stands', 'maybe'),
      /--stands: "maybe" is neither yes nor no/,
    )
    assert.throws(
      refusedFor('role/granted', '--until', '2026-02-30', '--id', 'o', '--body.key', '{'),
      /--body\.key/,
    )
  })
})

/** A body as it is before long words are laid beside it. */
/** Any file of JSON: a flag takes what stands in it. */
const A_FILE = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))
/** One that can be laid beside a report. */
const A_TABLE = fileURLToPath(
  new URL('../../examples/harbour-accord/friends-2023-03-03.csv', import.meta.url),
)

function asTyped(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(asTyped)
  if (wordsSchema.safeParse(value).success) return { lang: 'en', text: 'What was laid beside it.' }
  if (dataSchema.safeParse(value).success) return { file: readFileSync(A_FILE, 'utf8') }
  const shown = titledFile.safeParse(value)
  if (shown.success) return { base64: readFileSync(A_TABLE, 'base64'), title: shown.data.title }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asTyped(one)]))
}

/** What a person would type for this body. */
function wordsOf(command: Command, body: JsonObject): string[] {
  return command.options
    .filter(({ helpGroupHeading }) => helpGroupHeading !== undefined)
    .flatMap(({ flags, long }) => {
      const path = long!.slice(2).split('.')
      const value = (path[0] === 'body' && path.length > 1 ? path.slice(1) : path).reduce<Json | undefined>(
        (at, name) => (at as JsonObject | null | undefined)?.[name],
        body,
      )
      if (value === undefined) return []
      if (value === null) return [long!, 'null']
      const hasParts = command.options.some(other => other.long!.startsWith(`${long}.`))
      if (hasParts && Object.keys(value).length > 0) return []
      const isMany = Array.isArray(value)
      return (isMany ? value : [value]).flatMap((one: Json) => [long!, typed(one, flags)])
    })
}

function typed(value: Json, flags: string): string {
  if (flags.includes('<title=')) return `${(value as { title: string }).title}=${A_TABLE}`
  if (flags.includes('<lang=')) {
    const { lang, text } = value as { lang: string; text: string }
    return `${lang}=${text}`
  }
  if (flags.includes('<file>')) return A_FILE
  if (typeof value === 'boolean' && !flags.includes('<json>')) return value ? 'yes' : 'no'
  return typeof value === 'string' && !flags.includes('<json>') ? value : JSON.stringify(value)
}
