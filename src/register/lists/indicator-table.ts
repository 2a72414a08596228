import { formatCsvRow, guarded, unguarded } from '../../core/csv.ts'
import { toNfc, trimmed } from '../../core/normal.ts'
import { attempt, Refusal } from '../../core/refusal.ts'
import { LANG } from '../../core/words.ts'
import { checkCatalogue } from '../figures/catalogue-check.ts'
import { MOST_INDICATORS } from '../figures/counts.ts'
import type { Localised, Manifest } from '../kinds.ts'
import { readRecords } from './file.ts'
import { plainId } from './ids.ts'

/**
 * Indicators as a table, for whoever writes no JSON: a row for each, and a column for each language of what is said. A row
 * without a section stands in that of the row above. It says less than a file of indicators can: an answer is split by
 * countries or by nothing. The first row names the whole.
 *
 *     name.en,section,section.en,principle,number,id,title.en,question.en,counted.en,answer,unit.en,choices.en,countries,…
 *     The year in figures,1,Air,p4,1.1,smoke,Smoke at berth,How many tonnes …?,Measured or …,decimal,t,,BE FR NL,…
 */

const PLAIN = ['section', 'principle', 'number', 'id', 'answer', 'countries', 'wanted', 'kinds'] as const
const SOURCES = ['source', 'source_url'] as const
const SAID = ['name', 'section', 'title', 'question', 'counted', 'unit', 'choices'] as const
type Plain = (typeof PLAIN)[number] | (typeof SOURCES)[number]
type SaidColumn = (typeof SAID)[number]

const ANSWERS: Readonly<Record<string, string>> = {
  ...{ integer: 'integer', 'whole number': 'integer', decimal: 'decimal', number: 'decimal' },
  ...{ boolean: 'boolean', 'yes/no': 'boolean', 'yes or no': 'boolean', date: 'date', day: 'date' },
  ...{ words: 'words', text: 'words', choice: 'choice' },
}

/** A table is read here and now: so many bytes take milliseconds. */
const MOST_TABLE = 1024 * 1024
const MOST_TOLD = 200

type Checked = ReturnType<typeof checkCatalogue>

/** Every fault with its row. */
export function checkIndicatorTable(bytes: Uint8Array): Checked {
  if (bytes.length > MOST_TABLE) return faulty(['The table has more than 1 MiB.'])
  const read = attempt(() => readRecords(bytes, cells => cells.filter(isColumn).length))
  if (read instanceof Refusal) return faulty([`The table cannot be read: ${read.message}`])
  return checkIndicatorRows(read.records)
}

export type Rows = readonly Readonly<{ cells: readonly string[]; row: number }>[]

export const namesIndicators = ({ cells }: Rows[number]) =>
  cells.some(cell => trimmed(cell).toLowerCase() === 'answer')

/** Of a table that was read before: the first row names the columns. */
export function checkIndicatorRows([head, ...rows]: Rows): Checked {
  const columns = (head?.cells ?? []).map(cell => trimmed(cell).toLowerCase())
  const unknown = columns.filter(name => name !== '' && !isColumn(name))
  if (head === undefined || !namesIndicators(head))
    return faulty(['The first row names no column “answer”. Take the empty table and fill it in.'])
  const faults = unknown.map(name => `No column is called “${name.slice(0, 40)}”.`)
  const twice = columns.find((name, i) => name !== '' && columns.indexOf(name) !== i)
  if (twice !== undefined) faults.push(`The column “${twice}” stands twice.`)
  if (rows.length > MOST_INDICATORS) faults.push(`A table has at most ${MOST_INDICATORS} rows.`)
  if (faults.length > 0) return faulty(faults)
  const lines = rows.map(({ cells, row }) => new Line(columns, cells, row))
  const titles = lines[0]?.said('name') ?? []
  if (titles.length === 0)
    return faulty(['Name the whole in the first row, in a column “name” with its language, as “name.en”.'])
  const drawn = new Drawn(lines)
  const checked = checkCatalogue({ titles, ...drawn.parts })
  const told = [...drawn.faults, ...checked.faults.map(fault => drawn.placed(fault))]
  return told.length > 0 ? faulty(told) : checked
}

const faulty = (faults: readonly string[]) =>
  ({ catalogue: null, faults: faults.slice(0, MOST_TOLD) }) as const

function isColumn(cell: string): boolean {
  const name = trimmed(cell).toLowerCase()
  if ([...PLAIN, ...SOURCES].some(one => one === name)) return true
  const [said, tag, ...more] = name.split('.')
  return more.length === 0 && SAID.some(one => one === said) && isLang(tag ?? '')
}

const isLang = (tag: string) => LANG.test(tagOf(tag))
/** Whoever types a head writes “EN”. */
const tagOf = (tag: string) => {
  const [language, region] = tag.split('-')
  return region?.length === 2 ? `${language}-${region.toUpperCase()}` : tag
}

class Line {
  readonly row: number
  readonly #cells: ReadonlyMap<string, string>

  constructor(columns: readonly string[], cells: readonly string[], row: number) {
    this.row = row
    this.#cells = new Map(columns.map((name, i) => [name, trimmed(toNfc(unguarded(cells[i] ?? '')))]))
  }

  text(column: Plain): string {
    return this.#cells.get(column) ?? ''
  }

  /** In each language in which there is something. */
  said(column: SaidColumn): Localised {
    return [...this.#cells].flatMap(([name, text]) => {
      const [said, tag] = name.split('.')
      return said === column && tag !== undefined && text !== '' ? [{ lang: tagOf(tag), text }] : []
    })
  }
}

