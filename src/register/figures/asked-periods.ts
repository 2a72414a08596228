import { dayBefore, laterBy, monthOf, monthsLater } from '../../core/time.ts'
import type { Asked } from '../asked.ts'
import { type Clause, figuresAsked } from '../clauses.ts'
import type { Earlier } from '../duties.ts'
import type { Kind } from '../kinds.ts'
import type { Indicator } from './catalogue.ts'
import type { Period } from './figures.ts'
import { type AskedThen, type Bound, overlap, type WasAsked } from './standing.ts'

/**
 * Of whom a call asked an indicator for a period. Rules that a party accepted ask it for a report by a day, and name
 * the catalogue by which figures are asked with it; a catalogue says of each indicator of which kinds it is asked. A
 * party was asked if
 *
 * - a clause that bound it and names the catalogue asked it for a report in a window that is the first to be due after
 *   the period ended,
 * - the clause had bound it on the last day of the period, so that nobody answers for the time before they signed,
 * - the edition that was the newest when that window opened has the indicator, as one that parties report, and the
 *   party was then of a kind of which it is asked,
 * - and both were still so when it reported: what is dropped in between is in no form that it could fill in.
 *
 * What was published, and who came, while a window was open already, is asked by the next one. Form, sheet, command and
 * count ask this one question.
 */

/** What is known of one party: what its rules ask, and what earlier ones asked. */
export interface Reporter {
  readonly asked: readonly Asked[]
  readonly earlier: readonly Earlier[]
  /** Each kind with the first day on which it counts, oldest first. */
  readonly kinds: readonly Readonly<{ from: string; kind: Kind }>[]
}

/** A window in which a party was asked for a report about a period. */
export interface Asking extends Bound {
  readonly clause: string
  readonly opens: string
  readonly due: string
}

/**
 * What an edition asks of one indicator, of all kinds where `kinds` is null; `unread` where its file says it to nobody.
 */
export type AsksOf = Readonly<{ how: Indicator['how']; kinds: readonly Kind[] | null }> | 'unread'

/** An edition of a catalogue with the day on which it was published. */
export interface AskingEdition {
  readonly day: string
  readonly indicators: ReadonlyMap<string, AsksOf>
}

/** A report in figures, whatever corrected it. */
export interface Filing {
  readonly day: string
  readonly periods: readonly Period[]
}

/** By what, and on which day, it is asked who was asked. */
export interface AskedBy {
  readonly catalogue: string
  /** Of the catalogue, oldest first. */
  readonly editions: readonly AskingEdition[]
  /** Reports of the party by the catalogue, in whatever order. */
  readonly filings: readonly Filing[]
  readonly day: string
}

/** A window with what counts when it opens, and when its party reports: found once for all indicators of a period. */
export interface AskingBy {
  readonly window: Asking
  readonly asking: readonly AskingOn[]
}

interface AskingOn {
  readonly indicators: AskingEdition['indicators'] | undefined
  readonly kind: Kind | undefined
}

/** The windows in which it was asked about this period, those too of rules that bind it no more. */
export function windowsAsking(reporter: Reporter, by: AskedBy, period: Period): AskingBy[] {
  const { kinds } = reporter
  return windowsBy(by.catalogue, reporter)
    .filter(one => isFirstAfter(one, period))
    .map(({ clause, opens, due, last, since }) => {
      const window = { clause: clause.id, opens, due, last, since }
      const asking = [opens, reportedOn(window, by, period)].map(on => ({
        indicators: by.editions.findLast(({ day }) => day <= on)?.indicators,
        kind: kinds.findLast(({ from }) => from <= on)?.kind,
      }))
      return { window, asking }
    })
}

function windowsBy(catalogue: string, { asked, earlier }: Pick<Reporter, 'asked' | 'earlier'>): Asked[] {
  // Whoever was freed before it could be late is late with nothing, and has nothing to come.
  const ended = earlier.filter(({ state }) => state === 'met' || state === 'overdue')
  return [...asked, ...ended].filter(one => figuresAsked(one.clause) === catalogue)
}

