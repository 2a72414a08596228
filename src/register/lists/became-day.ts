import { isDate } from '../../core/time.ts'
import { foldWords } from '../search-words.ts'

/**
 * Whether a number such as 1.1 or 3-2 was made a day by a spreadsheet program before it came here. A workbook says so
 * itself; in a CSV stands only what the program showed, in the language of whoever saved it: `01-Jan`, `1-févr.`,
 * `03. Feb`, `03/02/2026`. There is no way around this, so it leaves alone what somebody may really number by: 1-2,
 * 2026.1, 01.02.26, and MAR-1, since programs write no month in capitals.
 */
export function hasBecomeDay(text: string): boolean {
  const [, a, b, year] =
    /^(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d|(?<=^\d\d\/\d\d\/)\d\d)$/.exec(text) ?? []
  if (year !== undefined) return inEitherOrder(year.padStart(4, '20'), a!, b!)
  const iso = /^(?:19|20)\d\d([-/])\d\d\1\d\d$/.exec(text)
  if (iso) return isDate(text.replaceAll('/', '-'))
  const [, day, month] = /^(\d{1,2})(?:\.? |[-/.])(\p{L}{3,9})\.?(?:[-/. ](?:\d\d){1,2})?$/u.exec(text) ?? []
  if (day !== undefined) return Number(day) >= 1 && Number(day) <= 31 && isMonth(month!)
  const ofYear = /^(\p{L}{3,9})\.?[-/. ](?:\d\d){1,2}$/u.exec(text)
  return ofYear !== null && isMonth(ofYear[1]!)
}

const inEitherOrder = (year: string, ...[a, b]: [string, string]) =>
  [`${a.padStart(2, '0')}-${b.padStart(2, '0')}`, `${b.padStart(2, '0')}-${a.padStart(2, '0')}`].some(one =>
    isDate(`${year}-${one}`),
  )

/** Folded, in English, French, German, Dutch, Spanish, Italian, Portuguese, Polish, Danish, Norwegian and Swedish. */
const MONTHS = `
  january february march april may june july august september october november december
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
  januar februar marz mrz oktober dezember januari februari maart mrt mei juni juli augustus
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
  janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro
  sty lut kwi maj cze lip sie wrz paz lis gru marts desember augusti
`
  .trim()
  .split(/\s+/)

/** Months of Italian and Portuguese, cut short, and words by which a number may begin. */
const OTHER_WORDS = /^(?:set|out)$/i

/** Written out or cut short: `janv`, `Sep`. */
function isMonth(word: string): boolean {
  if (word === word.toUpperCase() || OTHER_WORDS.test(word)) return false
  const folded = foldWords(word)
  return MONTHS.some(one => one.startsWith(folded))
}
