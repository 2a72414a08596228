import { lengthOf } from './days.ts'
import type { Period } from './figures.ts'
import { overlap, periodKey } from './standing.ts'

/**
 * The periods in which missing answers are counted. Nobody sets them, neither keeper nor rules: they follow from
 * reports. So one party must not be able to set them for all others, by periods that nobody else has heard of or that
 * are still to come: a period has to be over, and used by two parties, or be as long as one that two have used.
 */

/** A period, with how many parties reported by it. */
export type Use = Readonly<{ period: Period; by: number }>

interface UsualPeriods {
  /** Of an indicator that nobody has answered. */
  readonly ofCatalogue: readonly Period[]
  /** Of one by which these were used; it is asked too for what others were answered for, and it was not. */
  of(used: Iterable<Use>): Period[]
}

/** `pooled` is by how many parties each period was used for any indicator of a catalogue. */
export function usualPeriods(pooled: Iterable<Use>, day: string): UsualPeriods {
  const over = [...pooled].filter(({ period }) => period.until < day)
  const shared = over.filter(({ by }) => by > 1)
  const lengths = new Set(shared.map(({ period }) => lengthOf(period)))
  // Of the first to report nobody can say yet whether others will do likewise.
  const isCommon = ({ period }: Use) =>
    period.until < day && (shared.length === 0 || lengths.has(lengthOf(period)))
  const ofCatalogue = apart(over.filter(isCommon))
  return {
    ofCatalogue: inOrder(ofCatalogue),
    of: used => inOrder(apart([...used].filter(isCommon), ofCatalogue)),
  }
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
