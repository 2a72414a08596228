import { isDate } from '../../core/time.ts'
import type { DraftPart } from '../../people/report-drafts.ts'
import { MOST_PERIODS } from '../../register/figures/counts.ts'
import type { Period } from '../../register/figures/figures.ts'
import { overlap } from '../../register/figures/standing.ts'

/**
 * Answers of a draft for periods that its report is not for: somebody chose other periods after a colleague had typed
 * them. No signature publishes them, and none may lose them.
 */

/** Under which a part of a draft keeps what was typed for a period. */
export const groupOf = ({ from, until }: Period) => `${from}/${until}`

const periodOf = (group: string): Period | undefined => {
  const [from = '', until = ''] = group.split('/')
  return isDate(from) && isDate(until) ? { from, until } : undefined
}

/** What of a part was typed for other periods than these. */
export function leftIn(groups: DraftPart['groups'], periods: readonly Period[]): DraftPart['groups'] {
  const own = new Set(periods.map(groupOf))
  const isLeft = (group: string) => !own.has(group) && periodOf(group) !== undefined
  const others = Object.entries(groups).filter(([group, slots]) => isLeft(group) && saysIn(slots).length > 0)
  return Object.fromEntries(others)
}

/** The language of words is no answer. */
const saysIn = (slots: DraftPart['groups'][string]) =>
  Object.entries(slots).flatMap(([name, slot]) =>
    name === 'lang' || (slot.is === null && slot.beside === undefined) ? [] : [slot],
  )

export interface LeftOut {
  readonly period: Period
  /** Values, reasons, words and what else stands there. */
  readonly count: number
  /** The keys of those who typed them. */
  readonly by: readonly string[]
}

/** By period, the earliest first. */
export function leftOut(parts: Iterable<DraftPart>, periods: readonly Period[]): LeftOut[] {
  const found = new Map<string, { count: number; by: Set<string> }>()
  for (const { groups, hands } of parts)
    for (const [group, slots] of Object.entries(leftIn(groups, periods))) {
      const one = found.get(group) ?? { count: 0, by: new Set() }
      for (const { by, beside = [] } of saysIn(slots)) {
        one.count++
        for (const hand of [by, ...beside.map(other => other.by)]) one.by.add(hands[hand] ?? '')
      }
      found.set(group, one)
    }
  return [...found]
    .map(([group, { count, by }]) => ({ period: periodOf(group)!, count, by: [...by] }))
    .sort((one, other) => (groupOf(one.period) < groupOf(other.period) ? -1 : 1))
}

/**
 * The periods of a report that takes these back in: of those that it is for, the ones that overlap them give way.
 * Undefined where they overlap each other, or are too many.
 */
export function takenBack(periods: readonly Period[], back: readonly Period[]): Period[] | undefined {
  if (back.some((one, i) => back.some((other, k) => k < i && overlap(one, other)))) return undefined
  const stay = periods.filter(one => !back.some(other => overlap(one, other)))
  const all = [...stay, ...back].sort((one, other) => (one.from < other.from ? -1 : 1))
  return all.length > MOST_PERIODS ? undefined : all
}
