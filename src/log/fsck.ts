import { equalBytes, toHex } from '../core/bytes.ts'
import { openCheckpoint } from '../core/checkpoint.ts'
import { type Edge, EMPTY_EDGE, grow } from '../core/edge.ts'
import { leafHash } from '../core/merkle.ts'
import type { Vkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { TILE_WIDTH } from '../core/tile.ts'
import { readEntry } from '../register/fold.ts'
import type { Prepared } from '../register/law.ts'
import { rulesAfter } from '../register/laws.ts'
import type { Head, Store } from '../store/store.ts'
import { IndexCheck, type Note } from './subjects.ts'

/** One disagreement, in words, with the first entry that it touches. */
interface Damage {
  readonly entry: number | null
  readonly what: string
}

/** Every disagreement is told, up to this many: after that the list says no more than the first ones. */
const MOST_DAMAGES = 50

/**
 * Checks a stored log against itself: the database's own integrity, every entry against its leaf, every tile and the
 * root against the entries, the indexes of identities and of subjects, and the checkpoint against the log's key. It
 * does not judge statements, and trusts the register with nothing but who holds a key: `audit` and `rebuild` look into
 * the rest.
 */
export async function fsck(
  store: Store,
  log: Vkey,
  progress: (done: number, size: number) => void = () => {},
): Promise<Damage[]> {
  const damages: Damage[] = []
  const note = (entry: number | null, what: string) => {
    if (damages.length < MOST_DAMAGES) damages.push({ entry, what })
  }
  await told(
    () => store.check(),
    what => note(null, what),
  )
  const index = await IndexCheck.begin(store, note)
  const head = await store.head()
  if (head === undefined) return damages
  await told(
    () => requireCheckpoint(head, log),
    what => note(null, what),
  )
  let edge: Edge = EMPTY_EDGE
  let before: Before = { admitted: '', rules: null }
  while (edge.size < head.size) {
    const from = edge.size
    const entries = await store.entries(from, Math.min(head.size, from + TILE_WIDTH))
    if (entries.length < Math.min(head.size, from + TILE_WIDTH) - from) {
      note(from + entries.length, `Entry ${from + entries.length} is missing; the log has ${head.size}.`)
      return damages
    }
    before = await checkEntries(store, entries, from, before, index, note)
    edge = await checkTiles(store, edge, entries, head.size, note)
    progress(edge.size, head.size)
  }
  index.end(head.size)
  if (!equalBytes(edge.root, head.root)) note(null, `The entries do not give the root of size ${head.size}.`)
  if ((await store.entry(head.size)) !== undefined)
    note(head.size, `An entry ${head.size} stands past the end of the log.`)
  return damages
}

/** What the entry before says of the next: not before which time, and by which version of the rules. */
interface Before {
  readonly admitted: string
  readonly rules: number | null
}

async function checkEntries(
  store: Store,
  entries: readonly Uint8Array[],
  from: number,
  before: Before,
  index: IndexCheck,
  note: Note,
): Promise<Before> {
  const identities: Uint8Array[] = []
  const read: [number, Prepared][] = []
  let last = before
  for (const [i, bytes] of entries.entries())
    await told(
      () => {
        const { entry, prepared } = readEntry(bytes, last.rules)
        if (entry.admitted < last.admitted)
          note(from + i, `Entry ${from + i} is dated before the one that it follows.`)
        last = { admitted: entry.admitted, rules: rulesAfter(last.rules, prepared.bound) }
        identities[i] = prepared.identity
        read.push([from + i, prepared])
      },
      what => note(from + i, `Entry ${from + i}: ${what}`),
    )
  const indexes = await store.indexesOf(identities.filter(identity => identity !== undefined))
  let at = 0
  for (const [i, identity] of identities.entries())
    if (identity !== undefined && indexes[at++] !== from + i)
      note(from + i, `Entry ${from + i} is not found by its identity.`)
  await told(
    () => index.pass(read),
    what => note(from, `The subjects of the entries from ${from} on cannot be told: ${what}`),
  )
  return last
}

async function checkTiles(
  store: Store,
  edge: Edge,
  entries: readonly Uint8Array[],
  size: number,
  note: Note,
): Promise<Edge> {
  const growth = grow(edge, entries.map(leafHash))
  // A tile that still grows further on is compared when it has grown: only full ones, and those of the end, are stored
  // so.
  const done = growth.tiles.filter(tile => tile.width === TILE_WIDTH || growth.edge.size === size)
  const stored = await store.tiles(done)
  for (const [i, tile] of done.entries())
    if (stored[i] === undefined || toHex(stored[i]) !== toHex(tile.bytes))
      note(
        tile.index * TILE_WIDTH ** (tile.level + 1),
        `Tile ${tile.index} at level ${tile.level} does not follow from the entries.`,
      )
  return growth.edge
}

function requireCheckpoint(head: Head, log: Vkey): void {
  const checkpoint = openCheckpoint(head.checkpoint, log)
  if (checkpoint.size !== head.size || !equalBytes(checkpoint.root, head.root))
    throw new Refusal(
      'store_damaged',
      `The checkpoint says size ${checkpoint.size}, the database says ${head.size}.`,
    )
}

async function told(check: () => void | Promise<void>, tell: (what: string) => void): Promise<void> {
  try {
    await check()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    tell(error.message)
  }
}
