import { Refusal } from '../core/refusal.ts'
import type { Mode } from './store.ts'

/**
 * What a database says when it fails, in words: it cannot write or read now (`store_failing`), or what it holds does
 * not agree with itself (`store_damaged`). A fault of ours goes up as it is.
 */

const FAILING: Record<number, string> = {
  3: 'the rights of the file do not allow it',
  5: 'another process holds the database',
  6: 'another connection holds a table',
  7: 'memory has run out',
  8: 'the disk or the file is read-only',
  10: 'the disk reports an input/output error',
  13: 'the disk is full',
  14: 'the file cannot be opened',
  15: 'several processes open it at once',
  22: 'the file is too large for this system',
}

/** By their extended codes, where the primary one tells less than is known. */
const KNOWN_BETTER: Record<number, string> = {
  // SQLITE_IOERR_SHMSIZE: the first thing for which a start needs room.
  4874: 'the disk is full, and there is no room for avow.sqlite-shm',
}

const DAMAGED: Record<number, string> = {
  11: 'the database file is damaged',
  26: 'the file is not an SQLite database',
}

export const OPENING = 'open the database'

/** A refusal for what SQLite threw. `doing` is what was tried, as in "commit". */
export function sqliteTrouble(error: unknown, doing: string): unknown {
  const code = sqliteCode(error)
  if (code === undefined) return error
  const primary = code & 0xff
  const failing = KNOWN_BETTER[code] ?? FAILING[primary]
  if (failing)
    return because(
      error,
      new Refusal('store_failing', `SQLite could not ${doing}: ${failing} (code ${code}).`),
    )
  // Before anything else is asked, only the tables can be wrong.
  if (primary === 1 && doing === OPENING)
    return new Refusal(
      'store_damaged',
      `The tables are not those of this software: ${(error as Error).message}`,
    )
  const damaged = DAMAGED[primary]
  if (damaged) return new Refusal('store_damaged', `SQLite could not ${doing}: ${damaged} (code ${code}).`)
  return error
}

const because = (cause: unknown, refusal: Refusal) => Object.assign(refusal, { cause })

export function inWords<T>(doing: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw sqliteTrouble(error, doing)
  }
}

/** The extended result code (sqlite.org/rescode.html), if `error` comes from SQLite. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined
  return typeof error.errcode === 'number' ? error.errcode : undefined
}

/** SQLITE_CONSTRAINT: a key stands twice. */
export const isSqliteConstraint = (error: unknown): boolean => ((sqliteCode(error) ?? 0) & 0xff) === 19

/** SQLITE_BUSY: another process holds the file. */
export const isSqliteBusy = (error: unknown): boolean => ((sqliteCode(error) ?? 0) & 0xff) === 5

/** SQLITE_FULL: a write found no room. */
export const isSqliteFull = (error: unknown): boolean => ((sqliteCode(error) ?? 0) & 0xff) === 13

export function requireWriting(mode: Mode): void {
  if (mode === 'read') throw new Refusal('read_only', 'This database was opened for reading only.')
}

/** The fence of size and epoch turned a commit away. */
export function fencedOff(from: number): Refusal {
  return new Refusal('read_only', `Another sequencer holds the log, or it is no longer of size ${from}.`)
}

export function statementRepeated(): Refusal {
  return new Refusal('statement_repeated', 'The log holds a statement of this batch already.')
}

/**
 * What both databases count: `size`, `counted` and `numbered` from the log's own row, the others in their tables.
 * `misnumbered` rows of the index of subjects are out of their order.
 */
export const SIZES = `(SELECT size FROM log) AS size,
  (SELECT count(*) FROM entries) AS entries, (SELECT count(*) FROM identities) AS identities,
  (SELECT register_rows FROM log) AS counted, (SELECT count(*) FROM rows) AS rows,
  (SELECT subject_rows FROM log) AS numbered, (SELECT count(*) FROM subjects) AS subjects,
  (SELECT count(*) FROM
    (SELECT nth, row_number() OVER (PARTITION BY subject ORDER BY place) - 1 AS due FROM subjects) AS each
    WHERE nth <> due) AS misnumbered`

/** Refuses `store_damaged` where `SIZES` differ: each commit writes all of them. */
export function requireSizes(sizes: Readonly<Record<string, unknown>>): void {
  const { size, entries, identities, counted, rows, numbered, subjects, misnumbered } = sizes
  if (size !== entries || size !== identities)
    throw new Refusal(
      'store_damaged',
      `The log has size ${size}, but ${entries} entries and ${identities} identities are stored.`,
    )
  if (counted !== rows)
    throw new Refusal('store_damaged', `The register has ${counted} rows, but ${rows} are stored.`)
  if (numbered !== subjects || misnumbered !== 0)
    throw new Refusal(
      'store_damaged',
      `The index of subjects has ${numbered} rows; ${subjects} are stored, ${misnumbered} of them out of order.`,
    )
}
