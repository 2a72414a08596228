import type { FilledSheets } from '../../register/lists/figure-lines.ts'
import { readCsvSheet } from '../../register/lists/filled-csv.ts'
import { UnreadableSheet, type UnreadableSheetReason } from '../../register/lists/unreadable-sheet.ts'
import { answerOnce } from '../text-reader/answer-once.ts'
import { readWorkbook } from './workbook.ts'

/** Reads one filled sheet. */

export type Errand = Readonly<{
  file: Uint8Array
  /** What columns of a CSV may be called, folded; null for a workbook. */
  columns: readonly string[] | null
}>

export type Answered =
  | (FilledSheets & Readonly<{ hasMacros: boolean }>)
  | Readonly<{ reason: UnreadableSheetReason; names: readonly string[] }>

answerOnce(async ({ file, columns }: Errand): Promise<Answered> => {
  // A point in a text of a workbook, which no program took for a number, may part thousands.
  if (columns === null) return { ...(await readWorkbook(file)), isPointed: false }
  try {
    const { rows, isPointed } = readCsvSheet(file, columns)
    return { sheets: [{ name: null, rows }], isPointed, hasMacros: false }
  } catch (error) {
    if (error instanceof UnreadableSheet) return { reason: error.reason, names: error.names }
    throw error
  }
})
