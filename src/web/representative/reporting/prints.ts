import { sha256 } from '#crypto'
import { toBase64url, utf8 } from '../../../core/bytes.ts'
import { type DraftPart, type Said, type Slot, said } from '../../../people/report-drafts.ts'
import { type Edit, UNREAD } from '../../../work/reporting/draft.ts'

/**
 * A page of a report says of each field what stood there when it was opened, in six letters: so what was changed is
 * known from what was left alone, and who has read two values from who has not.
 */

const lettersOf = (is: unknown) => toBase64url(sha256(utf8(JSON.stringify(is)))).slice(0, 6)

/** Of what a field says, '' for nothing. */
export const printOf = (is: Said | null): string => (is === null ? '' : lettersOf(is))

/**
 * Of parts as they were saved last, by whom and when: another wherever somebody has saved since, though the same stands
 * there.
 */
export const printOfParts = (parts: readonly (DraftPart | undefined)[]): string =>
  lettersOf(parts.map(part => part ?? null))

/** Of all that stands there; where two values meet, with a mark and the letters of those beside. */
export function printOfSlot(slot: Slot | undefined): string {
  const print = printOf(slot?.is ?? null)
  return slot?.beside === undefined ? print : `${print}*${lettersOf(besideIn(slot))}`
}

const besideIn = ({ beside = [] }: Slot) => beside.map(({ is }) => is)

export const hasMet = (print: string) => print.includes('*')

/**
 * What its author read, where it still stands there. Of the rest only the letters are known: it is not that, whatever
 * it was.
 */
export function stoodThere(
  print: string,
  slot: Slot | undefined,
  is: Said | null,
): Pick<Edit, 'was' | 'beside'> {
  const [stood = '', beside] = print.split('*')
  const now = slot?.is ?? null
  const was = printOf(now) === stood ? now : printOf(is) === stood ? is : UNREAD
  if (beside === undefined) return { was }
  const isThere = slot !== undefined && lettersOf(besideIn(slot)) === beside
  return { was, beside: isThere ? besideIn(slot) : [UNREAD] }
}

/** What was taken of two values, as the form brings it: undefined where nothing was, or what no field says. */
export function takenIn(sent: string | null): Said | null | undefined {
  if (sent === null) return undefined
  try {
    return said.nullable().safeParse(JSON.parse(sent)).data
  } catch {
    return undefined
  }
}