/** When the periods end about which rules have asked one of these parties by a catalogue, oldest first, none that overlap. */
export function endsAsked(
  catalogue: string,
  reporters: Iterable<Pick<Reporter, 'asked' | 'earlier'>>,
): Period[] {
  const found = new Map<string, Period>()
  for (const reporter of reporters)
    for (const one of windowsBy(catalogue, reporter)) {
      const ends = endsIn(one)
      if (ends !== null) found.set(`${ends.from} ${ends.until}`, ends)
    }
  const joined: Period[] = []
  for (const one of [...found.values()].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1)
    if (last === undefined || one.from > laterBy(last.until, 1)) joined.push(one)
    else if (one.until > last.until) joined[joined.length - 1] = { from: last.from, until: one.until }
  }
  return joined
}

/** When the periods end about which a window asks; null where it is due before its clause binds. */
export function endsIn({ clause, due, since }: Pick<Asked, 'clause' | 'due' | 'since'>): Period | null {
  const before = dueBefore(clause.cycle, due, since)
  const from = before === null || before < since ? since : before
  return from < due ? { from, until: dayBefore(due) } : null
}

/**
 * The day on which it reported of these days in this window, or else until which it can. Of several reports the last in
 * time; else the first that was late. A report of years later, which tells old figures again, changes nothing.
 */
function reportedOn({ opens, last }: Asking, { day, filings }: AskedBy, period: Period): string {
  const days = filings
    .filter(one => one.day >= opens && one.day <= day && one.periods.some(it => overlap(it, period)))
    .map(one => one.day)
    .sort()
  return days.findLast(on => on <= last) ?? days[0] ?? (day < last ? day : last)
}

function isFirstAfter(window: Asked, { until }: Period): boolean {
  const ends = endsIn(window)
  return ends !== null && ends.from <= until && until <= ends.until
}

/** The due day of the window before one, or, of the first, as many months earlier; null where there is one window. */
function dueBefore(cycle: Clause['cycle'], due: string, since: string): string | null {
  if (cycle.months === undefined) return null
  // Counted from the first, as windows are: 28 February may follow 31 August.
  const first = cycle.by === 'calendar' ? cycle.due : laterBy(since, cycle.due)
  const windows = Math.round((monthOf(due) - monthOf(first)) / cycle.months)
  return monthsLater(first, (windows - 1) * cycle.months)
}

export interface AskedFor extends AskedThen {
  /** Those that asked for the indicator, or of which that is not known. */
  readonly windows: readonly Asking[]
}

/** Whether one of these windows asked for one indicator. */
export function askedIn(indicator: string, windows: readonly AskingBy[]): AskedFor {
  const found = windows.map(({ asking, window }) => {
    const all = asking.map(one => asksFor(indicator, one))
    return { window, is: WEAKEST.find(one => all.includes(one))! }
  })
  const its = found.filter(({ is }) => is !== 'no')
  const is = its.some(one => one.is === 'yes') ? 'yes' : its.length > 0 ? 'unknown' : 'no'
  const all = its.map(({ window }) => window)
  return { is, windows: all, bound: boundBy(all) }
}

/** Both days have to ask: what one of them does not settle the other cannot. */
const WEAKEST: readonly WasAsked[] = ['no', 'unknown', 'yes']

function asksFor(indicator: string, { indicators, kind }: AskingOn): WasAsked {
  const one = indicators?.get(indicator)
  if (one === undefined) return 'no'
  if (one === 'unread') return 'unknown'
  if (one.how !== 'reported') return 'no'
  return one.kinds === null || (kind !== undefined && one.kinds.includes(kind)) ? 'yes' : 'no'
}

/**
 * Of several windows: nobody is late before the latest is over, as either report may bring the value, and the first to
 * bind asks for the most days. Those that may have asked count too, lest somebody be called late who is not.
 */
function boundBy(windows: readonly Asking[]): Bound | null {
  if (windows.length === 0) return null
  const [since, last] = [windows.map(one => one.since).sort(), windows.map(one => one.last).sort()]
  return { since: since[0]!, last: last.at(-1)! }
}

/**
 * Whether a clause is to ask by this catalogue about this period in a window that opens later: of days that run from
 * each signature none.
 */
export function asksLater(clause: Clause, catalogue: string, { until }: Period, day: string): boolean {
  const { cycle } = clause
  if (figuresAsked(clause) !== catalogue || cycle.by !== 'calendar') return false
  const { opens, due, months } = cycle
  if (months === undefined) return until < due && opens > day
  const first = Math.max(0, Math.floor((monthOf(until) - monthOf(due)) / months))
  const windows = [first, first + 1].find(n => monthsLater(due, n * months) > until)!
  return until >= monthsLater(due, (windows - 1) * months) && monthsLater(opens, windows * months) > day
}
