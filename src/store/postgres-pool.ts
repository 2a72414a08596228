import pg, { type Pool } from 'pg'
import { Refusal } from '../core/refusal.ts'

/** Connections to PostgreSQL, and how long anything may take on them, milliseconds. */
const CONNECTIONS = 8
const CONNECT_MS = 5_000
const STATEMENT_MS = 30_000
const LOCK_MS = 10_000
/** A sequencer that vanished in the middle of a transaction gives its lock back after this. */
const IDLE_MS = 15_000

export type Mode = 'write' | 'read'

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
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === pg.types.builtins.INT8 ? safeInteger : pg.types.getTypeParser(oid, format as 'text'),
    },
  })
  // What breaks a connection is told by the query on it, or by the next. Without listeners, for idle ones and
  // for those in use, it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new Refusal('store_damaged', `The database holds the number ${text}.`)
  return value
}
