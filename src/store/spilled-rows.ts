import { DatabaseSync } from 'node:sqlite'
import { inUtf8Order } from '../core/bytes.ts'
import { formatJson } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import { type Lay, PIECE, type Piece } from '../register/history.ts'
import { type KeptRows, type Sortable, sortedLines } from '../register/memory.ts'
import type { Keyed, Range, Row, Table, Tables } from '../register/rows.ts'
import { inWords } from './trouble.ts'

/** What is held in memory: characters of JSON, and bytes of hashes. */
type Room = Readonly<{ most?: number; first?: number; hashes?: number }>

/** A row in memory. */
interface Held {
  readonly table: Table
  readonly key: string
  readonly row: Row
  readonly json: string
}

/** Characters of JSON in each of the two generations; as objects they take some six times as much. */
const GENERATION = 2 * 1024 * 1024
/** The register of some thirty thousand entries. */
export const WHOLE_REGISTER = 12 * GENERATION
/** Characters of JSON that an entry leaves in the register. */
const OF_AN_ENTRY = 800
/** Bytes of pieces of hashes that are held in memory: those of some hundred thousand entries. */
const HELD_HASHES = 8 * 1024 * 1024
/** Bytes of hashes in a row of the file: two fill a page of SQLite's. */
const OF_A_ROW = 62 * 32
/** KiB of the file that SQLite keeps in memory. */
const CACHE_KIB = 16 * 1024

/**
 * The register of an audit, whose memory hardly grows with the log: rows in use are in memory, all others, and hashes
 * but for the newest and some of the oldest, in a temporary file that SQLite makes and removes, also if this process is
 * killed (sqlite.org/inmemorydb.html: the empty name). It lies in SQLITE_TMPDIR, else in TMPDIR, else in /var/tmp.
 *
 * In memory are two generations. What is read or put goes into the young one. When that is full, what is new in the old
 * one is written, and the old one is forgotten: it held what was not asked for all the while. While both hold every row,
 * rows and lines are sorted in memory.
 */
export class SpilledRows implements KeptRows {
  readonly #db = new DatabaseSync('')
  readonly #run: ReturnType<typeof prepareAll>
  readonly #later: number
  readonly #first: number
  #most: number
  #young = new Generation()
  #old = new Generation()
  /** Whether some rows are in the file alone. */
  #isSpilled = false
  /** Those that the file does not have. */
  readonly #unwritten = new Set<Held>()
  #weight = 0
  /** Bytes of all pieces of hashes. */
  #hashes = 0
  /** Bytes of those that are held: the first ones. */
  readonly #mostHashes: number
  #rowsOfHashes = 0

  /** `most` characters of JSON are held in each generation, but `first` in the first, for whoever has room to begin with. */
  constructor({ most = GENERATION, first = most, hashes = HELD_HASHES }: Room = {}) {
    this.#most = first
    this.#mostHashes = hashes
    this.#first = first
    this.#later = most
    this.#run = prepareAll(this.#db)
  }

  /** What cannot be held as a whole is not begun to be. */
  foresee(entries: number): void {
    if (entries * OF_AN_ENTRY > this.#first) this.#most = this.#later
  }

  readonly lay: Lay = full => {
    this.#hashes += full.length
    if (this.#hashes <= this.#mostHashes) return full
    const first = this.#rowsOfHashes
    this.#together(() => {
      for (let at = 0; at < full.length; at += OF_A_ROW)
        this.#run.lay.run(this.#rowsOfHashes++, full.subarray(at, at + OF_A_ROW))
    })
    return this.#piece(first)
  }

  get<T extends Table>(table: T, key: string): Tables[T] | undefined {
    const young = this.#young.get(table, key)
    if (young !== undefined) return young.row as Tables[T]
    const held = this.#old.get(table, key) ?? this.#read(table, key)
    if (held !== undefined) this.#hold(held)
    return held?.row as Tables[T] | undefined
  }

