import { toHex } from '../core/bytes.ts'
import { type Digest, formatDigest } from '../core/digest.ts'
import {
  consistencyNeeds,
  consistencyProof,
  EMPTY_ROOT,
  HASH_LENGTH,
  inclusionNeeds,
  inclusionProof,
  leafHash,
  type NodeAt,
  rootNeeds,
  rootOf,
} from '../core/merkle.ts'
import { formatProof } from '../core/proof.ts'
import { Refusal, refuseAs } from '../core/refusal.ts'
import {
  formatBundle,
  hashInTile,
  parseTilePath,
  TILE_WIDTH,
  type Tile,
  tileOf,
  tileWidth,
} from '../core/tile.ts'
import { type ReadEntry, readEntry } from '../register/fold.ts'
import { byRules } from '../register/law.ts'
import { type Laws, rulesAt } from '../register/laws.ts'
import type { LogRow } from '../register/rows.ts'
import { rowIn } from '../store/each-row.ts'
import { ownTurn } from '../store/own-turn.ts'
import type { Store } from '../store/store.ts'

/** The tree as it lies in the store: roots, proofs and tiles at any size that was ever reached. */

type Tiles = Pick<Store, 'tiles'>

/** The hashes of these complete subtrees, in their order. */
export async function nodesAt(store: Tiles, nodes: readonly NodeAt[], size: number): Promise<Uint8Array[]> {
  const nameOf = ({ level, index }: Tile) => `${level} ${index}`
  const places = nodes.map(node => tileOf(node, size))
  const distinct = [...new Map(places.map(tile => [nameOf(tile), tile])).values()]
  const stored = await store.tiles(distinct.map(({ level, index }) => ({ level: Number(level), index })))
  const found = new Map(distinct.map((tile, i) => [nameOf(tile), stored[i]]))
  return nodes.map((node, i) => {
    const bytes = found.get(nameOf(places[i]!))
    if (bytes === undefined)
      throw new Refusal('store_damaged', `A tile at level ${places[i]!.level} is missing.`)
    return refuseAs('store_damaged', () => hashInTile(bytes, node))
  })
}

/** The root of the first `size` entries (RFC 6962, section 2.1), from stored tiles. */
export async function rootAt(store: Tiles, size: number): Promise<Uint8Array> {
  return size === 0 ? EMPTY_ROOT : rootOf(await nodesAt(store, rootNeeds(size), size))
}

/** The audit path of an entry in a tree of `size` (RFC 6962, section 2.1.1), from the leaf up. */
export async function inclusionOf(store: Tiles, index: number, size: number): Promise<Uint8Array[]> {
  return inclusionProof(index, size, await nodesAt(store, inclusionNeeds(index, size), size))
}

/** That the tree of size `old` is the beginning of the one of `size` (RFC 6962, section 2.1.2). */
export async function consistencyOf(store: Tiles, old: number, size: number): Promise<Uint8Array[]> {
  return consistencyProof(old, size, await nodesAt(store, consistencyNeeds(old, size), size))
}

/** The tlog-proof of an entry under a checkpoint of the given size. */
export async function proofOf(
  store: Store,
  index: number,
  { size, checkpoint }: { size: number; checkpoint: string },
): Promise<string> {
  return formatProof({ index, hashes: await inclusionOf(store, index, size), checkpoint })
}

/**
 * The bytes behind a C2SP tile path such as `tile/0/000.p/5`, in a log of `size`. A partial tile is answered for every
 * width that the tree has passed; nothing is answered past the end. Entries are checked against their leaf hashes,
 * so that a damaged database is refused and never served.
 */
