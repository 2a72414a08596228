import { concat, equalBytes } from '../core/bytes.ts'
import { type ChangedTile, type Edge, EMPTY_EDGE, edgeTiles, grow } from '../core/edge.ts'
import { HASH_LENGTH, leafHash } from '../core/merkle.ts'
import type { Vkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { TILE_WIDTH, tileWidth } from '../core/tile.ts'
import { readEntry } from '../register/fold.ts'
import type { Prepared } from '../register/law.ts'
import { rulesAfter } from '../register/laws.ts'
import type { Fault, Store } from '../store/store.ts'
import { openWitnessed, requireCheckpoint } from './startup-check.ts'
import { IndexCheck, type Note } from './subjects.ts'
import { FiguresCheck, type Notes, WordsCheck } from './words-check.ts'

/** A disagreement, with the first entry that it touches. */
export interface Damage extends Fault {
  readonly entry: number | null
}

/** No more disagreements are told: further ones say nothing new. The gravest come first. */
export const MOST_DAMAGES = 50

/**
 * Checks a stored log against itself: the database's own integrity, every entry against its leaf, every tile and the
 * root against the entries, the words that entries bind, the indexes of identities and of subjects, the checkpoints
 * against the log's key, and what else the database keeps against the register (store/faults.ts). It does not judge
 * statements, and believes the register: `rebuild` compares that, and an `audit` does not need it. A server may go on
 * recording meanwhile.
 */
export async function fsck(
  store: Store,
  log: Vkey,
  progress: (done: number, size: number) => void = () => {},
): Promise<Damage[]> {
  const damages: Damage[] = []
  const notes =
    (mend: Fault['mend']): Note =>
    (entry, what) => {
      // What the store tells at the end may have been told with its entry.
      const isTold = entry === null && damages.some(one => one.what === what)
      if (!isTold && damages.length < MOST_DAMAGES) damages.push({ entry, what, mend })
    }
  await checkLog(
    store,
    log,
    { lost: notes('backup'), made: notes('rebuild'), signed: notes('signed') },
    progress,
  )
  await told(
    () => store.check(),
    what => notes('rebuild')(null, what),
  )
  await told(
    async () => {
      for await (const { what, mend } of store.faults()) notes(mend)(null, what)
    },
    what => notes('rebuild')(null, what),
  )
  return damages
}

async function checkLog(
  store: Store,
  log: Vkey,
  notes: Notes,
  progress: (done: number, size: number) => void,
): Promise<void> {
  const { lost } = notes
  const lostOfLog = (what: string) => lost(null, what)
  const index = await IndexCheck.begin(store, notes.made)
  const checks = [index, new WordsCheck(store, lost), new FiguresCheck(store, notes)]
  const head = await told(() => store.head(), lostOfLog)
  if (head === undefined) return
  await told(() => requireCheckpoint(store, head, log), lostOfLog)
  await told(() => openWitnessed(store, log), lostOfLog)
  progress(0, head.size)
  let edge: Edge = EMPTY_EDGE
  let before: Before = { admitted: '', rules: null }
  while (edge.size < head.size) {
    const from = edge.size
    const to = Math.min(head.size, from + TILE_WIDTH)
    const entries = await store.entries(from, to)
    if (entries.length < to - from) {
      lost(from + entries.length, `Entry ${from + entries.length} is missing; the log has ${head.size}.`)
      return
    }
    before = await checkEntries(store, entries, from, before, checks, notes)
    const growth = grow(edge, entries.map(leafHash))
    edge = growth.edge
    // One that is full now will not change any more; those that still grow are compared at the end, as they are then.
    await checkTiles(
      store,
      growth.tiles.filter(({ width }) => width === TILE_WIDTH),
      notes.made,
    )
    progress(edge.size, head.size)
  }
  await checkTiles(store, tilesAt(edge), notes.made)
  index.end(head.size)
  if (!equalBytes(edge.root, head.root)) lost(null, `The entries do not give the root of size ${head.size}.`)
  await told(async () => {
    const isThere = (await store.entry(head.size)) !== undefined
    // A log that has grown meanwhile has one there by right.
    if (isThere && (await sizeNow(store)) <= head.size)
      lost(head.size, `An entry ${head.size} stands past the end of the log.`)
  }, lostOfLog)
}

const sizeNow = async (store: Store) => (await store.head())?.size ?? 0

/** What an entry says of the next: the earliest time of it, and the version of the rules. */
interface Before {
  readonly admitted: string
  readonly rules: number | null
}

async function checkEntries(
  store: Store,
  entries: readonly Uint8Array[],
  from: number,
  before: Before,
  checks: readonly { pass(entries: [number, Prepared][]): Promise<void> }[],
  { lost, made }: Notes,
): Promise<Before> {
  const identities: Uint8Array[] = []
  const read: [number, Prepared][] = []
  let last = before
  for (const [i, bytes] of entries.entries())
    await told(
      () => {
        const { entry, prepared } = readEntry(bytes, last.rules)
        if (entry.admitted < last.admitted)
          lost(from + i, `Entry ${from + i} is dated before the one that it follows.`)
        last = { admitted: entry.admitted, rules: rulesAfter(last.rules, prepared.bound) }
        identities[i] = prepared.identity
        read.push([from + i, prepared])
      },
      what => lost(from + i, `Entry ${from + i}: ${what}`),
    )
  const indexes = await store.indexesOf(identities.filter(identity => identity !== undefined))
  let at = 0
  for (const [i, identity] of identities.entries())
    if (identity !== undefined && indexes[at++] !== from + i)
      made(from + i, `Entry ${from + i} is not found by its identity.`)
  for (const check of checks)
    await told(
      () => check.pass(read),
      what => made(from, `Of the entries from ${from} on something cannot be told: ${what}`),
    )
  return last
}

/** The last tile of each level that is not full. */
const tilesAt = (edge: Edge): ChangedTile[] =>
  edgeTiles(edge.size).map(tile => ({ ...tile, bytes: concat(...edge.tiles[tile.level]!.heights[0]!) }))

async function checkTiles(store: Store, tiles: readonly ChangedTile[], note: Note): Promise<void> {
  for (const tile of tiles) {
    const [stored] = await store.tiles([tile]).catch(refusedAsMissing)
    if (stored === undefined || !(await isGrown(store, tile, stored)))
      note(
        tile.index * TILE_WIDTH ** (tile.level + 1),
        `Tile ${tile.index} at level ${tile.level} does not follow from the entries.`,
      )
  }
}

/**
 * Whether what is stored is this tile, or what has become of it in a log that has grown meanwhile: the same hashes, and
 * no more behind them than that log has. What those are, no entry that was read says.
 */
async function isGrown(
  store: Store,
  { level, index, bytes }: ChangedTile,
  stored: Uint8Array,
): Promise<boolean> {
  if (!equalBytes(stored.subarray(0, bytes.length), bytes)) return false
  if (stored.length === bytes.length) return true
  const most = HASH_LENGTH * tileWidth(level, index, await sizeNow(store))
  return stored.length % HASH_LENGTH === 0 && stored.length <= most
}

/** A damaged tile is one that does not follow either. */
function refusedAsMissing(error: unknown): undefined[] {
  if (error instanceof Refusal) return []
  throw error
}

async function told<T>(check: () => T | Promise<T>, tell: (what: string) => void): Promise<T | undefined> {
  try {
    return await check()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    tell(error.message)
    return undefined
  }
}
