import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import type { Indicator } from '../../register/figures/catalogue.ts'
import { answerIn, type FigureAnswer, type FigureCell } from '../../register/figures/figures.ts'
import type { Said, TitledFile } from '../../register/kinds.ts'
import { rowIn } from '../../store/each-row.ts'
import { isThere, withheldBy } from '../../work/reporting/filed.ts'
import type { Gone } from '../../work/reporting/kept-files.ts'
import { AT, logOnDay, payForOne, type ShownDay, shownDay } from '../commitments/shown-day.ts'
import { csvAnswer } from '../http/csv-answer.ts'
import {
  type Answer,
  type Asked,
  cachedJson,
  callOrRefuse,
  formatCsvRow,
  onlyMembers,
  readMembers,
} from '../kit/kit.ts'
import { measured, unitOf } from '../plots/reported.ts'
import { textOfSaid } from '../statement/quotes.ts'
import { figuresBeside } from './beside.ts'
import type { FiguresShown } from './blocks.ts'
import { type Filing, filesOf, filingAt } from './filing.ts'
import { refuseGone } from './gone.ts'
import {
  answerName,
  cellName,
  type Restated,
  type Restatement,
  type SaidElsewhere,
  type UnreadElsewhere,
} from './restated.ts'

/** One report as data: what it says on a day stays so for ever, and `size` names the log of that day. */

export const REPORT_TAKES = { at: AT }

function dayAsked(asked: Asked): ShownDay {
  onlyMembers(asked.query, Object.keys(REPORT_TAKES))
  const on = shownDay(asked, readMembers(asked.query, z.object(REPORT_TAKES).partial()).at)
  payForOne(asked, on)
  return on
}

export function showReportJson(asked: Asked): Promise<Answer> {
  const on = dayAsked(asked)
  const { call, party, report } = asked.params
  return cachedJson(asked, `report ${call} ${party} ${report} ${on.day}`, async () => {
    await callOrRefuse(asked.site.log.store, call!)
    const filing = await filingAt(asked, on)
    const figures = await figuresBeside(asked, filing, on)
    const { answers, asked: asks, policy, words } = filing.body
    return {
      ...{ call: filing.call, party: filing.party, entry: filing.entry, day: filing.day, at: on.day },
      words: await wordsData(asked, words),
      answers: await Promise.all(
        answers.map(async ({ words, ...one }) => ({ ...one, words: await wordsData(asked, words) })),
      ),
      ...{ asked: asks, policy },
      files: await Promise.all((await filesOf(asked, filing)).map(one => fileData(asked, one))),
      figures: filing.stood === null ? null : await figuresData(asked, filing, figures!),
      size: (await logOnDay(asked, on)).size,
    }
  })
}

/** Sources count files by their place: one that is withheld keeps its own. */
async function fileData({ site }: Asked, { file: { lang: _, ...file }, title }: TitledFile) {
  const row = await rowIn(site.log.store, 'words', file.digest)
  return { ...file, title, withheld: row?.withheld?.entry ?? null }
}

/** Answers and sources as their file has them; null while that cannot be read, and why. */
async function figuresData(
  asked: Asked,
  { stood }: Filing,
  found: NonNullable<Awaited<ReturnType<typeof figuresBeside>>>,
) {
  const { catalogue, edition, said, sayings } = stood!
  const withheld = await asked.site.filed.withheld(sayings)
  const versions = sayings.map(async ({ entry, day, data, reason }, i) => ({
    ...{ entry, day, data: data.digest },
    reason: await wordsData(asked, reason),
    withheld: withheld[i],
  }))
  const isRead = isThere(found)
  return {
    ...{ catalogue, edition, periods: said.periods },
    versions: await Promise.all(versions),
    sources: isRead ? found.figures.sources : null,
    answers: isRead ? found.figures.answers : null,
    lacks: isRead ? null : found.gone,
    lacksOf: isRead ? null : found.of,
    withheld: isRead ? null : withheldBy(found),
    restated: isRead ? [...found.restated!.cells.values()].map(restatedData) : null,
    unread: isRead ? unreadData(found.restated!) : null,
  }
}

/** What other reports of the party say of a cell, nearest first. */
function restatedData({ after, before, by, indicator, period }: Restatement) {
  const data = ({ cell, day, report }: SaidElsewhere) => {
    const { by: _, ...says } = cell
    return { report, day, ...says }
  }
  return { indicator, period, by, before: before.map(data), since: after.map(data) }
}

/** Other reports of the party that answer some of the same, and cannot be read. */
function unreadData({ unread: { after, before } }: Restated) {
  const data = (said: 'before' | 'since') => (one: UnreadElsewhere) => {
    const { day, gone, report } = one
    return { said, report, day, lacks: gone.gone, lacksOf: gone.of, withheld: withheldBy(gone) }
  }
  return [...before.map(data('before')), ...after.map(data('since'))]
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
  readonly was: FigureCell | Gone | null
  readonly shown: FiguresShown
  /** The nearest earlier report that says otherwise of it, or cannot be read; and the newest later one. */
  readonly before: SaidElsewhere | UnreadElsewhere | undefined
  readonly since: SaidElsewhere | UnreadElsewhere | undefined
  /** In the language of the address. */
  readonly unit: string
  readonly day: string
  readonly size: number
}

