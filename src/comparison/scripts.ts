import { withoutUnseen } from '../core/hidden.ts'
import { normalised } from '../core/normal.ts'
import { skeletonOf } from './skeleton.ts'
import { tellingWords } from './spelling.ts'

/**
 * Names whose letters may deceive, whoever else is known: what UTS 39, section 5, asks of an identifier, asked of each
 * word, since honest names often stand in two scripts. It raises a question for an officer.
 */

/** Scripts in which people write names today (UAX 31, tables 5 and 7). */
const SCRIPTS = [
  'Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Han Hangul Hebrew',
  'Hiragana Kannada Katakana Khmer Lao Latin Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan',
  'Adlam Balinese Bamum Batak Canadian_Aboriginal Chakma Cham Cherokee Hanifi_Rohingya Javanese Kayah_Li Lepcha Limbu',
  'Lisu Mandaic Meetei_Mayek Miao Mongolian New_Tai_Lue Newa Nko Nyiakeng_Puachue_Hmong Ol_Chiki Osage Saurashtra',
  'Sundanese Syloti_Nagri Syriac Tai_Le Tai_Tham Tai_Viet Tifinagh Vai Wancho Yi',
].flatMap(line => line.split(' '))

/** Scripts that may stand in one word: "highly restrictive", and Latin beside scripts that part no words. */
const TOGETHER = [
  'Latin Han Hiragana Katakana',
  'Latin Han Bopomofo',
  'Latin Han Hangul',
  'Latin Thai',
  'Latin Lao',
  'Latin Khmer',
  'Latin Myanmar',
].map(scripts => scripts.split(' '))

/** Made when a name is first looked at: to compile them takes longer than most commands have to do. */
let words: readonly RegExp[] | undefined
const wordsAllowed = () =>
  (words ??= [...TOGETHER, ...SCRIPTS.map(script => [script])].map(
    scripts =>
      new RegExp(`^[\\p{scx=Zyyy}\\p{scx=Zinh}${scripts.map(one => `\\p{scx=${one}}`).join('')}]*$`, 'u'),
  ))

/** Alphabets of which whole words can be read as Latin. */
const LIKE_LATIN =
  /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Tifinagh}\p{Script=Canadian_Aboriginal}\p{Script=Osage}\p{M}\p{N}]+$/u

const ODDITIES = ['scripts', 'asLatin', 'digits', 'marks'] as const
export type Oddity = (typeof ODDITIES)[number]

/** How the letters of a name, or of a domain as it is read, may deceive. */
export function odditiesOf(name: string): Oddity[] {
  const has: Record<Oddity, boolean> = {
    scripts: wordsOf(name).some(word => !wordsAllowed().some(one => one.test(word))),
    asLatin: readsAsLatin(name),
    digits: new Set([...name].filter(isDigit).map(zeroOf)).size > 1,
    // Five on one letter, or one twice: no language writes that.
    marks: /\p{Mn}{5}|(\p{Mn})\1/u.test(normalised(name, 'NFD')),
  }
  return ODDITIES.filter(one => has[one])
}

function wordsOf(name: string): string[] {
  return normalised(withoutUnseen(name), 'NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(word => word !== '')
}

/**
 * Whether all that is not Latin can be read as if it were. One word that cannot shows the reader which alphabet it is; a
 * legal form does not count, since it stands beside any name.
 */
function readsAsLatin(name: string): boolean {
  const telling = new Set(tellingWords(name))
  const others = wordsOf(name).filter(
    word =>
      /\p{L}/u.test(word) &&
      !/\p{Script=Latin}/u.test(word) &&
      tellingWords(word).every(one => telling.has(one)),
  )
  return (
    others.length > 0 &&
    // A б that looks like a 6 gives its word away: what is not a digit there must be a letter here.
    others.every(
      word =>
        LIKE_LATIN.test(word) &&
        /^[a-z]+$/i.test(skeletonOf(word.replace(/\p{N}/gu, '')).replace(/\p{M}/gu, '')),
    )
  )
}

/** Each letter of another script as it looks in Latin. Latin letters and digits stay: an m need not be told as rn. */
export function inLatinLooks(text: string): string {
  return normalised(text, 'NFC').replace(/[\p{L}--\p{Script=Latin}]/gv, skeletonOf)
}

function isDigit(character: string): boolean {
  return /\p{Nd}/u.test(character)
}

/** The zero of its system: ten digits stand in a row, and no digit comes before the first system of a row. */
function zeroOf(digit: string): number {
  const code = digit.codePointAt(0)!
  let first = code
  while (isDigit(String.fromCodePoint(first - 1))) first--
  return code - ((code - first) % 10)
}
