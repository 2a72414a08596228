import type { OwnList, OwnRow } from '../../register/lists/own-list.ts'
import type { IndicatorsOn } from '../../work/reporting/indicators-on.ts'
import { type Asked, formatCsvRow } from '../kit/kit.ts'
import { ANSWER_COLUMNS, answersIn } from './csv.ts'
import type { IndicatorsQuery } from './query.ts'

/**
 * The answers of a list of the reader's own, with the rows of that list: by them whoever has a table puts the answers
 * beside it. Each of their rows stands in at least one line, also where it names nobody.
 */

/** Names of columns stay; new ones come last. */
export const OWN_COLUMNS = [...ANSWER_COLUMNS, 'own_row', 'own_name', 'own_found']

/** `again` where an earlier row names the same organisation, whose answers stand there. */
type OwnFound = 'yes' | 'again' | 'several' | 'no'

const PARTY = ANSWER_COLUMNS.indexOf('party')

export async function* ownLines(
  asked: Asked,
  query: IndicatorsQuery,
  on: IndicatorsOn,
  { parties, rows }: OwnList,
): AsyncGenerator<string> {
  yield formatCsvRow(OWN_COLUMNS)
  const first = new Map<string, OwnRow>()
  for (const one of rows) if (one.parties.length === 1) first.getOrInsert(one.parties[0]!, one)
  const answered = new Set<string>()
  for await (const { cells, party } of answersIn(asked, query, on, one => parties.has(one.party))) {
    answered.add(party)
    yield formatCsvRow([...cells, ...own(first.get(party)!, 'yes')])
  }
  for (const one of rows) {
    const party = one.parties.length === 1 ? one.parties[0]! : ''
    const isFirst = first.get(party) === one
    if (isFirst && answered.has(party)) continue
    const found = isFirst ? 'yes' : party !== '' ? 'again' : one.parties.length > 1 ? 'several' : 'no'
    const cells = ANSWER_COLUMNS.map((_, i) => (i === PARTY ? party : ''))
    yield formatCsvRow([...cells, ...own(one, found)])
  }
}

const own = ({ row, typed }: OwnRow, found: OwnFound) => [String(row), typed, found]
