import { checkCatalogueBytes } from '../figures/catalogue-bytes.ts'
import type { checkCatalogue } from '../figures/catalogue-check.ts'
import type { Sheet } from './figure-lines.ts'
import { tableFault } from './indicator-faults.ts'
import {
  type CheckedTable,
  checkIndicatorRows,
  checkIndicatorTable,
  faultyTable,
  namesIndicators,
} from './indicator-table.ts'

/** What somebody sends as indicators: a file of them, or a table. Every fault is told with its place. */

/** `told`: the faults of a table, by its own rows and columns; `unread`: what of it is none. */
export type CheckedFile = ReturnType<typeof checkCatalogue> & Partial<Pick<CheckedTable, 'told' | 'unread'>>

const beginning = (file: Uint8Array) =>
  Array.from(file.subarray(0, 200), byte => String.fromCharCode(byte)).join('')

/** A ZIP, or what older programs write: it is unpacked in a process of its own. */
export const isWorkbook = (file: Uint8Array) => /^(?:PK\u0003\u0004|\u00d0\u00cf)/.test(beginning(file))

export function checkIndicatorFile(file: Uint8Array): CheckedFile {
  if (isWorkbook(file))
    return faulty(['This is a workbook. Save the table as CSV (UTF-8), or send it on the page of the desk.'])
  const isJson = /^(?:\u00ef\u00bb\u00bf)?\s*[{[]/.test(beginning(file))
  return isJson ? checkCatalogueBytes(file) : checkIndicatorTable(file)
}

const faulty = (faults: readonly string[]) => ({ catalogue: null, faults }) as const

/**
 * The sheet that names indicators: of two, nobody but their writer knows which is meant. What a formula came to is
 * never taken, nor a number shown as a day.
 */
export function checkIndicatorSheets(sheets: readonly Sheet[]): CheckedTable {
  const read = sheets.map(({ rows }) =>
    rows.map(({ line, cells }) => ({
      row: line,
      cells: cells.map(cell => (typeof cell === 'string' ? cell : cell.text)),
      odd: cells.flatMap((cell, i) => (typeof cell !== 'string' && cell.odd !== 'number' ? [i] : [])),
    })),
  )
  const named = read.filter(namesIndicators)
  if (named.length > 1) return faultyTable([tableFault('sheets', [String(named.length)])])
  return checkIndicatorRows(named[0] ?? read[0] ?? [])
}
