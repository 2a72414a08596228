import { parseBundle, TILE_WIDTH, type Tile, tileWidth } from '../core/tile.ts'

/** Reading a log's files ahead of whoever checks them. */

interface TileSource {
  tile(tile: Tile): Promise<Uint8Array>
}

/** Requests on their way at once: enough to hide a slow network, few enough for a small server. */
const AT_ONCE = 8

/** Bundles of entries in order, fetched ahead. */
export async function* bundlesOf(source: TileSource, size: number): AsyncGenerator<Uint8Array[]> {
  const wanted: Tile[] = []
  for (let index = 0; index * TILE_WIDTH < size; index++)
    wanted.push({ level: 'entries', index, width: tileWidth('entries', index, size) })
  for await (const { tile, bytes } of fetchAhead(source, wanted)) yield parseBundle(bytes, tile.width)
}

export async function* fetchAhead<T extends Tile>(
  source: TileSource,
  wanted: Iterable<T>,
): AsyncGenerator<{ tile: T; bytes: Uint8Array }> {
  const underway: { tile: T; bytes: Promise<Uint8Array> }[] = []
  for (const tile of wanted) {
    const bytes = source.tile(tile)
    bytes.catch(() => undefined)
    underway.push({ tile, bytes })
    if (underway.length > AT_ONCE) yield settled(underway.shift()!)
  }
  for (const one of underway) yield settled(one)
}

async function settled<T>(one: {
  tile: T
  bytes: Promise<Uint8Array>
}): Promise<{ tile: T; bytes: Uint8Array }> {
  return { tile: one.tile, bytes: await one.bytes }
}
