import { z } from 'zod'
import { formatJson, formatJsonBytes, type Json, parseJson } from '../../core/json.ts'
import { SAYS } from '../../core/normal.ts'
import { refuseAs } from '../../core/refusal.ts'
import { isDate } from '../../core/time.ts'
import { units } from '../../core/units.ts'
import { DECIMAL, INTEGER } from '../commitment-kinds.ts'
import {
  catalogueRef,
  date,
  digest,
  eachOnce,
  edition,
  id,
  isId,
  lang,
  link,
  NOTHING_SAID,
  party,
  shortText,
} from '../kinds.ts'
import { type Catalogue, cellsOf, type Indicator } from './catalogue.ts'
import {
  MISSING,
  type MissingCounts,
  MOST_CELLS,
  MOST_INDICATORS,
  MOST_PERIODS,
  type PeriodCounts,
} from './counts.ts'
import { isFew, partInForm, requireFew, wrong } from './form.ts'

/**
 * The figures of a report: one file beside the log, whose digest stands in it. One content has one file: answers stand
 * as the catalogue has its indicators, then by period, and each has every cell in its order, with a value or a coded
 * reason why there is none.
 *
 *     const figures = readFigures(bytes, catalogue)
 *     countsOf(figures, catalogue)   // what the statement says of them
 */

/** As much as a page of text, for an answer in words. */
export const MOST_WORDS = 20_000

const telling = units(MOST_WORDS, 1).regex(SAYS, NOTHING_SAID)
const line = shortText.regex(SAYS, NOTHING_SAID)

const by = z.array(id).max(3)
const given = z.strictObject({ by, value: z.union([units(MOST_WORDS, 1), z.boolean()]) })
const missing = z.strictObject({ by, missing: z.enum(MISSING) })
/** Of one place in an answer: a value, or why there is none. */
const cellFile = z.union([given, missing])
export type FigureCell = z.infer<typeof cellFile>
/** Characters of a value that `isShortCell` knows: of any number or day. */
const MOST_SHORT = 40
type FigureValue = z.infer<typeof given>['value']

const period = z
  .strictObject({ from: date, until: date })
  .refine(({ from, until }) => from <= until, 'a period ends before it begins')
export type Period = z.infer<typeof period>

/** Why a link could not be read, as its author was told. */
export const UNREAD = ['no-answer', 'error', 'not-public', 'too-large'] as const
export type Unread = (typeof UNREAD)[number]

/** What stood under a link on a day, by its plain SHA-256, so that a reader sees whether it has changed; or why not. */
export const linkFetched = z.union([
  z.strictObject({ day: date, digest, length: z.int().min(0) }),
  z.strictObject({ day: date, unread: z.enum(UNREAD) }),
])
export type LinkFetched = z.infer<typeof linkFetched>

/**
 * What an answer rests on: a report of one's own, on paper, as a page, or a file beside this one. Nothing says that it
 * was published before.
 */
export const source = z
  .strictObject({
    title: line,
    url: link.nullable(),
    /** Left out where nobody has opened the link. It is the author's word. */
    fetched: linkFetched.exactOptional(),
    /** Its place among the files of the report and of its corrections, in the order in which these came. */
    file: z.int().min(0).nullable(),
  })
  .refine(({ url, fetched }) => url !== null || fetched === undefined, 'a source without a link was opened')
export type FigureSource = z.infer<typeof source>
export const MOST_SOURCES = 100

export const answer = z.strictObject({
  indicator: id,
  period,
  cells: z.array(cellFile).min(1).max(MOST_CELLS),
  /** Of all that is said in words here; null where nothing is. */
  lang: lang.nullable(),
  words: telling.nullable(),
  /** Who stands behind it; null: the party itself. */
  behind: line.nullable(),
  /** Where in a report of one's own it stands; the source by its place among `sources`. */
  found: z.strictObject({ source: z.int().min(0), place: line }).nullable(),
})
export type FigureAnswer = z.infer<typeof answer>

