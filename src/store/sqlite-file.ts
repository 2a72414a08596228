import { accessSync, constants } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { migrateSqlite } from './sqlite-schema.ts'
import { MOST_WAL_PAGES, openExisting, SHORT_WAL, walBytes } from './sqlite-wal.ts'
import type { Mode } from './store.ts'
import { isSqliteBusy } from './trouble.ts'

/** A process that starts waits so long for another to release the file, milliseconds. */
const BUSY_MS = 5000
const CACHE_KIB = 65_536
/** For a command that reads the log from end to end, and no page twice. */
const READERS_CACHE_KIB = 8_192

/**
 * Opens or makes the file, in WAL, with each transaction synced that does not say otherwise, and brings its schema up.
 * `busy` says for how many milliseconds all else in this process may wait for another; once it is open, nothing does.
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

function prepared(db: DatabaseSync, mode: Mode): DatabaseSync {
  try {
    db.exec(
      `PRAGMA cell_size_check = ON; PRAGMA cache_size = -${mode === 'read' ? READERS_CACHE_KIB : CACHE_KIB}`,
    )
    // Where SQLite finds no way to open a file for writing, be it that the process has no descriptor left just then, it
    // opens it for reading and says so at the first write: here, and not at each commit from now on.
    if (mode === 'write')
      db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
        PRAGMA wal_autocheckpoint = ${MOST_WAL_PAGES}; PRAGMA journal_size_limit = ${SHORT_WAL};
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
 * Even a reader of a WAL database writes, to say where it reads, or needs the files of somebody who has it open. Where none
 * are and none can be made, as on a disk that nobody can write, it is read as immutable: nobody changes it, unless a server
 * is started meanwhile in a folder that only this user cannot write in. Not where a WAL is left, which only a writer can
 * read back.
 */
export function openFile(path: string, mode: Mode, busy = BUSY_MS): DatabaseSync {
  if (mode === 'write') return new DatabaseSync(path, { timeout: busy })
  const db = new DatabaseSync(path, { readOnly: true, timeout: busy })
  try {
    db.exec('SELECT 1 FROM sqlite_schema')
    return db
  } catch (error) {
    db.close()
    if (isSqliteBusy(error) || walBytes(path) > 0) throw error
  }
  const url = pathToFileURL(path)
  url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true })
}

export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
