import { laterBy, monthOf, monthsLater } from '../../core/time.ts'
import type { Asked } from '../asked.ts'
import type { Clause } from '../clauses.ts'
import type { Earlier } from '../duties.ts'
import type { Kind } from '../kinds.ts'
import type { Indicator } from './catalogue.ts'
import type { Period } from './figures.ts'

/**
 * Of whom a call asked an indicator for a period. Rules ask for a report by a day, and say nothing of periods; a catalogue
 * says of each indicator of which kinds it is asked. Together they say it: a party was asked if
 *
 * - rules that bound it asked it for a report in a window that is the first to be due after the period ended,
 * - the clause had bound it on the last day of the period, so that nobody answers for the time before they signed,
 * - the edition that was the newest on the day on which that window opened has the indicator, as one that parties report,
 *   and the party was then of a kind of which it is asked.
 *
 * What was published, and who came, while a window was open already, is asked by the next one.
 */

/** What is known of one party: what its rules ask, and what earlier ones asked. */
export interface Reporter {
  readonly asked: readonly Asked[]
  readonly earlier: readonly Earlier[]
  /** Each kind with the first day on which it counts, oldest first. */
  readonly kinds: readonly Readonly<{ from: string; kind: Kind }>[]
}

/** A window in which a party was asked for a report about a period. */
export interface Asking {
  readonly clause: string
  readonly opens: string
  readonly due: string
  /** The last day in which nobody is late. */
  readonly last: string
  /** Of what kind the party was on the day on which it opened. */
  readonly kind: Kind | undefined
}

/** What an edition asks of one indicator; `kinds` is null where it asks all, and undefined where that is not known. */
export type AsksOf = Pick<Indicator, 'how'> & Readonly<{ kinds: readonly Kind[] | null | undefined }>

/** An edition of a catalogue with the day on which it was published. */
export interface AskingEdition {
  readonly day: string
  readonly indicators: ReadonlyMap<string, AsksOf>
}

/** The windows in which it was asked about this period, those too of rules that bind it no more. */
export function windowsAsking({ asked, earlier, kinds }: Reporter, period: Period): Asking[] {
  // Whoever was freed before it could be late is late with nothing, and has nothing to come.
  const ended = earlier.filter(({ state }) => state === 'met' || state === 'overdue')
  return [...asked, ...ended]
    .filter(one => 'report' in one.clause.asks && isFirstAfter(one, period))
    .map(({ clause, opens, due, last }) => ({
      ...{ clause: clause.id, opens, due, last },
      kind: kinds.findLast(({ from }) => from <= opens)?.kind,
    }))
}

function isFirstAfter({ clause: { cycle }, due, since }: Asked, { until }: Period): boolean {
  if (until >= due || until < since) return false
  const before = dueBefore(cycle, due, since)
  return before === null || until >= before
}

/** The due day of the window before one, or, of the first, as many months earlier; null where there is one window. */
function dueBefore(cycle: Clause['cycle'], due: string, since: string): string | null {
  if (cycle.months === undefined) return null
  // Counted from the first, as windows are: 28 February may follow 31 August.
  const first = cycle.by === 'calendar' ? cycle.due : laterBy(since, cycle.due)
  const windows = Math.round((monthOf(due) - monthOf(first)) / cycle.months)
  return monthsLater(first, (windows - 1) * cycle.months)
}

/** Windows with what the edition asked that was the newest when each opened: found once for all indicators of a period. */
export interface AskingBy {
  readonly window: Asking
  readonly asks: AskingEdition['indicators'] | undefined
}

/** `editions` are those of one catalogue, oldest first. */
export function askingBy(windows: readonly Asking[], editions: readonly AskingEdition[]): AskingBy[] {
  return windows.map(window => ({
    window,
    asks: editions.findLast(({ day }) => day <= window.opens)?.indicators,
  }))
}

/** Those of these windows that asked for one indicator. */
export function windowsFor(indicator: string, windows: readonly AskingBy[]): Asking[] {
  return windows.filter(one => isAsked(indicator, one)).map(({ window }) => window)
}

function isAsked(indicator: string, { asks, window: { kind } }: AskingBy): boolean {
  const one = asks?.get(indicator)
  // Where its kinds are not known, nobody is said to have been asked.
  if (one === undefined || one.how !== 'reported' || one.kinds === undefined) return false
  return one.kinds === null || (kind !== undefined && one.kinds.includes(kind))
}

/** The last day in which nobody is late: of several windows the latest, as either report may bring the value. */
export function lastDayOf(windows: readonly Asking[]): string | null {
  return windows.reduce<string | null>(
    (last, one) => (last === null || one.last > last ? one.last : last),
    null,
  )
}

/** Whether a clause is to ask about this period in a window that opens later: of days that run from each signature none. */
export function asksLater({ asks, cycle }: Clause, { until }: Period, day: string): boolean {
  if (!('report' in asks) || cycle.by !== 'calendar') return false
  const { opens, due, months } = cycle
  if (months === undefined) return until < due && opens > day
  const first = Math.max(0, Math.floor((monthOf(until) - monthOf(due)) / months))
  const windows = [first, first + 1].find(n => monthsLater(due, n * months) > until)!
  return until >= monthsLater(due, (windows - 1) * months) && monthsLater(opens, windows * months) > day
}