/** Its form alone; `readFigures` holds it to its catalogue. */
export const figuresFile = z.strictObject({
  v: z.literal(1),
  catalogue: catalogueRef,
  edition,
  party,
  sources: eachOnce(z.array(source).max(MOST_SOURCES), 'a source', formatJson),
  // As many as a statement can count: without a bound, what no cell fits fills the stack with faults.
  answers: z
    .array(answer)
    .min(1)
    .max(MOST_PERIODS * MOST_INDICATORS),
})
export type Figures = z.infer<typeof figuresFile>

/** Refuses `figures_wrong` in a sentence that names the indicator and the cell. */
export function readFigures(bytes: Uint8Array, catalogue: Catalogue): Figures {
  const json = refuseAs('figures_wrong', () => parseJson(bytes))
  const figures = figuresIn(json)
  checkFigures(figures, catalogue)
  return figures
}

const manyAnswers = z
  .array(z.unknown())
  .min(1)
  .max(MOST_PERIODS * MOST_INDICATORS)
const file = figuresFile.extend({ answers: manyAnswers, sources: z.array(z.unknown()).max(MOST_SOURCES) })
const answerFile = answer.extend({ cells: z.array(z.unknown()).min(1).max(MOST_CELLS) })

function figuresIn(json: Json): Figures {
  const { answers, sources, ...head } = partInForm(file, json, json)
  return {
    ...head,
    sources: partInForm(figuresFile.shape.sources, sources, json, ['sources']),
    answers: answers.map((one, i) => {
      const at = ['answers', i]
      const { cells, ...says } = partInForm(answerFile, one, json, at)
      return {
        ...says,
        cells: cells.map((cell, k) => cellIn(cell) ?? faultyCell(cell, json, [...at, 'cells', k])),
      }
    }),
  }
}

/** Of a file there are a hundred thousand, and hardly one is wrong. */
function cellIn(cell: unknown): FigureCell | undefined {
  if (isShortCell(cell)) return cell
  return isFew(cell) ? cellFile.safeParse(cell).data : undefined
}

/** Whether it is what nearly every cell is. Its form says the same of it, in four times as long. */
export function isShortCell(cell: unknown): cell is FigureCell {
  if (typeof cell !== 'object' || cell === null || Object.keys(cell).length !== 2) return false
  const { by, missing, value } = cell as Readonly<Record<string, unknown>>
  if (!Array.isArray(by) || by.length > 3 || !by.every(isId)) return false
  return typeof value === 'string'
    ? value.length > 0 && value.length <= MOST_SHORT
    : MISSING.includes(missing as (typeof MISSING)[number])
}

function faultyCell(cell: unknown, json: Json, place: readonly PropertyKey[]): FigureCell {
  requireFew(cell, json, place)
  return partInForm(cellFile, cell, json, place)
}

/** The bytes of these answers, which may come in any order; each must have all its cells. Refuses `figures_wrong`. */
export function formatFigures(figures: Figures, catalogue: Catalogue): Uint8Array {
  const places = new Map(catalogue.indicators.map(({ id }, i) => [id, i]))
  const place = ({ indicator }: FigureAnswer) => places.get(indicator) ?? 0
  const answers = figures.answers
    .map(one => ({ ...one, cells: inOrder(one, catalogue) }))
    .sort((a, b) => place(a) - place(b) || comparePeriods(a.period, b.period))
  const bytes = formatJsonBytes({ ...figures, answers })
  readFigures(bytes, catalogue)
  return bytes
}

/** By the catalogue. What has no place in it comes last, for `readFigures` to name. */
function inOrder({ indicator, cells }: FigureAnswer, catalogue: Catalogue): FigureCell[] {
  const one = catalogue.indicators.find(({ id }) => id === indicator)
  const places = new Map((one === undefined ? [] : cellsOf(catalogue, one)).map((by, i) => [by.join('/'), i]))
  const place = ({ by }: FigureCell) => places.get(by.join('/')) ?? places.size
  return cells.toSorted((a, b) => place(a) - place(b))
}

