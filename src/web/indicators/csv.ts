import type { Indicator } from '../../register/figures/catalogue.ts'
import { MISSING } from '../../register/figures/counts.ts'
import { COMPUTED, STANDINGS } from '../../register/figures/standing.ts'
import { isRead } from '../../work/reporting/edition-questions.ts'
import { withheldBy } from '../../work/reporting/filed.ts'
import type { CatalogueOn, IndicatorsOn } from '../../work/reporting/indicators-on.ts'
import { type StandingOf, standingsIn, type Tallied, tallied } from '../../work/reporting/standings.ts'
import { csvAnswer } from '../http/csv-answer.ts'
import { type Answer, type Asked, callOrRefuse, formatCsvRow, type Lang, nameIn } from '../kit/kit.ts'
import { type IndexedFile, indexed } from './catalogue-index.ts'
import {
  cataloguesMeant,
  type INDICATORS_TAKE,
  type IndicatorsQuery,
  indicatorsQuery,
  isMeantPeriod,
  narrowedBy,
  payForCounting,
  readIndicators,
  requireKnown,
} from './query.ts'

/**
 * The matrix as a file: a row for each indicator and period; and what it was counted of, a row for each party,
 * indicator and period. Names of columns stay; new ones come last.
 */

type Cell = string | number | null | undefined
const coded = (code: string) => code.replaceAll('-', '_')
const yes = (is: boolean) => (is ? 'yes' : 'no')

interface Row {
  readonly on: IndicatorsOn
  readonly catalogue: CatalogueOn
  readonly file: IndexedFile
  readonly lang: Lang
  readonly one: Tallied
}

/** What the edition of the row asks; what an older one asked is not what it says. */
function asksIn({ file, one }: Row): Indicator | undefined {
  const question = file.questionOf(one.indicator)
  return isRead(question) ? question.one : undefined
}

const OF_MATRIX = {
  catalogue: ({ catalogue }) => catalogue.id,
  edition: ({ file, one }) => file.editionOf(one.indicator),
  section: row => asksIn(row)?.section,
  number: row => asksIn(row)?.number,
  indicator: ({ one }) => one.indicator,
  title: row => titleOf(asksIn(row), row.lang),
  how: row => asksIn(row)?.how,
  type: row => asksIn(row)?.value.type,
  by: row => asksIn(row)?.by.join(' '),
  kinds: row => asksIn(row)?.kinds?.join(' '),
  from: ({ one }) => one.period.from,
  until: ({ one }) => one.period.until,
  usual: ({ one }) => yes(one.isUsual),
  asked: ({ one }) => one.counts.asked,
  ...Object.fromEntries(
    STANDINGS.map(standing => [coded(standing), ({ one }: Row) => one.counts.of[standing]]),
  ),
  unasked_given: ({ one }) => one.counts.unaskedGiven,
  unasked_missing: ({ one }) => one.counts.unaskedMissing,
  ...Object.fromEntries(
    (['given', ...MISSING] as const).map(code => [
      `cells_${coded(code)}`,
      ({ one }: Row) => one.counts.cells[code],
    ]),
  ),
  day: ({ on }) => on.day,
  size: ({ on }) => on.size,
  root: ({ on }) => on.root,
  ...Object.fromEntries(
    COMPUTED.map(one => [`silent_${coded(one)}`, ({ one: { counts } }: Row) => counts.silent[one]]),
  ),
  unknown: ({ one }) => one.counts.unknown.asked,
  unknown_given: ({ one }) => one.counts.unknown.given,
  unknown_missing: ({ one }) => one.counts.unknown.missing,
  withheld: ({ file, one }) => {
    const question = file.questionOf(one.indicator)
    return question === undefined || isRead(question) ? null : withheldBy(question)
  },
} satisfies Record<string, (row: Row) => Cell>

export const INDICATOR_COLUMNS = Object.keys(OF_MATRIX)

interface AnswerRow extends Omit<Row, 'one'> {
  readonly one: StandingOf
}

