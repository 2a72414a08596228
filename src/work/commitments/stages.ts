import { laterBy } from '../../core/time.ts'
import type { DutyNotice, NoticeItem, Stage } from '../../people/duty-notices.ts'
import { type Asked, type Known, type Removing, removalDay } from '../../register/asked.ts'
import { type BoundBy, boundBy } from '../../register/bound-by.ts'
import { STEPS, type Step } from '../../register/clauses.ts'
import type { Scheduled } from '../../register/commitment-rows.ts'
import { type RulesOn, type WaitingDay, waitingDays } from '../../register/commitment-status.ts'
import type { Moves } from '../../register/cycles.ts'
import type { CallRules, Duties } from '../../register/duties.ts'
import type { Policy } from '../../register/policy.ts'

/** Of what an organisation is to be told on a day, by what is due of it; and of what it was told already. */

/** Days before a day on which it is told first and last of it, and of a removal that the rules will allow. */
const [MONTH, WEEK] = [30, 7]
/** Days by which a day that is to come has to move until it is told anew. */
const MOVED = 7

export interface DueItem extends NoticeItem {
  /** The first day on which this stage holds. */
  readonly from: string
  /** What follows if nothing is done, and the day on which it does at the earliest; null where nothing follows. */
  readonly next: { readonly is: 'overdue' | Step | 'removable'; readonly on: string } | null
  /** The rule by which the keeper may soon remove the signature, where it is about that. */
  readonly rule?: Policy['delisting'][number]
  readonly of:
    | { readonly asked: Asked; readonly by: BoundBy }
    | { readonly commitment: Scheduled; readonly waiting: WaitingDay }
}

/** What is known beside duties: what the rules that bind it say on any day, and the moves of this one. */
export interface Around {
  readonly known: Known
  readonly call: CallRules['call']
  readonly policy: Policy
  readonly rulesOn: RulesOn
  readonly moves: Moves
}

/** All that waits for it on this day, clauses first. */
export function itemsOf(
  duties: Duties,
  { known, call, policy, rulesOn, moves }: Around,
  day: string,
): DueItem[] {
  const until = laterBy(day, MONTH)
  return [
    ...duties.asked.flatMap(asked => {
      if (asked.state === 'met') return []
      const by = boundBy(known, call, asked.clause, policy, day)!
      const judged = { asked, by, step: duties.step, removal: removalBy(asked, duties, moves) }
      return [...askedItem(judged, day), ...removalItem(judged, day)]
    }),
    ...duties.commitments.flatMap(({ commitment, status }) =>
      status.status === 'closed'
        ? []
        : waitingDays(commitment, rulesOn, moves, { day, until }).flatMap(one =>
            commitmentItem(commitment, one, day),
          ),
    ),
  ]
}

interface Held {
  readonly stage: Stage
  readonly from: string
  readonly on: string
}

/** A day that is to come, where it comes soon. */
function soon(moved: string, day: string): Held[] {
  const [month, week] = [laterBy(moved, -MONTH), laterBy(moved, -WEEK)]
  if (day >= week) return [{ stage: 'week', from: week, on: moved }]
  return day >= month ? [{ stage: 'month', from: month, on: moved }] : []
}

interface Judged {
  readonly asked: Asked
  readonly by: BoundBy
  /** The gravest to which the party has come by anything. */
  readonly step: Duties['step']
  readonly removal: Removal | null
}

function askedItem(judged: Judged, day: string): DueItem[] {
  const { asked, by, step } = judged
  const { clause, due, moved, last, state } = asked
  const about = { clause: clause.id }
  const item = (held: Held): DueItem => ({
    about,
    due,
    ...held,
    next: nextOf(judged, day),
    of: { asked, by },
  })
  switch (state) {
    case 'met':
      return []
    case 'open':
      return soon(moved, day).map(item)
    case 'due':
      return day === moved
        ? soon(moved, day).map(item)
        : [item({ stage: 'due', from: laterBy(moved, 1), on: moved })]
    case 'overdue': {
      const late = laterBy(last, 1)
      const own = asked.steps.at(-1)
      // Whoever is inactive, or silent since before, does not become silent by one date more.
      if (own === undefined || own.name !== step?.name || own.since !== step.since)
        return [item({ stage: 'overdue', from: late, on: late })]
      return [item({ stage: own.name, from: own.since, on: own.since })]
    }
  }
}

