import { fdatasyncSync, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../core/refusal.ts'
import { walBytes } from './sqlite-wal.ts'
import { isSqliteBusy, sqliteCode } from './trouble.ts'

/**
 * SQLite overwrites a deleted row (`secure_delete`), but not the copy that stays on a page from which the row was
 * moved, when pages were filled up or merged. That copy stands in the gap between the page's pointers and its rows,
 * where SQLite looks for nothing, until the gap is used. Here these gaps are filled with zeros, and nothing else is
 * touched (sqlite.org/fileformat2.html, section 1.6).
 *
 *   1. the write-ahead log is copied home and emptied: the file alone holds the database
 *   2. the lock of a writer is taken, so that it stays so
 *   3. the gaps of all pages of these tables are zeroed, and the file is synced
 *   4. the lock goes, and so do the pages in memory, which are as they were before 3
 *
 * A crash in between leaves some gaps unzeroed. Readers never look into gaps.
 */
const TABLES = ['private', 'words']

/** False while another process reads the old state, or writes: then try later. */
export function scrub(db: DatabaseSync, path: string): boolean {
  try {
    if (!isHome(db)) return false
    db.exec('BEGIN IMMEDIATE')
    try {
      if (walBytes(path) > 0) return false
      zeroGaps(fdOf(path), rootsOf(db))
    } finally {
      db.exec('ROLLBACK')
    }
    db.exec('PRAGMA shrink_memory')
    return true
  } catch (error) {
    // A reader may take minutes, as an audit does; nobody waits for that.
    if (isSqliteBusy(error)) return false
    if (error instanceof Refusal || sqliteCode(error) !== undefined) throw error
    throw new Refusal('store_failing', `The file of the database could not be written: ${reasonOf(error)}.`)
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function isHome(db: DatabaseSync) {
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
  return busy === 0
}

/** The first page of each table and of each of its indexes. */
function rootsOf(db: DatabaseSync) {
  const names = TABLES.map(() => '?').join(', ')
  return db
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE tbl_name IN (${names}) AND rootpage > 0`)
    .all(...TABLES)
    .map(row => row.rootpage as number)
}

/**
 * Beside SQLite’s own file, opened once and never closed: closing any would drop every lock of this process on the
 * database (fcntl in POSIX; sqlite.org/howtocorrupt.html, section 2.2).
 */
const files = new Map<string, number>()

function fdOf(path: string) {
  const known = files.get(path)
  if (known !== undefined && fstatSync(known).ino === statSync(path).ino) return known
  const fd = openSync(path, 'r+')
  files.set(path, fd)
  return fd
}

/** Types of pages, by their first byte: inner ones of an index and a table, leaves of both. */
const INNER = [2, 5]
const LEAF = [10, 13]
/** No file is so large that its tree has more levels. */
const DEEPEST = 20

function zeroGaps(fd: number, roots: readonly number[]) {
  const head = Buffer.alloc(100)
  readSync(fd, head, 0, 100, 0)
  const size = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16)
  const page = Buffer.alloc(size)
  const zeros = Buffer.alloc(size)
  const walk = (number: number, depth: number): void => {
    const place = (number - 1) * size
    const type = readSync(fd, page, 0, size, place) === size ? page[0]! : 0
    const isInner = INNER.includes(type)
    // The first page of the file has another form and holds none of these tables.
    if (depth > DEEPEST || number < 2 || !(isInner || LEAF.includes(type))) throw damaged(number)
    const cells = page.readUInt16BE(3)
    const pointers = isInner ? 12 : 8
    const from = pointers + 2 * cells
    const to = page.readUInt16BE(5) || 65_536
    if (from > to || to > size) throw damaged(number)
    if (page.compare(zeros, 0, to - from, from, to) !== 0) writeSync(fd, zeros, 0, to - from, place + from)
    if (!isInner) return
    const below = [page.readUInt32BE(8)]
    for (let i = 0; i < cells; i++) {
      const cell = page.readUInt16BE(pointers + 2 * i)
      if (cell < to || cell > size - 4) throw damaged(number)
      below.push(page.readUInt32BE(cell))
    }
    for (const child of below) walk(child, depth + 1)
  }
  for (const root of roots) walk(root, 0)
  fdatasyncSync(fd)
}

function damaged(page: number) {
  return new Refusal('store_damaged', `Page ${page} of the database is no page of a table.`)
}
