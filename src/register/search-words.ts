import { normalised } from '../core/normal.ts'

/**
 * How names are searched: without case, accents or width, in any script, by the beginnings of words.
 * Both databases and the browser search what this makes, so they cannot disagree.
 */

/** Scripts written without spaces: each character is a word of its own (Han, kana, Thai, Lao, Khmer, Burmese). */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

/** Letters, each with what is written for it behind it. */
export function lettersIn(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .trim()
      .split(/[ \n]+/)
      .map(pair => [pair[0]!, pair.slice(1)]),
  )
}

/** Letters that NFKD leaves whole but people type plainly. */
const PLAIN = lettersIn('ßss øo đd ðd łl æae œoe þth ıi ħh ŧt ĸk ŋn əe ςσ ىي ةه')

/** Lower case, no marks, words of letters and digits parted by single spaces. */
export function foldWords(text: string): string {
  return normalised(normalised(text, 'NFKD').toLowerCase(), 'NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/[ßøđðłæœþıħŧĸŋəςىة]/gu, letter => PLAIN.get(letter) ?? letter)
    .replace(UNSPACED, ' $& ')
    .replace(/ +/g, ' ')
    .trim()
}

/** Whether every word is one character of a script without spaces. */
export function isUnspaced(folded: string): boolean {
  return folded.replace(UNSPACED, '').trim() === ''
}

/** The words of a query, each matching the beginning of a word; at most eight. */
export function queryWords(query: string): string[] {
  const folded = foldWords(query)
  return folded === '' ? [] : [...new Set(folded.split(' '))].slice(0, 8)
}

/** Whether every word of the query begins some word of the folded name. */
export function matchesWords(folded: string, words: readonly string[]): boolean {
  const padded = ` ${folded}`
  return words.every(word => padded.includes(` ${word}`))
}

/** Of a table of folded words and phrases, parted by commas, each of them with its key. */
export function byWord<K extends string>(table: Readonly<Record<K, string>>): [word: string, key: K][] {
  const keys = Object.keys(table) as K[]
  return keys.flatMap(key =>
    table[key]
      .trim()
      .split(/,[ \n]+/)
      .map((word): [string, K] => [word, key]),
  )
}

/** Finds the key under which such a table has a cell's words, however they are written. */
export function meaningsOf<K extends string>(table: Readonly<Record<K, string>>) {
  const keys = new Map<string, K>(byWord(table))
  return (cell: string) => keys.get(foldWords(cell))
}
