import { brief } from '../../core/bytes.ts'
import type { Sheet, SheetCell } from '../../register/lists/figure-lines.ts'
import { type Attributes, type MarkupReader, readXml } from '../text-reader/markup-reader.ts'
import { UnreadableText } from '../text-reader/unreadable.ts'
import { ZipParts } from '../text-reader/zip-parts.ts'
import { dayOf, type Format, formatOf } from './number-formats.ts'

/**
 * The cells of a workbook (.xlsx, ECMA-376), a stranger's, with what its program says of each: number, day, formula.
 * What a formula came to is never taken, since nobody sees by what. Only the parts that hold cells are unpacked
 * (zip-parts): no macro, no picture, no link to another workbook.
 */

interface Workbook {
  readonly sheets: readonly Sheet[]
  /** It has macros, which are neither run nor kept. */
  readonly hasMacros: boolean
}

/**
 * Rows and cells of all sheets, also of those that hold nothing: their form alone can be said of each, as of 150 rows as
 * far as a spreadsheet goes.
 */
const MOST_ELEMENTS = 3_000_000
/** Rows of all sheets that hold anything, and cells of them with those that are empty before one. */
const MOST_ROWS = 60_000
const MOST_CELLS = 1_500_000
/** Beyond these a cell is no column of anybody's notes: one small file can say of a row that it has 16,384. */
const MOST_COLUMNS = 1_000
const MOST_SHEETS = 300
/** Parts that one part names, and formats; Excel takes 65,490 of these. */
const MOST_PARTS = 10_000
const MOST_FORMATS = 66_000
/** Characters of one cell, as Excel has it. */
const MOST_TEXT = 32_767
/** Characters of all cells, each counted where it stands. */
const MOST_LETTERS = 24_000_000

export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const zip = await ZipParts.open(bytes)
  const main = relationsOf(await zip.part('_rels/.rels'), '').find(({ type }) => type === 'officeDocument')
  const book = main && (await zip.part(main.target))
  // A binary workbook (.xlsb) has no XML.
  if (main === undefined || book === undefined || !main.target.endsWith('.xml'))
    throw new UnreadableText('other')
  const { sheets, isFrom1904 } = sheetsIn(book)
  const relations = relationsOf(await zip.part(relationsPath(main.target)), main.target)
  const partOf = async (type: string) => {
    const found = relations.find(one => one.type === type)
    return found && (await zip.part(found.target))
  }
  const reading = {
    strings: stringsIn(await partOf('sharedStrings')),
    formats: formatsIn(await partOf('styles')),
    isFrom1904,
    left: { elements: MOST_ELEMENTS, rows: MOST_ROWS, cells: MOST_CELLS, letters: MOST_LETTERS },
  }
  const read: Sheet[] = []
  for (const { name, relation } of sheets) {
    const found = relations.find(({ id, type }) => id === relation && type === 'worksheet')
    const part = found && (await zip.part(found.target))
    if (part !== undefined) read.push({ name, rows: rowsIn(part, reading) })
  }
  if (read.length === 0) throw new UnreadableText('empty')
  return { sheets: read, hasMacros: [...zip.names].some(name => name.endsWith('vbaProject.bin')) }
}

interface Relation {
  readonly id: string
  /** The last word of its type: that of the strict form and of the usual one is the same. */
  readonly type: string
  readonly target: string
}

const relationsPath = (part: string) => part.replace(/([^/]*)$/, '_rels/$1.rels')

function relationsOf(part: Uint8Array | undefined, base: string): Relation[] {
  const found: Relation[] = []
  if (part === undefined) return found
  reading(part, {
    Relationship({ Id = '', Type = '', Target = '', TargetMode = '' }) {
      if (TargetMode.toLowerCase() === 'external') return
      if (found.length >= MOST_PARTS) throw new UnreadableText('large')
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolved(Target, base) })
    },
  })
  return found
}

