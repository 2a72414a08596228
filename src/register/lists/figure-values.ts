import { hiddenIn, nameOfCharacter } from '../../core/hidden.ts'
import { hasLongRun, SAYS, trimmed } from '../../core/normal.ts'
import type { RefusalCode } from '../../core/refusal.ts'
import type { Catalogue, Indicator } from '../figures/catalogue.ts'
import { MISSING, type Missing } from '../figures/counts.ts'
import { faultOf, MOST_WORDS } from '../figures/figures.ts'
import { foldWords } from '../search-words.ts'
import { readDate } from './dates.ts'
import { choiceTexts, meanings, type SheetWords } from './figure-sheet.ts'
import { readFigure } from './numbers.ts'

/** What one cell of a filled sheet means, or why that cannot be told. Nothing that could mean two things is guessed. */

/** Why a cell is not taken; pages say it in each language. `{a}` is what the file or the catalogue has there. */
const SHEET_FAULTS = {
  // What a program has made of it
  formula: 'It has a formula, and what it comes to is not taken. Copy it and paste only its value.',
  error: 'It has an error of the spreadsheet.',
  turnedIntoDay: 'The spreadsheet has made a day of it. Type it again, in a cell for text.',
  shortened: 'It is a number with an “e”, which leaves digits out. Write all of them.',
  hidden: 'It has the character {a}, which nobody can see.',
  marks: 'One of its letters has more than thirty marks.',

  // Which row it is
  indicatorMissing: 'No indicator is named.',
  indicatorUnknown: 'No indicator that is asked of you has this id.',
  periodUnknown: 'No period that is asked for has these days.',
  itemUnknown: 'There is no such item in {a}.',
  oneValueOnly: 'This indicator has one value, for nothing apart.',
  otherUnit: 'The indicator has another unit.',
  rowTwice: 'Rows {a} and {b} differ here, and neither is taken. Correct one, or delete it.',

  // What it says
  both: 'The row has a value too. Give one of them, and not both.',
  reasonUnknown: 'It is none of the reasons: {a}.',
  reasonAsValue: 'It is a reason why there is no value. It belongs in the column for these.',
  number: 'It is no number, like 40 or 12.5.',
  twoNumbers: 'It could be {a} or {b}. Write {a}, or one more decimal: {b}0.',
  twoWhole: 'It could be {a} or {b}. Write a whole number with digits alone, like {a}.',
  unit: '“{a}” stands behind the number, which is not its unit.',
  whole: 'It is not a whole number, like 40.',
  decimals: 'It has more than six decimals. Round it.',
  digits: 'It has more than fifteen digits.',
  yesOrNo: 'It is neither “{a}” nor “{b}”.',
  day: 'It is no day, like 2027-06-30.',
  twoDays: 'It could be either of two days.',
  item: 'It is not in the list. Write one of these: {a}.',
  itemOfMany: 'It is not among the {b} items of the list, which begins: {a}.',
  twoItems: 'It could be either of two items. Write its id.',
  unfit: 'It does not fit: {a}.',
  lang: 'It is no language, like en or fr-CA.',
  long: 'It has more than {a} characters. Shorten it.',
  lines: 'It has several lines. Write it in one.',
  blank: 'It has nothing but blanks and marks.',

  // Who stands behind it, and where it stands
  otherBeside:
    'Rows {a} and {b} differ here, where all values of an answer share one, and neither is taken. Keep it in one row.',
  sourceUnknown: 'The report has no source with this name. Add it under “Files and links” first.',
  twoSources: 'Two sources of the report have this name. Say on the page which of them is meant.',
  placeAlone: 'It is a place in no source. Name the source too, in the column “{a}”.',
  sourceAlone: 'It does not say where in the source. Say it in the column “{a}”.',
} as const
export type SheetFaultKind = keyof typeof SHEET_FAULTS

export type CellFault = Readonly<{
  code: Extract<RefusalCode, 'figures_wrong' | 'text_hidden'>
  why: SheetFaultKind
  /** What stands for `{a}` and `{b}`. */
  names: readonly string[]
  /** All of it in English. */
  says: string
}>
export type Read<T> = Readonly<{ value: T }> | Readonly<{ fault: CellFault }>

