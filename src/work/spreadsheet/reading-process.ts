import type { FilledSheets, Sheet } from '../../register/lists/figure-lines.ts'
import { readCsvSheet } from '../../register/lists/filled-csv.ts'
import { UnreadableSheet, type UnreadableSheetReason } from '../../register/lists/unreadable-sheet.ts'
import { answerOnce, Parted } from '../text-reader/answer-once.ts'
import { readWorkbook } from './workbook.ts'

/** Reads one filled sheet. */

export type Errand = Readonly<{
  file: Uint8Array
  /** What columns of a CSV may be called, folded; null for a workbook. */
  columns: readonly string[] | null
}>

export type Filled = FilledSheets & Readonly<{ hasMacros: boolean }>

/** A sheet comes without its rows: those came before, in parts. */
export type Answered = Filled | Readonly<{ reason: UnreadableSheetReason; names: readonly string[] }>

export interface Part {
  /** The place of the sheet among all. */
  readonly sheet: number
  readonly rows: Sheet['rows']
}

/** Cells that are taken over in one turn: some milliseconds. */
const CELLS_OF_PART = 10_000

function inParts(filled: Filled): Parted<Filled> {
  const sheets = filled.sheets.map(({ name }) => ({ name, rows: [] }))
  return new Parted({ ...filled, sheets }, partsOf(filled))
}

function* partsOf({ sheets }: Filled): Generator<Part> {
  for (const [sheet, { rows }] of sheets.entries()) {
    let [from, cells] = [0, 0]
    for (const [i, row] of rows.entries()) {
      cells += row.cells.length + 1
      if (cells < CELLS_OF_PART && i < rows.length - 1) continue
      yield { sheet, rows: rows.slice(from, i + 1) }
      from = i + 1
      cells = 0
    }
  }
}

answerOnce(async ({ file, columns }: Errand): Promise<Parted<Filled> | Answered> => {
  // A point in a text of a workbook, which no program took for a number, may part thousands.
  if (columns === null) return inParts({ ...(await readWorkbook(file)), isPointed: false })
  try {
    const { rows, isPointed } = readCsvSheet(file, columns)
    return inParts({ sheets: [{ name: null, rows }], isPointed, hasMacros: false })
  } catch (error) {
    if (error instanceof UnreadableSheet) return { reason: error.reason, names: error.names }
    throw error
  }
})
