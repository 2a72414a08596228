import { z } from 'zod'
import type { FigureCell } from '../../register/figures/figures.ts'
import { isPutAlike } from '../../register/figures/same-question.ts'
import { isRead, questionIn } from '../../work/reporting/edition-questions.ts'
import { isThere, withheldBy } from '../../work/reporting/filed.ts'
import { indicatorsOn } from '../../work/reporting/indicators-on.ts'
import type { StandingOf } from '../../work/reporting/standings.ts'
import { AT, payForDay, shownDay } from '../commitments/shown-day.ts'
import { csvAnswer } from '../http/csv-answer.ts'
import {
  type Answer,
  type Asked,
  callOrRefuse,
  formatCsvRow,
  nameIn,
  onlyMembers,
  readMembers,
} from '../kit/kit.ts'
import { becameFrom, changesIn, type Row, rowsAcross, type SaidOf, valuesOf } from './across.ts'
import { indicatorIn } from './indicator.ts'
import type { Found } from './values.ts'

/**
 * Every value of one indicator: a row for each organisation, period and cell, by names. Where nothing is said, one row
 * has the reason. A value stands as it was reported, to the letter; a cell that a spreadsheet would compute has an
 * apostrophe.
 */

export const VALUE_TAKES = { at: AT } as const
const SCHEMA = z.object(VALUE_TAKES).partial()

/** Names of columns stay; new ones come last. `by_1` is the item of the first list of the indicator. */
export const VALUE_COLUMNS = [
  ...['party', 'name', 'kind', 'country', 'from', 'until', 'usual', 'asked'],
  ...['by_1', 'by_2', 'by_3', 'value', 'unit', 'missing', 'words', 'lang', 'behind'],
  ...['edition', 'report', 'entry', 'day', 'size', 'said'],
  ...['first_value', 'first_missing', 'otherwise', 'source', 'place'],
  ...['first_report', 'changes', 'withheld'],
]

/** What is not known is no number: whoever reads the column as one is told so. */
const UNKNOWN = 'unknown'
const NOTHING_BEFORE = ['', '', '', '', '', '', '', '']

/** Organisations whose files are read before the first of their rows is sent. */
const AT_ONCE = 5

export async function showIndicatorCsv(asked: Asked): Promise<Answer> {
  onlyMembers(asked.query, Object.keys(VALUE_TAKES))
  const { call } = asked.params
  await callOrRefuse(asked.site.log.store, call!)
  const shown = shownDay(asked, readMembers(asked.query, SCHEMA).at)
  payForDay(asked, shown)
  const found = indicatorIn(asked, await indicatorsOn(asked.site, call!, shown.day))
  const rows = await rowsAcross(asked.lang, found)
  const name = `${call}-${found.catalogue.id}-${found.indicator}-${shown.day}`
  return csvAnswer(name, linesOf(asked, found, rows))
}

async function* linesOf(asked: Asked, found: Found, rows: readonly Row[]): AsyncGenerator<string> {
  yield formatCsvRow(VALUE_COLUMNS)
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE)
    const said = await valuesOf(asked, found, some)
    for (const row of some)
      for (const one of row.standings.values())
        for (const cells of cellsFor(asked, found, one, said(one))) yield formatCsvRow(cells)
  }
}

/** By the columns of values. */
export function* cellsFor(
  { lang }: Pick<Asked, 'lang'>,
  { catalogue, index, indicator, on }: Found,
  { reporter, period, isUsual, asked, told, found }: StandingOf,
  said: SaidOf | null,
): Generator<string[]> {
  const before = [
    ...[reporter.party, nameIn(reporter.names, lang).text, reporter.kind, reporter.country ?? ''],
    ...[period.from, period.until, isUsual ? 'yes' : 'no', asked.is],
  ]
  const after = [
    ...[told?.report.edition, told?.report.filed, told?.saying.entry].map(one => String(one ?? '')),
    ...[on.day, String(on.size), told === null ? 'no' : 'yes'],
  ]
  const line = (by: readonly string[], cells: readonly string[], since: readonly string[]) => [
    ...before,
    ...[0, 1, 2].map(i => by[i] ?? ''),
    ...cells,
    ...after,
    ...since,
  ]
  if (said === null) {
    yield line([], ['', '', found!.standing, '', '', ''], NOTHING_BEFORE)
    return
  }
  const { now } = said
  if (!isThere(now)) {
    const since = [...NOTHING_BEFORE.slice(2), UNKNOWN, String(withheldBy(now) ?? '')]
    yield line([], ['', '', 'gone', '', '', ''], since)
    return
  }
  const then = questionIn(catalogue, indicator, told!.report.edition)
  const newest = index.questionOf(indicator)
  // The unit is that of the edition by which it was reported.
  const value = isRead(then) ? then.one.value : null
  const unit = value !== null && 'unit' in value && value.unit !== null ? nameIn(value.unit, lang).text : ''
  const otherwise = !isRead(then) || !isRead(newest) ? UNKNOWN : isPutAlike(then, newest) ? 'no' : 'yes'
  const givenIn = (cell: FigureCell) => ('value' in cell ? String(cell.value) : '')
  const missingIn = (cell: FigureCell) => ('value' in cell ? '' : cell.missing)
  for (const cell of now.cells) {
    const was = becameFrom(said, cell.by)
    const [first] = was
    const since =
      first === undefined
        ? ['', '']
        : 'gone' in first
          ? ['', 'gone']
          : [givenIn(first.cell), missingIn(first.cell)]
    const entries = was.flatMap(one => ('gone' in one ? (withheldBy(one.gone) ?? []) : []))
    const given = [givenIn(cell), 'value' in cell ? unit : '', missingIn(cell)]
    yield line(
      cell.by,
      [...given, now.words ?? '', now.lang ?? '', now.behind ?? ''],
      [
        ...[...since, otherwise, now.found?.source ?? '', now.found?.place ?? ''],
        String(first?.told.report.filed ?? ''),
        String(changesIn(was) ?? UNKNOWN),
        [...new Set(entries)].join(' '),
      ],
    )
  }
}
