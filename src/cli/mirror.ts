import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { equalBytes } from '../core/bytes.ts'
import { type Checkpoint, readCheckpoint } from '../core/checkpoint.ts'
import { formatDigest } from '../core/digest.ts'
import { EMPTY_EDGE, grow } from '../core/edge.ts'
import { HASH_LENGTH } from '../core/merkle.ts'
import { Refusal } from '../core/refusal.ts'
import { formatTilePath, TILE_WIDTH, type Tile, tileWidth } from '../core/tile.ts'
import { missingSaid } from '../log/words-check.ts'
import { pastByTiles, requireOnePast } from '../register/audit-past.ts'
import { newCommand, PROGRESS, showing, tell } from './command.ts'
import type { Surroundings } from './environment.ts'
import { type Bound, boundIn, digestIn } from './exported-words.ts'
import {
  letOthersRead,
  makeOpenFolder,
  readBytes,
  readText,
  reasonOf,
  replaceFile,
  withEvidenceFile,
} from './files.ts'
import { Server } from './server-client.ts'
import { quoted } from './typed-command.ts'

/**
 * `avow mirror <url> <folder>`: the public files of a log under the paths that they have on the server, so that an audit
 * finds them there, and a web server that knows nothing of Avow can show them for ever.
 *
 * The checkpoint is written after all that it speaks of: a copy that was cut short is the copy that was there before.
 * Nothing is believed here; an audit of the folder says whether it holds. But what an earlier copy shows stays, where the
 * log tells another history since.
 */

interface Options {
  readonly vkey?: string
  readonly receipts?: boolean
  readonly progress?: boolean
}

/** In this order: the register says which words there should be. */
const EXPORTS = ['register.ndjson', 'words.ndjson'] as const
/** No more missing words are named. */
const MOST_MISSING = 50

export function mirrorCommand({ command }: Surroundings) {
  return newCommand<[string, string], Options>(
    'mirror',
    'copy the public files of a log into a folder, to keep, audit or serve them; again, only what is new',
    async (url, folder, { vkey, receipts, progress }) => {
      const server = (await Server.connect(url, vkey)).lasting(tell)
      const { note, checkpoint } = await server.checkpoint()
      const at = (path: string) => join(folder, path)
      const kept = await keptIn(folder, server, note, checkpoint)
      const tiles = tilesOf(checkpoint.size)
      let fetched = 0
      await showing('Copying tiles', progress, async show => {
        for (const [done, tile] of tiles.entries()) {
          const path = `log/${formatTilePath(tile)}`
          // Tiles never change.
          if (!existsSync(at(path))) {
            keep(at(path), await server.bytes(`/${path}`))
            fetched++
          }
          show(done + 1, tiles.length)
        }
      })
      if (kept !== undefined && !isOneHistory(at, kept, checkpoint)) {
        throw forked(folder, kept, checkpoint, note)
      }
      if (receipts === true)
        await showing('Copying receipts', progress, async show => {
          for (let entry = 0; entry < checkpoint.size; show(++entry, checkpoint.size)) {
            const path = `receipts/${entry}`
            // An older one proves as much.
            if (!existsSync(at(path))) keep(at(path), await server.bytes(`/${path}`))
          }
        })
      const bound = new Map<string, Bound>()
      const see: Readonly<Record<(typeof EXPORTS)[number], (line: string) => void>> = {
        'register.ndjson': line => {
          for (const one of boundIn(line)) bound.getOrInsert(one.digest, one)
        },
        'words.ndjson': line => void bound.delete(digestIn(line) ?? ''),
      }
      for (const name of EXPORTS) {
        const path = `export/${checkpoint.size}/${name}`
        await keepLines(at(path), server.lines(`/${path}`), see[name])
      }
      const missing = await stillMissing(server, [...bound.values()])
      keep(at('log/checkpoint'), note)
      // Only now does no checkpoint here need the parts of tiles that have become full.
      for (const tile of tiles)
        if (tile.width === TILE_WIDTH)
          rmSync(at(`log/${formatTilePath(tile)}.p`), { recursive: true, force: true })
      const { origin, size, root } = checkpoint
      return {
        ...(missing.length > 0 && { exit: 1 as const }),
        json: {
          ...{ folder, origin, size, root: formatDigest(root), fetched, missing },
          ...(missing.length > 0 && { code: 'store_damaged' }),
        },
        text: [
          `Copied ${origin} into ${folder}: ${size} entries. Check it: ${command} audit ${quoted(folder)}`,
          ...missingLines(missing),
        ],
      }
    },
  )
    .argument('<url>', 'the server')
    .argument('<folder>', 'where to: a new folder, or an earlier copy of the same log')
    .option('--vkey <vkey>', "the log's verifier key, to be sure that it is the right log")
    .option('--receipts', 'copy the receipt of every entry too, for when no server makes any more')
    .addOption(PROGRESS)
}

/** Without what was withheld since the register was copied. */
async function stillMissing(server: Server, bound: readonly Bound[]): Promise<Bound[]> {
  const missing: Bound[] = []
  for (const one of bound.toSorted((a, b) => a.entry - b.entry)) {
    if (missing.length === MOST_MISSING) break
    if (!(await server.withholds(one.digest))) missing.push(one)
  }
  return missing
}