/** The first of what is to follow that has not come by anything else; last of all a removal, also once it may be. */
function nextOf({ asked, step, removal }: Judged, day: string): DueItem['next'] {
  const still = STEPS.slice(step === null ? 0 : STEPS.indexOf(step.name) + 1)
  const steps = [
    { is: 'overdue' as const, on: laterBy(asked.last, 1) },
    ...still.flatMap(is => {
      const on = stepFrom(asked, is)
      return on === null ? [] : [{ is, on }]
    }),
  ]
  const next = steps.find(({ on }) => on > day)
  return next ?? (removal === null ? null : { is: 'removable', on: removal.on })
}

/** When a step was reached, or will be at the earliest: days on which the door is shut till then put it off. */
function stepFrom({ clause, last, steps }: Asked, name: Step): string | null {
  const reached = steps.find(one => one.name === name)
  if (reached !== undefined) return reached.since
  if (clause[name] === undefined) return null
  if (name === 'silent') return laterBy(last, clause.silent! + 1)
  const silent = steps.find(one => one.name === 'silent')?.since ?? laterBy(last, clause.silent! + 1)
  return laterBy(silent, clause.inactive!)
}

/** From when on a rule lets the keeper remove the signature, and which. */
type Removal = Readonly<{ on: string; rule: Removing }>

/** The first of those that follow a step of this clause. */
function removalBy(asked: Asked, { removing }: Duties, moves: Moves): Removal | null {
  const all = removing.flatMap(({ rule, bound }) => {
    const { clause, days, step } = rule.after
    const since = clause === asked.clause.id ? stepFrom(asked, step) : null
    return since === null ? [] : [{ on: removalDay(since, days, bound, moves), rule }]
  })
  return all.sort((a, b) => (a.on < b.on ? -1 : 1))[0] ?? null
}

/** The warning that the rules are about to let the keeper remove the signature. */
function removalItem({ asked, by, removal }: Judged, day: string): DueItem[] {
  const { clause, due, last, state } = asked
  if (state !== 'overdue' || removal === null) return []
  const { on, rule } = removal
  const from = [laterBy(on, -MONTH), laterBy(last, 1)].sort()[1]!
  if (day < from) return []
  const of = { asked, by }
  return [{ about: { clause: clause.id }, due, stage: 'removable', from, on, rule, next: null, of }]
}

/** A later day of it is told of whether or not an earlier one waits. */
function commitmentItem(commitment: Scheduled, waiting: WaitingDay, day: string): DueItem[] {
  const { due, moved, last } = waiting
  const { party, id } = commitment
  const about = { commitment: { party, id } }
  const late = last === null ? null : laterBy(last, 1)
  const next = late === null || late <= day ? null : ({ is: 'overdue', on: late } as const)
  const item = (held: Held): DueItem => ({ about, due, ...held, next, of: { commitment, waiting } })
  if (day <= moved) return soon(moved, day).map(item)
  if (late !== null && late <= day) return [item({ stage: 'overdue', from: late, on: late })]
  return [item({ stage: 'due', from: laterBy(moved, 1), on: moved })]
}

export const isSame = (one: NoticeItem, other: NoticeItem) =>
  one.stage === other.stage &&
  one.due === other.due &&
  JSON.stringify(one.about) === JSON.stringify(other.about)

/** A day that is to come is told first, and once more; what has come, each time that it does. */
export const isAhead = ({ stage }: Pick<NoticeItem, 'stage'>) => stage === 'month' || stage === 'week'

/**
 * Whether it was told already. What was told of a day and no longer holds, since the day has moved, is told again once
 * it holds again; of a day that is to come only where it has moved by more than a week.
 */
export function isTold(item: DueItem, notices: readonly Pick<DutyNotice, 'day' | 'items'>[]): boolean {
  const since = isAhead(item) ? laterBy(item.from, -MOVED) : item.from
  return notices.some(({ day, items }) => day >= since && items.some(one => isSame(one, item)))
}
