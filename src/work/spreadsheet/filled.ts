import { Refusal, type RefusalCode } from '../../core/refusal.ts'
import { type FilledSheets, readFilledCsv } from '../../register/lists/figure-lines.ts'
import type { SheetWords } from '../../register/lists/figure-sheet.ts'
import type { Logger } from '../logger.ts'
import { askBeside } from '../text-reader/beside.ts'
import { FairTurns } from '../text-reader/fair-turns.ts'
import { type UnreadableReason, UnreadableText } from '../text-reader/unreadable.ts'
import type { Workbook } from './workbook.ts'

/**
 * A sheet of questions that came back, as .csv or as .xlsx. A workbook is unpacked in a process of its own, one at a time,
 * as the texts of officers are (text-reader/words).
 */

/** Why a file is not read, each with the code and the English of its refusal. */
const UNREADABLE = {
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
} as const satisfies Record<string, readonly [RefusalCode, string]>
type UnreadableSheetReason = keyof typeof UNREADABLE

/** A file that is not read as a sheet. */
class UnreadableSheet extends Refusal {
  readonly reason: UnreadableSheetReason

  constructor(reason: UnreadableSheetReason) {
    const [code, sentence] = UNREADABLE[reason]
    super(code, sentence)
    this.reason = reason
  }
}

/** What the readers of text and of workbooks have in common. */
const REASONS: Readonly<Partial<Record<UnreadableReason, UnreadableSheetReason>>> = {
  ...{ damaged: 'damaged', letters: 'damaged', large: 'large', busy: 'busy', empty: 'empty' },
}

/** Bytes of a file: a workbook of a hundred thousand rows has ten. */
const MOST_FILE = 16 * 1024 * 1024
/** A CSV is read here and now, and holds everybody up meanwhile: of commas alone so much takes three seconds. */
const MOST_CSV = 4 * 1024 * 1024
/** Many times what the longest sheet takes on a slow machine. */
const LONGEST_MS = 15_000

const READER = new URL('./reading-process.ts', import.meta.url)
const turns = new FairTurns()

interface Asker {
  /** Whose turn it takes: the party that reports. */
  readonly who: string
  readonly words: SheetWords
  readonly logger: Logger
}

export type Filled = FilledSheets & Readonly<{ hasMacros: boolean }>

/** Refuses as `UnreadableSheet`, or `file_malformed` for a file that is no CSV. */
export async function readFilled(file: Uint8Array, { who, words, logger }: Asker): Promise<Filled> {
  if (file.length > MOST_FILE) throw new UnreadableSheet('large')
  const head = Buffer.from(file.subarray(0, 100)).toString('latin1')
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new UnreadableSheet('old')
  if (head.startsWith('%PDF-')) throw new UnreadableSheet('pdf')
  if (!head.startsWith('PK\u0003\u0004')) {
    if (file.length > MOST_CSV) throw new UnreadableSheet('large')
    return { ...readFilledCsv(file, words), hasMacros: false }
  }
  // So an OpenDocument file begins, by its own rule.
  if (head.includes('mimetypeapplication/vnd.oasis')) throw new UnreadableSheet('ods')
  try {
    const { sheets, hasMacros } = await turns.take(who, () =>
      askBeside<Workbook>(READER, { file }, LONGEST_MS),
    )
    // A point in a text that no program took for a number may part thousands.
    return { sheets, hasMacros, isPointed: false }
  } catch (error) {
    if (error instanceof UnreadableText) throw new UnreadableSheet(REASONS[error.reason] ?? 'other')
    logger.error({ err: error }, 'a filled sheet could not be read')
    throw new UnreadableSheet('damaged')
  }
}
