import { laterBy } from '../../core/time.ts'
import { lengthOf, roughDays } from './days.ts'
import type { Period } from './figures.ts'
import { overlap, periodKey } from './standing.ts'

/**
 * The periods in which missing answers are counted, and that pages have columns for. Nobody sets them, neither keeper
 * nor rules: they follow from reports. So a few parties must not be able to set them for all others, by many periods
 * that nobody else has heard of, that are still to come, or that nobody was asked about. A period
 *
 * - is over,
 * - is as long as those by which most parties report at that time. Of whoever has not reported since, the newest before
 *   counts, so that the first two of ten to tell of a year do not cut it into days,
 * - is one about which rules ask, or follows upon one that is usual, or is used by half as many as the most used.
 */

interface UsualPeriods {
  /** Of an indicator that nobody has answered. */
  readonly ofCatalogue: readonly Period[]
  /** Of one that each of some parties answered for these; it is asked too for what others were, and it was not. */
  of(used: Iterable<readonly Period[]>): Period[]
}

/**
 * `pooled` has what each party reported for, whatever the indicator; rules have asked somebody about each period that
 * ends in one of `asked`.
 */
export function usualPeriods(
  pooled: Iterable<readonly Period[]>,
  asked: readonly Period[],
  day: string,
): UsualPeriods {
  const isOver = ({ until }: Period) => until < day
  const overOf = (used: Iterable<readonly Period[]>) =>
    [...used].map(its => its.filter(isOver)).filter(its => its.length > 0)
  const isAsked = ({ until }: Period) => asked.some(one => one.from <= until && until <= one.until)
  const all = overOf(pooled)
  const lengths = leadingLengths(all)
  const uses = usesOf(all)
  const most = Math.max(0, ...uses.map(({ by }) => by))
  // Of the first to report nobody can say yet whether others will do likewise.
  const least = Math.max(most / 2, uses.some(({ period }) => isAsked(period)) ? 2 : Math.min(2, most))
  const isMeant = ({ by, period }: Use) => by >= least || isAsked(period)

  const leading = uses.filter(({ period }) => lengths.get(endOf(period))!.length === lengthOf(period))
  const taken = apart(withNext(leading, leading.filter(isMeant)))
  return {
    ofCatalogue: inOrder(taken),
    of(used) {
      const its = overOf(used)
      const own = leadingLengths(its)
      const counted = usesOf(its).filter(one => {
        const lead = own.get(endOf(one.period))!
        if (lead.length !== lengthOf(one.period) || !isMeant(one)) return false
        return isOwn(lead, lengths.get(endOf(one.period))!)
      })
      return inOrder(apart(counted, taken))
    },
  }
}

/** A period, with how many parties reported by it. */
interface Use {
  readonly period: Period
  by: number
}

function usesOf(byParty: readonly (readonly Period[])[]): Use[] {
  const found = new Map<string, Use>()
  for (const its of byParty)
    for (const period of its) found.getOrInsertComputed(periodKey(period), () => ({ period, by: 0 })).by++
  return [...found.values()]
}

/** How long the periods are by which most report. */
interface Lead {
  readonly length: string
  readonly days: number
  /** Parties that report by it, of so many. */
  readonly by: number
  readonly of: number
}

/**
 * Whether an indicator is counted by periods that are not as long as those of its catalogue: by longer ones, which make
 * no more columns, for the sake of a third; by shorter ones of more than half.
 */
function isOwn(own: Lead, { days, length, of }: Lead): boolean {
  if (own.length === length) return true
  return own.days > days ? own.by >= Math.max(Math.min(2, of), of / 3) : own.by * 2 > of
}

/** The month in which it ends. */
const endOf = ({ until }: Period) => until.slice(0, 7)

/** By each month in which a period ends. Every party counts by those of its own that ended in it, or last before it. */
function leadingLengths(byParty: readonly (readonly Period[])[]): ReadonlyMap<string, Lead> {
  const ends = new Map<string, Map<number, Set<string>>>()
  const daysOf = new Map<string, number>()
  for (const [party, its] of byParty.entries())
    for (const period of its) {
      const length = lengthOf(period)
      daysOf.getOrInsertComputed(length, () => roughDays(period))
      ends
        .getOrInsertComputed(endOf(period), () => new Map())
        .getOrInsertComputed(party, () => new Set())
        .add(length)
    }
  const leads = new Map<string, Lead>()
  const now = new Map<number, ReadonlySet<string>>()
  const by = new Map<string, number>()
  const turn = (length: string, more: number) => by.set(length, (by.get(length) ?? 0) + more)
  for (const month of [...ends.keys()].sort()) {
    for (const [party, its] of ends.get(month)!) {
      for (const one of now.get(party) ?? []) turn(one, -1)
      for (const one of its) turn(one, 1)
      now.set(party, its)
    }
    const all = [...by].map(([length, count]): Lead => {
      return { length, days: daysOf.get(length)!, by: count, of: now.size }
    })
    leads.set(
      month,
      all.reduce((best, one) => (leadsOver(one, best) ? one : best)),
    )
  }
  return leads
}

/** Where as many report by each the longer leads, up to a year: it makes fewer columns, and hides no year of others. */
function leadsOver(one: Lead, other: Lead): boolean {
  if (one.by !== other.by) return one.by > other.by
  const isLong = ({ days }: Lead) => days > 366
  return isLong(one) === isLong(other) ? one.days > other.days : isLong(other)
}

/** With those of `all` that follow upon one of `some`, and are as long: a new year is there once one has reported it. */
function withNext(all: readonly Use[], some: readonly Use[]): Use[] {
  const found = new Set(some)
  const next = ({ period }: Use) => `${laterBy(period.until, 1)} ${lengthOf(period)}`
  const nexts = new Set(some.map(next))
  for (const one of all.toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1)))
    if (!found.has(one) && nexts.has(`${one.period.from} ${lengthOf(one.period)}`)) {
      found.add(one)
      nexts.add(next(one))
    }
  return [...found]
}

/**
 * The most used first, then each next that overlaps none of those taken; of as many users the earlier. `then` comes
 * last.
 */
function apart(uses: readonly Use[], then: readonly Period[] = []): Period[] {
  const sorted = uses.toSorted((a, b) => b.by - a.by || (periodKey(a.period) < periodKey(b.period) ? -1 : 1))
  const taken: Period[] = []
  for (const period of [...sorted.map(one => one.period), ...then])
    if (!taken.some(one => overlap(one, period))) taken.push(period)
  return taken
}

const inOrder = (periods: readonly Period[]) => periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))
