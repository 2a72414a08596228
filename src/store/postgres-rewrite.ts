import type { Pool, PoolClient } from 'pg'

/**
 * PostgreSQL marks what is deleted as dead, and a vacuum gives its room free: the bytes stay on the page, and in the
 * write-ahead log. So a table from which something was erased is written anew, with its indexes and what it keeps
 * beside the page, into new files; the old ones are cut to nothing when that is committed. Then the write-ahead log
 * goes on in another file, so that a checkpoint removes those before it, where the server is told to remove rather than
 * to reuse them (`wal_recycle = off`) and this role may ask for it (docs/operator.md).
 */
export async function rewrite(pool: Pool, table: 'private' | 'words'): Promise<boolean> {
  const client = await pool.connect().catch(() => undefined)
  if (client === undefined) return false
  let isDone = false
  try {
    // Whoever comes after waits behind this lock: it is not waited for longer than others wait for it.
    await client.query(`SET statement_timeout = 0; SET lock_timeout = ${LOCK_MS}`)
    isDone = (await vacuumFull(client, table)) === 0
    if (isDone) await endLog(client)
  } catch {
    isDone = false
  }
  // Not to be used again, since it waits otherwise than the others.
  client.release(true)
  return isDone
}

const LOCK_MS = 2000

/**
 * How many dead rows were taken over, since a transaction that is open somewhere in the database could still ask for
 * them. The server tells it in a sentence of its language, in which this is the first number.
 */
async function vacuumFull(client: PoolClient, table: string): Promise<number> {
  let dead = Number.NaN
  const read = ({ detail }: { detail?: string | undefined }) => {
    const found = /\d+/.exec(detail ?? '')?.[0]
    if (found !== undefined) dead = Number(found)
  }
  client.on('notice', read)
  try {
    await client.query(`VACUUM (FULL, VERBOSE) ${table}`)
  } finally {
    client.off('notice', read)
  }
  return dead
}

/** Without the right to it the server does so in its own time. */
async function endLog(client: PoolClient): Promise<void> {
  try {
    await client.query('SELECT pg_switch_wal()')
    await client.query('CHECKPOINT')
  } catch {
    return
  }
}
