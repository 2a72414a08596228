import { equalBytes, toHex } from '../core/bytes.ts'
import { type Edge, EMPTY_EDGE, grow } from '../core/edge.ts'
import { leafHash } from '../core/merkle.ts'
import type { Vkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { TILE_WIDTH } from '../core/tile.ts'
import { readEntry } from '../register/fold.ts'
import type { Prepared } from '../register/law.ts'
import { rulesAfter } from '../register/laws.ts'
import type { Store } from '../store/store.ts'
import { requireCheckpoint } from './startup-check.ts'
import { IndexCheck, type Note } from './subjects.ts'

/** A disagreement in words, with the first entry that it touches. */
interface Damage {
  readonly entry: number | null
  readonly what: string
}

/** No more disagreements are told: further ones say nothing new. */
const MOST_DAMAGES = 50

/**
 * Checks a stored log against itself: the database's own integrity, every entry against its leaf, every tile and the
 * root against the entries, the indexes of identities and of subjects, and the checkpoint against the log's key. It
 * does not judge statements, and believes the register only on who holds a key: `audit` and `rebuild` check the rest.
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
  const noteOfLog = (what: string) => note(null, what)
  await told(() => store.check(), noteOfLog)
  const index = await IndexCheck.begin(store, note)
  const head = await store.head()
  if (head === undefined) return damages
  await told(() => requireCheckpoint(head, log), noteOfLog)
  let edge: Edge = EMPTY_EDGE
  let before: Before = { admitted: '', rules: null }
  while (edge.size < head.size) {
    const from = edge.size
    const to = Math.min(head.size, from + TILE_WIDTH)
    const entries = await store.entries(from, to)
    if (entries.length < to - from) {
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
  // Only full tiles and those of the end are stored as they are here; one that still grows is compared later.
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

async function told(check: () => void | Promise<void>, tell: (what: string) => void): Promise<void> {
  try {
    await check()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    tell(error.message)
  }
}
