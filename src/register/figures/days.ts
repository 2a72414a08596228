import { dayBefore, daysFrom, laterBy, monthOf, monthsLater } from '../../core/time.ts'
import type { Period } from './figures.ts'

/** How long periods are, and which days of one others leave open. */

/** The first day of a period that none of these has; null where together they have them all. */
export function firstOpen(period: Period, others: readonly Period[]): string | null {
  let open = period.from
  for (const { from, until } of others.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > open) return open
    if (until >= period.until) return null
    if (until >= open) open = laterBy(until, 1)
  }
  return open
}

/** Half-years have 181 to 184 days: whole months are counted as such, from whatever day they run. */
export function lengthOf(period: Period): string {
  const months = wholeMonths(period)
  return months === null ? `${daysIn(period)} days` : `${months} months`
}

/** To compare lengths: a month as so many days that no months are as long as a number of days. */
export function roughDays(period: Period): number {
  const months = wholeMonths(period)
  return months === null ? daysIn(period) : months * 30.43
}

/** The last day of the period that follows, and is as long. */
export function nextUntil(period: Period): string {
  const start = laterBy(period.until, 1)
  const months = wholeMonths(period)
  return dayBefore(months === null ? laterBy(start, daysIn(period)) : monthsLater(start, months))
}

const daysIn = ({ from, until }: Period) => daysFrom(from, laterBy(until, 1))

function wholeMonths({ from, until }: Period): number | null {
  const next = laterBy(until, 1)
  const months = monthOf(next) - monthOf(from)
  return months > 0 && next.slice(8) === from.slice(8) ? months : null
}
