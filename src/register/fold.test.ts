import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sha256 } from '#crypto'
import { ACCORD, said } from '../../test/harbour.ts'
import { longHarbour } from '../../test/long-harbour.ts'
import { codeOf, refusedAs } from '../../test/refused.ts'
import { fromUtf8, toHex, utf8 } from '../core/bytes.ts'
import { parseEnvelope } from '../core/envelope.ts'
import { leafHash, type NodeAt, nodeHash, rootNeeds, rootOf } from '../core/merkle.ts'
import { parseTime } from '../core/time.ts'
import type { DigestSet } from './digest-set.ts'
import { exportLines } from './export.ts'
import { Register } from './fold.ts'
import { type Lay, PIECE } from './history.ts'
import { judge, needsOf, prepare, rangesOf, verify } from './law.ts'
import { MemoryRows } from './memory.ts'
import { FetchedRows, Overlay } from './overlay.ts'
import { LAWS } from './types.ts'

describe('the fold', () => {
  it('gives the same register from the log again, byte for byte', () => {
    const log = longHarbour()
    const again = new Register()
    for (const entry of log.entries) again.fold(entry)
    const text = [...exportLines(again)].join('')
    assert.equal(text, [...exportLines(log.register)].join(''))
    const [head, ...lines] = text.trimEnd().split('\n')
    assert.deepEqual(JSON.parse(head!), { root: log.seen().root, rules: 1, size: log.size })
    assert.deepEqual(
      lines,
      lines.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
    )
  })

  it('lays hashes of the tree, and identities, where its rows have room', () => {
    const rows = new MemoryRows()
    let laid = 0
    const lay: Lay = full => {
      laid++
      return full
    }
    const register = new Register(LAWS, Object.assign(rows, { lay }))
    const identities = register.identities() as DigestSet
    for (let i = 0; i <= PIECE; i++) {
      const hash = sha256(utf8(`${i}`))
      register.history.push(hash)
      identities.add(hash)
    }
    assert.equal(laid, 2)
  })

  it('keeps the root of every size, as the tree has it', () => {
    const { entries, register } = longHarbour()
    const hashAt = ({ level, index }: NodeAt): Uint8Array =>
      level === 0
        ? leafHash(entries[index]!)
        : nodeHash(
            hashAt({ level: level - 1, index: 2 * index }),
            hashAt({ level: level - 1, index: 2 * index + 1 }),
          )
    for (let size = 0; size <= entries.length; size++)
      assert.equal(toHex(register.history.root(size)), toHex(rootOf(rootNeeds(size).map(hashAt))))
    assert.equal(register.history.rootAt(entries.length + 1), undefined)
  })

  it('refuses an entry that the door should have refused, where it stands', () => {
    const log = longHarbour()
    const again = new Register()
    for (const entry of log.entries.slice(0, -1)) again.fold(entry)
    const last = log.entries.at(-1)!
    assert.throws(() => again.fold(log.entries.at(-2)!), refusedAs('statement_repeated'))
    const flipped = last.with(last.length - 90, last.at(-90)! === 65 ? 66 : 65)
    assert.ok(codeOf(() => again.fold(flipped)) !== undefined)
    assert.throws(() => again.fold(last.subarray(1)), refusedAs('entry_malformed'))
    again.fold(last)
  })

  it('reads no row that its rule has not declared, so that a server can fetch them beforehand', () => {
    const log = longHarbour()
    const again = new Register()
    for (const bytes of log.entries) {
      const { admitted, envelope } = JSON.parse(fromUtf8(bytes)) as { admitted: string; envelope: object }
      const prepared = prepare(parseEnvelope(Buffer.from(JSON.stringify(envelope))), again.rules)
      const keyRow = (keyid: string) => again.rows.get('keys', keyid)
      const fetched = new FetchedRows()
      for (const need of needsOf(prepared, keyRow)) fetched.set(need, again.rows.get(need.table, need.key))
      for (const range of rangesOf(prepared)) fetched.setAny(range, again.rows.any(range))
      const overlay = new Overlay(fetched)
      judge(verify(prepared, keyRow), parseTime(admitted), overlay, again.history)
      overlay.keep()
      const changed = overlay.changes()
      again.fold(bytes)
      for (const { table, key, row } of changed) assert.deepEqual(again.rows.get(table, key), row)
    }
  })

  it('lets a statement ask whether there is any row of a call, those of its own batch among them', () => {
    const range = { any: 'signatures', prefix: 'harbour-accord/' } as const
    const fetched = new FetchedRows()
    assert.throws(() => fetched.any(range), /without declaring/)
    fetched.setAny(range, false)
    const rows = new Overlay(fetched)
    assert.equal(rows.any(range), false)
    const { rows: all } = longHarbour()
    rows.put('signatures', `${ACCORD}/northhaven`, all.get('signatures', `${ACCORD}/northhaven`)!)
    assert.equal(rows.any(range), true)
    rows.drop()
    assert.equal(rows.any(range), false)
    assert.equal(all.any(range), true)
    assert.equal(all.any({ any: 'signatures', prefix: 'another/' }), false)
  })

  it('lets the entries of one batch see each other, and drops what was refused', () => {
    const rows = new Overlay(longHarbour().rows)
    const row = { since: 1, closed: true, reason: said('x') }
    rows.put('switches', 'a/b', row)
    rows.drop()
    assert.equal(rows.get('switches', 'a/b'), undefined)
    rows.put('switches', 'a/b', row)
    rows.keep()
    rows.put('switches', 'a/b', { ...row, since: 2 })
    rows.drop()
    assert.deepEqual(rows.changes(), [{ table: 'switches', key: 'a/b', row }])
    const fetched = new FetchedRows()
    assert.throws(() => fetched.get('switches', 'a/b'), /without declaring/)
    assert.throws(() => fetched.put('switches', 'a/b'), /not written/)
  })
})

function order(line: string): string {
  const { table, key } = JSON.parse(line) as { table: string; key: string }
  return `${table}\0${key}`
}
