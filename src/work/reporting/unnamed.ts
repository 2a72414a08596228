import type { Asked } from '../../register/asked.ts'
import { figuresAsked } from '../../register/clauses.ts'
import type { Duties } from '../../register/duties.ts'
import type { Store } from '../../store/store.ts'
import type { CallOnDay } from '../commitments/call-duties.ts'
import { reportsAt } from './call-figures.ts'
import { reportsOf } from './filed.ts'
import type { Sources } from './indicators-on.ts'

/**
 * A report does what a clause asks if it names the date. One that brings the figures and names none leaves it undone, and
 * beside "overdue" a reader would take its party for one that sent nothing. So whoever says that something is undone says
 * too which report does not name it.
 */

export interface Brought {
  readonly entry: number
  readonly day: string
  readonly catalogue: string
}

type Its = Pick<Duties, 'asked' | 'earlier'>

/**
 * The newest report that has brought figures as this clause asks for since its window opened, and did nothing that the
 * clause asks; null where there is none, or nothing is due. `one` is of what was asked of its party, of which these are
 * the reports up to the day of which is spoken, in whatever order.
 */
function unnamedReport({ asked, earlier }: Its, one: Asked, reports: readonly Brought[]) {
  const { clause, opens, state } = one
  const catalogue = figuresAsked(clause)
  if (catalogue === undefined || (state !== 'due' && state !== 'overdue')) return null
  const until = earlier.find(its => its === one)?.until
  const did = new Set([...asked, ...earlier].flatMap(({ met }) => met?.entry ?? []))
  const found = reports.filter(
    report =>
      report.catalogue === catalogue &&
      report.day >= opens &&
      (until === undefined || report.day <= until) &&
      !did.has(report.entry),
  )
  return found.reduce<Brought | null>(
    (newest, report) => (newest === null || report.entry > newest.entry ? report : newest),
    null,
  )
}

/** The same of one party, which is asked by its rows; `day` is that of which is spoken. */
export async function ownUnnamed(
  store: Store,
  { call, party, day, duties }: Readonly<{ call: string; party: string; day: string; duties: Its }>,
): Promise<(one: Asked) => Brought | null> {
  const isLate = [...duties.asked, ...duties.earlier].some(
    ({ state }) => state === 'due' || state === 'overdue',
  )
  if (!isLate) return () => null
  const reports = (await reportsOf(store, call, party)).map(({ row }) => row).filter(one => one.day <= day)
  return one => unnamedReport(duties, one, reports)
}

export type UnnamedOf = (party: Its & Readonly<{ party: string }>, one: Asked) => Brought | null

/** The same of everybody whom a call asks. */
export async function unnamedReports(
  { callFigures }: Pick<Sources, 'callFigures'>,
  { call, day, size }: CallOnDay,
): Promise<UnnamedOf> {
  const all = await callFigures.of(call)
  return (its, one) => {
    if (one.met !== null || figuresAsked(one.clause) === undefined) return null
    const reports = reportsAt(all.get(its.party) ?? [], size).flatMap(({ catalogue, filed, sayings }) => {
      const [first] = sayings
      return first!.day <= day ? [{ entry: filed, day: first!.day, catalogue }] : []
    })
    return unnamedReport(its, one, reports)
  }
}
