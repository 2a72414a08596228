import type { Asked as AskedFor } from '../../register/asked.ts'
import { type Clause, clauseDigest } from '../../register/clauses.ts'
import { STATUSES, type Status } from '../../register/commitment-status.ts'
import type { Earlier } from '../../register/duties.ts'
import type { Policy } from '../../register/policy.ts'
import {
  monthsApart,
  noCounts,
  type Standing,
  type StatusCounts,
  sampleDays,
  standingOf,
} from '../../register/status-over-time.ts'
import { inTurns } from '../../store/own-turn.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory } from '../../work/commitments/signatories.ts'
import type { StatusHistory } from '../../work/commitments/status-history.ts'
import { type UnnamedOf, unnamedReports } from '../../work/reporting/unnamed.ts'
import { type CameWithout, withoutFigures } from '../../work/reporting/without-figures.ts'
import { AT, type LogOnDay, logOnDay, type ShownDay } from '../commitments/shown-day.ts'
import { dutiesToday } from '../commitments/today.ts'
import { type Asked, formatCsvRow } from '../kit/kit.ts'
import { countFigures } from './came-without.ts'

/**
 * What the pictures over time are drawn of, their tables say and their files hold: the same rows. On an earlier day
 * they end with it, by what was known then.
 */

/** Which members each of the files takes, beside `lang`. */
export const OVER_TIME_TAKES = { at: AT }

/** What became of something that the rules asked, in the order of bars. */
export const OUTCOMES = ['met', 'late', 'due', 'open', 'ended', 'overdue'] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface AskedRow {
  /** The day that the rules set; of days that run from each signature, the year in which they fall. */
  readonly date: string
  /** Where days moved for all. */
  readonly moved: string
  readonly all: number
  readonly counts: Readonly<Record<Outcome, number>>
  /** Whom the rules ask no more: counted as they stood when these last did. */
  readonly earlier: number
  /** How many of those done came without the figures that the clause asks for. */
  readonly bare: number
  /** How many of those who are late brought these figures in a report that does not name the date. */
  readonly unnamed: number
  /** Of how many of those done that is not known, and the entries that withhold what would tell it. */
  readonly unknown: number
  readonly withheld: readonly number[]
}

export interface AskedClause {
  readonly clause: Clause
  readonly policy: Policy
  /** Oldest first. */
  readonly rows: readonly AskedRow[]
}

const isEarlier = (one: AskedFor | Earlier): one is Earlier => 'until' in one

type Filling = AskedRow & {
  all: number
  bare: number
  unnamed: number
  unknown: number
  withheld: readonly number[]
  earlier: number
  moved: string
  counts: Record<Outcome, number>
}