function checkFigures({ answers, sources }: Figures, catalogue: Catalogue): void {
  const indicators = new Map(catalogue.indicators.map((one, place) => [one.id, { one, place }]))
  // Most indicators are of the same few lists.
  const cells = new Map<string, string[][]>()
  let before: { place: number; answer: FigureAnswer } | undefined
  for (const answer of answers) {
    const found = indicators.get(answer.indicator)
    if (found === undefined) throw wrong(`The catalogue has no indicator ${answer.indicator}.`)
    const { one, place } = found
    if (before !== undefined && before.place > place)
      throw wrong(`${of(answer)} stands after an indicator that comes later in the catalogue.`)
    if (before?.place === place && before.answer.period.until >= answer.period.from)
      throw wrong(`${of(answer)} does not come after ${named(before.answer.period)} of the same indicator.`)
    before = { place, answer }
    const asked = cells.getOrInsertComputed(one.by.join('/'), () => cellsOf(catalogue, one))
    checkCells(answer, one, asked, catalogue)
    if (answer.found !== null && answer.found.source >= sources.length)
      throw wrong(`${of(answer)} was found in the source ${answer.found.source}, which the file has not.`)
  }
}

function checkCells(answer: FigureAnswer, one: Indicator, cells: string[][], catalogue: Catalogue): void {
  for (const [i, by] of cells.entries()) {
    const cell = answer.cells[i]
    if (cell === undefined) throw wrong(`${of(answer)} has no cell for ${placed(by)}.`)
    if (cell.by.length !== by.length || cell.by.some((item, n) => item !== by[n]))
      throw wrong(`${of(answer)} has a cell for ${placed(cell.by)} where ${placed(by)} is to stand.`)
    const why = 'value' in cell ? faultOf(cell.value, one, catalogue) : null
    if (why !== null) throw wrong(`${of(answer)} ${placed(by)}: ${why}.`)
  }
  if (answer.cells.length > cells.length)
    throw wrong(`${of(answer)} has ${answer.cells.length} cells where the indicator has ${cells.length}.`)
  const speaks =
    answer.words !== null || (one.value.type === 'words' && answer.cells.some(it => 'value' in it))
  if (speaks !== (answer.lang !== null))
    throw wrong(
      speaks
        ? `${of(answer)} has words and names no language.`
        : `${of(answer)} names a language, and has no words.`,
    )
}

/** Why a value is none of this indicator, in words; null if it is one. */
export function faultOf(value: FigureValue, { value: type }: Indicator, { lists }: Pick<Catalogue, 'lists'>) {
  const says = JSON.stringify(value).slice(0, 60)
  switch (type.type) {
    case 'integer':
      return typeof value === 'string' && INTEGER.test(value) ? null : `${says} is not a whole number`
    case 'decimal':
      return typeof value === 'string' && DECIMAL.test(value) ? null : notDecimal(value)
    case 'boolean':
      return typeof value === 'boolean' ? null : `${says} is neither true nor false`
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : `${says} is not a day`
    case 'words':
      return typeof value === 'string' && SAYS.test(value) ? null : `${says} is not words`
    case 'choice': {
      const items = lists.find(({ id }) => id === type.list)?.items ?? []
      return items.some(({ id }) => id === value) ? null : `${says} is no item of ${type.list}`
    }
  }
}

/** Each number has one spelling (docs/figures.md). */
function notDecimal(value: FigureValue): string {
  const says = JSON.stringify(value).slice(0, 60)
  const text = String(value)
  const last = [...text].findLastIndex(digit => digit !== '0')
  const short = text.slice(0, text[last] === '.' ? last : last + 1)
  const endsInNought = text.includes('.') && short !== text && DECIMAL.test(short)
  return endsInNought
    ? `${says} has a nought at the end of its decimals: write ${JSON.stringify(short)}`
    : `${says} is not a decimal number, spelled like "12.5"`
}

