import { bears, SIGNS } from '../../core/file-types.ts'
import { EVERY, namesOfColumns, type Sheet } from '../../register/lists/figure-lines.ts'
import type { SheetWords } from '../../register/lists/figure-sheet.ts'
import { UnreadableSheet, type UnreadableSheetReason } from '../../register/lists/unreadable-sheet.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { Logger } from '../logger.ts'
import { askBeside } from '../text-reader/beside.ts'
import { FairTurns } from '../text-reader/fair-turns.ts'
import { type UnreadableReason, UnreadableText } from '../text-reader/unreadable.ts'
import type { Answered, Errand, Filled, Part } from './reading-process.ts'

/**
 * A sheet of questions that came back, as .csv or as .xlsx. It is read in a process of its own, one at a time, as the
 * texts of officers are (text-reader/words): neither holds anybody up, or reads what is ours.
 */

/** What the readers of text and of workbooks have in common. */
const REASONS: Readonly<Partial<Record<UnreadableReason, UnreadableSheetReason>>> = {
  ...{ damaged: 'damaged', letters: 'damaged', large: 'large', busy: 'busy', empty: 'empty' },
}

/** Bytes of a file: a workbook of a hundred thousand rows has ten. */
const MOST_FILE = 16 * 1024 * 1024
/** Many times what the longest sheet takes on a slow machine. */
const LONGEST_MS = 15_000

const READER = new URL('./reading-process.ts', import.meta.url)
const turns = new FairTurns()

/** A picture, or other bytes of which no list is made. Some programs write lists in UTF-16, after its mark. */
const isNoText = (file: Uint8Array): boolean =>
  [SIGNS.png, SIGNS.jpeg].some(signs => bears(file, signs)) ||
  (!bears(file, SIGNS.zip) && !isUtf16(file) && file.subarray(0, 4096).includes(0))

const isUtf16 = ([first, second]: Uint8Array) =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

interface Asker {
  /** Whose turn it takes: the party that reports. */
  readonly who: string
  readonly words: SheetWords
  readonly logger: Logger
}

/** Refuses as `UnreadableSheet`. */
export async function readFilled(file: Uint8Array, { who, words, logger }: Asker): Promise<Filled> {
  if (file.length > MOST_FILE) throw new UnreadableSheet('large')
  const head = Buffer.from(file.subarray(0, 100)).toString('latin1')
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new UnreadableSheet('old')
  if (head.startsWith('%PDF-')) throw new UnreadableSheet('pdf')
  if (isNoText(file)) throw new UnreadableSheet('other')
  const isZip = head.startsWith('PK\u0003\u0004')
  // So an OpenDocument file begins, by its own rule.
  if (isZip && head.includes('mimetypeapplication/vnd.oasis')) throw new UnreadableSheet('ods')
  const errand: Errand = isZip
    ? { file, columns: null }
    : { file, columns: [...namesOfColumns([words, ...EVERY]).keys()] }
  const rows: Sheet['rows'][number][][] = []
  const takePart = async (part: unknown) => {
    await ownTurn()
    const { sheet, rows: more } = part as Part
    rows[sheet] ??= []
    for (const row of more) rows[sheet].push(row)
  }
  const answer = await turns
    .take(who, () => askBeside<Answered>(READER, errand, LONGEST_MS, takePart))
    .catch((error): never => {
      if (error instanceof UnreadableText) throw new UnreadableSheet(REASONS[error.reason] ?? 'other')
      logger.error({ err: error }, 'a filled sheet could not be read')
      throw new UnreadableSheet('damaged')
    })
  if ('reason' in answer) throw new UnreadableSheet(answer.reason, ...answer.names)
  return { ...answer, sheets: answer.sheets.map(({ name }, i) => ({ name, rows: rows[i] ?? [] })) }
}
