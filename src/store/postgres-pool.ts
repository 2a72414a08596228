import { Socket } from 'node:net'
import pg, { type Pool, type PoolClient } from 'pg'
import { Refusal } from '../core/refusal.ts'
import { whereaboutsIn } from './postgres-address.ts'
import { isLost } from './postgres-trouble.ts'
import type { Mode } from './store.ts'

const CONNECTIONS = 8

/**
 * Milliseconds that anything may take. A server that runs keeps its own limits, and says by an error that it wrote
 * nothing; each of them is shorter than what is waited for here. So a query that gets no answer at all means that server,
 * machine or line stand still. Whoever reads then learns of it after QUERY_MS, and whoever finds no connection after
 * CONNECT_MS; a commit, the longest of our statements, takes well under a second on a slow disk.
 */
const CONNECT_MS = 5_000
const LOCK_MS = 4_000
const STATEMENT_MS = 8_000
const QUERY_MS = 10_000
/** After this a sequencer that vanished in a transaction loses its lock. */
const IDLE_MS = 15_000
/** A line on which nothing has come for so long is probed by TCP: a machine that vanished sends no end. */
const PROBE_MS = 10_000
/** A goodbye that is not answered is not waited for. */
const CLOSE_MS = 1_000
/** What lawfully takes long: an integrity check, a change of schema, a table written anew. */
const LONG_MS = 24 * 3_600_000

export interface Connections {
  readonly pool: Pool
  /** Ends all of them, those on which somebody still waits too. */
  close(): Promise<void>
}

export function newConnections(databaseUrl: string, mode: Mode): Connections {
  const sockets = new Set<Socket>()
  const pool = new pg.Pool({
    ...whereaboutsIn(databaseUrl),
    max: CONNECTIONS,
    application_name: 'avow',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: PROBE_MS,
    stream: () => {
      const socket = new Socket()
      sockets.add(socket)
      return socket.once('close', () => sockets.delete(socket))
    },
    ...(mode === 'read' ? { options: '-c default_transaction_read_only=on' } : {}),
    types: { getTypeParser },
  })
  // The query on a broken connection tells of it, or the next one. Without listeners it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return {
    pool,
    async close() {
      if (pool.ending) return
      const late = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, CLOSE_MS)
      await pool.end()
      await Promise.all([...sockets].map(socket => new Promise(resolve => socket.once('close', resolve))))
      clearTimeout(late)
    },
  }
}

/** Asks what may take long; `most` is in milliseconds. The server’s own limit has been lifted by whoever asks. */
export function askLong(client: PoolClient, text: string, most = LONG_MS) {
  return client.query({ text, query_timeout: most } as pg.QueryConfig)
}

/** In one transaction. */
export async function transact<T>(client: PoolClient, act: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await act()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await rollBack(client, error)
    throw error
  }
}

/** A server that did not answer is asked nothing more: it rolls back when it finds the connection closed. */
export async function rollBack(client: PoolClient, error: unknown): Promise<void> {
  if (!isLost(error)) await client.query('ROLLBACK').catch(() => undefined)
}

/** These members of each, as the arrays that `unnest` puts side by side. */
export function columnsOf<T>(all: readonly T[], ...members: readonly (keyof T)[]): unknown[] {
  return members.map(member => all.map(one => one[member]))
}

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  const parse = pg.types.getTypeParser(oid, format as 'text')
  if (oid === pg.types.builtins.INT8) return safeInteger
  // The driver's Buffers share their memory.
  return oid === pg.types.builtins.BYTEA ? (text: string) => new Uint8Array(parse(text)) : parse
}

function safeInteger(text: string) {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new Refusal('store_damaged', `The database holds the number ${text}.`)
  return value
}
