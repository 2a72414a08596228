import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { migrateSqlite } from './sqlite-schema.ts'
import type { Mode } from './store.ts'

/** A writer waits so long for another process to release the file, milliseconds. */
export const BUSY_MS = 5000
/** Pages of WAL before they are copied home. Pages that change often are then copied once. */
const WAL_PAGES = 32_768
const CACHE_KIB = 65_536
/** For a command that reads the log from end to end, and no page twice. */
const READERS_CACHE_KIB = 8_192

/** Opens or makes the file, in WAL, with every commit synced, and brings its schema up. */
export function connect(path: string, mode: Mode): DatabaseSync {
  const db = openFile(path, mode)
  try {
    db.exec(
      `PRAGMA cell_size_check = ON; PRAGMA cache_size = -${mode === 'read' ? READERS_CACHE_KIB : CACHE_KIB}`,
    )
    if (mode === 'write')
      db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
        PRAGMA wal_autocheckpoint = ${WAL_PAGES}`)
    migrateSqlite(db, mode)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Even a reader of a WAL database writes, to say where it reads. On a disk that nobody can write, nobody can change the
 * file either, so it is read as immutable; unless a WAL is left, which only a writer can read back.
 */
export function openFile(path: string, mode: Mode): DatabaseSync {
  const readOnly = mode === 'read'
  if (!readOnly || isWritable(dirname(path)) || existsSync(`${path}-wal`))
    return new DatabaseSync(path, { readOnly, timeout: BUSY_MS })
  const url = pathToFileURL(path)
  url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly })
}

function isWritable(folder: string) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
