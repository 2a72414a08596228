import { isDeepStrictEqual } from 'node:util'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import type { FigureAnswer } from '../../register/figures/figures.ts'
import { isThere } from '../../work/reporting/filed.ts'
import { reportsListed } from '../commitments/party-reports.ts'
import type { ShownDay } from '../commitments/shown-day.ts'
import { type Asked, firstOf } from '../kit/kit.ts'
import type { FiguresShown } from './blocks.ts'
import type { Filing } from './filing.ts'

/** What a party reported before, where it can stand beside: the same indicator, counted in the same unit. */

/** Reports that are looked through, and files that are read of them. */
const MOST_LISTED = 8
const MOST_READ = 3

/** Of indicators with one value a period, by their ids, oldest first; of two reports of one time the later. */
export async function earlierAnswers(
  asked: Asked,
  { call, entry, party, stood }: Filing,
  { catalogue, figures }: FiguresShown,
  { day }: ShownDay,
): Promise<ReadonlyMap<string, readonly FigureAnswer[]>> {
  const firsts = firstPeriods(catalogue, figures.answers)
  if (firsts.size === 0 || stood === null) return new Map()
  const { reports } = await reportsListed(asked, { call, party, day, before: entry, limit: MOST_LISTED })
  const same = reports.flatMap(one => (one.stood?.catalogue === stood.catalogue ? one.stood : []))
  const found = new Map<string, FigureAnswer[]>()
  // Older ones stand on the page of each indicator.
  for (const before of firstOf(same, MOST_READ, () => null).shown) {
    const then = await asked.site.filed.catalogue(call, before)
    const said = isThere(then) ? await asked.site.filed.figures(before.said, then) : then
    if (!isThere(then) || !isThere(said)) continue
    for (const answer of said.answers.toReversed()) {
      const first = firsts.get(answer.indicator)
      if (first === undefined || !isCountedAlike(catalogue, then, answer.indicator)) continue
      const known = found.get(answer.indicator) ?? []
      const from = known[0]?.period.from ?? first
      if (answer.period.until < from) found.set(answer.indicator, [answer, ...known])
    }
  }
  return found
}

/** The first day of which each indicator with one value speaks. */
function firstPeriods({ indicators }: Catalogue, answers: readonly FigureAnswer[]): Map<string, string> {
  const numbers = new Set(
    indicators
      .filter(({ by, value }) => by.length === 0 && (value.type === 'integer' || value.type === 'decimal'))
      .map(({ id }) => id),
  )
  const firsts = new Map<string, string>()
  for (const { indicator, period } of answers)
    if (numbers.has(indicator) && !firsts.has(indicator)) firsts.set(indicator, period.from)
  return firsts
}

function isCountedAlike(now: Catalogue, then: Catalogue, id: string): boolean {
  const [one, other] = [now, then].map(({ indicators }) => indicators.find(it => it.id === id))
  return (
    one !== undefined &&
    other !== undefined &&
    isDeepStrictEqual([one.by, one.value], [other.by, other.value])
  )
}
