import { KEYS } from './drawer.ts'

/**
 * The tables, once for both databases. What differs is named here: how bytes, whole numbers and text that
 * sorts by its UTF-8 bytes are called. The search of the roll has its own tables (roll-*.ts), since the two
 * databases search in different ways.
 */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  readonly bytes: string
  readonly int: string
  readonly text: string
  /** What follows the columns of a small table that is always found by its primary key. */
  readonly keyed: string
}

export const SQLITE: Dialect = {
  name: 'sqlite',
  bytes: 'BLOB',
  int: 'INTEGER',
  text: 'TEXT',
  keyed: 'WITHOUT ROWID',
}

export const POSTGRES: Dialect = {
  name: 'postgres',
  bytes: 'BYTEA',
  int: 'BIGINT',
  text: 'TEXT COLLATE "C"',
  keyed: '',
}

/**
 * Migration 3. What lets damage to the log's own row, and a row of the register that is lost, be told: a checksum of
 * the head, empty until the next batch writes one, and how many rows the register has.
 */
export function sealOfLog({ int, text }: Dialect): string[] {
  return [
    `ALTER TABLE log ADD COLUMN seal ${text} NOT NULL DEFAULT ''`,
    `ALTER TABLE log ADD COLUMN register_rows ${int} NOT NULL DEFAULT 0`,
    'UPDATE log SET register_rows = (SELECT count(*) FROM rows)',
  ]
}

/** Migration 4. What is kept beside the register and never in the log (drawer.ts); `json` bears a checksum. */
export function privateDrawer({ int, text, keyed }: Dialect): string[] {
  return [
    `CREATE TABLE private (kind ${text} NOT NULL, id ${text} NOT NULL, json ${text} NOT NULL, expires ${int},
      PRIMARY KEY (kind, id)) ${keyed}`,
    'CREATE INDEX private_expires ON private (expires) WHERE expires IS NOT NULL',
  ]
}

/**
 * Migration 1. `log` has one row; a size of 0 says that nothing was ever committed, an empty `witnessed` that nothing
 * was cosigned. `rows.json`, `tiles.bytes` and `stretches.item` bear a checksum (row-checksum.ts).
 */
export function tables({ bytes, int, text, keyed }: Dialect): string[] {
  return [
    `CREATE TABLE log (id ${int} PRIMARY KEY CHECK (id = 1), epoch ${int} NOT NULL, size ${int} NOT NULL,
      root ${bytes} NOT NULL, admitted ${int} NOT NULL, checkpoint ${text} NOT NULL, witnessed ${text} NOT NULL)`,
    `CREATE TABLE entries (place ${int} PRIMARY KEY, bytes ${bytes} NOT NULL)`,
    `CREATE TABLE identities (identity ${bytes} PRIMARY KEY, place ${int} NOT NULL) ${keyed}`,
    `CREATE TABLE tiles (level ${int} NOT NULL, place ${int} NOT NULL, bytes ${bytes} NOT NULL,
      PRIMARY KEY (level, place))`,
    `CREATE TABLE rows (tbl ${text} NOT NULL, key ${text} NOT NULL, since ${int} NOT NULL, json ${text} NOT NULL,
      PRIMARY KEY (tbl, key))`,
    `CREATE TABLE words (digest ${text} PRIMARY KEY, bytes ${bytes} NOT NULL, salt ${bytes})`,
  ]
}

/**
 * Migration 7. Whose key a row of `keys` is, read off the stored text, so that a party's keys are found without reading
 * everybody's. In canonical JSON what stands before the holder is a number and one of two words, so the first is the
 * holder. It is text throughout: a row that was damaged is told when it is read, and breaks no write.
 */
export const HOLDER_OF: Readonly<Record<Dialect['name'], string>> = {
  sqlite: `substr(json, instr(json, '"holder":"') + 10, instr(substr(json, instr(json, '"holder":"') + 10), '"') - 1)`,
  postgres: `substring(json FROM '"holder":"([a-z0-9-]+)"')`,
}
export function keysByHolder({ name }: Dialect): string[] {
  return [`CREATE INDEX keys_holder ON rows ((${HOLDER_OF[name]}), key) WHERE tbl = 'keys'`]
}

/**
 * Migration: by which keys things of the drawer are found, and when somebody has to do something about them. They stand
 * in the row itself, so that they change and go with it. What lay there before was sealed, and found, by the log's own
 * key: under the key that the drawer has of its own it could be neither read nor found, so it goes.
 */
export function drawerKeys({ int, text }: Dialect): string[] {
  return [
    'DELETE FROM private',
    ...KEYS.map(name => `ALTER TABLE private ADD COLUMN ${name} ${text}`),
    `ALTER TABLE private ADD COLUMN due ${int}`,
    `ALTER TABLE private ADD COLUMN held ${int}`,
    `ALTER TABLE private ADD COLUMN tries ${int} NOT NULL DEFAULT 0`,
    ...KEYS.map(
      name => `CREATE INDEX private_${name} ON private (${name}, kind, id) WHERE ${name} IS NOT NULL`,
    ),
    'CREATE INDEX private_due ON private (kind, due) WHERE due IS NOT NULL',
  ]
}
