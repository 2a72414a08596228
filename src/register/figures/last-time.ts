import { laterBy } from '../../core/time.ts'
import { lengthOf } from './days.ts'
import type { Period } from './figures.ts'

/**
 * Which period was “last time” for another: itself, where it is reported once more; else the same part of an earlier
 * time, half-year for half-year and quarter for quarter, since what is counted goes by seasons; else the newest before
 * it that is as long. What was counted over another length says nothing of this one.
 */

const isSame = (then: Period, now: Period) => then.from === now.from && then.until === now.until

const isAsLongBefore = (then: Period, now: Period) =>
  then.until < now.from && lengthOf(then) === lengthOf(now)

function isSamePartBefore(then: Period, now: Period): boolean {
  const [one, other] = [then, now].map(({ from, until }) =>
    [from.slice(5), laterBy(until, 1).slice(5)].join(),
  )
  return one === other && isAsLongBefore(then, now)
}

/** What is nearer comes first. */
const NEAREST = [isSame, isSamePartBefore, isAsLongBefore] as const

/** The last time of a period among those of some; undefined where none of them was as long. */
export function lastTime<T>(all: readonly T[], timeOf: (one: T) => Period, now: Period): T | undefined {
  for (const isNear of NEAREST) {
    const near = all.filter(one => isNear(timeOf(one), now))
    if (near.length > 0) return newest(near, timeOf)
  }
  return undefined
}

/** The one that begins last; of several, the first. */
export const newest = <T>(all: readonly T[], timeOf: (one: T) => Period): T | undefined =>
  all.reduce<T | undefined>(
    (last, one) => (last === undefined || timeOf(one).from > timeOf(last).from ? one : last),
    undefined,
  )

/** Of those that say something of several periods each, the last that has the last time of one of these. */
export function lastOfTimes<T>(
  all: readonly T[],
  timesOf: (one: T) => readonly Period[],
  now: readonly Period[],
): T | undefined {
  for (const isNear of NEAREST) {
    const found = all.findLast(one => timesOf(one).some(then => now.some(its => isNear(then, its))))
    if (found !== undefined) return found
  }
  return undefined
}
