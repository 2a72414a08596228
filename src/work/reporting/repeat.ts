import type { Said } from '../../people/report-drafts.ts'
import { type Catalogue, cellsOf, type Indicator } from '../../register/figures/catalogue.ts'
import type { Missing } from '../../register/figures/counts.ts'
import { type FigureAnswer, type FigureCell, faultOf, type Period } from '../../register/figures/figures.ts'
import { isOf, lastSaid } from '../../register/lists/figure-sheet.ts'
import { type Edit, groupOf, type Parts, partOf, saidOf, slotOf } from './draft.ts'

/** The last report of a party, by which the next one is filled in: its file, and the catalogue by which it was read. */
export interface Last {
  readonly answers: readonly FigureAnswer[]
  readonly catalogue: Catalogue
}

/**
 * What was answered last time, by the items of its cell: of the same period if it was reported before, else of the
 * newest before this one. What another edition counted in another unit, or by another list, was an answer to another
 * question.
 */
export function lastCells(
  last: Last | null,
  catalogue: Catalogue,
  indicator: Indicator,
  period: Period,
): ReadonlyMap<string, FigureCell> {
  const then = last?.catalogue.indicators.find(({ id }) => id === indicator.id)
  if (last === null || then === undefined || !isAlike(then, indicator)) return new Map()
  const answer = lastSaid(last.answers, indicator, period)
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

/**
 * What would make the same of each open cell that was answered last time, with values and reasons; of the same period,
 * which is reported once more, also of words and of who stands behind it.
 */
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
      if (last === null || then.size === 0) return []
      const group = groupOf(period)
      const open = (slot: string, is: Said | null): Edit[] =>
        is === null || groups?.[group]?.[slot] !== undefined
          ? []
          : [{ part: partOf(indicator), group, slot, was: null, is }]
      const edits = cells.flatMap(by => {
        const was = then.get(by.join('/'))
        return was === undefined || !lasts(was) ? [] : open(slotOf(by), saidOf(was))
      })
      const answer = lastSaid(last.answers, indicator, period)!
      const isSame = isOf(answer, indicator, period)
      const isSaidAnew = indicator.value.type === 'words' && edits.length > 0
      const beside = (['words', 'behind'] as const).flatMap(slot => open(slot, textOf(isSame, answer[slot])))
      return [...edits, ...beside, ...open('lang', textOf(isSame || isSaidAnew, answer.lang))]
    })
  })
}

/** How many answers they fill in; words and languages go with these. */
export const answersRepeated = (edits: readonly Pick<Edit, 'slot'>[]): number =>
  edits.filter(({ slot }) => slot.startsWith('c/')).length

const textOf = (isSaid: boolean, text: string | null) => (isSaid && text !== null ? { text } : null)
