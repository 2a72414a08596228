import { Refusal } from '../../core/refusal.ts'
import { foldWords } from '../search-words.ts'
import { readRecords, UnclosedQuote } from './file.ts'
import { UnreadableSheet } from './unreadable-sheet.ts'

/**
 * A filled sheet of questions (figure-sheet) as CSV. Servers read it in a process of its own (work/spreadsheet), which
 * loads no more than this; so the names of the columns come with it.
 */

type CsvSheet = Readonly<{
  rows: readonly Readonly<{ line: number; cells: readonly string[]; guessed: boolean }>[]
  /**
   * Whether cells are parted by commas: then a point parts decimals, unless a cell has a comma for that. Where commas do,
   * programs part cells by semicolons; tabs they take in every country.
   */
  isPointed: boolean
}>

/**
 * Cells and characters in all: a sheet of 50,000 rows has half as many. Empty ones at the end of a row do not count.
 */
const MOST_CELLS = 1_500_000
const MOST_LETTERS = 24_000_000

/** `columns`: what a column may be called, folded. Refuses as `UnreadableSheet`. */
export function readCsvSheet(bytes: Uint8Array, columns: Iterable<string>): CsvSheet {
  const known = new Set(columns)
  const isColumn = (cell: string) => cell.length <= MOST_NAME && known.has(foldWords(cell))
  const { records, delimiter } = recordsIn(bytes, isColumn)
  let [cellsLeft, lettersLeft] = [MOST_CELLS, MOST_LETTERS]
  const rows = records.map(({ cells, guessed, row }) => {
    const last = cells.findLastIndex(cell => cell !== '')
    const own = cells.slice(0, last + 1)
    cellsLeft -= own.length
    lettersLeft -= own.reduce((sum, cell) => sum + cell.length, 0)
    if (cellsLeft < 0 || lettersLeft < 0) throw new UnreadableSheet('large')
    return { line: row, guessed, cells: own }
  })
  return { rows, isPointed: delimiter === ',' }
}

/** Characters of a cell that may be the name of a column. */
export const MOST_NAME = 200

function recordsIn(bytes: Uint8Array, isColumn: (cell: string) => boolean) {
  try {
    return readRecords(bytes, cells => cells.filter(isColumn).length)
  } catch (error) {
    if (error instanceof UnclosedQuote) throw new UnreadableSheet('quote', String(error.line))
    if (!(error instanceof Refusal)) throw error
    throw new UnreadableSheet(error.code === 'request_oversize' ? 'large' : 'csv')
  }
}
