import { equalBytes } from '../core/bytes.ts'
import { openCheckpoint } from '../core/checkpoint.ts'
import { type Edge, EMPTY_EDGE, edgeTiles, openEdge } from '../core/edge.ts'
import type { NoteSigner, Vkey } from '../core/note.ts'
import { Refusal, refuseAs } from '../core/refusal.ts'
import { formatTilePath, TILE_WIDTH, tileWidth } from '../core/tile.ts'
import { vkeysOf } from '../register/rows.ts'
import { rowIn } from '../store/each-row.ts'
import type { Head, Store } from '../store/store.ts'
import { signingKeyFor } from './log-keys.ts'
import { indexStored } from './subjects.ts'
import { rootAt, tileAt } from './tree.ts'

export interface Recovered {
  readonly edge: Edge
  readonly head: Head | undefined
  /** The version of the rules in force; null before the first entry. */
  readonly rules: number | null
  /** The keys of the log, the newest last; none before the first entry. */
  readonly vkeys: readonly string[]
}

/**
 * What a sequencer starts from. It trusts the database with nothing: the key of this log must have signed the checkpoint,
 * the tiles at the edge must give its root, and the newest entries must match their leaves. Refuses `store_damaged` for
 * any disagreement: to sign on would make the damage part of the log.
 */
export async function recover(store: Store, signer: NoteSigner): Promise<Recovered> {
  const head = await store.head()
  if (head === undefined) return { edge: EMPTY_EDGE, head: undefined, rules: null, vkeys: [] }
  const edge = await openStored(store, head, signer.vkey)
  await indexStored(store)
  const log = await rowIn(store, 'log', 'log')
  // Without that row the law takes nothing at all.
  return { edge, head, rules: log?.rules ?? null, vkeys: log ? vkeysOf(log).map(({ vkey }) => vkey) : [] }
}

/** The key of the log must have signed the checkpoint, and it must be of this tree. Refuses `store_damaged`. */
export async function requireCheckpoint(store: Pick<Store, 'rows'>, head: Head, own: Vkey): Promise<void> {
  const vkey = await signingKeyFor(head.checkpoint, store, own)
  const checkpoint = refuseAs('store_damaged', () => openCheckpoint(head.checkpoint, vkey))
  if (checkpoint.size !== head.size || !equalBytes(checkpoint.root, head.root))
    throw new Refusal(
      'store_damaged',
      `The checkpoint says size ${checkpoint.size}, the database says ${head.size}.`,
    )
}

/** The newest witnessed checkpoint: this log must have signed it, and it must be of this tree. Refuses `store_damaged`. */
export async function openWitnessed(store: Store, own: Vkey): Promise<Omit<Head, 'admitted'> | undefined> {
  const checkpoint = await store.witnessed()
  if (checkpoint === undefined) return undefined
  const vkey = await signingKeyFor(checkpoint, store, own)
  const { size, root } = refuseAs('store_damaged', () => openCheckpoint(checkpoint, vkey))
  const head = await store.head()
  if (size > (head?.size ?? 0) || !equalBytes(root, await rootAt(store, size)))
    throw new Refusal('store_damaged', `The witnessed checkpoint of size ${size} is not one of this log.`)
  return { size, root, checkpoint }
}

async function openStored(store: Store, head: Head, own: Vkey): Promise<Edge> {
  await requireCheckpoint(store, head, own)
  const places = edgeTiles(head.size)
  const stored = await store.tiles(places)
  const tiles = stored.map((bytes, i) => requireTile(bytes, places[i]!))
  const edge = refuseAs('store_damaged', () => openEdge(head.size, head.root, tiles))
  await requireNewestEntries(store, head.size)
  return edge
}

/** Reading the last bundle checks each of its entries against its leaf, and that no entry stands past the end. */
async function requireNewestEntries(store: Store, size: number): Promise<void> {
  const index = Math.floor((size - 1) / TILE_WIDTH)
  const width = tileWidth('entries', index, size)
  await tileAt(store, formatTilePath({ level: 'entries', index, width }), size)
  if ((await store.entry(size)) !== undefined)
    throw new Refusal('store_damaged', `The database holds an entry ${size}, past the end of the log.`)
}

function requireTile(bytes: Uint8Array | undefined, tile: { level: number; index: number }): Uint8Array {
  if (bytes === undefined)
    throw new Refusal('store_damaged', `The tile ${tile.index} at level ${tile.level} is missing.`)
  return bytes
}
