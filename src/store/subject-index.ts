import { Refusal } from '../core/refusal.ts'
import type { SubjectPage, SubjectQuery } from './store.ts'

/**
 * The entries of each subject (register/subjects.ts), numbered from 0 in the order of the log. The number tells how
 * many there are without counting, and a lost row leaves a gap.
 */

/** An entry of a subject, as it is stored. */
export interface SubjectRow {
  readonly place: number
  readonly nth: number
}

/**
 * The page that was asked for, from rows of a subject, newest first. `newest` is the number of its last row. Refuses
 * `store_damaged` where a row is missing between them.
 */
export function toSubjectPage(
  subject: string,
  { before, limit }: SubjectQuery,
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

/** Refuses `store_failing` for an index that lacks older entries. */
export function requireWhole(isWhole: boolean): void {
  if (!isWhole)
    throw new Refusal(
      'store_failing',
      'The entries of each subject are not indexed yet; the start of a server does it.',
    )
}