function resolved(target: string, base: string): string {
  const path: string[] = target.startsWith('/') ? [] : base.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

/** Tells of each element by its name, and of the words in it where it ends. */
function reading(
  part: Uint8Array,
  opened: Readonly<Record<string, (attributes: Attributes) => void>>,
  closed: Readonly<Record<string, (words: string) => void>> = {},
): void {
  let words = ''
  readXml(part, {
    open(name, attributes) {
      words = ''
      if (Object.hasOwn(opened, name)) opened[name]!(attributes)
    },
    text(more) {
      words += more
      if (words.length > MOST_TEXT) throw new UnreadableText('large')
    },
    close(name) {
      if (Object.hasOwn(closed, name)) closed[name]!(words)
      words = ''
    },
  })
}

function sheetsIn(part: Uint8Array) {
  const sheets: { name: string; relation: string }[] = []
  let isFrom1904 = false
  reading(part, {
    workbookPr({ date1904 = '' }) {
      isFrom1904 = isTrue(date1904)
    },
    sheet(attributes) {
      if (sheets.length >= MOST_SHEETS) throw new UnreadableText('large')
      const relation = Object.entries(attributes).find(([name]) => /(?:^|:)id$/.test(name))?.[1] ?? ''
      sheets.push({ name: brief(attributes.name ?? '', 100), relation })
    },
  })
  return { sheets, isFrom1904 }
}

const isTrue = (text: string) => text === '1' || text === 'true'

/** Texts that cells share. What is written above the letters to read them by (`rPh`) is no part of a text. */
function stringsIn(part: Uint8Array | undefined): string[] {
  const found: string[] = []
  if (part === undefined) return found
  let text = ''
  let [phonetic, letters] = [0, 0]
  reading(
    part,
    {
      si() {
        text = ''
      },
      rPh() {
        phonetic += 1
      },
    },
    {
      t(words) {
        if (phonetic > 0) return
        text += words
        if (text.length > MOST_TEXT) throw new UnreadableText('large')
      },
      rPh() {
        phonetic -= 1
      },
      si() {
        letters += text.length
        if (found.length >= MOST_CELLS || letters > MOST_LETTERS) throw new UnreadableText('large')
        found.push(unescaped(text))
      },
    },
  )
  return found
}

/** Characters that XML cannot hold are written by their numbers (ECMA-376, part 1, 22.9.2.19). */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function formatsIn(part: Uint8Array | undefined): Format[] {
  const codes = new Map<number, string>()
  const found: Format[] = []
  if (part === undefined) return found
  let isOfCells = false
  reading(
    part,
    {
      numFmt({ numFmtId = '', formatCode = '' }) {
        if (codes.size >= MOST_FORMATS) throw new UnreadableText('large')
        codes.set(Number(numFmtId), formatCode)
      },
      cellXfs() {
        isOfCells = true
      },
      xf({ numFmtId = '0' }) {
        if (!isOfCells) return
        if (found.length >= MOST_FORMATS) throw new UnreadableText('large')
        found.push(formatOf(Number(numFmtId), codes.get(Number(numFmtId))))
      },
    },
    {
      cellXfs() {
        isOfCells = false
      },
    },
  )
  return found
}

interface Reading {
  readonly strings: readonly string[]
  readonly formats: readonly Format[]
  readonly isFrom1904: boolean
  /** Of all sheets together. */
  readonly left: { elements: number; rows: number; cells: number; letters: number }
}

function rowsIn(part: Uint8Array, by: Reading): Sheet['rows'] {
  const reader = new SheetReader(by)
  readXml(part, reader)
  return reader.rows
}

interface Cell {
  readonly type: string
  readonly style: number
  words: string
  hasFormula: boolean
}

class SheetReader implements MarkupReader {
  readonly rows: { line: number; cells: SheetCell[]; guessed: boolean }[] = []
  readonly #by: Reading
  #line = 0
  #column = -1
  #cells: SheetCell[] = []
  #cell: Cell | undefined
  /** Within what holds the words of a cell. */
  #isIn: 'v' | 't' | undefined
  #phonetic = 0
  /** What formulas above and before fill. */
  #filled: Range[] = []

  constructor(by: Reading) {
    this.#by = by
  }

  open(name: string, { r, t = 'n', s = '0', ref }: Attributes): void {
    switch (name) {
      case 'row':
        this.#count()
        this.#line = wholeNumber(r) ?? this.#line + 1
        this.#column = -1
        this.#cells = []
        break
      case 'c':
        this.#count()
        this.#column = columnIn(r) ?? this.#column + 1
        this.#cell = { type: t, style: wholeNumber(s) ?? 0, words: '', hasFormula: false }
        break
      case 'f':
        if (this.#cell !== undefined) this.#cell.hasFormula = true
        this.#fills(ref)
        break
      case 'rPh':
        this.#phonetic += 1
        break
      case 'v':
      case 't':
        if (this.#phonetic === 0) this.#isIn = name
    }
  }

  #count(): void {
    const { left } = this.#by
    left.elements -= 1
    if (left.elements < 0) throw new UnreadableText('large')
  }

  text(words: string): void {
    const cell = this.#cell
    if (cell === undefined || this.#isIn === undefined) return
    cell.words += words
    if (cell.words.length > MOST_TEXT) throw new UnreadableText('large')
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isIn = undefined
    else if (name === 'rPh') this.#phonetic -= 1
    else if (name === 'c') this.#endCell()
    else if (name === 'row') this.#endRow()
  }

  /** One formula can fill cells beneath and beside its own, which hold no more than what it came to. */
  #fills(ref: string | undefined): void {
    const range = rangeIn(ref)
    if (range === undefined) return
    this.#filled = this.#filled.filter(({ last }) => last >= this.#line)
    if (this.#filled.length >= MOST_RANGES) throw new UnreadableText('large')
    this.#filled.push(range)
  }

  #isFilled(): boolean {
    const [line, column] = [this.#line, this.#column]
    return this.#filled.some(
      one => one.first <= line && line <= one.last && one.left <= column && column <= one.right,
    )
  }

  #endCell(): void {
    const cell = this.#cell
    this.#cell = undefined
    if (cell === undefined) return
    if (this.#isFilled()) cell.hasFormula = true
    const { left } = this.#by
    const told = this.#tell(cell)
    if (told === '') return
    if (this.#column >= MOST_COLUMNS) throw new UnreadableText('large')
    left.cells -= Math.max(1, this.#column + 1 - this.#cells.length)
    left.letters -= typeof told === 'string' ? told.length : told.text.length
    if (left.cells < 0 || left.letters < 0) throw new UnreadableText('large')
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = told
  }

  #tell({ type, style, words, hasFormula }: Cell): SheetCell {
    // What it came to is shown to whoever is asked to put a value there, and is not taken.
    if (hasFormula) return { text: type === 's' ? '' : words, odd: 'formula' }
    if (type === 's' && words !== '')
      return this.#by.strings[wholeNumber(words) ?? -1] ?? { text: words, odd: 'error' }
    if (type === 'str' || type === 'inlineStr') return unescaped(words)
    if (words === '') return ''
    if (type === 'b') return isTrue(words) ? 'TRUE' : 'FALSE'
    if (type === 'e') return { text: words, odd: 'error' }
    if (type === 'd') return { text: words, odd: 'date' }
    const number = /^[-+]?[0-9.]+(?:E[-+]?[0-9]+)?$/i.test(words) ? Number(words) : Number.NaN
    if (Number.isNaN(number)) return words
    const format = this.#by.formats[style] ?? 'plain'
    const day = format === 'date' ? dayOf(number, this.#by.isFrom1904) : null
    if (day !== null) return { text: day, odd: 'date' }
    // The shortest that is the same number: programs write 1.1 as 1.1000000000000001.
    // A percentage is read as it is shown, with its sign: whether that is the unit is for the indicator to say.
    return {
      text: format === 'percent' ? `${Number((number * 100).toPrecision(15))}%` : String(number),
      odd: 'number',
    }
  }

  #endRow(): void {
    if (this.#cells.length === 0) return
    this.#by.left.rows -= 1
    if (this.#by.left.rows < 0) throw new UnreadableText('large')
    this.rows.push({ line: this.#line, cells: this.#cells, guessed: false })
    this.#cells = []
  }
}

const wholeNumber = (text: string | undefined) => (/^[0-9]{1,9}$/.test(text ?? '') ? Number(text) : undefined)

/** Rows as a spreadsheet numbers them, columns from 0. */
interface Range {
  readonly first: number
  readonly last: number
  readonly left: number
  readonly right: number
}

/** Formulas that fill others and are open at one row: nobody's sheet has as many. */
const MOST_RANGES = 1000

/** Of “B2:C4”; undefined for what is none. */
function rangeIn(ref: string | undefined): Range | undefined {
  const [from, to = from] = (ref ?? '').replaceAll('$', '').split(':')
  const [left, right] = [columnIn(from), columnIn(to)]
  const [first, last] = [from, to].map(one => wholeNumber(/^[A-Z]{1,3}([0-9]+)$/i.exec(one ?? '')?.[1]))
  if (left === undefined || right === undefined || first === undefined || last === undefined) return undefined
  return { first, last, left, right }
}

/** Of “AB12” the place of AB, from 0. */
function columnIn(reference: string | undefined): number | undefined {
  const [, letters] = /^([A-Z]{1,3})[0-9]+$/i.exec(reference ?? '') ?? []
  if (letters === undefined) return undefined
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
