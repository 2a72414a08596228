import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { fromBase64, fromUtf8, utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { parseEntry } from '../../src/core/entry.ts'
import { REFUSALS, Refusal, type RefusalCode } from '../../src/core/refusal.ts'
import { bringsOf } from '../../src/register/dependencies.ts'
import { exportLines } from '../../src/register/export.ts'
import { Register } from '../../src/register/fold.ts'
import { checkReceipt } from '../../src/register/receipt.ts'
import { TYPES } from '../../src/register/types.ts'
import { RealLog } from '../door/real-log.ts'
import { MemoryLog } from '../memory-log.ts'
import {
  type Admitted,
  bytesOf,
  type Kept,
  type Line,
  leafOf,
  partsFor,
  plain,
  type ReceiptLine,
  type Refused,
  readGolden,
  readLines,
} from './files.ts'

/**
 * What an earlier law said of these bytes, this law says too: the golden files were written once and are replayed by
 * whatever code is here. A change that this test finds is a change of the law.
 */

const lines = readLines<Line>('log.ndjson')
const register = readGolden('register.ndjson')
const kept = lines.filter((line): line is Kept => 'kept' in line)
const entries = lines.filter((line): line is Admitted => 'index' in line)
const refused = lines.filter((line): line is Refused => 'at' in line)

/** Types of which no entry can stand in a log by these rules, each with its reason. */
const ABSENT: Readonly<Record<string, string>> = {
  'log/rules': 'this software knows version 1 alone, by which a log begins; there is no next one to move to',
  'invitation/made': 'it stands in the entry of whoever joins by it',
}

/**
 * A leaf is dated by the door, never before the one before it; and whoever posts a statement twice is told its entry.
 */
const NOT_AT_THE_DOOR: ReadonlySet<RefusalCode> = new Set(['admitted_decreasing', 'statement_repeated'])

/** The types that bring something in, by spec/receipt.md. */
function bringersByPaper(): string[] {
  const page = readFileSync(new URL('../../spec/receipt.md', import.meta.url), 'utf8')
  const [table = ''] = page.split('## What an entry brings in')[1]?.split('\n## ') ?? []
  const cells = [...table.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell]) => cell!)
  return cells.flatMap(cell => [...cell.matchAll(/`([a-z/-]+)`/g)].map(([, type]) => type!)).sort()
}

type Said = Pick<Refused, 'code' | 'says' | 'evidence'>

/** What refuses, as the golden log writes it. */
const refusalIn = (error: unknown): Said => {
  if (!(error instanceof Refusal)) throw error
  const { code, message: says, evidence } = error
  return { code, says, ...(evidence === undefined ? {} : { evidence }) }
}

describe('the golden log', () => {
  it('holds every type of statement, and every refusal of the law', () => {
    const types = new Set(entries.map(({ type }) => type))
    const missing = TYPES.map(({ type }) => type).filter(type => !types.has(type))
    assert.deepEqual(missing, Object.keys(ABSENT))
    const codes = new Set<string>(refused.map(({ code }) => code))
    const law = Object.entries(REFUSALS).filter(([, { kind }]) => kind === 'law')
    assert.deepEqual(
      law.map(([code]) => code).filter(code => !codes.has(code)),
      [],
    )
  })

  it('is admitted and refused as it was, and gives the same register', () => {
    const replayed = new Register()
    const others: Answered[] = []
    const bringing = new Set<string>()
    for (const line of lines) {
      if ('kept' in line) continue
      assert.equal(replayed.history.size, 'index' in line ? line.index : line.at)
      if ('index' in line) {
        const { prepared } = replayed.fold(utf8(line.entry))
        if (bringsOf(prepared).length > 0) bringing.add(line.type)
      } else
        note(
          others,
          line,
          refusedBy(() => replayed.fold(leafOf(line))),
        )
    }
    assert.deepEqual(others, [])
    assert.equal([...exportLines(replayed)].join(''), register)
    // The log key is changed here without another recovery key.
    assert.deepEqual([...bringing, 'log/key-changed', 'log/rules'].sort(), bringersByPaper())
  })

  it('comes through the door onto a disk in the same way', async t => {
    const real = await RealLog.open()
    t.after(() => real.close())
    const others: Answered[] = []
    for (const line of lines) {
      if ('kept' in line) continue
      if ('index' in line) {
        const { admitted, envelope } = parseEntry(utf8(line.entry))
        real.now = admitted
        const { index } = await real.knock(envelope.bytes, partsFor(envelope.bytes, kept))
        assert.equal(index, line.index)
      } else if (line.entry === undefined && !NOT_AT_THE_DOOR.has(line.code)) {
        real.now = line.admitted
        const knocking = real.knock(bytesOf(line), partsFor(bytesOf(line), kept))
        const answer = await knocking.then(() => null, refusalIn)
        // The door asks first whether the key by which the log is to sign lies with it: one that is to follow does, once.
        if (answer?.code === 'log_wrong' && (line.at === 0 || answer.says.includes('does not lie with')))
          continue
        note(others, line, answer)
      }
    }
    assert.deepEqual(others, [])
    assert.equal(await real.exported(), register)
  })
})

/** Where another answer came than the one that is written down. */
interface Answered {
  readonly at: number
  readonly expected: Said
  readonly came: Said | null
}

function note(others: Answered[], { at, code, says, evidence }: Refused, came: Said | null): void {
  const expected = { code, says, ...(evidence === undefined ? {} : { evidence }) }
  if (!isDeepStrictEqual(came, expected)) others.push({ at, expected, came })
}

function refusedBy(put: () => unknown): Said | null {
  try {
    put()
    return null
  } catch (error) {
    return refusalIn(error)
  }
}

describe('the golden receipts', () => {
  const receipts = readLines<ReceiptLine>('receipts.ndjson')
  const trusting = ({ trust, sealed }: ReceiptLine) => ({ ...trust, ...(sealed && { sealed: utf8(sealed) }) })

  it('are of every type in the log', () => {
    const types = new Set(receipts.map(({ type }) => type))
    assert.deepEqual(types, new Set(entries.map(({ type }) => type)))
  })

  it('are made again, byte for byte, and check to the same facts', async () => {
    const log = new MemoryLog()
    for (const { kept: text, salt } of kept)
      if (salt === null) log.keepText(utf8(text))
      else log.keepSalted(utf8(text), fromBase64(salt))
    for (const { entry } of entries) {
      const { admitted, envelope } = parseEntry(utf8(entry))
      log.now = admitted
      log.admit(envelope.bytes)
    }
    for (const line of receipts) {
      const { index, cosigned, digest, receipt, person, checked } = line
      const shown = person && { disclosure: fromBase64(person.disclosure), salt: fromBase64(person.salt) }
      log.now = cosigned
      const bytes = await log.receipt(index, shown)
      assert.equal(digestOf(bytes), digest, `${index} ${line.type}`)
      if (receipt !== undefined) assert.equal(fromUtf8(bytes), receipt)
      assert.deepEqual(plain(checkReceipt(bytes, trusting(line))), checked)
    }
  })
})
