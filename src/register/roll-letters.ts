/**
 * The letters by which a roll is opened: `0` for digits and for names of no letters, `other` for every script but the
 * Latin one. A roll is in the order of the bytes of its folded names, so each is one run of rows.
 */
export const LETTERS = ['0', ...'abcdefghijklmnopqrstuvwxyz', 'other'] as const

export type Letter = (typeof LETTERS)[number]

/** Behind every name. */
export const END = '\u{10ffff}'
/** What follows `z`. */
const PAST_LATIN = '{'

/** Where each begins, and where it ends: the beginning of the next. */
const STARTS: readonly string[] = ['', ...LETTERS.slice(1, -1), PAST_LATIN, END]

/** The folded names under a letter: from `low` on, and before `high`. */
export function namesUnder(letter: string): { readonly low: string; readonly high: string } {
  const at = LETTERS.indexOf(letter)
  return { low: STARTS[at]!, high: STARTS[at + 1]! }
}

/** The letter of a folded name. */
export function letterOf(sort: string): string {
  return LETTERS[STARTS.slice(0, -1).findLastIndex(start => start <= sort.slice(0, 1))]!
}