const comparePeriods = (a: Period, b: Period) => compare(a.from, b.from) || compare(a.until, b.until)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const named = ({ from, until }: Period) => `${from} to ${until}`
const of = ({ indicator, period }: FigureAnswer) => `The indicator ${indicator}, ${named(period)},`
const placed = (by: readonly string[]) => (by.length === 0 ? 'the whole' : by.join(' / '))

/**
 * What the statement says of these figures: of each indicator in each period, how many cells have a value or a reason.
 */
export function countsOf({ answers }: Pick<Figures, 'answers'>): PeriodCounts[] {
  const periods = new Map<string, PeriodCounts>()
  for (const { indicator, period, cells } of answers) {
    const { indicators } = periods.get(named(period)) ?? { indicators: [] }
    let given = 0
    const missing: { -readonly [C in keyof MissingCounts]: MissingCounts[C] } = {}
    for (const cell of cells)
      if ('value' in cell) given++
      else missing[cell.missing] = (missing[cell.missing] ?? 0) + 1
    periods.set(named(period), { ...period, indicators: [...indicators, { id: indicator, given, missing }] })
  }
  return [...periods.values()].sort(comparePeriods)
}

/** The answer to an indicator for a period, if the figures have one. */
export function answerIn({ answers }: Pick<Figures, 'answers'>, indicator: string, { from, until }: Period) {
  return answers.find(
    one => one.indicator === indicator && one.period.from === from && one.period.until === until,
  )
}

type Between<T> = Readonly<{ before: T | null; after: T | null }>

/** One thing that was corrected; null where it was not there, or is not any more. */
export type Difference = Readonly<{ indicator: string; period: Period }> &
  (
    | (Readonly<{ of: 'cell'; by: readonly string[] }> & Between<FigureCell>)
    | (Readonly<{ of: 'words' | 'behind' }> & Between<string>)
    | (Readonly<{ of: 'found' }> & Between<Readonly<{ source: FigureSource; place: string }>>)
  )

/** What differs from one file to the next of the same catalogue: first in the order of the old, then what is new. */
export function differences(before: Figures, after: Figures): Difference[] {
  const key = ({ indicator, period }: FigureAnswer) => `${indicator} ${named(period)}`
  const [were, are] = [before, after].map(({ answers }) => new Map(answers.map(one => [key(one), one])))
  return [...new Set([...were!.keys(), ...are!.keys()])].flatMap(name =>
    betweenAnswers({ file: before, answer: were!.get(name) }, { file: after, answer: are!.get(name) }),
  )
}

type Side = Readonly<{ file: Figures; answer: FigureAnswer | undefined }>

function betweenAnswers(before: Side, after: Side): Difference[] {
  const { indicator, period } = (before.answer ?? after.answer)!
  const at = { indicator, period }
  const all: Difference[] = []
  const cells = (before.answer ?? after.answer)!.cells
  for (const [i, { by }] of cells.entries()) {
    const sides = { before: before.answer?.cells[i] ?? null, after: after.answer?.cells[i] ?? null }
    if (!isSame(sides)) all.push({ ...at, of: 'cell', by, ...sides })
  }
  for (const member of ['words', 'behind'] as const) {
    const sides = { before: before.answer?.[member] ?? null, after: after.answer?.[member] ?? null }
    if (!isSame(sides)) all.push({ ...at, of: member, ...sides })
  }
  const sides = { before: foundIn(before), after: foundIn(after) }
  if (!isSame(sides)) all.push({ ...at, of: 'found', ...sides })
  return all
}

const isSame = ({ before, after }: Between<unknown>) => formatJson(before) === formatJson(after)

function foundIn({ file, answer }: Side) {
  const found = answer?.found ?? null
  return found === null ? null : { source: file.sources[found.source]!, place: found.place }
}
