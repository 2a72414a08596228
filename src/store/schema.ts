import { Refusal } from '../core/refusal.ts'
import { KEYS } from './drawer.ts'
import type { Mode } from './store.ts'

/**
 * The tables, once for both databases, which differ in what they call bytes, whole numbers and text that sorts by its
 * UTF-8 bytes. Each has tables of its own for the search of the roll.
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

/** One step of the schema. Steps are numbered from 1 by their place and never change once published. */
export interface Migration {
  readonly says: string
  readonly sql: readonly string[]
}

interface Own {
  readonly noRoot: string
  readonly roll: readonly string[]
  readonly rollEnded: readonly string[]
  readonly tally: readonly string[]
  readonly rollUnsure: readonly string[]
  readonly rollBegins: readonly string[]
  readonly tallyByKind: readonly string[]
  readonly directory: readonly string[]
  readonly unsureUntil: readonly string[]
  /** Before the index of subjects. */
  readonly more?: readonly Migration[]
  /** After the day until which a later list changes a roll. */
  readonly newest?: readonly Migration[]
  /** After the drawer has got its keys. */
  readonly keysBesides?: readonly string[]
}

export function migrationsOf(
  dialect: Dialect,
  {
    noRoot,
    roll,
    rollEnded,
    tally,
    rollUnsure,
    rollBegins,
    tallyByKind,
    directory,
    unsureUntil,
    more = [],
    newest = [],
    keysBesides = [],
  }: Own,
): readonly Migration[] {
  return [
    {
      says: 'The log, its register and the words',
      sql: [...tables(dialect), `INSERT INTO log VALUES (1, 0, 0, ${noRoot}, 0, '', '')`],
    },
    { says: 'The roll and its search', sql: roll },
    { says: 'The seal of the log and the number of rows', sql: sealOfLog(dialect) },
    { says: 'What is kept beside the register', sql: privateDrawer(dialect) },
    { says: 'Who stood on the roll before, and when each signed', sql: rollEnded },
    { says: 'The numbers of each roll', sql: tally },
    { says: 'The keys of a holder', sql: keysByHolder(dialect) },
    ...more,
    { says: 'The entries of each subject', sql: subjectTable(dialect) },
    {
      says: 'The keys of what is kept beside the register',
      sql: [...drawerKeys(dialect), ...keysBesides],
    },
    { says: 'The versions of law, fold and drawer', sql: versionsTable(dialect) },
    {
      says: 'The keyed checksum of each row',
      sql: [`ALTER TABLE rows ADD COLUMN mac ${dialect.text} NOT NULL DEFAULT ''`],
    },
    { says: 'The days on which it is not known who stood on a roll', sql: rollUnsure },
    { says: 'When each stretch of a roll begins, and the days of signatures', sql: rollBegins },
    { says: 'Signatures by day and kind', sql: tallyByKind },
    { says: 'All organisations, as one more roll', sql: directory },
    { says: 'Until which day a later list changes a roll', sql: unsureUntil },
    ...newest,
  ]
}

/**
 * The statements by which a database of version `found` gets this schema. Refuses a database that newer software has
 * changed, since this software would read it wrongly; and, opened for reading, one that has to be changed.
 */
export function missing(migrations: readonly Migration[], found: number, mode: Mode): readonly string[] {
  const newest = migrations.length
  if (found > newest)
    throw new Refusal(
      'store_newer',
      `The database has schema version ${found}; this software knows versions up to ${newest}.`,
    )
  if (found === newest) return []
  if (mode === 'read')
    throw new Refusal(
      'read_only',
      `The database has schema version ${found}; start the server once to bring it up.`,
    )
  return [
    ...migrations.slice(found).flatMap(({ sql }) => sql),
    'CREATE TABLE IF NOT EXISTS avow_schema (version INTEGER NOT NULL)',
    'DELETE FROM avow_schema',
    `INSERT INTO avow_schema VALUES (${newest})`,
  ]
}

