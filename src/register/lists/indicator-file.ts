import { checkCatalogueBytes } from '../figures/catalogue-bytes.ts'
import type { checkCatalogue } from '../figures/catalogue-check.ts'
import { checkIndicatorTable } from './indicator-table.ts'

/** What somebody sends as indicators: a file of them, or a table. Every fault is told with its place. */
export function checkIndicatorFile(file: Uint8Array): ReturnType<typeof checkCatalogue> {
  const head = Array.from(file.subarray(0, 200), byte => String.fromCharCode(byte)).join('')
  // A workbook is a ZIP, and an old one says so by its first bytes.
  if (/^(?:PK\u0003\u0004|\u00d0\u00cf)/.test(head))
    return {
      catalogue: null,
      faults: ['This is a workbook. Save the table as CSV (UTF-8), and send that.'],
    }
  const isJson = /^(?:\u00ef\u00bb\u00bf)?\s*[{[]/.test(head)
  return isJson ? checkCatalogueBytes(file) : checkIndicatorTable(file)
}