export function faultBy(why: SheetFaultKind, ...names: readonly string[]): CellFault {
  const says = SHEET_FAULTS[why].replaceAll(/\{([ab])\}/g, (_, which) => names[which === 'a' ? 0 : 1] ?? '')
  return { code: why === 'hidden' ? 'text_hidden' : 'figures_wrong', why, names, says }
}

const wrong = (...what: Parameters<typeof faultBy>) => ({ fault: faultBy(...what) })

/** What a spreadsheet says of a cell that is no text. */
export type Odd = 'number' | 'date' | 'formula' | 'error'

/** A formula, an error, a character that nobody sees, or a heap of marks; null for a cell that can be read. */
export function unreadable(text: string, odd: Odd | undefined): CellFault | null {
  if (odd === 'formula' || odd === 'error') return faultBy(odd)
  const hidden = hiddenIn(text)
  if (hidden !== undefined) return faultBy('hidden', nameOfCharacter(hidden))
  return hasLongRun(text) ? faultBy('marks') : null
}

/** Characters of one line of the law: who stands behind an answer, a place in a source. */
const MOST_LINE = 200

/** Why words could not be published; null where they can. What nobody sees in them is told before. */
export function wordsFault(text: string): CellFault | null {
  if (text.length > MOST_WORDS) return faultBy('long', String(MOST_WORDS))
  return SAYS.test(text) ? null : faultBy('blank')
}

/** The same of one line. */
export function lineFault(text: string): CellFault | null {
  if (text.includes('\n')) return faultBy('lines')
  return text.length > MOST_LINE ? faultBy('long', String(MOST_LINE)) : wordsFault(text)
}

type Items = Catalogue['lists'][number]['items']

export type ReadingBy = Readonly<{
  catalogue: Catalogue
  /** Of each language that is read, that of the reader first. */
  known: readonly SheetWords[]
  /** Whether a point in a text parts decimals. Where commas do, it may part thousands. */
  isPointed: boolean
  reasonIn: ReturnType<typeof reasonsBy>
  /** In which items are named to the reader. */
  lang?: string
}>

/** Reads the values of one indicator. */
export class ValueReader {
  readonly #indicator: Indicator
  readonly #by: ReadingBy
  readonly #items: Items
  readonly #meanings: ReturnType<typeof meanings>

  constructor(indicator: Indicator, by: ReadingBy) {
    this.#indicator = indicator
    this.#by = by
    const { value } = indicator
    this.#items =
      value.type === 'choice' ? (by.catalogue.lists.find(one => one.id === value.list)?.items ?? []) : []
    this.#meanings = meanings(this.#items)
  }

  /** `text` is not blank. */
  read(text: string, odd: Odd | undefined): Read<string | boolean> {
    const read = this.#typed(text, odd)
    if ('fault' in read) return read
    // The one who judges figures has the last word, so that what is taken here is not refused there.
    const why = faultOf(read.value, this.#indicator, this.#by.catalogue)
    return why === null ? read : wrong('unfit', why)
  }

  #typed(text: string, odd: Odd | undefined): Read<string | boolean> {
    const { value } = this.#indicator
    if (value.type === 'words') {
      const fault = wordsFault(text)
      return fault === null ? { value: text } : { fault }
    }
    if (this.#by.reasonIn(text) !== undefined) return wrong('reasonAsValue')
    // A list that no program has worked out has it as it was typed.
    if (text.startsWith('=')) return wrong('formula')
    switch (value.type) {
      case 'integer':
      case 'decimal':
        return odd === 'date'
          ? wrong('turnedIntoDay')
          : this.#number(text, odd === 'number' || this.#by.isPointed)
      case 'boolean':
        return this.#boolean(text)
      case 'date':
        return dayIn(text)
      case 'choice':
        return this.#choice(text, value.list)
    }
  }

  #number(text: string, isPointed: boolean): Read<string> {
    const { value: type } = this.#indicator
    if (/^[-\u2212]?[0-9][0-9.,]*E[-+]?[0-9]+$/i.test(text)) return wrong('shortened')
    const read = readFigure(text, isPointed)
    const isWhole = type.type === 'integer'
    if (read === null) return wrong(isWhole ? 'whole' : 'number')
    if ('couldBe' in read) return wrong(isWhole ? 'twoWhole' : 'twoNumbers', ...read.couldBe)
    const units = type.type === 'integer' || type.type === 'decimal' ? (type.unit ?? []) : []
    if (read.unit !== null && !units.some(one => isSameUnit(one.text, read.unit!)))
      return wrong('unit', read.unit.slice(0, 40))
    const value = withoutNoise(read.value)
    if (type.type === 'integer' && value.includes('.')) return wrong('whole')
    if (hasManyDecimals(value)) return wrong('decimals')
    if (/^-?[0-9]{16}/.test(value)) return wrong('digits')
    return { value }
  }

