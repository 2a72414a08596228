import { brief } from '../../core/bytes.ts'
import { unguarded } from '../../core/csv.ts'
import { withoutBreaks } from '../../core/hidden.ts'
import { toNfc, trimmed } from '../../core/normal.ts'
import { foldWords } from '../search-words.ts'
import {
  EARLIER_COLUMNS,
  MOST_ROWS,
  SHEET_COLUMNS,
  SHEET_WORDS,
  type SheetColumn,
  type SheetWords,
} from './figure-sheet.ts'
import type { Odd } from './figure-values.ts'
import { MOST_NAME, readCsvSheet } from './filled-csv.ts'
import { UnreadableSheet } from './unreadable-sheet.ts'

/**
 * The rows of a sheet of questions (figure-sheet) that came back, whatever program wrote it: a CSV file, or the sheets
 * of a workbook. What their cells mean is read by whoever plans (figure-plan).
 */

/** A cell of a workbook, whose program says more of it than its text. */
export type SheetCell = string | Readonly<{ text: string; odd: Odd }>

export type Sheet = Readonly<{
  name: string | null
  rows: readonly Readonly<{ line: number; cells: readonly SheetCell[]; guessed: boolean }>[]
}>

export type FilledSheets = Readonly<{ sheets: readonly Sheet[]; isPointed: boolean }>

/** Characters of a cell: those of the longest answer, and room for what people leave around it. */
const MOST_CELL = 25_000
/** Rows above the names of the columns, as some put a title there. */
const MOST_ABOVE = 20

/** The words that are read of any sheet, beside those of the reader's language. */
export const EVERY: readonly SheetWords[] = Object.values(SHEET_WORDS)

/** Refuses as `UnreadableSheet` where it is no CSV. */
export function readFilledCsv(bytes: Uint8Array, words: SheetWords): FilledSheets {
  const { rows, isPointed } = readCsvSheet(bytes, namesOfColumns([words, ...EVERY]).keys())
  return { sheets: [{ name: null, rows }], isPointed }
}

/** What each column may be called, folded. */
export function namesOfColumns(known: readonly SheetWords[]): ReadonlyMap<string, SheetColumn> {
  const found = new Map<string, SheetColumn>()
  for (const column of SHEET_COLUMNS)
    for (const name of [column, ...known.map(({ columns }) => columns[column])]) {
      const folded = foldWords(name)
      if (!found.has(folded)) found.set(folded, column)
    }
  for (const [name, column] of Object.entries(EARLIER_COLUMNS)) found.set(foldWords(name), column)
  return found
}

function columnsBy(known: readonly SheetWords[]) {
  const found = namesOfColumns(known)
  return (cell: string) => (cell === '' || cell.length > MOST_NAME ? undefined : found.get(foldWords(cell)))
}

export interface Line {
  readonly sheet: string | null
  readonly line: number
  /** Undefined where the sheet has no such column: then what stands is meant. */
  text(column: SheetColumn): string | undefined
  odd(column: SheetColumn): Odd | undefined
}

/**
 * What is wrong is told in the words of the first of those that are known: in them its sender reads and has the sheet.
 */
export function linesIn({ sheets }: FilledSheets, known: readonly [SheetWords, ...SheetWords[]]) {
  const columnOf = columnsBy(known)
  const [{ columns: named }] = known
  const lines: Line[] = []
  const passedOver: string[] = []
  let [guessed, headed] = [0, false]
  let lacking: SheetColumn | undefined
  for (const { name, rows } of sheets) {
    const columns = rows.slice(0, MOST_ABOVE).map(({ cells }) => cells.map(cell => columnOf(textOf(cell))))
    const at = columns.findIndex(row => row.includes('indicator') && row.includes('value'))
    if (at === -1) {
      lacking ??= lackingIn(columns)
      if (name !== null) passedOver.push(name)
      continue
    }
    headed = true
    const places = placesIn(columns[at]!, name, named)
    const heads = rows[at]!.cells.map(textOf)
    const told = new Set<number>()
    for (const row of rows.slice(at + 1)) {
      if (row.cells.every(isEmpty)) continue
      if (lines.length >= MOST_ROWS) throw new UnreadableSheet('manyRows', String(MOST_ROWS))
      guessed += row.guessed ? 1 : 0
      for (const [i, cell] of row.cells.entries())
        if (columns[at]![i] === undefined && !isEmpty(cell)) told.add(i)
      lines.push(lineOf(row, places, name))
    }
    for (const i of told)
      passedOver.push(
        `${name === null ? '' : `${name}: `}${brief(trimmed(heads[i] ?? ''), 40) || lettered(i)}`,
      )
  }
  if (!headed && lacking !== undefined) throw new UnreadableSheet('columnMissing', named[lacking])
  if (!headed) throw new UnreadableSheet('headless', named.indicator, named.value)
  return { lines, passedOver, guessed }
}

/** Names of columns that stand side by side are those of ours, be one of them gone. */
const FEW_NAMES = 3

/** The column that a row of names lacks, without which no row says anything. */
function lackingIn(rows: readonly (readonly (SheetColumn | undefined)[])[]): SheetColumn | undefined {
  const head = rows.find(row => new Set(row).difference(new Set([undefined])).size >= FEW_NAMES)
  return head && (['indicator', 'value'] as const).find(one => !head.includes(one))
}

const textOf = (cell: SheetCell) => (typeof cell === 'string' ? cell : cell.text)

/** A text of a workbook may have come by way of our CSV, with the apostrophes of that. */
const saidBy = (cell: SheetCell) => (typeof cell === 'string' ? unguarded(cell) : cell.text)

/** What a row has in a column, without blanks around it. */
export const textIn = (line: Line, column: SheetColumn): string => trimmed(line.text(column) ?? '')

/** A million cells may be empty before one that is not. */
const isEmpty = (cell: SheetCell) => cell === '' || trimmed(textOf(cell)) === ''

/** A column as a spreadsheet calls it: A, B, … Z, AA. */
export function lettered(i: number): string {
  return (i >= 26 ? lettered(Math.floor(i / 26) - 1) : '') + String.fromCharCode(65 + (i % 26))
}

function placesIn(
  columns: readonly (SheetColumn | undefined)[],
  sheet: string | null,
  named: SheetWords['columns'],
) {
  const places = new Map<SheetColumn, number>()
  for (const [i, column] of columns.entries()) {
    if (column === undefined) continue
    if (places.has(column))
      throw sheet === null
        ? new UnreadableSheet('columnTwice', named[column])
        : new UnreadableSheet('columnTwiceIn', named[column], sheet)
    places.set(column, i)
  }
  return places
}

function lineOf(
  row: Sheet['rows'][number],
  places: ReadonlyMap<SheetColumn, number>,
  sheet: string | null,
): Line {
  const cellAt = (column: SheetColumn) => row.cells[places.get(column) ?? -1]
  const texts = new Map<SheetColumn, string>()
  for (const column of places.keys())
    if (textOf(cellAt(column) ?? '').length > MOST_CELL)
      throw new UnreadableSheet('longCell', String(row.line), String(MOST_CELL))
  return {
    sheet,
    line: row.line,
    text(column) {
      if (!places.has(column)) return undefined
      const found = texts.get(column) ?? plain(saidBy(cellAt(column) ?? ''))
      texts.set(column, found)
      return found
    },
    odd(column) {
      const cell = cellAt(column)
      return cell === undefined || typeof cell === 'string' ? undefined : cell.odd
    },
  }
}

const plain = (text: string) => toNfc(withoutBreaks(text.replace(/\r\n?/g, '\n').toWellFormed()))
