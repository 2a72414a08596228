import type { Digest } from '../core/digest.ts'
import { laterBy } from '../core/time.ts'
import { askedSince, type Known, type Reached, stepsOf, type Terms } from './asked.ts'
import type { Clause } from './clauses.ts'
import { type Moves, Timetable, windowsOf } from './cycles.ts'
import type { Policy } from './policy.ts'
import type { CallRow, SignatureRow } from './rows.ts'
import { bindingParts, policyDigest } from './types/calls.ts'

/**
 * What clauses will ask of a party and by when, told before it signs or before rules change. It follows from the same
 * functions as what is asked of it in the end: only the signature, or the policy, that is not recorded yet is supposed.
 */

export interface ToCome {
  readonly clause: Clause
  /** Since when it binds the party, and is meant for it. */
  readonly since: string
  /** The first window that is not over; null where its only one opened before, or is over. */
  readonly next: Readonly<{
    opens: string
    /** As the rules set it, and where it lies now. */
    set: string
    due: string
    /** The last day on which nobody is late, and the first day of each step. */
    last: string
    steps: readonly Reached[]
  }> | null
}

/** Of clauses that bind the party on this day, and are meant for it, in their order. */
export function toCome(
  known: Known,
  call: Pick<CallRow, 'policies'>,
  terms: Terms,
  moves: Moves,
  day: string,
): ToCome[] {
  return (terms.clauses ?? []).flatMap(clause => {
    const since = askedSince(known, call, clause, terms, day)
    return since === null ? [] : [{ clause, since, next: nextOf(clause, since, moves, day) }]
  })
}

/** Days within which the next of any windows opens: months are 120 at most. */
const FAR = 3700

function nextOf(clause: Clause, since: string, moves: Moves, day: string): ToCome['next'] {
  const { cycle, grace } = clause
  const first = cycle.by === 'calendar' ? cycle.opens : laterBy(since, cycle.opens)
  const until = laterBy(first > day ? first : day, FAR)
  for (const window of windowsOf(cycle, since, until)) {
    const timetable = new Timetable(window, clause.id, moves)
    if (timetable.last() < day) continue
    const days = { due: timetable.last(), last: timetable.last(grace) }
    return { opens: window.opens, set: window.due, ...days, steps: stepsOf(clause, timetable) }
  }
  return null
}

/** Entries that are supposed come after all that there are. */
export const NOT_YET = Number.MAX_SAFE_INTEGER

/** As if the party said yes to the policy on this day. */
export function asIfSigned(
  signature: Pick<SignatureRow, 'events'> | undefined,
  policy: Digest,
  day: string,
): Pick<SignatureRow, 'events'> {
  const yes = { what: 'given', entry: NOT_YET, day, manifest: policy, policy } as const
  return { events: [...(signature?.events ?? []), yes] }
}

/** As if this policy were published on this day. */
export function asIfPublished(
  { policies }: Pick<CallRow, 'policies'>,
  policy: Policy,
  day: string,
): Pick<CallRow, 'policies'> {
  const supposed = { policy: policyDigest(policy), entry: NOT_YET - 1, day, ...bindingParts(policy) }
  return { policies: [...policies, supposed] }
}
