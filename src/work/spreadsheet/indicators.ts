import {
  type CellStyle,
  type ColumnDef,
  colToLetter,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { ANSWER_WORDS, headIn, TABLE_ROWS, type TableColumn } from '../../register/lists/indicator-columns.ts'
import type { TableCells } from '../../register/lists/indicator-rows.ts'
import { asText, GREY, HEAD, TEXT } from './cell-styles.ts'

/**
 * A table of indicators as a workbook (.xlsx): the rows of the CSV (register/lists/indicator-rows), and a sheet of
 * notes that says what each column holds. All cells are text, so that no program makes a day or a number of one.
 */

interface TableNotes {
  /** What the sheets are called. */
  readonly sheets: readonly [table: string, notes: string]
  readonly rows: readonly (readonly string[])[]
}

/** The whole, sections and lists, to which what is beneath them belongs. */
const ABOVE: CellStyle = { ...TEXT, font: { bold: true }, fill: GREY }

/** In characters. */
const WIDTHS: Readonly<Partial<Record<TableColumn, number>>> = {
  ...{ row: 11, number: 9, id: 20, title: 32, question: 44, counted: 52, answer: 14, unit: 14 },
  ...{ choices: 28, countries: 16, source: 28, source_url: 24 },
}
const USUAL_WIDTH = 13

const OFFERED: Readonly<Partial<Record<TableColumn, readonly string[]>>> = {
  row: TABLE_ROWS,
  answer: Object.values(ANSWER_WORDS),
  wanted: ['more', 'less'],
  how: ['reported', 'measured'],
}

/** Rows beneath the last to which what is offered reaches. */
const MORE_ROWS = 200

export function indicatorsWorkbook(table: TableCells, { sheets, rows }: TableNotes): Promise<Uint8Array> {
  const [name, notes] = sheets
  const columns = table[0]!.map(cell => headIn(cell)!.column)
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  for (const [r, row] of table.entries())
    for (const i of row.keys())
      if (r === 0) cells.set(`${r},${i}`, { style: HEAD })
      else if (row[0] !== 'indicator' && row[0] !== 'item') cells.set(`${r},${i}`, { style: ABOVE })
  return writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map((one): ColumnDef => ({ width: WIDTHS[one] ?? USUAL_WIDTH, style: TEXT })),
        rows: table.map(row => row.map(textCell)),
        cells,
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap((one, i) => offered(one, i, table.length + MORE_ROWS)),
      },
      {
        name: notes,
        columns: rows[0]!.map((_, i): ColumnDef => ({ width: NOTE_WIDTHS[i] ?? USUAL_WIDTH, style: TEXT })),
        rows: rows.map(row => row.map(textCell)),
        cells: new Map(rows[0]!.map((_, i) => [`0,${i}`, { style: HEAD }])),
        freezePane: { rows: 1 },
      },
    ],
  })
}

const NOTE_WIDTHS = [16, 26, 100]

const textCell = (text: string) => (text === '' ? null : asText(text))

/** To choose from, and not to be held to: other words are read too. */
function offered(column: TableColumn, i: number, last: number): DataValidation[] {
  const values = OFFERED[column]
  const letter = colToLetter(i)
  return values === undefined
    ? []
    : [{ type: 'list', range: `${letter}2:${letter}${last}`, values: [...values], allowBlank: true }]
}