  put<T extends Table>(table: T, key: string, row: Tables[T]): void {
    const before = this.#young.get(table, key) ?? this.#old.get(table, key)
    if (before !== undefined) this.#unwritten.delete(before)
    const held = { table, key, row, json: formatJson(row as never) }
    this.#unwritten.add(held)
    this.#hold(held)
  }

  any({ any, prefix }: Range): boolean {
    this.#write(this.#unwritten)
    return this.#try(() => this.#run.any.get(any, prefix, endOf(prefix)) !== undefined)
  }

  *printed() {
    if (!this.#isSpilled) {
      // All of them before the first is told: who asks for a row meanwhile may have others forgotten.
      const held = inUtf8Order(this.#tables()).map(table => this.#held(table as Table, ''))
      for (const { table, key, json } of held.flat()) yield { table, key, json }
      return
    }
    this.#write(this.#unwritten)
    yield* this.#try(() => this.#run.all.iterate()) as Iterable<{ table: Table; key: string; json: string }>
  }

  *under<T extends Table>(table: T, prefix: string): Iterable<Keyed<T>> {
    if (!this.#isSpilled) {
      for (const { key, row } of this.#held(table, prefix)) yield { key, row: row as Tables[T] }
      return
    }
    this.#write(this.#unwritten)
    for (const { key, json } of this.#try(() => this.#run.under.iterate(table, prefix, endOf(prefix))))
      yield { key: key as string, row: JSON.parse(json as string) as Tables[T] }
  }

  *sorted(lines: Iterable<Sortable>): Iterable<Sortable> {
    const rest = lines[Symbol.iterator]()
    const few: Sortable[] = []
    const most = this.#isSpilled ? this.#later : this.#first
    let next = rest.next()
    for (let weight = 0; !next.done && weight <= most; next = rest.next()) {
      few.push(next.value)
      weight += next.value.by.length + next.value.line.length
    }
    if (next.done) {
      yield* sortedLines(few)
      return
    }
    this.#db.exec('DELETE FROM lines; BEGIN')
    const note = ({ by, line }: Sortable) => this.#try(() => this.#run.note.run(by, line))
    few.forEach(note)
    few.length = 0
    for (; !next.done; next = rest.next()) note(next.value)
    this.#db.exec('COMMIT')
    yield* this.#try(() => this.#run.noted.iterate()) as unknown as Iterable<Sortable>
  }

  close(): void {
    this.#db.close()
  }

  /** Not made where the piece is written: functions made in one call share what they use, so it would hold the piece. */
  #piece(first: number): Piece {
    return { subarray: (from, to) => this.#laid(first, from, to) }
  }

  /** Of a piece whose rows begin with `first`. */
  #laid(first: number, from: number, to: number): Uint8Array {
    const bytes = new Uint8Array(to - from)
    for (let nth = Math.floor(from / OF_A_ROW); nth * OF_A_ROW < to; nth++) {
      const begins = nth * OF_A_ROW
      const row = this.#try(() => this.#run.laid.get(first + nth))?.bytes as Uint8Array | undefined
      if (row?.length !== Math.min(OF_A_ROW, PIECE * 32 - begins)) throw isDamaged()
      bytes.set(row.subarray(Math.max(0, from - begins), to - begins), Math.max(0, begins - from))
    }
    return bytes
  }

  #tables(): Set<Table> {
    return new Set([...this.#old.names(), ...this.#young.names()])
  }

  /** The rows of a table under a prefix, as they are now, sorted by key, where none is in the file alone. */
  #held(table: Table, prefix: string): Held[] {
    const rows = new Map<string, Held>()
    for (const generation of [this.#old, this.#young])
      for (const [key, held] of generation.of(table)) if (key.startsWith(prefix)) rows.set(key, held)
    return inUtf8Order(rows.keys()).map(key => rows.get(key)!)
  }

  #read(table: Table, key: string): Held | undefined {
    if (!this.#isSpilled) return undefined
    const json = this.#try(() => this.#run.get.get(table, key))?.json as string | undefined
    return json === undefined ? undefined : { table, key, row: JSON.parse(json), json }
  }

  #hold(held: Held): void {
    this.#young.set(held)
    this.#old.delete(held)
    this.#weight += held.json.length
    if (this.#weight <= this.#most) return
    for (const rows of this.#old.tables()) {
      this.#write(rows.values().filter(one => this.#unwritten.has(one)))
      this.#isSpilled ||= rows.size > 0
    }
    this.#old = this.#young
    this.#young = new Generation()
    this.#weight = 0
    this.#most = this.#later
  }

  #write(unwritten: Iterable<Held>): void {
    this.#together(() => {
      for (const held of unwritten) {
        this.#run.put.run(held.table, held.key, held.json)
        this.#unwritten.delete(held)
      }
    })
  }

  #together(act: () => void): void {
    this.#try(() => {
      // `sorted` may have begun a transaction: it takes rows up while it asks for others.
      const isOwn = !this.#db.isTransaction
      if (isOwn) this.#db.exec('BEGIN')
      act()
      if (isOwn) this.#db.exec('COMMIT')
    })
  }

  /** Refuses `store_failing` where the file has no room, or is damaged: it is not the log's database. */
  #try<T>(act: () => T): T {
    try {
      return inWords('keep the register that is being folded', act)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'store_damaged') throw isDamaged(error)
      throw error
    }
  }
}

