/**
 * Text as people type, paste and upload it, made plain in time that grows with its length alone. Whoever normalises or
 * trims does it here (test/house/habits.test.ts): the forms that come to mind first, `/\s+$/` and `normalize`, take
 * time that grows with the square of a run of spaces or of marks, so that one cell of a file could hold up a server.
 */

/** Combining marks in a row: the limit of Unicode's Stream-Safe Text Format (UAX #15, section 13). */
export const MOST_MARKS = 30
const LONG_RUN = new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, 'u')
const RUN = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu')

/** Whether it has more marks in a row than any language writes; the door refuses such words. */
export const hasLongRun = (text: string) => LONG_RUN.test(text)

/** For words that are kept: in NFC. One that has a longer run of marks stays as it is, and is refused at the door. */
export function toNfc(text: string): string {
  return hasLongRun(text) ? text : text.normalize('NFC')
}

/** For words that are only compared: longer runs of marks are cut. */
export function normalised(text: string, form: 'NFC' | 'NFD' | 'NFKD'): string {
  return text.replace(RUN, '$1').normalize(form)
}

/**
 * White space, by numbers, for a class of a pattern: Unicode's White_Space, and U+FEFF. What `\s` takes differs from one
 * dialect to another, and with the version of Unicode.
 */
export const SPACES =
  '\\x09-\\x0d\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff'

/** Marks that stand on a letter, by their blocks; what only shapes its neighbours; and Braille without a dot. */
const ON_OTHERS =
  '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f\\u200c\\u200d\\u180b-\\u180f\\ufe00-\\ufe0f\\u2800'

const SILENT = `${SPACES}${ON_OTHERS}`

/** Words have a character that is seen by itself: blanks and loose marks say nothing, and look like nothing. */
export const SAYS = new RegExp(`^[${SILENT}]*[^${SILENT}][^\\0]*$`)

const END = new RegExp(`[${SPACES}\\u00ad\\u200b\\u2060]`, 'u')

/** Without spaces of every kind at its ends, and the invisible characters that act like one there. */
export function trimmed(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && END.test(text[from]!)) from += 1
  while (from < to && END.test(text[to - 1]!)) to -= 1
  return text.slice(from, to)
}
