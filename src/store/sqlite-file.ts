import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { migrateSqlite } from './sqlite-schema.ts'
import type { Mode } from './store.ts'
import { isSqliteBusy } from './trouble.ts'

/** A process that starts waits so long for another to release the file, milliseconds. */
const BUSY_MS = 5000
/** Pages of WAL that a commit copies home by itself: a thread has copied them long before (wal-copying). */
const WAL_PAGES = 16_384
/** A WAL that has been copied home is cut to this, bytes; at rest to nothing, where it is longer. */
export const WAL_BYTES = 4 * 2 ** 20
const CACHE_KIB = 65_536
/** For a command that reads the log from end to end, and no page twice. */
const READERS_CACHE_KIB = 8_192

/**
 * Opens or makes the file, in WAL, with every commit synced, and brings its schema up. `busy` says for how many
 * milliseconds all else in this process may wait for another; once it is open, nothing does.
 */
export function connect(path: string, mode: Mode): DatabaseSync {
  return prepared(openFile(path, mode), mode)
}

/**
 * The same of a file that was open before. None is made, and nobody waited for: SQLite would take the WAL beside a file
 * that is missing for a moment for that of the new one, and throw away what was acknowledged.
 */
export function connectAgain(path: string, mode: Mode): DatabaseSync {
  return prepared(mode === 'read' ? openFile(path, mode, 0) : openExisting(path), mode)
}

function openExisting(path: string): DatabaseSync {
  const url = pathToFileURL(path)
  url.searchParams.set('mode', 'rw')
  return new DatabaseSync(url, { timeout: 0 })
}

function prepared(db: DatabaseSync, mode: Mode): DatabaseSync {
  try {
    db.exec(
      `PRAGMA cell_size_check = ON; PRAGMA cache_size = -${mode === 'read' ? READERS_CACHE_KIB : CACHE_KIB}`,
    )
    // Where SQLite finds no way to open a file for writing, be it that the process has no descriptor left just then, it
    // opens it for reading and says so at the first write: here, and not at each commit from now on.
    if (mode === 'write')
      db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
        PRAGMA wal_autocheckpoint = ${WAL_PAGES}; PRAGMA journal_size_limit = ${WAL_BYTES};
        BEGIN IMMEDIATE; PRAGMA user_version = 0; ROLLBACK`)
    migrateSqlite(db, mode)
    db.exec('PRAGMA busy_timeout = 0')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Even a reader of a WAL database writes, to say where it reads. On a disk that nobody can write, or that is full, nobody
 * changes the file either, so it is read as immutable; unless a WAL is left, which only a writer can read back.
 */
export function openFile(path: string, mode: Mode, busy = BUSY_MS): DatabaseSync {
  if (mode === 'write') return new DatabaseSync(path, { timeout: busy })
  if (isWritable(dirname(path)) || walBytes(path) > 0) {
    const db = new DatabaseSync(path, { readOnly: true, timeout: busy })
    try {
      db.exec('SELECT 1 FROM sqlite_schema')
      return db
    } catch (error) {
      db.close()
      if (isSqliteBusy(error) || walBytes(path) > 0) throw error
    }
  }
  const url = pathToFileURL(path)
  url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true })
}

/** The bytes of the write-ahead log, 0 where there is none. */
export function walBytes(path: string): number {
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0
}

/** Copies the write-ahead log home, and cuts it to nothing. False while a reader needs some of it, or somebody writes. */
export function emptyWal(db: DatabaseSync): boolean {
  const { log, checkpointed } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as unknown as Checkpoint
  // Both are -1 where somebody else is about it.
  return log >= 0 && log === checkpointed
}

interface Checkpoint {
  readonly log: number
  readonly checkpointed: number
}

/** Copies home what no reader needs, on a connection of its own. Whoever writes goes on meanwhile. */
export function copyWal(path: string): void {
  const db = openExisting(path)
  try {
    db.exec('PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(PASSIVE)')
  } finally {
    db.close()
  }
}

export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
