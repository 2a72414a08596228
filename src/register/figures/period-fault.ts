import { monthsLater } from '../../core/time.ts'
import type { Period } from './figures.ts'

/**
 * Of which days nobody can report. Whoever has answered for a period is not missing in another that it meets, so one
 * report for all times would buy silence for ever; and of a time to come nobody knows a figure.
 */

/** Of one period: no calendar of reports has a longer one. */
export const MOST_YEARS = 5

/** `early`: it has not begun on this day; `long`: it runs for longer than so many years. */
export function periodFault({ from, until }: Period, day: string): 'early' | 'long' | null {
  if (from > day) return 'early'
  return until >= monthsLater(from, MOST_YEARS * 12) ? 'long' : null
}