/** The stored version of a schema. Refuses `store_damaged` where its row is lost or is no number. */
export function requireVersion(stored: unknown): number {
  if (typeof stored === 'number') return stored
  throw new Refusal('store_damaged', 'The database does not say which version of its schema it has.')
}

/**
 * `log` has one row: a size of 0 says that nothing was ever committed, an empty `witnessed` that nothing was cosigned.
 * `rows.json`, `tiles.bytes` and the `item` of a stretch bear a checksum (row-checksum.ts).
 */
function tables({ bytes, int, text, keyed }: Dialect) {
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
 * A checksum of the head, empty until the next batch writes one, and how many rows the register has: they tell of
 * damage to the log's own row, and of a lost row.
 */
function sealOfLog({ int, text }: Dialect) {
  return [
    `ALTER TABLE log ADD COLUMN seal ${text} NOT NULL DEFAULT ''`,
    `ALTER TABLE log ADD COLUMN register_rows ${int} NOT NULL DEFAULT 0`,
    'UPDATE log SET register_rows = (SELECT count(*) FROM rows)',
  ]
}

/** The private drawer (drawer.ts); `json` bears a checksum. */
function privateDrawer({ int, text, keyed }: Dialect) {
  return [
    `CREATE TABLE private (kind ${text} NOT NULL, id ${text} NOT NULL, json ${text} NOT NULL, expires ${int},
      PRIMARY KEY (kind, id)) ${keyed}`,
    'CREATE INDEX private_expires ON private (expires) WHERE expires IS NOT NULL',
  ]
}

/** Where whole stretches of a roll are read. One that lacks its item is damaged, and is not left out. */
export const STRETCHES: Readonly<Record<Dialect['name'], string>> = {
  sqlite: 'stretches',
  postgres: 'stretches LEFT JOIN stretch_items USING (party, call, nth)',
}

/**
 * Whose key a row of `keys` is, read off the stored text, so that a party's keys are found without reading everybody's.
 * In canonical JSON only a number and one of two words stand before the holder, so the first match is the holder. The
 * column is text, so a damaged row breaks no write; it is told when it is read.
 */
export const HOLDER_OF: Readonly<Record<Dialect['name'], string>> = {
  sqlite: `substr(json, instr(json, '"holder":"') + 10, instr(substr(json, instr(json, '"holder":"') + 10), '"') - 1)`,
  postgres: `substring(json FROM '"holder":"([a-z0-9-]+)"')`,
}
function keysByHolder({ name }: Dialect) {
  return [`CREATE INDEX keys_holder ON rows ((${HOLDER_OF[name]}), key) WHERE tbl = 'keys'`]
}

/**
 * The index of subjects (subject-index.ts), how many entries of the log it covers, and how many rows it has. In an older
 * log no entry is indexed; its next start reads them (log/subjects.ts).
 */
function subjectTable({ int, text, keyed }: Dialect) {
  return [
    `CREATE TABLE subjects (subject ${text} NOT NULL, place ${int} NOT NULL, nth ${int} NOT NULL,
      PRIMARY KEY (subject, place)) ${keyed}`,
    `ALTER TABLE log ADD COLUMN indexed ${int} NOT NULL DEFAULT 0`,
    `ALTER TABLE log ADD COLUMN subject_rows ${int} NOT NULL DEFAULT 0`,
  ]
}

/**
 * By which keys things of the drawer are found, and when somebody has to do something about them: in the row itself, so
 * that they change and go with it. What lay there before was sealed and found by the log's own key. Under the drawer's
 * own key nobody could read or find it, so it is deleted.
 */
function drawerKeys({ int, text }: Dialect) {
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

/** By which versions of law, fold and drawer all of it was made (versions.ts): of what lay there before, none was noted. */
function versionsTable({ text, int, keyed }: Dialect) {
  return [
    `CREATE TABLE versions (what ${text} PRIMARY KEY, version ${int} NOT NULL) ${keyed}`,
    `INSERT INTO versions VALUES ('law', 0), ('fold', 0), ('drawer', 0)`,
  ]
}
