import { isDeepStrictEqual } from 'node:util'
import type { Catalogue, Indicator } from '../../register/figures/catalogue.ts'
import type { FigureAnswer, Figures, Period } from '../../register/figures/figures.ts'
import { isPutAlike } from '../../register/figures/same-question.ts'
import { overlap } from '../../register/figures/standing.ts'
import { isThere } from '../../work/reporting/filed.ts'
import { type Asked, firstOf } from '../kit/kit.ts'
import { measured, type Reported } from '../plots/reported.ts'
import { readAs } from './found.ts'
import type { OtherSaying, OwnPlace } from './others.ts'

/**
 * What a party reported of earlier periods, where it can stand beside: the same indicator, counted in the same unit.
 * What another edition asked otherwise says so, and no line leads from it to the rest.
 */

export interface EarlierValue {
  readonly period: Period
  readonly cell: Reported
}

/** Older ones stand on the page of each indicator. */
const MOST_READ = 3

/** Of indicators with one value a period, by their ids, oldest first; of two reports of one time the later. */
export async function earlierValues(
  { site }: Asked,
  { call }: OwnPlace,
  { catalogue, figures }: Readonly<{ catalogue: Catalogue; figures: Figures }>,
  before: readonly OtherSaying[],
): Promise<ReadonlyMap<string, readonly EarlierValue[]>> {
  const firsts = firstPeriods(catalogue, figures.answers)
  const found = new Map<string, EarlierValue[]>()
  if (firsts.size === 0) return found
  for (const { saying, stood } of firstOf(before, MOST_READ, () => null).shown) {
    const read = await site.filed.read(call, stood, saying)
    if (!isThere(read)) continue
    const { catalogue: then, figures: said } = read
    for (const answer of said.answers) {
      const { cells, indicator, period } = answer
      const first = firsts.get(indicator)
      const [one, other] = [then, catalogue].map(it => it.indicators.find(({ id }) => id === indicator))
      if (first === undefined || one === undefined || other === undefined) continue
      const known = found.get(indicator) ?? []
      if (!isCountedAlike(one, other) || period.until >= first) continue
      // Nearer reports come first, and one that was corrected since speaks of older times than the next.
      if (known.some(it => overlap(it.period, period))) continue
      const isSame = isPutAlike({ file: then, one }, { file: catalogue, one: other })
      const otherwise = { edition: stood.edition, of: measured(then, one) }
      const cell = { ...readAs(cells[0]!, answer, said), ...(!isSame && { otherwise }) }
      found.set(indicator, [...known, { period, cell }])
    }
  }
  for (const its of found.values()) its.sort((a, b) => (a.period.from < b.period.from ? -1 : 1))
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

const isCountedAlike = (one: Indicator, other: Indicator): boolean =>
  isDeepStrictEqual([one.by, one.value], [other.by, other.value])
