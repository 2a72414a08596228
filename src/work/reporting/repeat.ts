import type { Said } from '../../people/report-drafts.ts'
import { type Catalogue, cellsOf, type Indicator } from '../../register/figures/catalogue.ts'
import type { Missing } from '../../register/figures/counts.ts'
import { type FigureAnswer, type FigureCell, faultOf, type Period } from '../../register/figures/figures.ts'
import { newest } from '../../register/figures/last-time.ts'
import { isCellAlike, isChosenAlike, isSaidAlike, type Put } from '../../register/figures/same-question.ts'
import { isOf, lastSaid } from '../../register/lists/figure-sheet.ts'
import { type Edit, isOpen, type Parts, partOf, saidOf, slotOf } from './draft.ts'
import { groupOf } from './left-out.ts'

/** The last report of a party, by which the next one is filled in: its file, and the catalogue by which it was read. */
export interface Last {
  readonly answers: readonly FigureAnswer[]
  readonly catalogue: Catalogue
}

/** What stands beside a question: what was answered last time, and of which time that was. */
export interface Then {
  readonly answer: FigureAnswer
  /** By the items of its cell. */
  readonly cells: ReadonlyMap<string, FigureCell>
  /** Whether it was counted over as long a time. Else it is shown, with its days, and never filled in. */
  readonly isAsLong: boolean
}

/**
 * What was answered last time (register/figures/last-time), or else the newest before the end of this one, however long
 * it was. What another edition counted in another unit, or by another list, or chose among other items, was an answer to
 * another question; and so was what an item had that is called otherwise now.
 */
export function answeredLast(
  last: Last | null,
  catalogue: Catalogue,
  indicator: Indicator,
  period: Period,
): Then | null {
  const then = last === null ? undefined : putIn(last.catalogue, indicator.id)
  const now = { file: catalogue, one: indicator }
  if (last === null || then === undefined || !isAlike(then, now)) return null
  const same = lastSaid(last.answers, indicator, period)
  const answer = same ?? newestBefore(last.answers, indicator, period)
  if (answer === undefined) return null
  const isGood = (cell: FigureCell) =>
    isCellAlike(then, now, cell.by) &&
    (!('value' in cell) || faultOf(cell.value, indicator, catalogue) === null)
  const cells = new Map(answer.cells.filter(isGood).map(cell => [cell.by.join('/'), cell]))
  return { answer, cells, isAsLong: same !== undefined }
}

const newestBefore = (answers: readonly FigureAnswer[], { id }: Indicator, { until }: Period) =>
  newest(
    answers.filter(one => one.indicator === id && one.period.until <= until),
    one => one.period,
  )

function putIn(file: Catalogue, indicator: string): Put | undefined {
  const one = file.indicators.find(({ id }) => id === indicator)
  return one && { file, one }
}

const unitIn = ({ value }: Indicator) => ('unit' in value ? value.unit : null)

/** Whether what was answered last time answers the same question, be it in other words. */
const isAlike = (then: Put, now: Put) => isOfKind(then, now) && isSaidAlike(unitIn(then.one), unitIn(now.one))

/** What was chosen among other items, or among items called otherwise, would be another choice now. */
function isOfKind(then: Put, now: Put): boolean {
  const [was, is] = [then, now].map(({ one: { by, value } }) =>
    JSON.stringify([{ ...value, unit: null }, by]),
  )
  return was === is && isChosenAlike(then, now)
}

/** Of the last report, what answers questions of this catalogue as they are now. */
export const comparableIn = (last: Last, catalogue: Catalogue): FigureAnswer[] =>
  last.answers.flatMap(answer => {
    const [then, now] = [last.catalogue, catalogue].map(file => putIn(file, answer.indicator))
    if (then === undefined || now === undefined || !isAlike(then, now)) return []
    return [{ ...answer, cells: answer.cells.filter(({ by }) => isCellAlike(then, now, by)) }]
  })

/** How a question was put when it was answered last, where that has changed since. */
interface ChangedSince {
  /** `reworded` is still answered as last time, and so are `items` that are called as they were. */
  readonly is: 'reworded' | 'items' | 'unit' | 'kind'
  readonly then: Indicator
}

