import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { PoolClient } from 'pg'
import { Refusal } from '../core/refusal.ts'
import { postgresTrouble } from './postgres-trouble.ts'
import type { Dialect } from './schema.ts'
import { openFile } from './sqlite-file.ts'
import type { Readers } from './sqlite-wipe.ts'
import { inWords } from './trouble.ts'

type Value = string | number
export type Found = Readonly<Record<string, unknown>>

/** One state of a database, whoever writes meanwhile, asked by statements that both databases run as they are. */
export interface Reading {
  readonly name: Dialect['name']
  all(sql: string, ...values: readonly Value[]): Promise<readonly Found[]>
  /** The same, a few rows at a time: what is asked may be larger than the memory. One statement at a time. */
  each(sql: string, ...values: readonly Value[]): AsyncIterable<Found>
}

/** On a connection of its own, which `readers` may close under it, so that it delays no erasure for long. */
export async function* readSqlite<T>(
  path: string,
  readers: Readers,
  look: (reading: Reading) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const db = inWords('check the database', () => openFile(path, 'read'))
  readers.add(db)
  try {
    inWords('check the database', () => db.exec('BEGIN'))
    yield* look(overSqlite(db, () => readers.has(db)))
  } finally {
    if (readers.delete(db)) db.close()
  }
}

function overSqlite(db: DatabaseSync, isOpen: () => boolean): Reading {
  const ask = <T>(act: () => T) => {
    if (!isOpen())
      throw new Refusal('store_failing', 'This was read for so long that it was broken off. Begin anew.')
    return inWords('check the database', act)
  }
  const prepared = new Map<string, StatementSync>()
  const prepare = (sql: string) =>
    prepared.getOrInsertComputed(sql, () => db.prepare(sql.replaceAll('$', '?')))
  return {
    name: 'sqlite',
    all: async (sql, ...values) => ask(() => prepare(sql).all(...values)),
    async *each(sql, ...values) {
      const rows = ask(() => prepare(sql).iterate(...values))
      for (let next = ask(() => rows.next()); !next.done; next = ask(() => rows.next())) yield next.value
    },
  }
}

/** Rows that one round trip brings. */
const STEP = 1_000

/** On `client`, which is let go at the end. */
export async function* readPostgres<T>(
  client: PoolClient,
  look: (reading: Reading) => AsyncIterable<T>,
): AsyncGenerator<T> {
  let ended = false
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0')
    yield* look(overPostgres(client))
    await client.query('COMMIT')
    ended = true
  } catch (error) {
    throw postgresTrouble(error, 'check the database')
  } finally {
    client.release(!ended)
  }
}

function overPostgres(client: PoolClient): Reading {
  let cursors = 0
  return {
    name: 'postgres',
    all: async (sql, ...values) => (await client.query(sql, [...values])).rows,
    async *each(sql, ...values) {
      const cursor = `reading_${cursors++}`
      await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, [...values])
      for (let more = true; more; ) {
        const { rows } = await client.query(`FETCH ${STEP} FROM ${cursor}`)
        yield* rows
        more = rows.length === STEP
      }
      await client.query(`CLOSE ${cursor}`)
    },
  }
}
