import type { Pool, PoolClient } from 'pg'
import { askLong } from './postgres-pool.ts'

/**
 * PostgreSQL marks deleted rows as dead; even after a vacuum their bytes stay on the page and in the write-ahead log.
 * So a table with erased rows is written anew into new files, with its indexes, and the old files are cut to nothing.
 * Then the write-ahead log goes on in another file, and a checkpoint removes the files before it, where the server is
 * told to remove rather than reuse them (`wal_recycle = off`) and this role may ask for it (docs/server.md).
 */
export async function rewrite(pool: Pool, table: 'private' | 'words'): Promise<boolean> {
  const client = await pool.connect().catch(() => undefined)
  if (client === undefined) return false
  let isDone = false
  try {
    // Others queue behind this lock, so it gives up after 2 s.
    await client.query(`SET statement_timeout = 0; SET lock_timeout = ${LOCK_MS}`)
    isDone = (await vacuumFull(client, table)) === 0
    if (isDone) await endLog(client)
  } catch {
    isDone = false
  }
  // Its time limits differ from those of the pool.
  client.release(true)
  return isDone
}

const LOCK_MS = 2000
/** A commit that withholds words waits for this: so long for the largest table, and no longer for a server that hangs. */
const REWRITE_MS = 600_000

/**
 * How many dead rows were kept, since an open transaction could still ask for them: the first number in a sentence that
 * the server writes in its own language.
 */
async function vacuumFull(client: PoolClient, table: string) {
  let dead = Number.NaN
  const read = ({ detail }: { detail?: string | undefined }) => {
    const found = /\d+/.exec(detail ?? '')?.[0]
    if (found !== undefined) dead = Number(found)
  }
  client.on('notice', read)
  try {
    await askLong(client, `VACUUM (FULL, VERBOSE) ${table}`, REWRITE_MS)
  } finally {
    client.off('notice', read)
  }
  return dead
}

/** Without the right to do this, the server does it in its own time. */
async function endLog(client: PoolClient) {
  try {
    await client.query('SELECT pg_switch_wal()')
    await askLong(client, 'CHECKPOINT', REWRITE_MS)
  } catch {
    return
  }
}