/** Null where it is put as it was, or was not answered. */
export function changedSince(
  last: Last | null,
  catalogue: Catalogue,
  indicator: Indicator,
): ChangedSince | null {
  const was = last === null ? undefined : putIn(last.catalogue, indicator.id)
  if (last === null || was === undefined) return null
  const { one: then } = was
  const now = { file: catalogue, one: indicator }
  const isAnswered = last.answers.some(
    one => one.indicator === indicator.id && (one.words !== null || one.cells.some(lasts)),
  )
  if (!isAnswered) return null
  if (!isOfKind(was, now)) return { is: 'kind', then }
  if (!isAlike(was, now)) return { is: 'unit', then }
  if (!cellsOf(catalogue, indicator).every(by => isCellAlike(was, now, by))) return { is: 'items', then }
  const isSame = isSaidAlike(then.asks, indicator.asks) && isSaidAlike(then.reads, indicator.reads)
  return isSame ? null : { is: 'reworded', then }
}

/** What was not asked, not due or not reported then says nothing of this time: nobody confirms it unread. */
const OF_THEN: readonly Missing[] = ['not-asked', 'not-due', 'not-reported']
const lasts = (cell: FigureCell) => 'value' in cell || !OF_THEN.includes(cell.missing)

/** A day is of its own time: one of last year, filled in for each half of this one, would be signed unread. */
const isDay = ({ value }: Indicator, cell: FigureCell) => value.type === 'date' && 'value' in cell

/**
 * What would make the same of each open cell that was answered last time, with values and reasons, but for its days
 * (`daysLeft`); of the same period, which is reported once more, also of words and of who stands behind it.
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
      const then = answeredLast(last, catalogue, indicator, period)
      if (then === null || !then.isAsLong || then.cells.size === 0) return []
      const group = groupOf(period)
      const open = (slot: string, is: Said | null): Edit[] =>
        is === null || !isOpen(groups?.[group]?.[slot])
          ? []
          : [{ part: partOf(indicator), group, slot, was: null, is, repeats: 'fill' }]
      const { answer } = then
      const isSame = isOf(answer, indicator, period)
      const edits = cells.flatMap(by => {
        const was = then.cells.get(by.join('/'))
        const isLeft = was === undefined || !lasts(was) || (!isSame && isDay(indicator, was))
        return isLeft ? [] : open(slotOf(by), saidOf(was))
      })
      const isSaidAnew = indicator.value.type === 'words' && edits.length > 0
      const beside = (['words', 'behind'] as const).flatMap(slot => open(slot, textOf(isSame, answer[slot])))
      return [...edits, ...beside, ...open('lang', textOf(isSame || isSaidAnew, answer.lang))]
    })
  })
}

/** The indicators of which a day was told last time and a cell is open now: nobody but their author answers them. */
export function daysLeft(...[parts, last, catalogue, indicators, periods]: Parameters<typeof repeatEdits>) {
  return indicators.filter(indicator =>
    periods.some(period => {
      const then = answeredLast(last, catalogue, indicator, period)
      if (then === null || !then.isAsLong || isOf(then.answer, indicator, period)) return false
      const slots = parts.get(partOf(indicator))?.groups[groupOf(period)]
      return cellsOf(catalogue, indicator).some(by => {
        const was = then.cells.get(by.join('/'))
        return was !== undefined && isDay(indicator, was) && isOpen(slots?.[slotOf(by)])
      })
    }),
  )
}

/**
 * What takes back all that was filled in from the last report and that nobody has changed since. A language stays: it
 * says something of words alone, and these may be somebody's by now.
 */
export function undoEdits(
  parts: Parts,
  indicators: readonly Indicator[],
  periods: readonly Period[],
): Edit[] {
  return indicators.flatMap(indicator => {
    const part = partOf(indicator)
    return periods
      .map(groupOf)
      .flatMap(group =>
        Object.entries(parts.get(part)?.groups[group] ?? {}).flatMap(([slot, { is, repeated }]): Edit[] =>
          repeated === true && slot !== 'lang'
            ? [{ part, group, slot, was: is, is: null, repeats: 'undo' }]
            : [],
        ),
      )
  })
}

/** How many answers they fill in, or take back; words and languages go with these. */
export const answersRepeated = (edits: readonly Pick<Edit, 'slot'>[]): number =>
  edits.filter(({ slot }) => slot.startsWith('c/')).length

const textOf = (isSaid: boolean, text: string | null) => (isSaid && text !== null ? { text } : null)
