import { type Attributes, type MarkupReader, readXml } from './markup-reader.ts'
import type { Tally } from './notes.ts'
import { attributeOf, levelIn, valueIn } from './word-styles.ts'

/**
 * The numbers that Word writes before paragraphs by itself: they are words of a text, such as "Article 3", and stand
 * nowhere in it (ISO/IEC 29500-1, 17.9).
 */

interface Level {
  start: number
  format: string
  /** As "%1.%2": each the number of a level. */
  label: string
  style?: string
  /** All its numbers are written as 1, 2, 3. */
  isLegal?: boolean
}

interface List {
  readonly levels: Map<number, Level>
  /** Another list, by the name of its style. */
  link?: string
}

interface Use {
  list: string
  /** Numbers with which its levels begin, each until it is used. */
  readonly starts: Map<number, number>
  readonly levels: Map<number, Level>
}

/** Signs of what is written before a paragraph, where Word writes "Chapter 1, Article 1.1 (a)". */
const LONGEST_LABEL = 40
/** Signs of its pattern. */
const LONGEST_PATTERN = 200
/** As far as Word counts. */
const MOST_COUNT = 32_767
/** How often Word's letters repeat (aaaa) before a number says more. */
const MOST_REPEATED = 4

export class WordNumbering implements MarkupReader {
  readonly #lists = new Map<string, List>()
  /** By the name of their style, the first of each. */
  readonly #named = new Map<string, List>()
  readonly #uses = new Map<string, Use>()
  readonly #counts = new Map<List, Map<number, number>>()
  readonly #tally: Tally
  #list: List | undefined
  #use: Use | undefined
  #level: Level | undefined
  #override = 0

  constructor(part: Uint8Array | undefined, tally: Tally) {
    this.#tally = tally
    if (part !== undefined) readXml(part, this)
  }

  open(name: string, attributes: Attributes): void {
    const value = valueIn(attributes)
    switch (name) {
      case 'abstractNum':
        this.#list = { levels: new Map() }
        this.#lists.set(attributeOf(attributes, 'abstractNumId') ?? '', this.#list)
        break
      case 'num':
        this.#use = { list: '', starts: new Map(), levels: new Map() }
        this.#uses.set(attributeOf(attributes, 'numId') ?? '', this.#use)
        break
      case 'abstractNumId':
        if (this.#use !== undefined) this.#use.list = value ?? ''
        break
      case 'numStyleLink':
        if (this.#list !== undefined) this.#list.link = value ?? ''
        break
      case 'styleLink':
        if (this.#list !== undefined && !this.#named.has(value ?? ''))
          this.#named.set(value ?? '', this.#list)
        break
      case 'lvlOverride':
        this.#override = levelIn(attributeOf(attributes, 'ilvl'))
        break
      case 'startOverride':
        this.#use?.starts.set(this.#override, countIn(value))
        break
      case 'lvl':
        this.#level = { start: 1, format: 'decimal', label: '' }
        ;(this.#use ?? this.#list)?.levels.set(levelIn(attributeOf(attributes, 'ilvl')), this.#level)
        break
      default:
        if (this.#level !== undefined) noteLevel(this.#level, name, value)
    }
  }

  text(): void {}

  close(name: string): void {
    if (name === 'abstractNum') this.#list = undefined
    else if (name === 'num') this.#use = undefined
    else if (name === 'lvl') this.#level = undefined
  }

  /** What stands before the next paragraph of this numbering; '-' for a mark, '' for nothing. */
  next(numbering: string, at: number | undefined, style: string | undefined): string {
    const use = this.#uses.get(numbering)
    const list = use && this.#listOf(use)
    if (use === undefined || list === undefined) return ''
    const level = at ?? levelOfStyle(list, style)
    const shown = use.levels.get(level) ?? list.levels.get(level)
    if (shown === undefined) return ''
    const counts = this.#counted(use, list, level, shown)
    if (shown.format === 'bullet') return '-'
    if (shown.format === 'none') return this.#bounded(shown.label.replace(/%[1-9]/g, ''))
    const label = shown.label.replace(/%([1-9])/g, (_, digit: string) => {
      const other = use.levels.get(Number(digit) - 1) ?? list.levels.get(Number(digit) - 1)
      const count = counts.get(Number(digit) - 1) ?? other?.start ?? 1
      return this.#written(count, shown.isLegal ? 'decimal' : (other?.format ?? 'decimal'))
    })
    return this.#bounded(label)
  }

  #counted(use: Use, list: List, level: number, { start }: Level): Map<number, number> {
    const counts = this.#counts.get(list) ?? new Map<number, number>()
    this.#counts.set(list, counts)
    const afresh = use.starts.get(level)
    use.starts.delete(level)
    counts.set(level, afresh ?? (counts.get(level) ?? start - 1) + 1)
    for (const deeper of [...counts.keys()]) if (deeper > level) counts.delete(deeper)
    return counts
  }

  /** By way of one style at most: a list that leads to itself leads nowhere. */
  #listOf({ list }: Use): List | undefined {
    const found = this.#lists.get(list)
    if (found?.link === undefined) return found
    return this.#named.get(found.link) ?? found
  }

  /** What is cut is told. */
  #bounded(label: string): string {
    const whole = label.trim()
    if (whole.length <= LONGEST_LABEL) return whole
    this.#tally.add('numbering')
    return whole.slice(0, LONGEST_LABEL).toWellFormed()
  }

  #written(count: number, format: string): string {
    const written = writtenAs(count, format)
    if (written !== undefined) return written
    this.#tally.add('numbering')
    return String(count)
  }
}

function noteLevel(level: Level, name: string, value: string | undefined): void {
  if (name === 'start') level.start = countIn(value)
  else if (name === 'numFmt') level.format = value ?? 'decimal'
  else if (name === 'lvlText') level.label = (value ?? '').slice(0, LONGEST_PATTERN)
  else if (name === 'pStyle') level.style = value ?? ''
  else if (name === 'isLgl') level.isLegal = value !== '0' && value !== 'false'
}

function levelOfStyle({ levels }: List, style: string | undefined): number {
  return [...levels].find(([, level]) => style !== undefined && level.style === style)?.[0] ?? 0
}

/** With which number a list begins; 1 where it names none that Word could count. */
export function countIn(value: string | undefined): number {
  const count = Number(value ?? 1)
  return Number.isInteger(count) && count >= 0 && count <= MOST_COUNT ? count : 1
}

/** Undefined for a way of writing numbers that is not known here. */
export function writtenAs(count: number, format: string): string | undefined {
  switch (format) {
    case 'decimal':
      return String(count)
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'lowerLetter':
      return lettered(count)
    case 'upperLetter':
      return lettered(count).toUpperCase()
    case 'lowerRoman':
      return roman(count).toLowerCase()
    case 'upperRoman':
      return roman(count)
    default:
      return undefined
  }
}

/** a to z, then aa to zz, as Word counts. Without an end to it, a file of 42 bytes would fill the memory. */
function lettered(count: number): string {
  const times = Math.ceil(count / 26)
  if (times < 1 || times > MOST_REPEATED) return String(count)
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(times)
}

const ROMAN = {
  M: 1000,
  CM: 900,
  D: 500,
  CD: 400,
  C: 100,
  XC: 90,
  L: 50,
  XL: 40,
  X: 10,
  IX: 9,
  V: 5,
  IV: 4,
  I: 1,
}

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count)
  let [left, text] = [count, '']
  for (const [sign, worth] of Object.entries(ROMAN)) for (; left >= worth; left -= worth) text += sign
  return text
}