export async function tileAt(store: Store, path: string, size: number): Promise<Uint8Array> {
  const { level, index, width } = parseTilePath(path)
  if (width > tileWidth(level, index, size))
    throw new Refusal('not_found', `In a log of ${size} entries there is no ${path}.`)
  const place = { level: level === 'entries' ? 0 : level, index }
  const [tile] = await store.tiles([place])
  if (tile === undefined || tile.length < width * HASH_LENGTH)
    throw new Refusal('store_damaged', `The tile ${path} is missing or too short.`)
  if (level !== 'entries') return tile.subarray(0, width * HASH_LENGTH)
  await ownTurn()
  const from = index * TILE_WIDTH
  const entries = await store.entries(from, from + width)
  if (entries.length !== width)
    throw new Refusal(
      'store_damaged',
      `Of the entries from ${from} on, ${width - entries.length} are missing.`,
    )
  // PostgreSQL answers several who ask at once.
  await ownTurn()
  for (const [i, entry] of entries.entries()) requireLeaf(entry, from + i, tile)
  return formatBundle(entries)
}

/** The tile at level 0 holds the leaf of this entry. */
function requireLeaf(entry: Uint8Array, index: number, tile: Uint8Array | undefined): void {
  const at = (index % TILE_WIDTH) * HASH_LENGTH
  if (tile === undefined || toHex(tile.subarray(at, at + HASH_LENGTH)) !== toHex(leafHash(entry)))
    throw new Refusal('store_damaged', `Entry ${index} does not match its leaf in the tree.`)
}

/** An entry that the log holds, checked against its leaf in the tree: one that is missing is damage too. */
export async function entryAt(store: Tiles & Pick<Store, 'entry'>, index: number): Promise<Uint8Array> {
  const bytes = await store.entry(index)
  if (bytes === undefined) throw new Refusal('store_damaged', `Entry ${index} is missing.`)
  const [tile] = await store.tiles([{ level: 0, index: Math.floor(index / TILE_WIDTH) }])
  requireLeaf(bytes, index, tile)
  return bytes
}

/** The row of the log, which says which rules were in force when. Refuses `store_damaged` where it is missing. */
export async function logRowOf(store: Pick<Store, 'rows'>): Promise<LogRow> {
  const log = await rowIn(store, 'log', 'log')
  if (log === undefined) throw new Refusal('store_damaged', 'The row of the log is missing.')
  return log
}

/** The same, read by the rules that were in force at its place; what it opens, by those at its seal. */
export async function readAt(
  store: Tiles & Pick<Store, 'entry' | 'rows'>,
  index: number,
  laws?: Laws,
): Promise<ReadEntry> {
  const [bytes, log] = await Promise.all([entryAt(store, index), logRowOf(store)])
  const read = readEntry(bytes, rulesAt(log, index), laws)
  const { bound, enclosed } = read.prepared
  if (bound.encloses === null || enclosed === null) return read
  const [seal] = await store.rows([bound.encloses.seal])
  if (seal === undefined)
    throw new Refusal('store_damaged', `The row of what entry ${index} opens is missing.`)
  const atSeal = byRules(enclosed, rulesAt(log, seal.entry))
  return { ...read, prepared: { ...read.prepared, enclosed: atSeal } }
}

/** The roots that statements may have seen: those fetched for a batch, and the newest. */
export class Roots {
  readonly #store: Store
  readonly #known = new Map([[0, formatDigest(EMPTY_ROOT)]])
  #size = 0

  constructor(store: Store, newest: { size: number; root: Uint8Array }) {
    this.#store = store
    this.learn(newest.size, newest.root)
  }

  learn(size: number, root: Uint8Array): void {
    this.#size = size
    this.#known.set(size, formatDigest(root))
  }

  async fetch(sizes: readonly number[]): Promise<void> {
    this.#forget()
    for (const size of new Set(sizes))
      if (size <= this.#size && !this.#known.has(size))
        this.#known.set(size, formatDigest(await rootAt(this.#store, size)))
  }

  /** The oldest known are computed again if one is asked for. Statements that are refused ask too. */
  #forget(): void {
    if (this.#known.size > MOST_ROOTS)
      for (const old of [...this.#known.keys()].slice(1, MOST_ROOTS / 2)) this.#known.delete(old)
  }

  /** Undefined for a size that this log has not published. */
  at(size: number): Digest | undefined {
    return this.#known.get(size)
  }
}

const MOST_ROOTS = 10_000