  #boolean(text: string): Read<boolean> {
    const folded = foldWords(text)
    const isOne = (words: readonly string[]) => words.some(word => foldWords(word) === folded)
    if (isOne(['true', 'vrai', ...this.#by.known.map(({ yes }) => yes)])) return { value: true }
    if (isOne(['false', 'faux', ...this.#by.known.map(({ no }) => no)])) return { value: false }
    const { yes, no } = this.#by.known[0]!
    return wrong('yesOrNo', yes, no)
  }

  #choice(text: string, list: string): Read<string> {
    if (this.#items.some(({ id }) => id === text)) return { value: text }
    const [one, ...others] = this.#meanings.get(foldWords(text)) ?? []
    if (one === undefined) return this.#notIn(list)
    return others.length === 0 ? { value: one } : wrong('twoItems')
  }

  #notIn(list: string) {
    const { catalogue, lang = 'en' } = this.#by
    const all = [...choiceTexts(catalogue, list, lang).values()]
    const named = all.slice(0, MOST_NAMED).join(', ')
    return all.length > MOST_NAMED ? wrong('itemOfMany', named, String(all.length)) : wrong('item', named)
  }
}

/** Items that one sentence names. */
const MOST_NAMED = 12

const hasManyDecimals = (value: string) => /\.[0-9]{7}/.test(value)

/**
 * What a program computed in binary is off by a last digit, which it shows to nobody: 0.1 + 0.2 stands in its file as
 * 0.30000000000000004. Programs show fifteen digits. What differs from these by more was meant, and is not rounded
 * here.
 */
function withoutNoise(value: string): string {
  if (!hasManyDecimals(value)) return value
  const exact = Number(value)
  const shown = Number(exact.toPrecision(15))
  const isNoise = Math.abs(exact - shown) <= 4 * Number.EPSILON * Math.abs(exact)
  return isNoise && !hasManyDecimals(String(shown)) && !String(shown).includes('e') ? String(shown) : value
}

function dayIn(text: string): Read<string> {
  const { took, why } = readDate(text)
  if (took !== null) return { value: took }
  return wrong(why === 'date_ambiguous' ? 'twoDays' : 'day')
}

const isSameUnit = (a: string, b: string) => trimmed(a).toLowerCase() === trimmed(b).toLowerCase()

/** Whether the unit that a sheet names is one of the indicator's. */
export function hasUnit({ value }: Indicator, text: string): boolean {
  const unit = value.type === 'integer' || value.type === 'decimal' ? value.unit : null
  return unit?.some(one => isSameUnit(one.text, text)) ?? false
}

/** Finds the reason that a text is, by its code or by its words in a language that is known. */
export function reasonsBy(known: readonly SheetWords[]): (text: string) => Missing | undefined {
  const found = new Map<string, Missing>()
  for (const code of MISSING)
    for (const text of [code, ...known.map(({ missing }) => missing[code])]) {
      const folded = foldWords(text)
      if (!found.has(folded)) found.set(folded, code)
    }
  return text => (text.length > LONGEST_REASON ? undefined : found.get(foldWords(text)))
}

const LONGEST_REASON = 200
