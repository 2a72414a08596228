import { Refusal } from '../core/refusal.ts'
import type { Dialect } from './schema.ts'
import type { SubjectPage } from './store.ts'

/**
 * The entries of each subject (register/subjects.ts), numbered from 0 in the order of the log. The number tells how
 * many there are without counting them, and a row that the index has lost leaves a gap.
 */

/**
 * Migration: the index, how many entries of the log it covers, and how many rows it has. A log that is older than this
 * has none of its entries indexed; its next start reads them (log/subjects.ts).
 */
export function subjectTable({ int, text, keyed }: Dialect): string[] {
  return [
    `CREATE TABLE subjects (subject ${text} NOT NULL, place ${int} NOT NULL, nth ${int} NOT NULL,
      PRIMARY KEY (subject, place)) ${keyed}`,
    `ALTER TABLE log ADD COLUMN indexed ${int} NOT NULL DEFAULT 0`,
    `ALTER TABLE log ADD COLUMN subject_rows ${int} NOT NULL DEFAULT 0`,
  ]
}

/** Rows of the index that do not stand at the number that their order gives them: none. */
export const MISNUMBERED = `SELECT count(*) FROM
  (SELECT nth, row_number() OVER (PARTITION BY subject ORDER BY place) - 1 AS due FROM subjects) AS each WHERE nth <> due`

/** An entry of a subject, as it is stored. */
export interface SubjectRow {
  readonly place: number
  readonly nth: number
}

/**
 * Some rows of a subject, newest first, as the page that was asked for. `newest` is the number of its last row.
 * Refuses `store_damaged` where one is missing between them.
 */
export function toSubjectPage(
  subject: string,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
  rows: readonly SubjectRow[],
  newest: number | null | undefined,
): SubjectPage {
  const total = (newest ?? -1) + 1
  const first = before === undefined ? total - 1 : (rows[0]?.nth ?? -1)
  const older = rows.length < limit ? 0 : first + 1 - rows.length
  if (first + 1 !== rows.length + older || rows.some(({ nth }, i) => nth !== first - i))
    throw new Refusal('store_damaged', `The index of the entries on ${subject} has lost one of them.`)
  return { entries: rows.map(({ place }) => place), total, older }
}

/** Refuses to show an index that lacks older entries as if it were whole. */
export function requireWhole(isWhole: boolean): void {
  if (!isWhole)
    throw new Refusal(
      'store_failing',
      'The entries of each subject are not indexed yet; the start of a server does it.',
    )
}
