import { SHEET_WORDS, type SheetWords } from '../../../register/lists/figure-sheet.ts'
import type { CellFault, SheetFaultKind } from '../../../register/lists/figure-values.ts'
import type { UnreadableSheet, UnreadableSheetReason } from '../../../register/lists/unreadable-sheet.ts'
import { type Lang, say } from '../../kit/kit.ts'

/** What sheets and pages about them say in the reader's language. A fault without words does not compile. */

/** A sheet in a language that it has no words in goes out in English; whatever comes back is read in each. */
export const sheetWords = (lang: Lang): SheetWords =>
  (SHEET_WORDS as Readonly<Partial<Record<Lang, SheetWords>>>)[lang] ?? SHEET_WORDS.en

/** Of a whole cell what is wrong, and what mends it. */
export function faultWords(lang: Lang, { why, names }: Pick<CellFault, 'why' | 'names'>): string {
  const key = `sheetFault.${why}` satisfies `sheetFault.${SheetFaultKind}`
  return say(lang, key, placed(names))
}

export function unreadWords(
  lang: Lang,
  { reason, names }: Pick<UnreadableSheet, 'reason' | 'names'>,
): string {
  const key = `sheetNot.${reason}` satisfies `sheetNot.${UnreadableSheetReason}`
  return say(lang, key, placed(names))
}

const placed = ([a = '', b = '']: readonly string[]) => ({ a, b })