const OF_ANSWER = {
  catalogue: ({ catalogue }) => catalogue.id,
  indicator: ({ one }) => one.indicator,
  party: ({ one }) => one.reporter.party,
  name: ({ one }) => one.reporter.names[0]!.text,
  kind: ({ one }) => one.reporter.kind,
  country: ({ one }) => one.reporter.country,
  from: ({ one }) => one.period.from,
  until: ({ one }) => one.period.until,
  usual: ({ one }) => yes(one.isUsual),
  asked: ({ one }) => one.asked.is,
  clause: ({ one }) => one.asked.windows.map(({ clause }) => clause).join(' '),
  due: ({ one }) => one.asked.windows.map(({ due }) => due).join(' '),
  last: ({ one }) => one.asked.bound?.last,
  standing: ({ one }) => one.found!.standing,
  ...Object.fromEntries(
    (['given', ...MISSING] as const).map(code => [
      `cells_${coded(code)}`,
      ({ one: { told } }: AnswerRow) =>
        told === null ? null : code === 'given' ? told.cells.given : (told.cells.missing[code] ?? 0),
    ]),
  ),
  edition: ({ one }) => one.told?.report.edition,
  report: ({ one }) => one.told?.report.filed,
  entry: ({ one }) => one.told?.saying.entry,
  reports: ({ one }) => one.told?.reports,
  day: ({ on }) => on.day,
  size: ({ on }) => on.size,
  said: ({ one: { found, told } }) => (found!.isSaid ? 'yes' : told === null ? 'no' : 'other'),
} satisfies Record<string, (row: AnswerRow) => Cell>

export const ANSWER_COLUMNS = Object.keys(OF_ANSWER)

const titleOf = (one: Indicator | undefined, lang: Lang) => one && nameIn(one.titles, lang).text

export const showIndicatorsCsv = (asked: Asked): Promise<Answer> =>
  fileOf(asked, 'indicatorsCsv', 'indicators', matrixLines)

export const showAnswersCsv = (asked: Asked): Promise<Answer> =>
  fileOf(asked, 'answersCsv', 'answers', answerLines)

/** What `linesOf` costs beyond counting it takes itself, before it answers. */
export async function fileOf(
  asked: Asked,
  address: keyof typeof INDICATORS_TAKE,
  name: string,
  linesOf: (asked: Asked, query: IndicatorsQuery, on: IndicatorsOn) => AsyncGenerator<string>,
): Promise<Answer> {
  requireKnown(asked, address)
  const query = indicatorsQuery(asked)
  await callOrRefuse(asked.site.log.store, query.call)
  const on = await readIndicators(asked, query)
  payForCounting(asked, on, cataloguesMeant(on, query))
  return csvAnswer(`${query.call}-${name}-${query.day}`, linesOf(asked, query, on))
}

async function* matrixLines(
  { lang }: Asked,
  query: IndicatorsQuery,
  on: IndicatorsOn,
): AsyncGenerator<string> {
  yield formatCsvRow(INDICATOR_COLUMNS)
  for (const catalogue of cataloguesMeant(on, query)) {
    const file = indexed(catalogue)
    for (const its of (await tallied(on, catalogue, narrowedBy(query, catalogue))).values())
      for (const one of its)
        if (isMeantPeriod(query, one.period))
          yield formatCsvRow(cellsOf(OF_MATRIX, { on, catalogue, file, lang, one }))
  }
}

async function* answerLines(asked: Asked, query: IndicatorsQuery, on: IndicatorsOn): AsyncGenerator<string> {
  yield formatCsvRow(ANSWER_COLUMNS)
  for await (const { cells } of answersIn(asked, query, on)) yield formatCsvRow(cells)
}

export interface AnswerCells {
  readonly party: string
  /** By the columns of the file. */
  readonly cells: readonly string[]
}

/** `isMeant` narrows it to a list of the reader's own. */
export async function* answersIn(
  { lang }: Asked,
  query: IndicatorsQuery,
  on: IndicatorsOn,
  isMeant?: (reporter: StandingOf['reporter']) => boolean,
): AsyncGenerator<AnswerCells> {
  for (const catalogue of cataloguesMeant(on, query)) {
    const file = indexed(catalogue)
    const narrowed = { ...narrowedBy(query, catalogue), ...(isMeant && { isMeant }) }
    for await (const one of standingsIn(on, catalogue, narrowed))
      if (isMeantPeriod(query, one.period))
        yield {
          party: one.reporter.party,
          cells: cellsOf(OF_ANSWER, { on, catalogue, file, lang, one }),
        }
  }
}

function cellsOf<R>(columns: Readonly<Record<string, (row: R) => Cell>>, row: R): string[] {
  return Object.values(columns).map(cell => String(cell(row) ?? ''))
}
