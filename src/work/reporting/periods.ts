import { dayAfter, dayBefore, monthOf, monthsLater } from '../../core/time.ts'
import { MOST_PERIODS } from '../../register/figures/counts.ts'
import type { Period } from '../../register/figures/figures.ts'

/** For which periods a report is: days from and until, in one piece or cut where the calendar has its seams. */

export const SPLITS = ['whole', 'year', 'half', 'quarter', 'month'] as const
export type Split = (typeof SPLITS)[number]

const MONTHS = { year: 12, half: 6, quarter: 3, month: 1 } as const

/** The first and the last may be shorter than the others. Undefined where they would be too many for a report. */
export function splitPeriods({ from, until }: Period, by: Split): Period[] | undefined {
  if (by === 'whole') return [{ from, until }]
  const periods: Period[] = []
  for (let start = from; start <= until; ) {
    if (periods.length === MOST_PERIODS) return undefined
    const seam = seamAfter(start, MONTHS[by])
    periods.push({ from: start, until: seam > until ? until : dayBefore(seam) })
    start = seam
  }
  return periods
}

/** The first day after this one on which such a part of the year begins. */
function seamAfter(day: string, months: number): string {
  const month = Number(day.slice(5, 7)) - 1
  const first = `${day.slice(0, 4)}-${String(month - (month % months) + 1).padStart(2, '0')}-01`
  return monthsLater(first, months)
}

export type Shape = Period & Readonly<{ by: Split }>

interface Known {
  /** Of the newest report by these indicators. */
  readonly last: readonly Period[]
  /** The window that asks for a report: it opens when what it asks of is over. */
  readonly window: Readonly<{ opens: string; months: number }> | null
  /** When the periods end of which that window asks for figures by these indicators; null or absent where it does not. */
  readonly ends?: Period | null
  readonly today: string
  /** Whether rules ask for figures of a period, if it reports them today. */
  readonly isAsked?: (period: Period) => boolean
  /** Whether its rules asked for a period and no report of its answers for all of it. */
  readonly isLeft?: (period: Period) => boolean
}

/**
 * Why these: they follow its last report, its rules ask for them, they end before a report is asked for, which need not
 * be about them, they asked for them and it has not answered, they are the newest that are over, of which it reported
 * already or not, or the year is over.
 */
type Proposed = Shape & Readonly<{ why: 'last' | 'asked' | 'window' | 'left' | 'again' | 'over' | 'year' }>

/**
 * What a party most likely reports of: what follows its last report, as far as that is what is asked for now; else what
 * is asked for; else what it left out of that; else the newest time that is over. Nobody is proposed to report what has
 * not happened, unless a rule asks for it.
 */
export function proposedShape({ last, window, ends = null, today, isAsked, isLeft }: Known): Proposed {
  const by = shapeOf(last)
  const asked = window && {
    from: monthsLater(window.opens, -window.months),
    until: dayBefore(window.opens),
  }
  const regular = by === undefined ? undefined : regularTime(last)
  if (by !== undefined && regular !== undefined) {
    const left = asked === null && isLeft !== undefined ? newestLeft(regular, by, today, isLeft) : undefined
    if (left !== undefined) return { ...left, by, why: 'left' }
    const following = timeFrom(regular.next, regular.months)
    const isNext =
      asked === null
        ? following.until < today
        : asked.from <= following.from && following.until <= asked.until
    if (isNext) return { ...following, by, why: 'last' }
  }
  if (asked !== null) {
    const cut = by ?? 'whole'
    const isSome = (time: Period) => splitPeriods(time, cut)?.some(one => isAsked?.(one)) ?? false
    if (isSome(asked)) return { ...asked, by: cut, why: 'asked' }
    // Whoever was bound as the window opened answers for none of the time before it.
    return ends !== null && isSome(ends)
      ? { ...ends, by: cut, why: 'asked' }
      : { ...asked, by: cut, why: 'window' }
  }
  if (by !== undefined && regular !== undefined) {
    const over = newestOver(regular, today)
    const isReported = last.some(one => one.from <= over.until && over.from <= one.until)
    return { ...over, by, why: isReported ? 'again' : 'over' }
  }
  const year = Number(today.slice(0, 4)) - 1
  return { from: `${year}-01-01`, until: `${year}-12-31`, by: by ?? 'whole', why: 'year' }
}

interface Regular {
  /** The day after its last. */
  readonly next: string
  readonly months: number
}

/**
 * Of a report for whole months; undefined of another, and past the last year that a date can name, where none follows.
 */
function regularTime(last: readonly Period[]): Regular | undefined {
  const [from, until] = [last[0]!.from, last.at(-1)!.until]
  if (until >= '9990') return undefined
  const next = dayAfter(until)
  const months = monthOf(next) - monthOf(from)
  return monthsLater(from, months) === next ? { next, months } : undefined
}

const timeFrom = (from: string, months: number): Period => ({
  from,
  until: dayBefore(monthsLater(from, months)),
})

/** The last of those that come before the next, each as long, whose days are all over. */
function newestOver({ next, months }: Regular, today: string): Period {
  const ends = (back: number) => monthsLater(next, -back * months)
  const back = Math.max(0, Math.ceil((monthOf(next) - monthOf(today)) / months))
  return timeFrom(ends((ends(back) <= today ? back : back + 1) + 1), months)
}

/** The newest time in its own steps of which something is left, from the first to the last part of it that is. */
function newestLeft(
  regular: Regular,
  by: Split,
  today: string,
  isLeft: NonNullable<Known['isLeft']>,
): Period | undefined {
  let { from, until } = newestOver(regular, today)
  for (let back = 0; back < MOST_PERIODS && from >= '0010'; back++) {
    const left = (splitPeriods({ from, until }, by) ?? []).filter(isLeft)
    if (left.length > 0) return { from: left[0]!.from, until: left.at(-1)!.until }
    until = dayBefore(from)
    from = monthsLater(from, -regular.months)
  }
  return undefined
}

/** What of these is not over on a day; null where all of it is. */
export function timeAhead(periods: readonly Period[], today: string): Period | null {
  const first = periods.find(({ until }) => until >= today)
  return first === undefined ? null : { from: first.from, until: periods.at(-1)!.until }
}

/**
 * How these were cut; undefined where there are none, or they have gaps. One alone was cut by that of which it is a
 * whole one: after a half-year comes another, and not what somebody may take for all of a time.
 */
export function shapeOf(periods: readonly Period[]): Split | undefined {
  if (periods.length === 0) return undefined
  const [first] = periods
  if (periods.length === 1) return SPLITS.find(by => by !== 'whole' && isFull(first!, by)) ?? 'whole'
  const all = { from: first!.from, until: periods.at(-1)!.until }
  return SPLITS.find(by => {
    const cut = splitPeriods(all, by)
    return (
      cut?.length === periods.length &&
      cut.every(({ from, until }, i) => periods[i]!.from === from && periods[i]!.until === until)
    )
  })
}

/** Whether it is a whole one of these, as the calendar has them. */
export function isFull({ from, until }: Period, by: Split): boolean {
  if (by === 'whole') return true
  if (until >= '9990') return false
  const next = dayAfter(until)
  return seamAfter(from, MONTHS[by]) === next && monthsLater(from, MONTHS[by]) === next
}
