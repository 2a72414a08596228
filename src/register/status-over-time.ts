import { dayBefore, monthOf, monthsLater } from '../core/time.ts'
import type { Known } from './asked.ts'
import type { Scheduled } from './commitment-rows.ts'
import { type CommitmentStatus, commitmentStatus, type RulesOn } from './commitment-status.ts'
import type { Moves } from './cycles.ts'

/** Where commitments stood on many days: what `commitmentStatus` says of each, without asking it of all of them. */

export interface Sample {
  readonly day: string
  readonly moves: Moves
}

/**
 * Where a commitment stood on each of these days, which are in their order; null on a day before it was taken on. Most days
 * of most commitments bring nothing new: what was said of the day before is said again.
 */
export function statusesOn(
  commitment: Scheduled,
  { party, signature }: Pick<Known, 'party' | 'signature'>,
  rulesOn: RulesOn,
  samples: readonly Sample[],
): (CommitmentStatus | null)[] {
  const turns = turningDays(commitment, party, signature)
  const hasFinal = commitment.reports.some(one => one.final)
  const found: (CommitmentStatus | null)[] = []
  let next = 0
  for (const [i, { day, moves }] of samples.entries()) {
    const last = samples[i - 1]
    const before = found[i - 1] ?? null
    let isAsBefore = last !== undefined && moves.given.length === last.moves.given.length
    isAsBefore &&= moves.shut.length === last!.moves.shut.length
    for (; next < turns.length && turns[next]! <= day; next++) isAsBefore = false
    const stays = isAsBefore && staysOn(before, day, hasFinal)
    found.push(stays ? before : commitmentStatus(commitment, party, rulesOn, moves, day))
  }
  return found
}

/** Whether what was said of an earlier day holds on this one, where nothing has come to pass since and no day has moved. */
function staysOn(before: CommitmentStatus | null, day: string, hasFinal: boolean): boolean {
  if (before === null) return true
  const { status, due, last } = before
  const isToCome = due === null || due > day
  if (status === 'open') return isToCome
  if (status === 'due') return last === null || day <= last
  // One that is reported for good closes on a day of its own.
  return status === 'reported' ? !hasFinal && due !== null && isToCome : true
}

/** Each day on which something about it came to pass, or was to. */
function turningDays(
  { versions, reports, ended }: Scheduled,
  party: Known['party'],
  signature: Known['signature'],
): string[] {
  const all = [
    ...versions.flatMap(({ day, days }) => [day, ...days]),
    ...reports.map(({ day }) => day),
    ...(signature?.events ?? []).map(({ day }) => day),
    ...[ended, party.ended].flatMap(one => (one == null ? [] : [one.day])),
  ]
  return all.sort()
}

/** How many stood how, on one day. */
export type StatusCounts = Readonly<Record<Standing, number>>

/** As pages count them: closed by the reason why. */
const STANDINGS = [
  'open',
  'due',
  'reported',
  'overdue',
  'closed-reported',
  'closed-withdrawn',
  'closed-left',
] as const
export type Standing = (typeof STANDINGS)[number]

export function standingOf({ status, closed }: Pick<CommitmentStatus, 'status' | 'closed'>): Standing {
  return status === 'closed' ? `closed-${closed!}` : status
}

export function noCounts(): Record<Standing, number> {
  return Object.fromEntries(STANDINGS.map(one => [one, 0])) as Record<Standing, number>
}

/** The most days that one picture has room for, beside the last. */
const MOST_SAMPLES = 20
const STEPS = [1, 3, 6, 12, 60, 120]

/** Of so many months from one to the next. */
export function monthsApart(since: string, today: string): number {
  const months = monthOf(today) - monthOf(since)
  return STEPS.find(step => months / step <= MOST_SAMPLES) ?? STEPS.at(-1)!
}

/** Last days of months, of quarters or of longer: as many as fit, from `since` on, each before `today`. */
export function sampleDays(since: string, today: string): string[] {
  const [first, last] = [monthOf(since), monthOf(today)]
  const months = monthsApart(since, today)
  const days: string[] = []
  for (let month = first + 1; month <= last; month++)
    if (month % months === 0) days.push(dayBefore(monthsLater('0000-01-01', month)))
  return days.filter(day => day >= since)
}
