import type { OwnList, OwnRow } from '../../register/lists/own-list.ts'
import { formatCsvRow } from '../kit/kit.ts'
import type { AnswerCells } from './csv.ts'

/**
 * What is told of the organisations of a list of the reader's own, with the rows of that list: by them whoever has a
 * table puts the one beside the other. Each of their rows stands in at least one line, also where it names nobody.
 */

/** After those of the file; names of columns stay. */
export const OWN_COLUMNS = ['own_row', 'own_name', 'own_found']

/** `again` where an earlier row names the same organisation, whose lines stand there. */
type OwnFound = 'yes' | 'again' | 'several' | 'no'

/** `columns` are those of `lines`, and `party` is one of them. */
export async function* ownLines(
  columns: readonly string[],
  lines: AsyncIterable<AnswerCells>,
  { rows }: OwnList,
): AsyncGenerator<string> {
  yield formatCsvRow([...columns, ...OWN_COLUMNS])
  const first = new Map<string, OwnRow>()
  for (const one of rows) if (one.parties.length === 1) first.getOrInsert(one.parties[0]!, one)
  const told = new Set<string>()
  for await (const { cells, party } of lines) {
    told.add(party)
    yield formatCsvRow([...cells, ...own(first.get(party)!, 'yes')])
  }
  for (const one of rows) {
    const party = one.parties.length === 1 ? one.parties[0]! : ''
    const isFirst = first.get(party) === one
    if (isFirst && told.has(party)) continue
    const found = isFirst ? 'yes' : party !== '' ? 'again' : one.parties.length > 1 ? 'several' : 'no'
    const cells = columns.map(name => (name === 'party' ? party : ''))
    yield formatCsvRow([...cells, ...own(one, found)])
  }
}

const own = ({ row, typed }: OwnRow, found: OwnFound) => [String(row), typed, found]
