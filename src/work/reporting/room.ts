import { formatJson } from '../../core/json.ts'
import { MAX_STATEMENT } from '../../core/statement.ts'
import { type Catalogue, cellsOf, type Indicator } from '../../register/figures/catalogue.ts'
import { MISSING } from '../../register/figures/counts.ts'
import type { Period } from '../../register/figures/figures.ts'
import { SPLITS, type Split, splitPeriods } from './periods.ts'

/**
 * Whether a report will fit its statement, which counts each indicator in each period: asked before anybody has typed a
 * year of figures. It is the reasons that take room, and nobody knows them beforehand.
 */

/** For all that a report says beside its counts: commitments, words, files. */
const REST = 4 * 1024
/** Of each indicator in each period beside its values: what a report has to have room for. */
const EXPECTED = 2

/** `any` where it fits whatever is answered, `few` where it does as long as most lack for few reasons. */
export type Room = 'any' | 'few' | 'none'

export function roomFor(
  catalogue: Catalogue,
  indicators: readonly Indicator[],
  periods: readonly Period[],
): Room {
  const fits = (reasons: number) =>
    mostBytes(catalogue, indicators, reasons) * periods.length + REST <= MAX_STATEMENT
  return fits(MISSING.length) ? 'any' : fits(EXPECTED) ? 'few' : 'none'
}

/** Of the counts of one period in which each indicator has values, and so many reasons. */
function mostBytes(catalogue: Catalogue, indicators: readonly Indicator[], reasons: number): number {
  const longest = MISSING.toSorted((one, other) => other.length - one.length)
  const counts = indicators.map(indicator => {
    const { length } = cellsOf(catalogue, indicator)
    const missing = Object.fromEntries(
      longest.slice(0, Math.min(reasons, length)).map(code => [code, length]),
    )
    return { given: length, id: indicator.id, missing }
  })
  return formatJson([{ from: '0000-00-00', indicators: counts, until: '0000-00-00' }]).length
}

/** How a time may be cut so that its report has this room. */
export const splitsWithRoom = (
  catalogue: Catalogue,
  indicators: readonly Indicator[],
  time: Period,
  rooms: readonly Room[],
): Split[] =>
  SPLITS.filter(by => {
    const periods = splitPeriods(time, by)
    return periods !== undefined && rooms.includes(roomFor(catalogue, indicators, periods))
  })
