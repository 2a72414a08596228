import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { Refusal } from '../core/refusal.ts'
import type { RefusedTree, SeenTree, WitnessMemory } from './witness-keeper.ts'

/** How long it waits for another process that holds the file. */
const BUSY_MS = 5_000

/**
 * Of each log, refused checkpoints that are kept: those that prove a fork, the first of them for ever, since one convicts
 * the log; and the newest others, which anybody can make who sends an old checkpoint again. Neither displaces the other.
 */
const MOST_REFUSED = 100

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
  readonly #cosigned: StatementSync
  readonly #refuse: StatementSync
  readonly #forget: StatementSync

  /** Opens or makes the file, or adds to one of older software what that lacks. Throws `store_failing`. */
  constructor(path: string) {
    this.#db = inWords('open its memory', () => new DatabaseSync(path, { timeout: BUSY_MS }))
    inWords('open its memory', () => makeTables(this.#db))
    this.#read = this.#db.prepare('SELECT size, root, note FROM seen WHERE origin = ?')
    this.#first = this.#db.prepare(
      'INSERT INTO seen (origin, size, root, note) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    this.#next = this.#db.prepare(
      'UPDATE seen SET size = ?, root = ?, note = ? WHERE origin = ? AND size = ? AND root = ?',
    )
    this.#cosigned = this.#db.prepare('UPDATE seen SET note = ? WHERE origin = ? AND size = ? AND root = ?')
    this.#refuse = this.#db.prepare(
      `INSERT INTO refused (origin, size, root, note, evidence, proven) SELECT ?1, ?2, ?3, ?4, ?5, ?6
       WHERE ?6 = 0 OR (SELECT count(*) FROM refused WHERE origin = ?1 AND proven) < ${MOST_REFUSED}
       ON CONFLICT DO NOTHING`,
    )
    this.#forget = this.#db.prepare(
      `DELETE FROM refused WHERE origin = ?1 AND NOT proven AND id <= (
         SELECT id FROM refused WHERE origin = ?1 AND NOT proven ORDER BY id DESC LIMIT 1 OFFSET ${MOST_REFUSED})
       AND id > (SELECT id FROM refused WHERE origin = ?1 AND NOT proven ORDER BY id LIMIT 1 OFFSET ${MOST_REFUSED - 1})`,
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
        ? this.#first.run(origin, to.size, to.root, to.note)
        : this.#next.run(to.size, to.root, to.note, origin, from.size, from.root),
    )
    return Number(changes) === 1
  }

  cosigned(origin: string, { size, root, note }: SeenTree): void {
    inWords('write to its memory', () => this.#cosigned.run(note, origin, size, root))
  }

  keepRefused(origin: string, { size, root, note, evidence, proven }: RefusedTree): boolean {
    const { changes } = inWords('write to its memory', () =>
      this.#refuse.run(origin, size, root, note, evidence, proven ? 1 : 0),
    )
    if (Number(changes) === 0) return false
    inWords('write to its memory', () => this.#forget.run(origin))
    return true
  }

  /** What was refused of this log and is kept, in the order in which it came. */
  refused(origin: string): RefusedTree[] {
    const all = this.#db.prepare(
      'SELECT size, root, note, evidence, proven FROM refused WHERE origin = ? ORDER BY id',
    )
    const rows = inWords('read its memory', () => all.all(origin)) as (Omit<RefusedTree, 'proven'> & {
      proven: number
    })[]
    return rows.map(row => ({ ...row, proven: row.proven === 1 }))
  }

  close(): void {
    this.#db.close()
  }
}

/** Older software kept size and root alone. Two processes may open the file at once. */
function makeTables(db: DatabaseSync): void {
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS seen (
      origin TEXT PRIMARY KEY, size INTEGER NOT NULL CHECK (size >= 0),
      root BLOB NOT NULL CHECK (length(root) = 32), note TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS refused (
      id INTEGER PRIMARY KEY AUTOINCREMENT, origin TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL,
      note TEXT NOT NULL, evidence TEXT, proven INTEGER NOT NULL, UNIQUE (origin, size, root, proven)) STRICT`)
  const columns = db.prepare('PRAGMA table_info(seen)').all()
  if (!columns.some(({ name }) => name === 'note')) db.exec('ALTER TABLE seen ADD COLUMN note TEXT')
  db.exec('COMMIT')
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
