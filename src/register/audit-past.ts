import { equalBytes } from '../core/bytes.ts'
import { type Checkpoint, readCheckpoint } from '../core/checkpoint.ts'
import { type Evidence, evidenceOf, formatEvidence } from '../core/evidence.ts'
import {
  checkConsistency,
  consistencyNeeds,
  consistencyProof,
  leafHash,
  type NodeAt,
  rootNeeds,
  rootOf,
} from '../core/merkle.ts'
import { Refusal } from '../core/refusal.ts'
import { formatTilePath, hashInTile, type Tile, tileOf } from '../core/tile.ts'
import { History } from './history.ts'

/**
 * Whether the checkpoint that a log shows now goes on from the one that somebody remembers. A log is held to this
 * whatever else is wrong with it: once its keeper has put other files in place, the proof of a second history is gone.
 */

type Prefix = NonNullable<Evidence['prefix']>

/** The root that the larger tree had at the smaller size, and the proof of it. It is checked, never believed. */
type Past = (old: number, size: number) => Prefix | Promise<Prefix>

/**
 * Refuses `log_shrunk` and `log_forked`, with evidence. Returns whether the log goes on from `before`; false where `past`
 * proves nothing. The evidence of a fork convinces whoever has the log's key alone; that of `log_shrunk` proves no fork,
 * and the file says so.
 */
export async function requireOnePast(before: string, note: string, past: Past): Promise<boolean> {
  const [old, now] = [readCheckpoint(before), readCheckpoint(note)]
  if (old.size > now.size)
    throw new Refusal(
      'log_shrunk',
      `The log shows ${now.size} entries; it had shown ${old.size} before.`,
      formatEvidence(evidenceOf(before, note)),
    )
  const forked = (prefix: Prefix | null) =>
    new Refusal(
      'log_forked',
      `The first ${old.size} entries are not those that this log had shown before.`,
      formatEvidence(evidenceOf(before, note, prefix)),
    )
  if (old.size === now.size) {
    if (equalBytes(old.root, now.root)) return true
    throw forked(null)
  }
  const prefix = await provenPrefix(past, old.size, now)
  if (prefix === undefined) return false
  if (!equalBytes(prefix.root, old.root)) throw forked(prefix)
  return true
}

/** Undefined where nothing leads to the root that was signed, or the place does not show it. */
async function provenPrefix(
  past: Past,
  old: number,
  { size, root }: Checkpoint,
): Promise<Prefix | undefined> {
  try {
    const prefix = await past(old, size)
    checkConsistency(prefix.proof, old, prefix.root, size, root)
    return prefix
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** From a few hash tiles, wherever they lie. */
export function pastByTiles(tileAt: (tile: Tile) => Promise<Uint8Array>): Past {
  const read = new Map<string, Promise<Uint8Array>>()
  return async (old, size) => {
    const hashesAt = (needs: readonly NodeAt[]) =>
      Promise.all(
        needs.map(async node => {
          const tile = tileOf(node, size)
          return hashInTile(await read.getOrInsertComputed(formatTilePath(tile), () => tileAt(tile)), node)
        }),
      )
    const root = rootOf(await hashesAt(rootNeeds(old)))
    return { root, proof: consistencyProof(old, size, await hashesAt(consistencyNeeds(old, size))) }
  }
}

/** From the entries themselves, which may tell what the tiles of a log hide. */
export function pastByEntries(bundles: () => AsyncIterable<readonly Uint8Array[]>): Past {
  return async old => {
    const history = new History()
    for await (const bundle of bundles()) for (const entry of bundle) history.push(leafHash(entry))
    return pastIn(history)(old)
  }
}

export const pastIn =
  (history: History) =>
  (old: number): Prefix => ({ root: history.root(old), proof: history.consistency(old) })