function missingLines(missing: readonly Bound[]): string[] {
  if (missing.length === 0) return []
  const more = missing.length < MOST_MISSING ? '' : ' There may be more.'
  return [
    `The server’s words.ndjson lacks what entries bind and none withholds.${more} All else is here. Tell the keeper: avow fsck says what is damaged there. A backup has it, or an earlier copy of words.ndjson:`,
    ...missing.map(one => `  entry ${one.entry}: ${missingSaid(one)}`),
  ]
}

/** Every tile of a tree, entries first, the last of each level as wide as it is. */
function tilesOf(size: number): Tile[] {
  const levels: Tile['level'][] = ['entries']
  for (let level = 0; tileWidth(level, 0, size) > 0; level++) levels.push(level)
  return levels.flatMap(level => {
    const tiles: Tile[] = []
    for (let width = tileWidth(level, 0, size); width > 0; width = tileWidth(level, tiles.length, size))
      tiles.push({ level, index: tiles.length, width })
    return tiles
  })
}

/** The checkpoint of an earlier copy. An older or another log, or another history, does not take its place. */
async function keptIn(
  folder: string,
  server: Server,
  note: string,
  now: Checkpoint,
): Promise<Checkpoint | undefined> {
  const path = join(folder, 'log/checkpoint')
  if (!existsSync(path)) return undefined
  const before = readText(path)
  const kept = readCheckpoint(before)
  if (kept.origin !== now.origin)
    throw new Refusal(
      'file_exists',
      `${path} is of ${kept.origin}, not of ${now.origin}; nothing was written.`,
    )
  // Before anything is fetched that may not come: what the log has signed now would be lost.
  try {
    await requireOnePast(
      before,
      note,
      pastByTiles(tile => server.bytes(`/log/${formatTilePath(tile)}`)),
    )
  } catch (error) {
    if (error instanceof Refusal && error.code === 'log_forked') setApart(folder, kept, now, note)
    throw withEvidenceFile(error, folder)
  }
  return kept
}

/**
 * Whether the hashes that lie here give the root of the earlier copy, and with those fetched now the root that the log
 * signs today. Else its signed checkpoint, which nobody else may have, would be lost to another history.
 */
function isOneHistory(at: (path: string) => string, kept: Checkpoint, now: Checkpoint): boolean {
  let edge = EMPTY_EDGE
  for (const tile of tilesOf(now.size).filter(({ level }) => level === 0)) {
    const hashes = hashesIn(readBytes(at(`log/${formatTilePath(tile)}`)))
    const until = kept.size - edge.size
    if (until >= 0 && until < hashes.length) {
      edge = grow(edge, hashes.splice(0, until)).edge
      if (!equalBytes(edge.root, kept.root)) return false
    }
    edge = grow(edge, hashes).edge
  }
  return equalBytes(edge.root, now.root) && (kept.size < now.size || equalBytes(kept.root, now.root))
}

/** RFC 6962: a tile is one hash after another. */
function hashesIn(tile: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.floor(tile.length / HASH_LENGTH) }, (_, i) =>
    tile.slice(i * HASH_LENGTH, (i + 1) * HASH_LENGTH),
  )
}

/** Keeps what the log signs now, and none of the tiles of that history. */
function setApart(folder: string, kept: Checkpoint, now: Checkpoint, note: string): void {
  keep(join(folder, 'log/checkpoint.forked'), note)
  // Those of another copy that was cut short too: a later one would take them for its own.
  const own = new Set(tilesOf(kept.size).map(formatTilePath))
  for (const path of tilesOf(now.size).map(formatTilePath))
    if (!own.has(path)) rmSync(join(folder, 'log', path), { force: true })
}

/** What is to be thrown where the tiles that lie here, and were fetched, lead to no such tree. */
function forked(folder: string, kept: Checkpoint, now: Checkpoint, note: string): Refusal {
  setApart(folder, kept, now, note)
  return new Refusal(
    'log_forked',
    `The ${kept.size} entries of ${folder} are not those with which the log’s ${now.size} entries begin, or the copy was changed. The copy stays as it was; what the log signs now is kept beside it as log/checkpoint.forked. For evidence: avow audit ${folder} --state seen.json, then the same of the server.`,
  )
}

function keep(path: string, content: string | Uint8Array): void {
  makeOpenFolder(dirname(path))
  replaceFile(path, content)
  letOthersRead(path)
}

/** An export, which is longer than one reads into memory. */
async function keepLines(
  path: string,
  lines: AsyncIterable<string>,
  see: (line: string) => void,
): Promise<void> {
  makeOpenFolder(dirname(path))
  const seen = async function* () {
    for await (const line of lines) {
      see(line.endsWith('\n') ? line.slice(0, -1) : line)
      yield line
    }
  }
  try {
    await pipeline(Readable.from(seen()), createWriteStream(`${path}.new`))
    renameSync(`${path}.new`, path)
  } catch (error) {
    rmSync(`${path}.new`, { force: true })
    if (error instanceof Refusal) throw error
    throw new Refusal('file_unreadable', `${path} cannot be written: ${reasonOf(error)}.`)
  }
  letOthersRead(path)
}
