import { periodKey } from '../../register/figures/standing.ts'
import type { IndicatorsOn, Reporter } from '../../work/reporting/indicators-on.ts'
import { indicatorIds, type StandingOf, standingsIn } from '../../work/reporting/standings.ts'
import { type Answer, type Asked, formatCsvRow } from '../kit/kit.ts'
import { payForFiles, saidIn } from './across.ts'
import { indexed } from './catalogue-index.ts'
import { type AnswerCells, fileOf } from './csv.ts'
import { cataloguesMeant, type IndicatorsQuery, isMeantPeriod, narrowedBy } from './query.ts'
import { cellsFor, VALUE_COLUMNS } from './values-csv.ts'

/** Values of every indicator in one file: the rows of the files of each, organisation by organisation. */

/** Names of columns stay; new ones come last. */
export const ALL_VALUE_COLUMNS = ['catalogue', 'indicator', ...VALUE_COLUMNS]

export function showValuesCsv(asked: Asked): Promise<Answer> {
  return fileOf(asked, 'valuesCsv', 'values', (asked, query, on) => {
    const isMeant = ({ kind }: Reporter) => query.kind === undefined || query.kind === kind
    return linesOf(valuesIn(asked, query, on, isMeant))
  })
}

async function* linesOf(values: AsyncGenerator<AnswerCells>): AsyncGenerator<string> {
  yield formatCsvRow(ALL_VALUE_COLUMNS)
  for await (const { cells } of values) yield formatCsvRow(cells)
}

/** Takes what it costs at once. Refuses `rate_limited`. */
export function valuesIn(
  asked: Asked,
  query: IndicatorsQuery,
  on: IndicatorsOn,
  isMeant: (reporter: Reporter) => boolean,
): AsyncGenerator<AnswerCells> {
  const parties = on.reporters.filter(isMeant).map(({ party }) => party)
  const indicators = cataloguesMeant(on, query).reduce((sum, one) => sum + indicatorIds(one).length, 0)
  payForFiles(asked, on, parties, indicators)
  return read(asked, query, on, isMeant)
}

async function* read(
  asked: Asked,
  query: IndicatorsQuery,
  on: IndicatorsOn,
  isMeant: (reporter: Reporter) => boolean,
): AsyncGenerator<AnswerCells> {
  for (const catalogue of cataloguesMeant(on, query)) {
    const index = indexed(catalogue)
    const narrowed = { ...narrowedBy(query, catalogue), isMeant }
    for await (const its of byIndicator(standingsIn(on, catalogue, narrowed))) {
      const { indicator, reporter } = its[0]!
      const meant = its.filter(({ period }) => isMeantPeriod(query, period))
      const found = { on, catalogue, index, indicator }
      const standings = new Map(meant.map(one => [periodKey(one.period), one]))
      const said = await saidIn(asked, found, [{ reporter, standings }])
      for (const one of meant)
        for (const cells of cellsFor(asked, found, one, said(one)))
          yield { party: reporter.party, cells: [catalogue.id, indicator, ...cells] }
    }
  }
}

/** What one party says of one indicator comes together. */
async function* byIndicator(all: AsyncIterable<StandingOf>): AsyncGenerator<StandingOf[]> {
  let its: StandingOf[] = []
  for await (const one of all) {
    const [before] = its
    if (before !== undefined && (before.reporter !== one.reporter || before.indicator !== one.indicator)) {
      yield its
      its = []
    }
    its.push(one)
  }
  if (its.length > 0) yield its
}
