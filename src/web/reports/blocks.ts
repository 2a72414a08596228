import { type Catalogue, cellsOf, type Indicator } from '../../register/figures/catalogue.ts'
import type { MISSING } from '../../register/figures/counts.ts'
import type { FigureAnswer, FigureCell, Figures } from '../../register/figures/figures.ts'
import type { Gone } from '../../work/reporting/kept-files.ts'
import { type Counted, countedIn } from '../plots/codes.ts'
import type { EarlierValue } from './earlier.ts'
import { cellName, type Restated } from './restated.ts'

/**
 * What a report says of each indicator, cut so that a page of it is light enough for a phone: a report may have 150
 * indicators by 30 countries, and one indicator alone 5,000 cells.
 */

/** Figures by their catalogue. */
export interface FiguresShown {
  readonly catalogue: Catalogue
  readonly figures: Figures
  /** As they were filed, where they have been corrected since. */
  readonly filed: Figures | Gone | null
  /** What earlier reports of the party said of indicators with one value a period, oldest first. */
  readonly earlier?: ReadonlyMap<string, readonly EarlierValue[]>
  /** What its other reports say otherwise of the same periods. */
  readonly restated?: Restated
}

/** An indicator, or of a large one some of its rows. */
export interface Block {
  readonly indicator: Indicator
  /** One for each period, oldest first. */
  readonly answers: readonly FigureAnswer[]
  /** Its rows from this one, up to and without the other. */
  readonly from: number
  readonly until: number
  readonly isWhole: boolean
  readonly weight: number
}

/** About how many bytes each takes on a page that is compressed, as measured on reports of numbers and of prose. */
const ROW = 9
const CELL = 4
const HEAD = 90
const LETTER = 0.4
/** Each time that it is said otherwise in another report, which is named. */
const RESTATED = 40

const textOf = (cell: FigureCell) =>
  'value' in cell && typeof cell.value === 'string' ? cell.value.length : 2
const weightOfCell = (cell: FigureCell) => CELL + Math.max(0, textOf(cell) - 6) * LETTER

function weightOfRow(answers: readonly FigureAnswer[], row: number, restated: Restated | undefined): number {
  return answers.reduce((sum, { cells, indicator, period }) => {
    const cell = cells[row]!
    const others = restated?.cells.get(cellName(indicator, period, cell.by))
    const lines = others === undefined ? 0 : others.before.length + others.after.length
    return sum + weightOfCell(cell) + lines * RESTATED
  }, ROW)
}

function weightOfHead({ titles, asks }: Indicator, answers: readonly FigureAnswer[]): number {
  const said = answers.reduce(
    (sum, { words, behind }) => sum + (words?.length ?? 0) + (behind?.length ?? 0),
    0,
  )
  return HEAD + (titles[0]!.text.length + asks[0]!.text.length + said) * LETTER
}

/** In the order of the catalogue, each no heavier than `most` unless a single row is. */
export function blocksOf({ catalogue, figures, restated }: FiguresShown, most: number): Block[] {
  const answered = Map.groupBy(figures.answers, ({ indicator }) => indicator)
  return catalogue.indicators.flatMap(indicator => {
    const answers = answered.get(indicator.id)
    return answers === undefined ? [] : cut(indicator, answers, most, restated)
  })
}

function cut(
  indicator: Indicator,
  answers: readonly FigureAnswer[],
  most: number,
  restated: Restated | undefined,
): Block[] {
  const rows = answers[0]!.cells.length
  const blocks: Block[] = []
  let from = 0
  let weight = weightOfHead(indicator, answers)
  for (let row = 0; row < rows; row++) {
    const more = weightOfRow(answers, row, restated)
    if (weight + more > most && row > from) {
      blocks.push({ indicator, answers, from, until: row, isWhole: false, weight })
      from = row
      weight = HEAD
    }
    weight += more
  }
  blocks.push({ indicator, answers, from, until: rows, isWhole: from === 0, weight })
  return blocks
}

export const weightOf = (blocks: readonly Block[]) => blocks.reduce((sum, { weight }) => sum + weight, 0)

/** Filled one after the other, so that a reader who turns pages reads the catalogue in its order. */
export function pagesOf(blocks: readonly Block[], most: number): Block[][] {
  const pages: Block[][] = []
  let weight = Number.POSITIVE_INFINITY
  for (const block of blocks) {
    if (weight + block.weight > most) {
      pages.push([])
      weight = 0
    }
    pages.at(-1)!.push(block)
    weight += block.weight
  }
  return pages
}

/** Of the answers to one indicator, or to all. */
export function countedOf(answers: readonly FigureAnswer[]): Counted {
  return countedIn(
    answers.map(({ cells }) => {
      const missing: Partial<Record<(typeof MISSING)[number], number>> = {}
      let given = 0
      for (const cell of cells)
        if ('value' in cell) given++
        else missing[cell.missing] = (missing[cell.missing] ?? 0) + 1
      return { given, missing: missing as Counted['missing'] }
    }),
  )
}

/** What a row differs by, in words of one language, which are named where they are another's than the reader's. */
interface RowName {
  readonly text: string
  readonly lang: string | null
}

export function namesOfRows(
  catalogue: Catalogue,
  indicator: Indicator,
  nameOf: (titles: Catalogue['titles']) => RowName,
): RowName[] {
  const items = indicator.by.map(list => {
    const found = catalogue.lists.find(({ id }) => id === list)!
    return new Map(found.items.map(({ id, titles }) => [id, nameOf(titles)]))
  })
  return cellsOf(catalogue, indicator).map(by => {
    const names = by.map((item, i) => items[i]!.get(item)!)
    return {
      text: names.map(({ text }) => text).join(' · '),
      lang: names.find(({ lang }) => lang !== null)?.lang ?? null,
    }
  })
}