/** Each clause by its exact words: whoever is bound by others is counted beneath those. */
async function askedClauses(
  { signatories, gone, rules }: CallOnDay,
  cameWithout: CameWithout,
  unnamedOf: UnnamedOf,
): Promise<AskedClause[]> {
  const found = new Map<string, { clause: Clause; policy: Policy; rows: Map<string, Filling> }>()
  const add = (its: Signatory, one: AskedFor | Earlier) => {
    const { anew, clause, due, moved } = one
    const digest = isEarlier(one) ? one.policy : its.policy!
    const { rows } = found.getOrInsertComputed(clauseDigest(clause), () => ({
      ...{ clause, policy: rules.policies.get(digest)!, rows: new Map() },
    }))
    const date = clause.cycle.by === 'calendar' ? due : due.slice(0, 4)
    const row = rows.getOrInsertComputed(date, () => ({
      ...{ date, moved: '', all: 0, bare: 0, unknown: 0, unnamed: 0, withheld: [], earlier: 0 },
      counts: { met: 0, late: 0, due: 0, open: 0, ended: 0, overdue: 0 },
    }))
    row.all++
    if (isEarlier(one)) row.earlier++
    countFigures(row, cameWithout(one))
    if (unnamedOf(its, one) !== null) row.unnamed++
    // Days that one party lets run anew move for nobody else.
    if (clause.cycle.by === 'calendar' && anew === null && moved !== due && moved > row.moved)
      row.moved = moved
    row.counts[outcomeOf(one)]++
  }
  for (const all of [signatories, gone])
    for await (const some of inTurns(all))
      for (const its of some) for (const one of [...its.asked, ...its.earlier]) add(its, one)
  return [...found.values()].map(one => ({
    ...one,
    rows: [...one.rows.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
  }))
}

/** Whom the rules ceased to ask while there was time was late with nothing, and has nothing to come. */
function outcomeOf(one: AskedFor | Earlier): Outcome {
  const { state, met } = one
  if (met?.late) return 'late'
  return isEarlier(one) && (state === 'open' || state === 'due') ? 'ended' : state
}

export const ASKED_COLUMNS = [
  ...['clause', 'clause_digest', 'date', 'moved', 'asked'],
  ...['done_in_time', 'done_late', 'due', 'not_due', 'ended_before', 'overdue', 'no_longer_asked'],
  ...['done_without_figures', 'day', 'size', 'reported_without_date'],
]

export function* askedCsv({ clauses, log: { day, size } }: OverTime): Generator<string> {
  yield formatCsvRow(ASKED_COLUMNS)
  for (const { clause, rows } of clauses)
    for (const { date, moved, all, bare, counts, earlier, unknown, unnamed } of rows) {
      // A number that may be too small is none.
      const without = unknown === 0 ? bare : 'unknown'
      const numbers = [all, ...OUTCOMES.map(one => counts[one]), earlier, without, day, size, unnamed]
      const cells = numbers.map(String)
      yield formatCsvRow([clause.id, clauseDigest(clause), date, moved, ...cells])
    }
}

interface StatusDay {
  readonly day: string
  readonly counts: StatusCounts
}

export interface StatusOverTime {
  /** Oldest first; the last is the day shown. Empty where no commitment was ever made. */
  readonly days: readonly StatusDay[]
  /** From one day to the next; 0 where the last stands alone. */
  readonly months: number
}

export interface OverTime {
  readonly log: LogOnDay
  readonly clauses: readonly AskedClause[]
  readonly status: StatusOverTime
}

/** What was asked and promised on a call over time. The call exists, and can have commitments. */
export async function overTime(asked: Asked, call: string, { at, day }: ShownDay): Promise<OverTime> {
  const all = at === undefined ? await dutiesToday(asked, call) : (await asked.site.duties.on(call, day))!
  const cameWithout = await withoutFigures(asked.site, all)
  const unnamedOf = await unnamedReports(asked.site, all)
  return {
    log: await logOnDay(asked, all),
    clauses: await askedClauses(all, cameWithout, unnamedOf),
    status: await statusOverTime(all, asked.site.statusHistory),
  }
}

async function statusOverTime(
  { call, day: last, signatories }: CallOnDay,
  history: StatusHistory,
): Promise<StatusOverTime> {
  const { now, since } = await countedOn(signatories, last)
  if (Object.values(now).every(count => count === 0)) return { days: [], months: 0 }
  const days = sampleDays(since, last)
  const counts = await history.on(call, days)
  const before = days.map((day, i) => ({ day, counts: counts[i]! }))
  return {
    days: [...before, { day: last, counts: now }],
    months: days.length === 0 ? 0 : monthsApart(since, last),
  }
}

/** As it stands for the party that made it; and since when any was made, `last` where none was. */
async function countedOn(signatories: CallOnDay['signatories'], last: string) {
  const now = noCounts()
  let since = last
  for await (const some of inTurns(signatories))
    for (const { party, commitments } of some)
      for (const one of commitments) {
        if (one.made < since) since = one.made
        if (one.lead === party) now[standingOf(one)]++
      }
  return { now, since }
}

/** Whatever closed it: the table has each reason. */
export function countOf(counts: StatusCounts, status: Status): number {
  if (status !== 'closed') return counts[status]
  return CLOSED.reduce((sum, one) => sum + counts[one], 0)
}

export const CLOSED = [
  'closed-reported',
  'closed-withdrawn',
  'closed-left',
] as const satisfies readonly Standing[]
const OF_FILE = [...STATUSES.filter(one => one !== 'closed'), ...CLOSED]

export const STATUS_COLUMNS = ['day', ...OF_FILE.map(one => one.replace('-', '_')), 'size']

export function* statusCsv({ log: { size }, status: { days } }: OverTime): Generator<string> {
  yield formatCsvRow(STATUS_COLUMNS)
  for (const { day, counts } of days)
    yield formatCsvRow([day, ...OF_FILE.map(one => String(counts[one])), String(size)])
}