type Was = FigureCell | Gone | null
const valueIn = (cell: Was) => (cell !== null && 'value' in cell ? String(cell.value) : '')
const lacksIn = (cell: Was) =>
  cell === null ? '' : 'missing' in cell ? cell.missing : 'gone' in cell ? 'gone' : ''
type Other = Row['before']
const elsewhere = (other: Other): Was =>
  other === undefined ? null : 'gone' in other ? other.gone : other.cell
const itemAt =
  (place: number) =>
  ({ cell }: Row) =>
    cell.by[place] ?? ''

/** A row for each cell. Names of columns stay; new ones come last. */
const COLUMNS = {
  party: ({ filing }) => filing.party,
  report: ({ filing }) => String(filing.entry),
  entry: ({ filing }) => String(filing.stood!.said.entry),
  catalogue: ({ shown }) => shown.figures.catalogue,
  edition: ({ shown }) => String(shown.figures.edition),
  section: ({ indicator }) => indicator.section,
  number: ({ indicator }) => indicator.number,
  indicator: ({ indicator }) => indicator.id,
  from: ({ answer }) => answer.period.from,
  until: ({ answer }) => answer.period.until,
  by_1: itemAt(0),
  by_2: itemAt(1),
  by_3: itemAt(2),
  value: ({ cell }) => valueIn(cell),
  unit: ({ cell, unit }) => ('value' in cell ? unit : ''),
  missing: ({ cell }) => lacksIn(cell),
  filed_value: ({ was }) => valueIn(was),
  filed_missing: ({ was }) => lacksIn(was),
  words: ({ answer }) => answer.words ?? '',
  lang: ({ answer }) => answer.lang ?? '',
  behind: ({ answer }) => answer.behind ?? '',
  source: ({ answer, shown }) =>
    answer.found === null ? '' : shown.figures.sources[answer.found.source]!.title,
  place: ({ answer }) => answer.found?.place ?? '',
  day: ({ day }) => day,
  size: ({ size }) => String(size),
  before_value: ({ before }) => valueIn(elsewhere(before)),
  before_missing: ({ before }) => lacksIn(elsewhere(before)),
  before_report: ({ before }) => String(before?.report ?? ''),
  since_value: ({ since }) => valueIn(elsewhere(since)),
  since_missing: ({ since }) => lacksIn(elsewhere(since)),
  since_report: ({ since }) => String(since?.report ?? ''),
  withheld: ({ was }) => (was !== null && 'gone' in was ? String(withheldBy(was) ?? '') : ''),
} satisfies Record<string, (row: Row) => string>

export const REPORT_COLUMNS = Object.keys(COLUMNS)

export async function showReportCsv(asked: Asked): Promise<Answer> {
  const on = dayAsked(asked)
  const { call } = asked.params
  await callOrRefuse(asked.site.log.store, call!)
  const filing = await filingAt(asked, on)
  const shown = await figuresBeside(asked, filing, on)
  if (shown === null)
    throw new Refusal(
      'not_found',
      `The report of entry ${filing.entry} has no figures; its JSON has its words.`,
    )
  if (!isThere(shown)) refuseGone(shown)
  return csvAnswer(`${call}-${filing.party}-report-${filing.entry}`, linesOf(asked, on, filing, shown))
}

async function* linesOf(
  asked: Asked,
  on: ShownDay,
  filing: Filing,
  shown: FiguresShown,
): AsyncGenerator<string> {
  yield formatCsvRow(REPORT_COLUMNS)
  const indicators = new Map(shown.catalogue.indicators.map(one => [one.id, one]))
  const of = Object.values(COLUMNS)
  const { size } = await logOnDay(asked, on)
  for (const answer of shown.figures.answers) {
    const indicator = indicators.get(answer.indicator)!
    const unit = unitOf(asked.lang, measured(shown.catalogue, indicator)) ?? ''
    const { filed } = shown
    const before = filed && isThere(filed) ? answerIn(filed, answer.indicator, answer.period) : undefined
    const unread = unreadOf(shown, answerName(answer))
    for (const [i, cell] of answer.cells.entries()) {
      const restated = shown.restated?.cells.get(cellName(answer.indicator, answer.period, cell.by))
      const was = filed && !isThere(filed) ? filed : (before?.cells[i] ?? null)
      const row = {
        filing,
        indicator,
        answer,
        cell,
        was: differs(was, cell) ? was : null,
        shown,
        before: later(restated?.before[0], unread.before),
        // What was said last, where it became another: also what it was before.
        since: later(restated?.after.at(-1), unread.after),
        unit,
        day: on.day,
        size,
      }
      yield formatCsvRow(of.map(column => column(row)))
    }
  }
}

/** Of each side the one of one answer that counts: before the nearest, since then the newest. */
function unreadOf({ restated }: FiguresShown, answer: string) {
  const of = (some: readonly UnreadElsewhere[] = []) => some.filter(({ answers }) => answers.has(answer))
  return { before: of(restated?.unread.before)[0], after: of(restated?.unread.after).at(-1) }
}

/** The one that was said later. */
const later = (one: Other, other: Other): Other =>
  one === undefined || (other !== undefined && other.saidBy > one.saidBy) ? other : one

const differs = (was: Was, cell: FigureCell) =>
  valueIn(was) !== valueIn(cell) || lacksIn(was) !== lacksIn(cell)
