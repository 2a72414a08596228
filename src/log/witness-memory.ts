import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { Refusal } from '../core/refusal.ts'
import type { SeenTree, WitnessMemory } from './witness-keeper.ts'

/** How long it waits for another process that holds the file. */
const BUSY_MS = 5_000

/**
 * What a witness has seen, in an SQLite file of its own. WAL with synchronous=FULL: when `advance` returns, the row is
 * on the disk. One statement compares and writes, so that of two requests, in this process or in two, one wins. Never
 * restore this file from a backup: a witness that forgets cosigns both sides of a fork.
 */
export class SqliteWitnessMemory implements WitnessMemory {
  readonly #db: DatabaseSync
  readonly #read: StatementSync
  readonly #first: StatementSync
  readonly #next: StatementSync

  /** Opens or makes the file. Throws `store_failing` where SQLite cannot. */
  constructor(path: string) {
    this.#db = inWords('open its memory', () => new DatabaseSync(path, { timeout: BUSY_MS }))
    inWords('open its memory', () =>
      this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS seen (
          origin TEXT PRIMARY KEY, size INTEGER NOT NULL CHECK (size >= 0),
          root BLOB NOT NULL CHECK (length(root) = 32)) STRICT, WITHOUT ROWID`),
    )
    this.#read = this.#db.prepare('SELECT size, root FROM seen WHERE origin = ?')
    this.#first = this.#db.prepare('INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    this.#next = this.#db.prepare(
      'UPDATE seen SET size = ?, root = ? WHERE origin = ? AND size = ? AND root = ?',
    )
  }

  seen(origin: string): SeenTree | undefined {
    const row = inWords('read its memory', () => this.#read.get(origin))
    return row as SeenTree | undefined
  }

  advance(origin: string, from: SeenTree | undefined, to: SeenTree): boolean {
    if (to.size < (from?.size ?? 0)) throw new RangeError(`A witness does not go back to size ${to.size}.`)
    const { changes } = inWords('write to its memory', () =>
      from === undefined
        ? this.#first.run(origin, to.size, to.root)
        : this.#next.run(to.size, to.root, origin, from.size, from.root),
    )
    return Number(changes) === 1
  }

  close(): void {
    this.#db.close()
  }
}

/** Turns a failure of the database into a refusal: the keeper then cosigns nothing. */
function inWords<T>(doing: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof Error && 'errcode' in error)
      throw new Refusal('store_failing', `The witness cannot ${doing}: ${error.message}.`)
    throw error
  }
}
