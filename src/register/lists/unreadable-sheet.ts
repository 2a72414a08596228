import { Refusal, type RefusalCode } from '../../core/refusal.ts'

/**
 * Why a file is not read as a filled sheet, each with the code and the English of its refusal. Pages say it in each
 * language.
 */
const UNREADABLE = {
  // What kind of file it is
  old: [
    'file_malformed',
    'This is a spreadsheet of an older kind (.xls), or one locked by a password. Save it as .xlsx or .csv.',
  ],
  ods: ['file_malformed', 'This is an OpenDocument file. Save it as .xlsx or .csv.'],
  pdf: ['file_malformed', 'This is a PDF. Send the spreadsheet.'],
  other: ['file_malformed', 'This is no .csv or .xlsx file.'],
  damaged: ['file_malformed', 'This file is damaged.'],
  empty: ['file_malformed', 'This file holds no sheet.'],
  large: ['request_oversize', 'This file holds more than is read here.'],
  busy: ['rate_limited', 'Too many files are being read.'],

  // What stands in it
  quote: [
    'file_malformed',
    'A quotation mark (") opens a cell and is never closed, by line {a}. Write two ("") where a cell has one.',
  ],
  csv: ['file_malformed', 'The file is not CSV that can be read without losing rows.'],
  headless: ['file_malformed', 'No row names the columns. There must be one for “{a}” and one for “{b}”.'],
  columnMissing: [
    'file_malformed',
    'The column “{a}” is missing. Put it back, as in the sheet that went out.',
  ],
  columnTwice: ['file_malformed', 'Two columns are both read as “{a}”. Rename one.'],
  columnTwiceIn: ['file_malformed', 'In {b} two columns are both read as “{a}”. Rename one.'],
  longCell: ['file_malformed', 'Row {a} has a cell of more than {b} characters.'],
  manyFaults: [
    'file_malformed',
    'More than {a} cells or rows cannot be read; the first is in row {b}. Are these the columns and ids of the sheet that went out?',
  ],
  manyRows: ['file_malformed', 'The file has more than {a} rows.'],
} as const satisfies Record<string, readonly [RefusalCode, string]>
export type UnreadableSheetReason = keyof typeof UNREADABLE

/** A file that is not read as a sheet. */
export class UnreadableSheet extends Refusal {
  readonly reason: UnreadableSheetReason
  /** What stands for `{a}` and `{b}`. */
  readonly names: readonly string[]

  constructor(reason: UnreadableSheetReason, ...names: readonly string[]) {
    const [code, sentence] = UNREADABLE[reason]
    super(
      code,
      sentence.replace(/\{([ab])\}/g, (_, which) => names[which === 'a' ? 0 : 1] ?? ''),
    )
    this.reason = reason
    this.names = names
  }
}
