import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SqliteStore } from '../src/store/sqlite.ts'
import type { Put } from '../src/store/store.ts'
import { newRandom } from './random.ts'
import { newNames } from './roll-names.ts'

/**
 * What the store alone costs: durable commits of 500 entries of 800 bytes with identities and the right-edge
 * tiles, bare and with a signature a statement (one row, one stretch of the roll, its search), and bare
 * inserts of the same bytes as the limit. `node bench/store-commit.ts [entries]`
 */
const BATCH = 500
const goal = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'avow-bench-'))
const random = newRandom(1)
const pool = random.bytes(1_000_000)

try {
  await measure('bare', false)
  await measure('with a signature each', true)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(what: string, withRows: boolean): Promise<void> {
  const store = SqliteStore.open(join(folder, `${withRows ? 'rows' : 'bare'}.sqlite`))
  const epoch = await store.claim()
  let from = 0
  const commit = async (rows: readonly Put[], count = BATCH) => {
    await store.commit(batch(epoch, from, count, rows))
    from += count
  }
  if (withRows)
    for (let i = 0; i < goal; i += 10_000) await commit(partyRows(i, Math.min(10_000, goal - i)), 1)
  const order = random.shuffled(goal)
  let since = performance.now()
  let slowest = 0
  for (let done = 0; done < goal; done += BATCH) {
    const rows = withRows ? order.slice(done, done + BATCH).map(n => signatureRow(n, from)) : []
    const began = performance.now()
    await commit(rows)
    slowest = Math.max(slowest, performance.now() - began)
    if ((done + BATCH) % (goal / 5) !== 0) continue
    const rate = goal / 5 / ((performance.now() - since) / 1000)
    console.log(
      `${what}: ${done + BATCH} entries, ${Math.round(rate)} a second, slowest commit ${slowest.toFixed(0)} ms`,
    )
    since = performance.now()
    slowest = 0
  }
  await store.close()
}

function batch(epoch: number, from: number, count: number, rows: readonly Put[]) {
  const cut = (length: number) => pool.subarray(from % 1000, (from % 1000) + length)
  const last = Math.floor((from + count) / 256)
  return {
    epoch,
    from,
    admitted: from,
    root: cut(32),
    entries: Array.from({ length: count }, (_, i) => ({
      bytes: pool.subarray((i * 7) % 900_000, ((i * 7) % 900_000) + 800),
      identity: random.bytes(32),
      subjects: [`party party-${((from + i) * 7919) % goal}` as const, 'call harbour-accord' as const],
    })),
    tiles: [
      ...[last - 1, last].filter(index => index >= 0).map(index => ({ level: 0, index, bytes: cut(8192) })),
      { level: 1, index: Math.floor(last / 256), bytes: cut(4096) },
    ],
    rows,
    words: [],
    withheld: [],
    beside: [],
    checkpoint: `example.org/log\n${from + count}\n\n— example.org/log AAAAAAAA\n`,
  }
}

function partyRows(first: number, count: number): Put[] {
  const names = newNames(first)
  return Array.from({ length: count }, (_, i) => {
    const n = first + i
    const facts = { names: [{ lang: 'en', text: names.next() }], kind: 'company', country: 'FR' } as const
    const mandate = { level: 'domain', checked: '2026-01-01', note: null, evidence: [] }
    const version = { from: '2026-01-01', entry: 1, ...facts, domain: null, identifiers: {}, mandate }
    const row = { since: 1, status: 'admitted', ...facts, listed: [], admitted: 1, versions: [version] }
    return { table: 'parties', key: `party-${n}`, row } as Put
  })
}

function signatureRow(n: number, entry: number): Put {
  const digest = `sha256:${'A'.repeat(43)}`
  const facts = { state: 'standing', how: 'given', entry, manifest: digest, policy: digest, read: ['en'] }
  const words = { reservation: null, declaration: null, instrument: null }
  const row = { since: entry, ...facts, ...words, events: [{ what: 'given', entry, day: '2026-01-02' }] }
  return { table: 'signatures', key: `harbour-accord/party-${n}`, row } as Put
}
