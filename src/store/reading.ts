import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { PoolClient } from 'pg'
import { Refusal } from '../core/refusal.ts'
import { unlessHeld } from './patience.ts'
import { postgresTrouble } from './postgres-trouble.ts'
import type { Dialect } from './schema.ts'
import { openFile } from './sqlite-file.ts'
import { inWords, sqliteTrouble } from './trouble.ts'

type Value = string | number
export type Found = Readonly<Record<string, unknown>>

/** Rows that are handed on together: others have their turn between two. */
const PIECE = 64

/** One state of a database, whoever writes meanwhile, asked by statements that both databases run as they are. */
export interface Reading {
  readonly name: Dialect['name']
  all(sql: string, ...values: readonly Value[]): Promise<readonly Found[]>
  /** The same, a few rows at a time: what is asked may be larger than the memory. One statement at a time. */
  each(sql: string, ...values: readonly Value[]): AsyncIterable<Found>
  /** The same few, together: who waits for each row alone waits longer than a row takes. Not where one is megabytes. */
  pieces(sql: string, ...values: readonly Value[]): AsyncIterable<readonly Found[]>
}

/**
 * Those who read an SQLite file through, each on a connection of its own, as slowly as they like. Each keeps the WAL as
 * it was when they began.
 */
export class Readers {
  readonly #path: string
  readonly #open = new Set<DatabaseSync>()

  constructor(path: string) {
    this.#path = path
  }

  get size(): number {
    return this.#open.size
  }

  /** `ended` is called when the reader goes away or was let go: the WAL is no longer kept for it. */
  async *read<T>(
    doing: string,
    look: (reading: Reading) => AsyncIterable<T>,
    ended?: () => void,
  ): AsyncGenerator<T> {
    const db = await begin(this.#path, doing)
    this.#open.add(db)
    try {
      yield* look(overSqlite(db, doing, () => this.#open.has(db)))
    } finally {
      if (this.#open.delete(db)) db.close()
      ended?.()
    }
  }

  /** One reader who goes to the end, and is not let go. */
  async alone<T>(doing: string, look: (db: DatabaseSync) => Promise<T>): Promise<T> {
    const db = await begin(this.#path, doing)
    try {
      return await look(db)
    } catch (error) {
      throw sqliteTrouble(error, doing)
    } finally {
      db.close()
    }
  }

  /** They learn of it with their next rows, and can begin anew. */
  letGo(): void {
    for (const db of this.#open) db.close()
    this.#open.clear()
  }
}

/** From here on this connection sees one state, and waits for nobody. */
async function begin(path: string, doing: string): Promise<DatabaseSync> {
  return unlessHeld(() => {
    const db = openFile(path, 'read', 0)
    try {
      db.exec('BEGIN; SELECT 1 FROM sqlite_schema')
      return db
    } catch (error) {
      db.close()
      throw error
    }
  }).catch(error => {
    throw sqliteTrouble(error, doing)
  })
}

function overSqlite(db: DatabaseSync, doing: string, isOpen: () => boolean): Reading {
  const ask = <T>(act: () => T) => {
    if (!isOpen())
      throw new Refusal('store_failing', 'This was read for so long that it was broken off. Begin anew.')
    return inWords(doing, act)
  }
  const prepared = new Map<string, StatementSync>()
  const prepare = (sql: string) =>
    prepared.getOrInsertComputed(sql, () => db.prepare(sql.replaceAll('$', '?')))
  return eachOf({
    name: 'sqlite',
    all: async (sql, ...values) => ask(() => prepare(sql).all(...values)),
    async *pieces(sql, ...values) {
      const rows = ask(() => prepare(sql).iterate(...values))
      for (let isEnd = false; !isEnd; ) {
        const piece: Found[] = []
        try {
          for (let next = ask(() => rows.next()); ; next = ask(() => rows.next())) {
            isEnd = next.done === true
            if (next.done) break
            piece.push(next.value)
            if (piece.length === PIECE) break
          }
        } finally {
          // Before a row that cannot be read stand good ones.
          if (piece.length > 0) yield piece
        }
      }
      // Who was let go behind the last row is told too.
      ask(() => undefined)
    },
  })
}

/** A reading by its pieces. */
function eachOf(by: Omit<Reading, 'each'>): Reading {
  return {
    ...by,
    async *each(sql, ...values) {
      for await (const piece of by.pieces(sql, ...values)) yield* piece
    },
  }
}

/** Rows that one round trip brings. */
const STEP = 1_000

/** On `client`, which is let go at the end. */
export async function* readPostgres<T>(
  client: PoolClient,
  doing: string,
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
    throw postgresTrouble(error, doing)
  } finally {
    client.release(!ended)
  }
}

function overPostgres(client: PoolClient): Reading {
  let cursors = 0
  return eachOf({
    name: 'postgres',
    all: async (sql, ...values) => (await client.query(sql, [...values])).rows,
    async *pieces(sql, ...values) {
      const cursor = `reading_${cursors++}`
      await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, [...values])
      for (let more = true; more; ) {
        const { rows } = await client.query(`FETCH ${STEP} FROM ${cursor}`)
        for (let at = 0; at < rows.length; at += PIECE) yield rows.slice(at, at + PIECE)
        more = rows.length === STEP
      }
      await client.query(`CLOSE ${cursor}`)
    },
  })
}
