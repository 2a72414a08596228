import { laterBy } from '../../core/time.ts'
import type { DutyNotice, NoticeItem, Stage } from '../../people/duty-notices.ts'
import { type Asked, type Removing, removalDay } from '../../register/asked.ts'
import { STEPS, type Step } from '../../register/clauses.ts'
import type { Scheduled } from '../../register/commitment-rows.ts'
import { type RulesOn, type WaitingDay, waitingDays } from '../../register/commitment-status.ts'
import type { Moves } from '../../register/cycles.ts'
import type { Duties } from '../../register/duties.ts'
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
  readonly of: { readonly asked: Asked } | { readonly commitment: Scheduled; readonly waiting: WaitingDay }
}

/** What is known beside duties: what the rules that bind it say on any day, and the moves of this one. */
export interface Around {
  readonly rulesOn: RulesOn
  readonly moves: Moves
}

/** All that waits for it on this day, clauses first. */
export function itemsOf(duties: Duties, { rulesOn, moves }: Around, day: string): DueItem[] {
  const until = laterBy(day, MONTH)
  return [
    ...duties.asked.flatMap(one => {
      const removal = removalBy(one, duties, moves)
      return [...askedItem(one, removal, day), ...removalItem(one, removal, day)]
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

function askedItem(asked: Asked, removal: Removal | null, day: string): DueItem[] {
  const { clause, due, moved, last, state } = asked
  const about = { clause: clause.id }
  const item = (held: Held): DueItem => ({
    about,
    due,
    ...held,
    next: nextOf(asked, removal, day),
    of: { asked },
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
      const step = asked.steps.at(-1)
      const late = laterBy(last, 1)
      if (step === undefined) return [item({ stage: 'overdue', from: late, on: late })]
      return [item({ stage: step.name, from: step.since, on: step.since })]
    }
  }
}

/** The first of what is to follow. */
function nextOf(asked: Asked, removal: Removal | null, day: string): DueItem['next'] {
  const steps = [
    { is: 'overdue', on: laterBy(asked.last, 1) } as const,
    ...STEPS.map(is => ({ is, on: stepFrom(asked, is) })),
    ...(removal === null ? [] : [{ is: 'removable', on: removal.on } as const]),
  ]
  return steps.find((one): one is NonNullable<DueItem['next']> => one.on !== null && one.on > day) ?? null
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
function removalItem(asked: Asked, removal: Removal | null, day: string): DueItem[] {
  const { clause, due, last, state } = asked
  if (state !== 'overdue' || removal === null) return []
  const { on, rule } = removal
  const from = [laterBy(on, -MONTH), laterBy(last, 1)].sort()[1]!
  if (day < from) return []
  return [
    { about: { clause: clause.id }, due, stage: 'removable', from, on, rule, next: null, of: { asked } },
  ]
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
