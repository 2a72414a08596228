import type { Digest } from '../../core/digest.ts'
import { monthsLater } from '../../core/time.ts'
import type { Asked as AskedFor } from '../../register/asked.ts'
import { type Clause, clauseDigest } from '../../register/clauses.ts'
import { movedDay } from '../../register/commitment-status.ts'
import { movesOn } from '../../register/cycles.ts'
import type { Policy } from '../../register/policy.ts'
import { inTurns } from '../../store/own-turn.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory, Undertaken } from '../../work/commitments/signatories.ts'
import type { Brought, UnnamedOf } from '../../work/reporting/unnamed.ts'
import type { CameWithout, Without } from '../../work/reporting/without-figures.ts'
import { countFigures, type FiguresCounted } from './came-without.ts'

/** On which days something is due under a call, by its rules and by what parties set themselves. */

/** A window of a clause, of all whom it asks with the same day. */
export interface ClauseDay extends Pick<AskedFor, 'due' | 'moved' | 'last' | 'anew' | 'movedBy'> {
  readonly clause: Clause
  readonly policy: Policy
  readonly states: Readonly<Record<AskedFor['state'], number>>
  /** Of how many of them the clause asks nothing any more: they count as they stood when it last did. */
  readonly earlier: number
  /** How many of these were not due yet when it last did. */
  readonly over: number
  /** How many of those who did it did so without the figures that the clause asks for. */
  readonly bare: number
  /** Of how many of these that is not known, and the entries that withhold what would tell it. */
  readonly unknown: number
  readonly withheld: readonly number[]
  readonly who: readonly Who[]
}

type Who = Readonly<{
  one: Signatory
  state: AskedFor['state']
  without: Without
  /** A report of its that brought what is asked for and does not name the date. */
  unnamed: Brought | null
}>

interface Counting extends Omit<ClauseDay, keyof FiguresCounted>, FiguresCounted {
  states: Record<AskedFor['state'], number>
  earlier: number
  over: number
  who: Who[]
}

/** Where rules put other words into a clause of the same id, whoever is bound by the old ones is told beneath these. */
export async function clauseDays(
  { signatories, gone, rules }: CallOnDay,
  cameWithout: CameWithout,
  unnamedOf: UnnamedOf,
): Promise<ClauseDay[]> {
  const found = new Map<string, Counting>()
  const add = (of: Signatory, one: AskedFor, policy: Digest, isEarlier: boolean) => {
    const { clause, due, moved, last, anew, movedBy } = one
    const kept = found.getOrInsertComputed(`${clauseDigest(clause)} ${due} ${moved} ${last} ${anew}`, () => ({
      ...{ clause, due, moved, last, anew, movedBy, policy: rules.policies.get(policy)! },
      states: { open: 0, due: 0, met: 0, overdue: 0 },
      ...{ earlier: 0, over: 0, bare: 0, unknown: 0, withheld: [], who: [] },
    }))
    const without = cameWithout(one)
    kept.who.push({ one: of, state: one.state, without, unnamed: unnamedOf(of, one) })
    countFigures(kept, without)
    if (isEarlier) kept.earlier++
    if (isEarlier && one.state === 'open') kept.over++
    else kept.states[one.state]++
  }
  for (const all of [signatories, gone])
    for await (const some of inTurns(all))
      for (const of of some) {
        for (const one of of.asked) add(of, one, of.policy!, false)
        for (const one of of.earlier) add(of, one, one.policy, true)
      }
  return [...found.values()]
}

/** A day that a party set for what it has taken on. */
export interface OwnDay {
  readonly day: string
  /** The same as it was set, which may have moved since. */
  readonly set: string
  readonly one: Signatory
  readonly it: Undertaken
  /** Whether its status is about this very day. */
  readonly isNow: boolean
  readonly isReported: boolean
}

/**
 * Of what was withdrawn, or whose party left, nothing is to come; what was reported stays, whatever an amendment moved.
 */
export async function ownDays({ rules, signatories, day: today }: CallOnDay): Promise<OwnDay[]> {
  const moves = movesOn(rules.extensions, rules.interruptions, today)
  const found: OwnDay[] = []
  for await (const some of inTurns(signatories))
    for (const one of some)
      for (const it of one.commitments)
        for (const on of new Set([...it.days, ...it.reported])) {
          const isNow = on === it.due
          const isReported = it.reported.includes(on)
          const day = isReported && !isNow ? on : movedDay(on, it.made, moves)
          if (it.status !== 'closed' || day <= today || isReported)
            found.push({ day, set: on, one, it, isNow, isReported })
        }
  return found
}

/** Days of parties that one page has room for. */
const MOST_OF_YEAR = 600

/** The year or the month that is shown, and those beside it: the one that was wished for, where it is one. */
export function periodsOf(own: readonly OwnDay[], wished: string, today: string) {
  const asked = wished === '' ? today.slice(0, 4) : wished
  const year = asked.slice(0, 4)
  const isLong = own.filter(({ day }) => day.startsWith(year)).length > MOST_OF_YEAR
  const month = asked.length > 4 ? asked : year === today.slice(0, 4) ? today.slice(0, 7) : `${year}-01`
  const period = isLong ? month : year
  const beside = (by: number) =>
    isLong
      ? monthsLater(`${month}-01`, by).slice(0, 7)
      : String(Math.max(1000, Number(year) + by)).padStart(4, '0')
  return { period, before: beside(-1), after: beside(1) }
}

/**
 * What was due before this year or month, by the rules or by a date of one's own, and still waits, by where it is shown,
 * the oldest first.
 */
export async function waitingBefore(
  { signatories, day: today }: CallOnDay,
  own: readonly OwnDay[],
  period: string,
): Promise<readonly { readonly period: string; readonly count: number }[]> {
  const waits = (state: string) => state === 'due' || state === 'overdue'
  const days: string[] = []
  for await (const some of inTurns(signatories))
    for (const { asked } of some) for (const { state, moved } of asked) if (waits(state)) days.push(moved)
  // What several have taken on together waits once.
  const undertaken = new Map(
    own
      .filter(({ isNow, it }) => isNow && waits(it.status))
      .map(({ it, day }) => [`${it.lead}/${it.id}`, day]),
  )
  const earlier = [...days, ...undertaken.values()].filter(day => day < period).sort()
  const months = Map.groupBy(earlier, day => day.slice(0, 7))
  const counts = new Map<string, number>()
  for (const [month, its] of months) {
    const { period: shown } = periodsOf(own, month, today)
    counts.set(shown, (counts.get(shown) ?? 0) + its.length)
  }
  return [...counts].map(([period, count]) => ({ period, count }))
}
