import { clip, concat, u16 } from './bytes.ts'
import { HASH_LENGTH, type NodeAt, nodeHash } from './merkle.ts'
import { Refusal } from './refusal.ts'

/** Tiles and entry bundles of C2SP tlog-tiles: how a tree is cut into files that never change. */

export const TILE_HEIGHT = 8
export const TILE_WIDTH = 256
/** The length of an entry is a uint16 in its bundle. */
const MAX_ENTRY_LENGTH = 65_535

/**
 * `width` is 1 to 256; below 256 the tile is partial. Level 0 holds leaf hashes, `entries` the entries themselves. Leaf
 * 70,000 of a tree of 70,001 lies in
 *
 *     tile/0/273.p/113
 */
export interface Tile {
  readonly level: number | 'entries'
  readonly index: number
  readonly width: number
}

/** `tile/0/x001/x234/067`, `tile/entries/000.p/5`: below the log's prefix. */
export function formatTilePath(tile: Tile): string {
  const digits = String(tile.index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${tile.level}/${path}${tile.width < TILE_WIDTH ? `.p/${tile.width}` : ''}`
}

/** Refuses `tile_malformed` unless the path is one that `formatTilePath` prints. */
export function parseTilePath(path: string): Tile {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  const tile: Tile | undefined = found
    ? {
        level: found[1] === 'entries' ? 'entries' : Number(found[1]),
        index: Number(found[2]!.replace(/[x/]/g, '')),
        width: found[3] === undefined ? TILE_WIDTH : Number(found[3]),
      }
    : undefined
  const sane =
    tile !== undefined &&
    (tile.level === 'entries' || tile.level <= 63) &&
    Number.isSafeInteger(tile.index) &&
    tile.width >= 1
  if (!sane || formatTilePath(tile) !== path)
    throw new Refusal('tile_malformed', `This is not the path of a tile: ${clip(path)}`)
  return tile
}

/** How many hashes (or entries) the tile holds in a tree of `size`: 0, when there is no such tile, to 256. */
export function tileWidth(level: number | 'entries', index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level))
  return index < 0 ? 0 : Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH))
}

/** The tile, as a tree of `size` has it, that a node is read from with `hashInTile`. */
export function tileOf(node: NodeAt, size: number): Tile {
  const level = Math.floor(node.level / TILE_HEIGHT)
  const index = Math.floor(node.index / nodesAcross(node))
  const width = tileWidth(level, index, size)
  if ((node.index + 1) * 2 ** node.level > size || width === 0)
    throw new Refusal(
      'proof_wrong',
      `A tree of size ${size} has no node ${node.index} at level ${node.level}.`,
    )
  return { level, index, width }
}

/** Computes a node from the bytes of its tile, `tileOf(node)`; refuses `tile_malformed` if they are too few. */
export function hashInTile(bytes: Uint8Array, node: NodeAt): Uint8Array {
  const across = 2 ** (node.level % TILE_HEIGHT)
  const from = (node.index % nodesAcross(node)) * across
  if (bytes.length % HASH_LENGTH !== 0 || bytes.length < (from + across) * HASH_LENGTH)
    throw new Refusal(
      'tile_malformed',
      `A tile of ${bytes.length} bytes does not hold the hash that is asked for.`,
    )
  let row: Uint8Array[] = Array.from({ length: across }, (_, i) =>
    bytes.slice((from + i) * HASH_LENGTH, (from + i + 1) * HASH_LENGTH),
  )
  while (row.length > 1)
    row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i]!, row[2 * i + 1]!))
  return row[0]!
}

/** The hashes of a tile of this width; refuses `tile_malformed` if there are more or fewer. */
export function parseTile(bytes: Uint8Array, width: number): Uint8Array[] {
  if (bytes.length !== width * HASH_LENGTH)
    throw new Refusal('tile_malformed', `A tile of width ${width} has not ${bytes.length} bytes.`)
  return Array.from({ length: width }, (_, i) => bytes.slice(i * HASH_LENGTH, (i + 1) * HASH_LENGTH))
}

/** Per entry, its length as a big-endian uint16 and its bytes. */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = []
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_LENGTH)
      throw new Refusal('entry_malformed', `An entry has at most 65,535 bytes, not ${entry.length}.`)
    parts.push(u16(entry.length), entry)
  }
  return concat(...parts)
}

/** Refuses `tile_malformed` unless the bundle holds exactly `width` entries and nothing else. */
export function parseBundle(bytes: Uint8Array, width: number): Uint8Array[] {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length && entries.length < width) {
    const from = at + 2
    // Past the end this is NaN, which no comparison below lets through.
    const length = bytes[at]! * 256 + bytes[at + 1]!
    at = from + length
    if (!(at <= bytes.length)) throw new Refusal('tile_malformed', 'The bundle ends within an entry.')
    entries.push(bytes.slice(from, at))
  }
  if (entries.length !== width || at !== bytes.length)
    throw new Refusal('tile_malformed', `The bundle does not hold exactly ${width} entries.`)
  return entries
}

/** How many nodes of this node's level stand side by side in one tile. */
function nodesAcross(node: NodeAt): number {
  return 2 ** (TILE_HEIGHT - (node.level % TILE_HEIGHT))
}
