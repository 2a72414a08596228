import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'

/** The write-ahead log (WAL) of a file. It is copied home, into the file; then SQLite begins it anew. */

/** One that has been copied home is cut to this, bytes; at rest to nothing, where it is longer. */
export const SHORT_WAL = 4 * 2 ** 20
/** From here on a thread copies it home (wal-copying): long enough that a page that changes often is copied once. */
export const LONG_WAL = 16 * 2 ** 20
/** From here on nobody writes before that thread has copied what no reader needs. */
export const LONGEST_WAL = 4 * LONG_WAL
/** A commit copies it itself once it has so many pages of 4 KiB, as where that thread cannot run. */
export const MOST_WAL_PAGES = LONGEST_WAL / 4_096

/** Its bytes, 0 where there is none. */
export function walBytes(path: string): number {
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0
}

/** Opens a file to write, and makes none. */
export function openExisting(path: string): DatabaseSync {
  const url = pathToFileURL(path)
  url.searchParams.set('mode', 'rw')
  return new DatabaseSync(url, { timeout: 0 })
}

interface Checkpoint {
  readonly log: number
  readonly checkpointed: number
}

/** Copies it home, and cuts it to nothing. False while a reader needs some of it, or somebody writes. */
export function emptyWal(db: DatabaseSync): boolean {
  return isHome(db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get())
}

/** Copies home what no reader needs, on a connection of its own. Tells whether that is all of it. */
export function copyWal(path: string): boolean {
  const db = openExisting(path)
  try {
    db.exec('PRAGMA synchronous = FULL')
    return isHome(db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get())
  } finally {
    db.close()
  }
}

/** Both are -1 where somebody else is about it. */
function isHome(told: unknown): boolean {
  const { log, checkpointed } = told as Checkpoint
  return log >= 0 && log === checkpointed
}
