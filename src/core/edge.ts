import { concat, equalBytes } from './bytes.ts'
import { EMPTY_ROOT, HASH_LENGTH, type NodeAt, nodeHash, rootNeeds, stepsToRoot } from './merkle.ts'
import { Refusal } from './refusal.ts'
import { parseTile, TILE_HEIGHT, TILE_WIDTH, type Tile, tileWidth } from './tile.ts'

/**
 * The right edge of a tree: all that its only writer needs to let it grow. It is the right-most tile of every level,
 * with the hashes up to the next level remembered. So one more leaf costs one node hash in the long run, and its
 * inclusion proof none: a proof to the new root touches only tiles that just grew or stand at the edge.
 *
 * An edge is a value. Growing leaves the old one as it was, to fall back on when the new one was not made durable.
 */
export interface Edge {
  readonly size: number
  readonly root: Uint8Array
  /** By level; the tile at each level has 0 to 255 hashes. */
  readonly tiles: readonly EdgeTile[]
}

/** `heights[h]` holds the roots of each 2^h hashes of the tile, as far as complete; `heights[0]` is the tile itself. */
interface EdgeTile {
  readonly level: number
  readonly index: number
  readonly heights: readonly Uint8Array[][]
}

/** A tile that grew, whole; partial ones replace what was stored under their level and index. */
export interface ChangedTile extends Tile {
  readonly level: number
  readonly bytes: Uint8Array
}

export interface Growth {
  /** The size before. */
  readonly from: number
  readonly edge: Edge
  readonly tiles: readonly ChangedTile[]
  /** The inclusion proof of a leaf that was added by this growth, to its new root. */
  prove(index: number): Uint8Array[]
  /** A node of a tile that grew or stands at the edge; undefined for any other. */
  hashAt(node: NodeAt): Uint8Array | undefined
}

export const EMPTY_EDGE: Edge = { size: 0, root: EMPTY_ROOT, tiles: [] }

/** The stored tiles that an edge is made of again, lowest level first. */
export function edgeTiles(size: number): (Tile & { readonly level: number })[] {
  const tiles = []
  for (let level = 0; TILE_WIDTH ** level <= size; level++) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1))
    const width = tileWidth(level, index, size)
    if (width > 0) tiles.push({ level, index, width })
  }
  return tiles
}

/**
 * Makes an edge from the bytes of `edgeTiles(size)`, in that order, and checks it against the signed root. Refuses
 * `tile_malformed` for a wrong length, `root_wrong` for a wrong hash.
 */
export function openEdge(size: number, root: Uint8Array, bytes: readonly Uint8Array[]): Edge {
  const stored = edgeTiles(size)
  if (bytes.length !== stored.length)
    throw new Refusal(
      'tile_malformed',
      `The edge at size ${size} has ${stored.length} tiles, not ${bytes.length}.`,
    )
  const tiles: EdgeTile[] = []
  for (let level = 0; TILE_WIDTH ** level <= size; level++)
    tiles.push(emptyTile(level, Math.floor(size / TILE_WIDTH ** (level + 1))))
  for (const [i, { level, width }] of stored.entries())
    for (const hash of parseTile(bytes[i]!, width)) append(tiles[level]!, hash)

  const peaks = rootNeeds(size).map(
    node =>
      hashAmong(
        tiles.map(tile => [tile]),
        node,
      )!,
  )
  if (!equalBytes(tailsOf(peaks)[0] ?? EMPTY_ROOT, root))
    throw new Refusal('root_wrong', `The tiles at the edge do not give the root of size ${size}.`)
  return { size, root, tiles }
}

/** Adds leaf hashes, in order. Pure: the edge given stays as it is. */
export function grow(edge: Edge, leaves: readonly Uint8Array[]): Growth {
  const columns = edge.tiles.map(tile => [tile])
  const changed = new Set<EdgeTile>()

  const push = (level: number, hash: Uint8Array): void => {
    columns[level] ??= [emptyTile(level, 0)]
    const column = columns[level]
    let tile = column.at(-1)!
    if (tile === edge.tiles[level]) {
      tile = { ...tile, heights: tile.heights.map(row => row.slice()) }
      column[0] = tile
    }
    if (width(tile) === TILE_WIDTH) {
      tile = emptyTile(level, tile.index + 1)
      column.push(tile)
    }
    changed.add(tile)
    const full = append(tile, hash)
    if (full !== undefined) push(level + 1, full)
  }
  for (const leaf of leaves) {
    if (leaf.length !== HASH_LENGTH) throw new RangeError('A leaf hash has 32 bytes.')
    push(0, leaf)
  }

  const size = edge.size + leaves.length
  const tails = tailsOf(rootNeeds(size).map(node => hashAmong(columns, node)!))
  return {
    from: edge.size,
    edge: { size, root: tails[0] ?? EMPTY_ROOT, tiles: columns.map(column => edgeOf(column.at(-1)!)) },
    tiles: [...changed].map(tile => ({
      level: tile.level,
      index: tile.index,
      width: width(tile),
      bytes: concat(...tile.heights[0]!),
    })),
    hashAt: node => hashAmong(columns, node),
    prove(index) {
      if (index < edge.size) throw new RangeError(`Entry ${index} was there before this growth.`)
      return stepsToRoot({ level: 0, index }, size).map(({ parts }) =>
        parts.length === 1 ? hashAmong(columns, parts[0]!)! : tails[tails.length - parts.length]!,
      )
    },
  }
}

const emptyTile = (level: number, index: number): EdgeTile => ({
  level,
  index,
  heights: Array.from({ length: TILE_HEIGHT + 1 }, () => []),
})

const width = (tile: EdgeTile): number => tile.heights[0]!.length

/** A full tile is done with: the edge goes on with the next one, still empty. */
const edgeOf = (tile: EdgeTile): EdgeTile =>
  width(tile) === TILE_WIDTH ? emptyTile(tile.level, tile.index + 1) : tile

/** Adds a hash to a tile under construction, and every node that it completes. Returns the root of a tile now full. */
function append(tile: EdgeTile, hash: Uint8Array): Uint8Array | undefined {
  let row = tile.heights[0]!
  row.push(hash)
  for (let height = 1; row.length % 2 === 0; height++) {
    const parent = nodeHash(row.at(-2)!, row.at(-1)!)
    row = tile.heights[height]!
    row.push(parent)
    if (height === TILE_HEIGHT) return parent
  }
  return undefined
}

/** `columns[level]` are neighbouring tiles of that level, left to right. */
function hashAmong(columns: readonly (readonly EdgeTile[])[], node: NodeAt): Uint8Array | undefined {
  const height = node.level % TILE_HEIGHT
  const across = 2 ** (TILE_HEIGHT - height)
  const column = columns[Math.floor(node.level / TILE_HEIGHT)]
  if (column === undefined) return undefined
  const tile = column[Math.floor(node.index / across) - column[0]!.index]
  return tile?.heights[height]?.[node.index % across]
}

/** From the complete subtrees of a tree: the root over each and all to the right of it. The first is the root. */
function tailsOf(peaks: readonly Uint8Array[]): Uint8Array[] {
  const tails = peaks.slice()
  for (let i = peaks.length - 2; i >= 0; i--) tails[i] = nodeHash(peaks[i]!, tails[i + 1]!)
  return tails
}
