import type { Digest } from '../core/digest.ts'
import { laterBy } from '../core/time.ts'
import type { Known } from './asked.ts'
import { bindingOn, lastYes } from './binding-policy.ts'
import type { Scheduled } from './commitment-rows.ts'
import { type Moves, Timetable } from './cycles.ts'
import type { Policy } from './policy.ts'
import type { CallRow, SignatureRow } from './rows.ts'

/**
 * Where a commitment stands on a day, by dates alone: the days that its party set, what it has reported, and the days that
 * the rules give. It is never overdue by rules that its party did not accept. Whether the promise was kept is another
 * question, which no date answers.
 *
 * Only entries of that day and of earlier ones count, so what is said of a day stays so for ever.
 */

export const STATUSES = ['open', 'due', 'reported', 'overdue', 'closed'] as const
export type Status = (typeof STATUSES)[number]

export interface CommitmentStatus {
  readonly status: Status
  /** Why nothing more is due: its last report, its withdrawal, or its party, whose signature does not stand. */
  readonly closed: 'reported' | 'withdrawn' | 'left' | null
  /** The day of its own that this is about: the first that waits for a report, else the next to come, else the last. */
  readonly due: string | null
  /** Where that day lies now; and the last day in which nobody is late, null where the rules name none. */
  readonly moved: string | null
  readonly last: string | null
  /** The entries by which they moved. */
  readonly movedBy: readonly number[]
}

/** The rules of a call by their digests. */
export type Policies = ReadonlyMap<Digest, Policy>

/** What the rules that bind a party say of its commitments: undefined where they say nothing, null where none bind. */
export type RulesOn = (day: string) => Policy['commitments'] | null

/**
 * Commitments share their days, so each day is asked about once. By notice such rules follow such rules alone, as clauses
 * do: whoever said yes to rules that make no commitment overdue has none that is.
 */
export function newRulesOn(
  signature: Known['signature'],
  call: Pick<CallRow, 'policies'>,
  policies: Policies,
): RulesOn {
  const known = new Map<string, ReturnType<RulesOn>>()
  return day => {
    if (!known.has(day)) {
      known.set(day, signature === undefined ? null : rulesBinding(signature, call, policies, day))
    }
    return known.get(day)
  }
}

function rulesBinding(
  signature: Pick<SignatureRow, 'events'>,
  call: Pick<CallRow, 'policies'>,
  policies: Policies,
  day: string,
): ReturnType<RulesOn> {
  const binding = bindingOn(signature, call, day)
  if (binding === null) return null
  const yes = lastYes(signature.events.filter(event => event.day <= day))!
  const hadSome = policies.get(yes.policy)?.commitments !== undefined
  return hadSome ? policies.get(binding.policy)?.commitments : undefined
}

/** Null where the party had not taken it on by this day. */
export function commitmentStatus(
  commitment: Scheduled,
  party: Known['party'],
  rulesOn: RulesOn,
  moves: Moves,
  day: string,
): CommitmentStatus | null {
  const made = commitment.versions[0]!.day
  if (made > day) return null
  const days = daysOn(commitment, day)
  const reports = commitment.reports.filter(one => one.day <= day)
  const final = reports.find(one => one.final)
  const answers = days.map(on => answerTo(commitment, reports, on))
  const waiting = final === undefined ? days.find((_, i) => answers[i] === undefined) : undefined
  const due = waiting ?? days.at(-1) ?? null
  const rules = due === null || due > day ? undefined : rulesOn(due)
  const timetable = due === null ? null : timetableOf(due, made, moves)
  const moved = timetable?.last() ?? null
  const last = rules ? timetable!.last(rules.grace) : null
  const at = { due, moved, last, movedBy: timetable?.movedBy(rules?.grace) ?? [] }
  const closed = (why: CommitmentStatus['closed']): CommitmentStatus => ({
    status: 'closed',
    closed: why,
    ...at,
  })
  const stands = (status: Status): CommitmentStatus => ({ status, closed: null, ...at })

  if (commitment.ended !== null && commitment.ended.day <= day) return closed('withdrawn')
  if (rulesOn(day) === null || (party.ended !== undefined && party.ended.day <= day)) return closed('left')
  // Nothing is due any more: the report on its last day, or one that says that nothing more will come.
  if (waiting === undefined && (final !== undefined || days.length > 0)) {
    const since = final?.day ?? [days.at(-1)!, ...answers.map(one => one!.day)].sort().at(-1)!
    if (since <= day && day > laterBy(since, rulesOn(since)?.review ?? 0)) return closed('reported')
    return stands('reported')
  }
  if (waiting !== undefined && moved! <= day) return stands(last !== null && day > last ? 'overdue' : 'due')
  // A day that was moved, and so is not due yet, is not answered by that.
  const isAnswered = days.some((on, i) => on <= day && answers[i] !== undefined)
  return stands(isAnswered ? 'reported' : 'open')
}

