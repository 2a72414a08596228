import { trimmed } from '../../core/normal.ts'
import { type Catalogue, cellsOf } from '../figures/catalogue.ts'
import type { Missing } from '../figures/counts.ts'
import type { FigureAnswer, Period } from '../figures/figures.ts'
import { readDate } from './dates.ts'
import { EVERY, type FilledSheets, linesIn } from './figure-lines.ts'
import { idsOf, isOf, type SheetWords } from './figure-sheet.ts'

/** Which periods a filled sheet is of, and what becomes of the cells that it leaves open. */

/** Those of its rows whose days have one reading, in their order. */
export function periodsIn(filled: FilledSheets, words: SheetWords): Period[] {
  const found = new Map<string, Period>()
  const days = new Map<string, string | null>()
  const dayOf = (text: string) => days.getOrInsertComputed(text, () => readDate(text).took)
  for (const line of linesIn(filled, [words, ...EVERY]).lines) {
    const [from, until] = (['from', 'until'] as const).map(one => dayOf(trimmed(line.text(one) ?? '')))
    if (from && until && from <= until) found.set(`${from} ${until}`, { from, until })
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, period]) => period)
}

type Asked = Readonly<{
  catalogue: Catalogue
  periods: readonly Period[]
  answers: readonly FigureAnswer[]
  /** Of a correction, which answers there are; of a report all are asked for. */
  isAsked?: (indicator: string, period: Period) => boolean
}>

type OpenAnswer = Readonly<{ indicator: string; period: Period; open: number }>

/**
 * Of each indicator that is asked, in each period, how many cells have neither a value nor a reason; none is left out.
 */
export function openIn({ catalogue, periods, answers, isAsked = () => true }: Asked): OpenAnswer[] {
  return catalogue.indicators.flatMap(indicator => {
    const all = cellsOf(catalogue, indicator).length
    return periods.flatMap(period => {
      const answer = answers.find(one => isOf(one, indicator, period))
      const open = all - (answer?.cells.length ?? 0)
      return open === 0 || !isAsked(indicator.id, period) ? [] : [{ indicator: indicator.id, period, open }]
    })
  })
}

/** With this reason in each of those cells, so that whoever signs has said of each why it has no value. */
export function withReason(asked: Asked, missing: Missing): FigureAnswer[] {
  const { catalogue, answers } = asked
  const indicators = new Map(catalogue.indicators.map(one => [one.id, one]))
  const closed = openIn(asked).map(({ indicator, period }): FigureAnswer => {
    const answer = answers.find(one => isOf(one, { id: indicator }, period))
    const known = new Map(answer?.cells.map(cell => [idsOf(cell.by), cell]))
    const all = cellsOf(catalogue, indicators.get(indicator)!)
    const cells = all.map(by => known.get(idsOf(by)) ?? { by, missing })
    const empty = { words: null, lang: null, behind: null, found: null }
    return { ...empty, ...answer, indicator, period, cells }
  })
  const rest = answers.filter(one => !closed.some(it => isOf(it, { id: one.indicator }, one.period)))
  return [...rest, ...closed]
}
