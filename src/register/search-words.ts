/**
 * How names are searched: without case, accents or width, in any script, by the beginnings of words.
 * Both databases and the browser search what this makes, so they cannot disagree.
 */

/** Scripts written without spaces: each character is a word of its own (Han, kana, Thai, Lao, Khmer, Burmese). */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

/** Letters that NFKD leaves whole but people type plainly. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ĸ: 'k',
  ŋ: 'n',
  ə: 'e',
  ς: 'σ',
  ى: 'ي',
  ة: 'ه',
}

/** Lower case, no marks, words of letters and digits parted by single spaces. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/[ßøđðłæœþıħŧĸŋəςىة]/gu, letter => PLAIN[letter] ?? letter)
    .replace(UNSPACED, ' $& ')
    .replace(/ +/g, ' ')
    .trim()
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
