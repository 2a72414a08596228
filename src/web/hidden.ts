/**
 * Characters that nobody sees, or that turn those around them: with one of them two names look alike and differ, and
 * an address reads as another. Joiners and selectors of a form stay, since whole scripts are written with them.
 */
const HIDDEN =
  /[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\u200c\u200d\u180b-\u180d\u180f\ufe00-\ufe0f]]/v

/** `text` stands on one line; in words of several, line feeds and tabs are seen. */
export function hasHidden(text: string, { lines = false } = {}): boolean {
  return HIDDEN.test(lines ? text.replace(/[\n\t]/g, ' ') : text)
}

/** What of the rest is not seen either. */
export function withoutJoiners(text: string): string {
  return text.replace(/\u200c|\u200d|[\u180b-\u180d\u180f\ufe00-\ufe0f]/g, '')
}