/** The parts of a draft, gathered row by row. */
class Drawn {
  readonly faults: string[] = []
  readonly #rows = new Map<string, number>()
  readonly #sections = new Map<string, object>()
  readonly #lists = new Map<string, object>()
  readonly #countries = new Map<string, string>()
  readonly #indicators: object[]
  #last = ''

  constructor(lines: readonly Line[]) {
    this.#indicators = lines.map(line => this.#indicator(line))
  }

  get parts() {
    const [lists, sections] = [this.#lists, this.#sections].map(all => [...all.values()])
    return { lists, sections, indicators: this.#indicators }
  }

  /** Names the row of the indicator that a fault is about. */
  placed(fault: string): string {
    const id = /\bindicator ([a-z0-9-]+)/.exec(fault)?.[1]
    const row = id === undefined ? undefined : this.#rows.get(id)
    return row === undefined ? fault : `Row ${row}: ${fault}`
  }

  #indicator(line: Line): object {
    const titles = line.said('title')
    const id = line.text('id') || plainId(titles[0]?.text ?? `row ${line.row}`)
    this.#rows.set(id, line.row)
    const value = this.#value(line, id)
    const source = line.text('source')
    return {
      id,
      number: line.text('number') || String(line.row - 1),
      section: this.#section(line),
      ...{ titles, asks: line.said('question'), reads: line.said('counted'), value },
      by: line.text('countries') === '' ? [] : [this.#countryList(line)],
      direction: line.text('wanted').toLowerCase() || null,
      kinds: listed(line.text('kinds')),
      source: source === '' ? null : { title: source, url: line.text('source_url') || null },
    }
  }

  #section(line: Line): string {
    const number = line.text('section') || this.#last
    if (number === '') this.faults.push(`Row ${line.row}: name the section, as “1”.`)
    this.#last = number
    const id = `section-${plainId(number)}`
    const titles = line.said('section')
    if (!this.#sections.has(id))
      this.#sections.set(id, { id, number, titles, principle: line.text('principle') || null })
    return id
  }

  #value(line: Line, id: string): object {
    const type = ANSWERS[line.text('answer').toLowerCase()]
    if (type === undefined) {
      const all = 'integer, decimal, boolean, date, words or choice'
      this.faults.push(
        `Row ${line.row}: “${line.text('answer').slice(0, 40)}” is no kind of answer. Use ${all}.`,
      )
      return { type: 'words' }
    }
    if (type === 'integer' || type === 'decimal') {
      const unit = line.said('unit')
      return { type, unit: unit.length === 0 ? null : unit }
    }
    return type === 'choice' ? { type, list: this.#choices(line, id) } : { type }
  }

  /** Items are parted by semicolons, in one order in each language; the first names them. */
  #choices(line: Line, indicator: string): string {
    const id = `${indicator.slice(0, 55)}-choices`
    const each = line.said('choices').map(({ lang, text }) => ({ lang, texts: parted(text) }))
    const many = each[0]?.texts.length ?? 0
    if (many < 2) this.faults.push(`Row ${line.row}: name two choices or more, parted by semicolons.`)
    if (each.some(({ texts }) => texts.length !== many))
      this.faults.push(`Row ${line.row}: there are as many choices in each language.`)
    const items = (each[0]?.texts ?? []).map((text, i) => ({
      id: plainId(text),
      titles: each.flatMap(({ lang, texts }) => (texts[i] === undefined ? [] : [{ lang, text: texts[i] }])),
    }))
    this.#lists.set(id, { id, titles: line.said('title'), items })
    return id
  }

  /** One list for all rows that name the same countries. */
  #countryList(line: Line): string {
    const typed = line.text('countries').toLowerCase()
    const countries = typed === 'all' || typed === 'un-members' ? typed : listed(typed.toUpperCase())!
    const key = String(countries)
    const known = this.#countries.get(key)
    if (known !== undefined) return known
    const id = this.#countries.size === 0 ? 'country' : `country-${this.#countries.size + 1}`
    this.#countries.set(key, id)
    const langs = line.said('title').map(({ lang }) => lang)
    const titles = langs.map(lang => ({ lang, text: COUNTRY[lang] ?? COUNTRY.en! }))
    this.#lists.set(id, { id, titles, countries })
    return id
  }
}

const COUNTRY: Readonly<Record<string, string>> = { en: 'Country', fr: 'Pays' }

function listed(text: string): string[] | null {
  const all = text.split(/[\s,;]+/u).filter(Boolean)
  return all.length === 0 ? null : all
}

const parted = (text: string) => text.split(';').map(trimmed).filter(Boolean)

/** The table to fill in: a row for each principle of the text, whose section it begins. */
export function emptyIndicatorTable(
  { principles }: Pick<Manifest, 'principles'>,
  langs: readonly string[],
): string {
  const inEach = (...columns: SaidColumn[]) =>
    columns.flatMap(column => langs.map(lang => `${column}.${lang}`))
  const head = [
    ...[...inEach('name'), 'section', ...inEach('section'), 'principle', 'number', 'id'],
    ...[...inEach('title', 'question', 'counted'), 'answer', ...inEach('unit', 'choices')],
    ...['countries', 'wanted', 'kinds', ...SOURCES],
  ]
  const rows = principles.map(({ id, titles }, i) => {
    const own = new Map([
      ['section', String(i + 1)],
      ['principle', id],
      ['number', `${i + 1}.1`],
      ...titles.map(({ lang, text }) => [`section.${lang}`, text] as const),
    ])
    return head.map(column => guarded(own.get(column) ?? ''))
  })
  return [head, ...rows].map(formatCsvRow).join('')
}
