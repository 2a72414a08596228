import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { HOLDER_OF } from './schema.ts'
import { SIZES } from './trouble.ts'

/**
 * A statement that writes. `run` also tells the last row number inserted, and throws if that is no safe integer. FTS5
 * numbers its own pages beyond that, so these are read as bigints.
 */
export function prepareWrite(db: DatabaseSync, text: string): StatementSync {
  const statement = db.prepare(text)
  statement.setReadBigInts(true)
  return statement
}

export function transact<T>(db: DatabaseSync, act: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = act()
    db.exec('COMMIT')
    return result
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/**
 * The same, not synced: for what follows from rows that are on the disk. After a power cut all of it is there or nothing,
 * as SQLite says of WAL with synchronous=NORMAL, and the next commit syncs it too.
 */
export function transactUnsynced<T>(db: DatabaseSync, act: () => T): T {
  db.exec('PRAGMA synchronous = NORMAL')
  try {
    return transact(db, act)
  } finally {
    // A transaction that cannot be ended costs the connection, and the next one syncs (sqlite-connection).
    if (!db.isTransaction) syncAgain(db)
  }
}

/** On a connection on which that fails nothing more is written: whoever asks next opens another, which syncs. */
function syncAgain(db: DatabaseSync): void {
  try {
    db.exec('PRAGMA synchronous = FULL')
  } catch {
    db.close()
  }
}

export type Statements = ReturnType<typeof prepareAll>

/** Every statement of the log, the register and the words, prepared once for a connection. */
export function prepareAll(db: DatabaseSync) {
  const sql = (text: string) => db.prepare(text)
  const arrays = (text: string) => {
    const statement = sql(text)
    statement.setReturnArrays(true)
    return statement
  }
  const write = (text: string) => prepareWrite(db, text)
  const ofDrawer = new Map<string, StatementSync>()
  return {
    /** The drawer's statements run on either database; each is prepared when first asked for. */
    drawer: (text: string) => ofDrawer.getOrInsertComputed(text, () => sql(text.replaceAll('$', '?'))),
    head: sql('SELECT size, root, admitted, checkpoint, seal FROM log'),
    sizes: sql(`SELECT ${SIZES}`),
    epoch: sql('SELECT epoch FROM log'),
    touch: sql('UPDATE log SET epoch = epoch'),
    claim: sql('UPDATE log SET epoch = epoch + 1 RETURNING epoch'),
    fence: write(
      `UPDATE log SET size = ?, root = ?, admitted = ?, checkpoint = ?, seal = ?, indexed = ?,
      subject_rows = subject_rows + ? WHERE size = ? AND epoch = ? AND indexed = size`,
    ),
    cosign: write('UPDATE log SET checkpoint = ?, seal = ?'),
    witnessed: sql('SELECT witnessed FROM log'),
    witness: write('UPDATE log SET witnessed = ?'),
    entry: sql('SELECT bytes FROM entries WHERE place = ?'),
    entries: sql('SELECT bytes FROM entries WHERE place >= ? AND place < ? ORDER BY place'),
    putEntry: write('INSERT INTO entries (place, bytes) VALUES (?, ?)'),
    // Many keys in one query, since a call from JavaScript costs more than a search. Each is found with its place in
    // it.
    indexesOf: arrays(
      `SELECT asked.key, place FROM json_each(?) AS asked CROSS JOIN identities ON identity = unhex(asked.value)`,
    ),
    identitiesWithin: sql(
      'SELECT place FROM identities WHERE identity >= ? AND identity <= ? ORDER BY identity LIMIT ?',
    ),
    putIdentity: write('INSERT INTO identities (identity, place) VALUES (?, ?)'),
    sizeOf: sql('SELECT size FROM log'),
    indexNone: write('UPDATE log SET indexed = 0, subject_rows = 0'),
    versions: sql('SELECT what, version FROM versions'),
    putVersion: write('UPDATE versions SET version = ? WHERE what = ?'),
    isWhole: sql('SELECT indexed = size AS whole FROM log'),
    indexed: sql('SELECT indexed AS entries, subject_rows AS rows FROM log'),
    indexMore: write(
      'UPDATE log SET indexed = indexed + ?, subject_rows = subject_rows + ? WHERE indexed = ?',
    ),
    entriesOn: sql(
      'SELECT place, nth FROM subjects WHERE subject = ? AND place < ? ORDER BY place DESC LIMIT ?',
    ),
    newestOn: sql('SELECT nth FROM subjects WHERE subject = ? ORDER BY place DESC LIMIT 1'),
    isIndexed: sql('SELECT 1 FROM subjects WHERE subject = ? AND place = ?'),
    putSubject: write('INSERT INTO subjects (subject, place, nth) VALUES (?, ?, ?)'),
    tile: sql('SELECT bytes FROM tiles WHERE level = ? AND place = ?'),
    putTile: write(`INSERT INTO tiles (level, place, bytes) VALUES (?, ?, ?)
      ON CONFLICT (level, place) DO UPDATE SET bytes = excluded.bytes`),
    row: sql('SELECT json, mac FROM rows WHERE tbl = ? AND key = ?'),
    rows: arrays(
      `SELECT tables.key, asked.key, rows.json, rows.mac FROM json_each(?) AS tables
       CROSS JOIN json_each(tables.value) AS asked CROSS JOIN rows ON tbl = tables.key AND rows.key = asked.value`,
    ),
    rowsOf: sql('SELECT key, json, mac FROM rows WHERE tbl = ? AND key > ? ORDER BY key LIMIT ?'),
    keysOf: sql(
      `SELECT key, json, mac FROM rows WHERE tbl = 'keys' AND ${HOLDER_OF.sqlite} = ? AND key > ?
       ORDER BY key LIMIT ?`,
    ),
    addRow: write(
      'INSERT INTO rows (tbl, key, since, json, mac) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    changeRow: write('UPDATE rows SET since = ?, json = ?, mac = ? WHERE tbl = ? AND key = ?'),
    countRows: write('UPDATE log SET register_rows = register_rows + ?'),
    words: sql('SELECT digest, bytes, salt FROM words WHERE digest = ?'),
    wordsKept: sql(
      `SELECT CASE WHEN salt IS NULL THEN 'text' ELSE 'salted' END AS kept FROM words WHERE digest = ?`,
    ),
    putWords: write('INSERT INTO words (digest, bytes, salt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    dropWords: write('DELETE FROM words WHERE digest = ? AND salt IS NOT NULL'),
  }
}