/** A day of a commitment that no report has answered. */
export interface WaitingDay {
  readonly due: string
  /** Where it lies, and the last day in which nobody is late; null where the rules of that day name none. */
  readonly moved: string
  readonly last: string | null
  readonly movedBy: readonly number[]
}

/**
 * Each of them until a day, which may be to come: a later one comes whether or not an earlier was answered. Of one that is
 * to come the rules are asked that will bind its party then, by all that is known. None of a commitment that is over.
 */
export function waitingDays(
  commitment: Scheduled,
  rulesOn: RulesOn,
  moves: Moves,
  { day, until }: Readonly<{ day: string; until: string }>,
): WaitingDay[] {
  const reports = commitment.reports.filter(one => one.day <= day)
  const isOver = commitment.ended !== null && commitment.ended.day <= day
  if (isOver || reports.some(one => one.final)) return []
  const made = commitment.versions[0]!.day
  return daysOn(commitment, day)
    .filter(due => due <= until && answerTo(commitment, reports, due) === undefined)
    .map(due => {
      const timetable = timetableOf(due, made, moves)
      const rules = rulesOn(due)
      return {
        due,
        moved: timetable.last(),
        last: rules ? timetable.last(rules.grace) : null,
        movedBy: timetable.movedBy(rules?.grace),
      }
    })
}

/**
 * Days before a day of its own in which a party is expected to write its report: a door that is shut in these moves it. One
 * that was shut years before took nothing from anybody.
 */
const WRITING_DAYS = 30

function timetableOf(due: string, made: string, moves: Moves): Timetable {
  const writing = laterBy(due, -WRITING_DAYS)
  return new Timetable({ opens: writing > made ? writing : made, due }, null, moves)
}

/** Where a day lies now that a party set for what it took on first on the day `made`. */
export const movedDay = (due: string, made: string, moves: Moves): string =>
  timetableOf(due, made, moves).last()

/** The first report that answers a day: it names that one or a later, and the party had set that day before. */
function answerTo({ versions }: Scheduled, reports: Scheduled['reports'], on: string) {
  const set = versions.find(({ days }) => days.includes(on))!.entry
  return reports.find(one => one.due !== null && one.due >= on && one.entry > set)
}

/** Whether a report on this day is still to come: `over` where the last report is filed, and answers an earlier day. */
export function reportOn(commitment: Scheduled, on: string, day: string): 'waits' | 'filed' | 'over' {
  const reports = commitment.reports.filter(one => one.day <= day)
  if (answerTo(commitment, reports, on) !== undefined) return 'filed'
  return reports.some(one => one.final) ? 'over' : 'waits'
}

/** The days that reports answered by name: these stay answered where a later version has them no more. */
export function reportedDays({ reports }: Pick<Scheduled, 'reports'>, day: string): string[] {
  return [...new Set(reports.flatMap(one => (one.day <= day && one.due !== null ? [one.due] : [])))].sort()
}

/** The days on which a commitment was or is due, as known on a day. What an amendment found due stays due. */
export function daysOn({ versions }: Pick<Scheduled, 'versions'>, day: string): string[] {
  const known = versions.filter(one => one.day <= day)
  const days = known.flatMap((version, i) => {
    const next = known[i + 1]
    return next === undefined ? version.days : version.days.filter(on => on <= next.day)
  })
  return [...new Set(days)].sort()
}
