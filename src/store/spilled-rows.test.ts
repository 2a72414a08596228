import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { sha256 } from '#crypto'
import { longHarbour } from '../../test/long-harbour.ts'
import { toHex, utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { Audit } from '../register/audit.ts'
import { DigestSet } from '../register/digest-set.ts'
import { exportLines } from '../register/export.ts'
import { Register } from '../register/fold.ts'
import { History, type Lay, PIECE } from '../register/history.ts'
import { type KeptRows, MemoryRows } from '../register/memory.ts'
import type { Table } from '../register/rows.ts'
import { LAWS } from '../register/types.ts'
import { verdictOf } from '../register/verdict.ts'
import { SpilledRows } from './spilled-rows.ts'

const TABLES = ['keys', 'parties', 'words'] as const
const key = fc.constantFrom('a', 'a/b', 'a/é', 'a/\u{1f600}', 'a/\uffee', 'b')
const weight = fc.constantFrom(0, 20, 60, 1_000)
const step = fc.record({
  does: fc.constantFrom('put', 'get', 'any', 'under', 'printed'),
  table: fc.constantFrom(...TABLES),
  key,
  since: fc.nat(99),
})

describe('rows that spill into a file', () => {
  it('are those that memory would hold, however little of them is held', () => {
    const told = (
      rows: KeptRows,
      steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
    ) =>
      steps.map(({ does, table, key, since }) => {
        if (does === 'put') return rows.put(table, key, { since } as never)
        if (does === 'get') return rows.get(table, key)
        if (does === 'any') return rows.any({ any: table, prefix: key })
        return does === 'under' ? [...rows.under(table, key)] : [...rows.printed()]
      })
    fc.assert(
      fc.property(fc.array(step), weight, weight, (steps, most, first) => {
        const spilled = new SpilledRows({ most, first })
        // Rows of SQLite have no prototype.
        const plain = (found: unknown) => JSON.parse(JSON.stringify(found ?? null)) as unknown
        assert.deepEqual(plain(told(spilled, steps)), plain(told(new MemoryRows(), steps)))
        spilled.close()
      }),
      { numRuns: 50 },
    )
  })

  it('sort lines as memory does, one after another, in memory and in the file', () => {
    // None, a few, and all of the lines in memory.
    for (const first of [0, 30, 1_000]) {
      const spilled = new SpilledRows({ most: 0, first })
      spilled.put('words', 'a', { since: 1 } as never)
      for (const bys of [['é', 'a b', 'a', '\u{1f600}', '\uffee', 'a'], ['b'], []]) {
        const lines = () =>
          bys.map((by, i) => ({ by, line: `${i} ${JSON.stringify(spilled.get('words', 'a'))}` }))
        const sorted = [...spilled.sorted(lines())].map(one => ({ ...one }))
        assert.deepEqual(
          sorted.map(({ by }) => by),
          bys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
        )
        assert.deepEqual(sorted, [...new MemoryRows().sorted(lines())])
      }
      spilled.close()
    }
  })

  it('are told whole while some of them are asked for, and others forgotten meanwhile', () => {
    const rows = new SpilledRows({ most: 100, first: 400 })
    const put = ['keys', 'parties'] as const
    for (const table of put) for (let i = 0; i < 15; i++) rows.put(table, `${i}`, { since: i } as never)
    let told = 0
    for (const { table } of rows.printed()) {
      told++
      for (let i = 0; i < 15; i++) rows.get(table, `${i}`)
    }
    assert.equal(told, 30)
    rows.close()
  })

  it('have room for hashes: a tree and a set are those that memory would hold', async () => {
    const leaves = Array.from({ length: 9_000 }, (_, i) => sha256(utf8(`${i}`)))
    const rows = new SpilledRows({ hashes: 2 * PIECE * 32 })
    const held: WeakRef<object>[] = []
    let laid = 0
    const lay: Lay = full => {
      laid++
      held.push(new WeakRef(full))
      return rows.lay(full)
    }
    const [tree, whole] = [new History(lay), new History()]
    const [set, every] = [new DigestSet(lay), new DigestSet()]
    for (const [i, leaf] of leaves.entries()) {
      assert.equal(set.has(leaf), false, `${i}`)
      for (const one of [tree, whole]) one.push(leaf)
      for (const one of [set, every]) one.add(leaf)
    }
    for (const [i, leaf] of leaves.entries()) assert.equal(set.has(leaf), true, `${i}`)
    assert.equal(set.has(sha256(utf8('another'))), false)
    assert.deepEqual([...set].map(toHex), leaves.map(toHex))
    for (let size = 0; size <= leaves.length; size += 7)
      assert.equal(toHex(tree.root(size)), toHex(whole.root(size)), `${size}`)
    for (let index = 0; index * 256 < leaves.length; index++) {
      const width = Math.min(256, leaves.length - index * 256)
      assert.equal(toHex(tree.tile(0, index, width)), toHex(whole.tile(0, index, width)), `${index}`)
    }
    assert.deepEqual(tree.consistency(5_000).map(toHex), whole.consistency(5_000).map(toHex))
    await collected()
    // The first full piece of each is held.
    assert.deepEqual([laid, held.filter(one => one.deref() !== undefined).length], [4, 2])
    rows.close()
  })

  it('blame no entry where their file is full', async () => {
    const log = longHarbour()
    const rows = new SpilledRows()
    const audit = new Audit(async jobs => jobs.map(verdictOf), { rows })
    const full = new Refusal('store_failing', 'SQLite could not keep the register: the disk is full.')
    rows.put = () => {
      throw full
    }
    async function* bundles() {
      yield log.entries
    }
    await assert.rejects(audit.take(bundles()), error => error === full)
    rows.close()
  })

  it('give the same register of a whole log', () => {
    const log = longHarbour()
    const rows = new SpilledRows({ most: 2_000 })
    const again = new Register<KeptRows>(LAWS, rows)
    for (const entry of log.entries) again.fold(entry)
    assert.equal([...exportLines(again)].join(''), [...exportLines(log.register)].join(''))
    rows.close()
  })

  it('are all that an audit keeps: when an entry is judged, its bytes and its rows may go', async () => {
    const log = longHarbour()
    const held: WeakRef<object>[] = []
    const rows = new SpilledRows({ most: 1_000 })
    const put = rows.put.bind(rows)
    const tables = new Set<Table>()
    rows.put = (table, key, row) => {
      tables.add(table)
      held.push(new WeakRef(row))
      put(table, key, row)
    }
    async function* bundles() {
      for (let at = 0; at < log.entries.length; at += 8) {
        const bundle = log.entries.slice(at, at + 8).map(bytes => Uint8Array.from(bytes))
        held.push(...bundle.map(({ buffer }) => new WeakRef(buffer)))
        yield bundle
      }
    }
    const audit = new Audit(async jobs => jobs.map(verdictOf), { ahead: 2, rows })
    await audit.take(bundles())
    assert.equal(audit.size, log.size)
    assert.ok(tables.has('keys') && tables.has('parties') && tables.has('signatures'))
    await collected()
    const alive = held.filter(one => one.deref() !== undefined).length
    // Two generations of a thousand characters hold a few rows.
    assert.ok(alive < 20, `${alive} of ${held.length} are still held`)
    assert.equal([...exportLines(audit.register)].join(''), [...exportLines(log.register)].join(''))
    rows.close()
  })
})

/** Everything that nothing refers to is gone. References that were looked at live on until the turn ends. */
async function collected(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let turns = 0; turns < 3; turns++) {
    await new Promise(resolve => setImmediate(resolve))
    collect()
  }
}
