import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { randomBytes } from '#crypto'
import { toHex } from '../src/core/bytes.ts'
import { signCheckpoint } from '../src/core/checkpoint.ts'
import { type Edge, EMPTY_EDGE, grow } from '../src/core/edge.ts'
import { leafHash } from '../src/core/merkle.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { floorRow, ratioRow, report } from './row.ts'
import { logSigner, ORIGIN } from './signatories.ts'

/**
 * The log core alone: durable entries a second with exact deduplication, tiles and a signed checkpoint for each batch,
 * when the log holds 10^5 and 10^6 entries already. Beside it, bare inserts of the same rows: entries, identities and
 * subjects, in batches of the same size into the same kind of SQLite file that is as full, and nothing else.
 */
const ENTRY = 1_000
const BATCH = 500
const MEASURED = 40
const SIZES = [100_000, 1_000_000]

async function core(): Promise<{ at: number; perSecond: number }[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'avow-core-'))
  const store = await openStore({ dataDir })
  const epoch = await store.claim()
  const results: { at: number; perSecond: number }[] = []
  let edge: Edge = EMPTY_EDGE
  for (const at of SIZES) {
    while (edge.size < at) edge = await step(store, epoch, edge, BATCH * 10)
    const began = performance.now()
    for (let i = 0; i < MEASURED; i++) edge = await step(store, epoch, edge, BATCH)
    results.push({ at, perSecond: (MEASURED * BATCH * 1000) / (performance.now() - began) })
  }
  await store.close()
  rmSync(dataDir, { recursive: true })
  return results
}

async function step(store: Store, epoch: number, edge: Edge, count: number): Promise<Edge> {
  const entries = Array.from({ length: count }, newEntry)
  const known = await store.indexesOf(entries.map(entry => entry.identity))
  if (known.some(index => index !== undefined)) throw new Error('a random identity stood in the log')
  const growth = grow(
    edge,
    entries.map(entry => leafHash(entry.bytes)),
  )
  const { size, root } = growth.edge
  const checkpoint = signCheckpoint({ origin: ORIGIN, size, root }, logSigner)
  const { from, tiles } = growth
  await store.commit({
    epoch,
    from,
    admitted: 1,
    root,
    entries,
    tiles,
    rows: [],
    words: [],
    withheld: [],
    beside: [],
    checkpoint,
  })
  return growth.edge
}

function bare(): Map<number, number> {
  const dir = mkdtempSync(join(tmpdir(), 'avow-bare-'))
  const db = new DatabaseSync(join(dir, 'bare.sqlite'))
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
    PRAGMA wal_autocheckpoint = 16384;
    CREATE TABLE entries (place INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
    CREATE TABLE identities (identity BLOB PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE subjects (subject TEXT NOT NULL, place INTEGER NOT NULL, nth INTEGER NOT NULL,
      PRIMARY KEY (subject, place)) WITHOUT ROWID`)
  const insert = db.prepare('INSERT INTO entries VALUES (?, ?)')
  const identify = db.prepare('INSERT INTO identities VALUES (?, ?)')
  const name = db.prepare('INSERT INTO subjects VALUES (?, ?, 0)')
  let place = 0
  const batch = (count: number) => {
    const rows = Array.from({ length: count }, newEntry)
    db.exec('BEGIN')
    for (const { bytes, identity, subjects } of rows) {
      insert.run(place, bytes)
      identify.run(identity, place)
      for (const subject of subjects) name.run(subject, place)
      place += 1
    }
    db.exec('COMMIT')
  }
  const rates = new Map<number, number>()
  for (const at of SIZES) {
    while (place < at) batch(BATCH * 10)
    const began = performance.now()
    for (let i = 0; i < MEASURED; i++) batch(BATCH)
    rates.set(at, (MEASURED * BATCH * 1000) / (performance.now() - began))
  }
  db.close()
  rmSync(dir, { recursive: true })
  return rates
}

const filler = randomBytes(ENTRY - 32)
function newEntry() {
  const identity = randomBytes(32)
  const bytes = new Uint8Array(ENTRY)
  bytes.set(identity)
  bytes.set(filler, 32)
  return {
    bytes,
    identity,
    subjects: [`party ${toHex(identity.subarray(0, 8))}`, 'call harbour-accord'] as const,
  }
}

const limits = bare()
report(
  (await core()).flatMap(({ at, perSecond }) => [
    ratioRow(
      `log core at ${at.toLocaleString('en')} entries`,
      perSecond,
      'entries/s',
      limits.get(at)!,
      'bare inserts',
      0.5,
    ),
    floorRow(`log core at ${at.toLocaleString('en')} entries`, perSecond, 'entries/s', 12_000),
  ]),
)
