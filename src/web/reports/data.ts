import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import type { Indicator } from '../../register/figures/catalogue.ts'
import { answerIn, type FigureAnswer, type FigureCell } from '../../register/figures/figures.ts'
import type { Said } from '../../register/kinds.ts'
import { isThere } from '../../work/reporting/filed.ts'
import { AT, payForOne, type ShownDay, shownDay } from '../commitments/shown-day.ts'
import { streamLines } from '../http/stream.ts'
import {
  type Answer,
  type Asked,
  cachedJson,
  callOrRefuse,
  formatCsvRow,
  nameIn,
  onlyMembers,
  readMembers,
  sizeOf,
} from '../kit/kit.ts'
import { textOfSaid } from '../statement/quotes.ts'
import type { FiguresShown } from './blocks.ts'
import { type Filing, figuresOf, filingAt } from './filing.ts'

/** One report as data: what it says on a day stays so for ever, and `size` names the log by which it was read. */

export const REPORT_TAKES = { at: AT }

function dayAsked(asked: Asked): ShownDay {
  onlyMembers(asked.query, Object.keys(REPORT_TAKES))
  const on = shownDay(asked, readMembers(asked.query, z.object(REPORT_TAKES).partial()).at)
  payForOne(asked, on)
  return on
}

export function showReportJson(asked: Asked): Promise<Answer> {
  const on = dayAsked(asked)
  const { call, id, index } = asked.params
  return cachedJson(asked, `report ${call} ${id} ${index} ${on.day}`, async () => {
    await callOrRefuse(asked.site.log.store, call!)
    const filing = await filingAt(asked, on)
    const figures = await figuresOf(asked, filing)
    const { answers, asked: asks, policy, words } = filing.body
    return {
      ...{ call: filing.call, party: filing.party, entry: filing.entry, day: filing.day, at: on.day },
      words: await wordsData(asked, words),
      answers: await Promise.all(
        answers.map(async ({ words, ...one }) => ({ ...one, words: await wordsData(asked, words) })),
      ),
      ...{ asked: asks, policy },
      figures: filing.stood === null ? null : await figuresData(asked, filing, figures!),
      size: sizeOf(asked.site),
    }
  })
}

/** Answers and sources as their file has them; null while that cannot be read, and why. */
async function figuresData(
  asked: Asked,
  { stood }: Filing,
  found: NonNullable<Awaited<ReturnType<typeof figuresOf>>>,
) {
  const { catalogue, edition, said, sayings } = stood!
  const versions = sayings.map(async ({ entry, day, data, reason }) => ({
    ...{ entry, day, data: data.digest },
    reason: await wordsData(asked, reason),
  }))
  const isRead = isThere(found)
  return {
    ...{ catalogue, edition, periods: said.periods },
    versions: await Promise.all(versions),
    sources: isRead ? found.figures.sources : null,
    answers: isRead ? found.figures.answers : null,
    lacks: isRead ? null : found.gone,
  }
}

async function wordsData(asked: Asked, said: Said | null) {
  return (
    said && {
      lang: said.lang,
      text: (await textOfSaid(asked, said)) ?? null,
      digest: 'digest' in said ? said.digest : null,
    }
  )
}

interface Row {
  readonly filing: Filing
  readonly indicator: Indicator
  readonly answer: FigureAnswer
  readonly cell: FigureCell
  /** As it was filed, where it was corrected since. */
  readonly was: FigureCell | null
  readonly shown: FiguresShown
  readonly section: string
}

const valueIn = (cell: FigureCell | null) => (cell !== null && 'value' in cell ? String(cell.value) : '')
const lacksIn = (cell: FigureCell | null) => (cell !== null && 'missing' in cell ? cell.missing : '')
const unitIn = ({ value }: Indicator) =>
  'unit' in value && value.unit !== null ? nameIn(value.unit, 'en').text : ''
const listAt =
  (place: number) =>
  ({ indicator }: Row) =>
    indicator.by[place] ?? ''
const itemAt =
  (place: number) =>
  ({ cell }: Row) =>
    cell.by[place] ?? ''

/** A row for each cell. Names of columns stay; new ones come last. */
const COLUMNS = {
  party: ({ filing }) => filing.party,
  report: ({ filing }) => String(filing.entry),
  entry: ({ filing }) => String(filing.stood!.said.entry),
  day: ({ filing }) => filing.stood!.said.day,
  catalogue: ({ shown }) => shown.figures.catalogue,
  edition: ({ shown }) => String(shown.figures.edition),
  section: ({ section }) => section,
  number: ({ indicator }) => indicator.number,
  indicator: ({ indicator }) => indicator.id,
  from: ({ answer }) => answer.period.from,
  until: ({ answer }) => answer.period.until,
  list_1: listAt(0),
  item_1: itemAt(0),
  list_2: listAt(1),
  item_2: itemAt(1),
  list_3: listAt(2),
  item_3: itemAt(2),
  value: ({ cell }) => valueIn(cell),
  unit: ({ cell, indicator }) => ('value' in cell ? unitIn(indicator) : ''),
  missing: ({ cell }) => lacksIn(cell),
  filed_value: ({ was }) => valueIn(was),
  filed_missing: ({ was }) => lacksIn(was),
  lang: ({ answer }) => answer.lang ?? '',
  words: ({ answer }) => answer.words ?? '',
  behind: ({ answer }) => answer.behind ?? '',
  source: ({ answer, shown }) =>
    answer.found === null ? '' : shown.figures.sources[answer.found.source]!.title,
  place: ({ answer }) => answer.found?.place ?? '',
} satisfies Record<string, (row: Row) => string>

export const REPORT_COLUMNS = Object.keys(COLUMNS)

export async function showReportCsv(asked: Asked): Promise<Answer> {
  const on = dayAsked(asked)
  const { call } = asked.params
  await callOrRefuse(asked.site.log.store, call!)
  const filing = await filingAt(asked, on)
  const shown = await figuresOf(asked, filing)
  if (shown === null)
    throw new Refusal(
      'not_found',
      `The report of entry ${filing.entry} has no figures; its JSON has its words.`,
    )
  if (!isThere(shown)) {
    if (shown.gone === 'withheld')
      throw new Refusal('words_withheld', `The figures are withheld since entry ${shown.entry}.`)
    throw new Refusal('words_unknown', 'The file of figures cannot be read here.')
  }
  return {
    type: 'text/csv; charset=utf-8; header=present',
    body: streamLines(linesOf(filing, shown)),
    caching: 'changing',
    headers: {
      'Content-Disposition': `inline; filename="${call}-${filing.party}-report-${filing.entry}.csv"`,
    },
  }
}

async function* linesOf(filing: Filing, shown: FiguresShown): AsyncGenerator<string> {
  yield formatCsvRow(REPORT_COLUMNS)
  const indicators = new Map(shown.catalogue.indicators.map(one => [one.id, one]))
  const of = Object.values(COLUMNS)
  for (const answer of shown.figures.answers) {
    const indicator = indicators.get(answer.indicator)!
    const before = shown.filed === null ? undefined : answerIn(shown.filed, answer.indicator, answer.period)
    for (const [i, cell] of answer.cells.entries()) {
      const was = before?.cells[i] ?? null
      const row = { filing, indicator, answer, cell, was: differs(was, cell) ? was : null, shown }
      yield formatCsvRow(of.map(column => column({ ...row, section: indicator.section })))
    }
  }
}

const differs = (was: FigureCell | null, cell: FigureCell) =>
  valueIn(was) !== valueIn(cell) || lacksIn(was) !== lacksIn(cell)
