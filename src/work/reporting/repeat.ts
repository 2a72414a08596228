import { type Catalogue, cellsOf, type Indicator } from '../../register/figures/catalogue.ts'
import type { Missing } from '../../register/figures/counts.ts'
import { type FigureAnswer, type FigureCell, faultOf, type Period } from '../../register/figures/figures.ts'
import { lastBefore } from '../../register/lists/figure-sheet.ts'
import { type Edit, groupOf, type Parts, partOf, saidOf, slotOf } from './draft.ts'

/** The last report of a party, by which the next one is filled in: its file, and the catalogue by which it was read. */
export interface Last {
  readonly answers: readonly FigureAnswer[]
  readonly catalogue: Catalogue
}

/**
 * What was answered last time, by the items of its cell: of the newest period before this one. What another edition
 * counted in another unit, or by another list, was an answer to another question.
 */
export function lastCells(
  last: Last | null,
  catalogue: Catalogue,
  indicator: Indicator,
  period: Period,
): ReadonlyMap<string, FigureCell> {
  const then = last?.catalogue.indicators.find(({ id }) => id === indicator.id)
  if (last === null || then === undefined || !isAlike(then, indicator)) return new Map()
  const answer = lastBefore(last.answers, indicator, period)
  return new Map(
    (answer?.cells ?? []).flatMap(cell => {
      const isGood = 'value' in cell ? faultOf(cell.value, indicator, catalogue) === null : true
      return isGood ? [[cell.by.join('/'), cell] as const] : []
    }),
  )
}

const isAlike = (then: Indicator, now: Indicator) =>
  JSON.stringify([then.value, then.by]) === JSON.stringify([now.value, now.by])

/** What was not asked, not due or not reported then says nothing of this time: nobody confirms it unread. */
const OF_THEN: readonly Missing[] = ['not-asked', 'not-due', 'not-reported']
const lasts = (cell: FigureCell) => 'value' in cell || !OF_THEN.includes(cell.missing)

/** What would make the same of each open cell that was answered last time, with values and reasons. */
export function repeatEdits(
  parts: Parts,
  last: Last | null,
  catalogue: Catalogue,
  indicators: readonly Indicator[],
  periods: readonly Period[],
): Edit[] {
  return indicators.flatMap(indicator => {
    const groups = parts.get(partOf(indicator))?.groups
    const cells = cellsOf(catalogue, indicator)
    return periods.flatMap(period => {
      const then = lastCells(last, catalogue, indicator, period)
      if (then.size === 0) return []
      const group = groupOf(period)
      const edits = cells.flatMap((by): Edit[] => {
        const was = then.get(by.join('/'))
        const isOpen = groups?.[group]?.[slotOf(by)] === undefined
        return was === undefined || !isOpen || !lasts(was)
          ? []
          : [{ part: partOf(indicator), group, slot: slotOf(by), was: null, is: saidOf(was) }]
      })
      const lang = last?.answers.find(one => one.indicator === indicator.id)?.lang ?? null
      const isSaidAnew = indicator.value.type === 'words' && edits.length > 0 && lang !== null
      return isSaidAnew && groups?.[group]?.lang === undefined
        ? [...edits, { part: partOf(indicator), group, slot: 'lang', was: null, is: { text: lang } }]
        : edits
    })
  })
}