/** By table and key: to make one name of both for each look costs more than the look. */
class Generation {
  readonly #rows = new Map<Table, Map<string, Held>>()

  get(table: Table, key: string): Held | undefined {
    return this.#rows.get(table)?.get(key)
  }

  set(held: Held): void {
    this.#rows.getOrInsertComputed(held.table, () => new Map()).set(held.key, held)
  }

  delete({ table, key }: Held): void {
    this.#rows.get(table)?.delete(key)
  }

  tables(): Iterable<Map<string, Held>> {
    return this.#rows.values()
  }

  names(): Iterable<Table> {
    return this.#rows.keys()
  }

  of(table: Table): Iterable<[string, Held]> {
    return this.#rows.get(table) ?? []
  }
}

const isDamaged = (cause?: Refusal) =>
  Object.assign(
    new Refusal('store_failing', 'The temporary file of the register that is being folded is damaged.'),
    { cause },
  )

/** Behind every key that begins with `prefix`. */
function endOf(prefix: string): string {
  return `${prefix}\u{10ffff}`
}

function prepareAll(db: DatabaseSync) {
  db.exec(`PRAGMA journal_mode = OFF; PRAGMA cache_size = -${CACHE_KIB};
    CREATE TABLE rows (tbl TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (tbl, key)) WITHOUT ROWID;
    CREATE TABLE lines (by TEXT NOT NULL, line TEXT NOT NULL);
    CREATE TABLE hashes (row INTEGER PRIMARY KEY, bytes BLOB NOT NULL)`)
  const range = 'FROM rows WHERE tbl = ? AND key >= ? AND key < ?'
  return {
    get: db.prepare('SELECT json FROM rows WHERE tbl = ? AND key = ?'),
    put: db.prepare('INSERT OR REPLACE INTO rows VALUES (?, ?, ?)'),
    any: db.prepare(`SELECT 1 ${range} LIMIT 1`),
    under: db.prepare(`SELECT key, json ${range} ORDER BY key`),
    all: db.prepare('SELECT tbl AS "table", key, json FROM rows ORDER BY tbl, key'),
    lay: db.prepare('INSERT INTO hashes VALUES (?, ?)'),
    laid: db.prepare('SELECT bytes FROM hashes WHERE row = ?'),
    note: db.prepare('INSERT INTO lines VALUES (?, ?)'),
    noted: db.prepare('SELECT by, line FROM lines ORDER BY by, rowid'),
  }
}
