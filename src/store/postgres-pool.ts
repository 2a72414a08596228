import pg, { type Pool, type PoolClient } from 'pg'
import { Refusal } from '../core/refusal.ts'
import type { Mode } from './store.ts'

/** Connections, and the milliseconds that anything may take on one. */
const CONNECTIONS = 8
const CONNECT_MS = 5_000
const STATEMENT_MS = 30_000
const LOCK_MS = 10_000
/** After this a sequencer that vanished in a transaction loses its lock. */
const IDLE_MS = 15_000

export function newPool(databaseUrl: string, mode: Mode): Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    application_name: 'avow',
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_MS,
    ...(mode === 'read' ? { options: '-c default_transaction_read_only=on' } : {}),
    types: { getTypeParser },
  })
  // The query on a broken connection tells of it, or the next one. Without listeners it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

/** In one transaction. */
export async function transact<T>(client: PoolClient, act: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await act()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
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
