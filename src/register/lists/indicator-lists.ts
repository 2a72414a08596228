import type { Localised } from '../kinds.ts'
import { UN_MEMBER_CODES } from '../un-members.ts'
import { ALPHA3, readCountry } from './countries.ts'
import { plainId } from './ids.ts'
import { rowCalled, type TableColumn } from './indicator-columns.ts'
import type { TableFaultKind } from './indicator-faults.ts'
import { type IndicatorLine, idOf, listed, type Place, partedBy, placeIn } from './indicator-line.ts'

/**
 * The lists of a table of indicators, by which answers are split or from which they are chosen: in rows of their own,
 * or named in the row of the indicator, as choices between semicolons or as countries.
 */

interface List {
  readonly line: IndicatorLine
  readonly items: Item[]
  /** The column of an indicator from which it was made; null of a row of its own. */
  readonly from: 'choices' | 'countries' | null
  readonly countries: readonly string[] | 'all' | 'un-members' | null
  readonly titles: Localised
}

interface Item {
  readonly line: IndicatorLine
  readonly item: { readonly id: string; readonly titles: Localised }
}

/** Who is told of faults. */
interface Table {
  fault(line: IndicatorLine, why: TableFaultKind, column?: TableColumn, ...names: string[]): void
  once(line: IndicatorLine, column: 'id' | 'number', key: string, typed: string): void
}

export class TableLists {
  readonly #table: Table
  readonly #lists = new Map<string, List>()
  /** Of rows that stand anywhere: a list that is made of an indicator takes none of them. */
  readonly #taken: ReadonlySet<string>
  readonly #countries = new Map<string, string>()
  /** Of ids that are wanted again and again, the number with which the search goes on. */
  readonly #next = new Map<string, number>()
  #last: List | undefined

  constructor(lines: readonly IndicatorLine[], table: Table) {
    this.#table = table
    this.#taken = new Set(lines.filter(line => rowCalled(line.text('row')) === 'list').map(idOf))
  }

  get draft(): object[] {
    return [...this.#lists].map(([id, { titles, items, countries }]) => ({
      ...{ id, titles },
      ...(countries === null ? {} : { countries }),
      items: items.map(({ item }) => item),
    }))
  }

  has(id: string): boolean {
    return this.#lists.has(id)
  }

  countOf(id: string): number {
    const list = this.#lists.get(id)
    return list === undefined ? 1 : countriesOf(list) + list.items.length
  }

  take(line: IndicatorLine): void {
    const id = idOf(line)
    this.#table.once(line, 'id', `list ${id}`, id)
    const countries = line.text('countries') === '' ? null : this.#countriesIn(line)
    this.#last = { line, items: [], from: null, countries, titles: line.said('title') }
    this.#lists.set(id, this.#last)
  }

  takeItem(line: IndicatorLine): void {
    if (this.#last === undefined) {
      this.#table.fault(line, 'noList')
      return
    }
    const id = idOf(line)
    this.#table.once(line, 'id', `item ${this.#last.line.row} ${id}`, id)
    this.#last.items.push({ line, item: { id, titles: line.said('title') } })
  }

  requireItems(): void {
    for (const { line, items, countries, from } of this.#lists.values())
      if (from === null && items.length === 0 && countries === null) this.#table.fault(line, 'itemsNone')
  }

  /** Items are parted by semicolons, in one order in each language; the first names them. */
  ofChoices(line: IndicatorLine, indicator: string): string {
    const id = this.#free(`${indicator.slice(0, 55)}-choices`)
    const each = line.said('choices').map(({ lang, text }) => ({ lang, texts: partedBy(text, ';') }))
    const first = each[0]?.texts ?? []
    if (first.length < 2) this.#table.fault(line, 'choicesFew', 'choices')
    else if (each.some(({ texts }) => texts.length !== first.length))
      this.#table.fault(line, 'choicesUneven', 'choices')
    const items = first.map((text, i) => ({
      line,
      item: {
        id: plainId(text),
        titles: each.flatMap(({ lang, texts }) => (texts[i] === undefined ? [] : [{ lang, text: texts[i] }])),
      },
    }))
    this.#lists.set(id, { line, items, from: 'choices', countries: null, titles: line.said('title') })
    return id
  }

  /** One list for all rows that name the same countries. */
  ofCountries(line: IndicatorLine): string {
    const countries = this.#countriesIn(line)
    const key = String(countries)
    const known = this.#countries.get(key)
    if (known !== undefined) return known
    const id = this.#free('country')
    this.#countries.set(key, id)
    const titles = line.said('title').map(({ lang }) => ({ lang, text: COUNTRY[lang] ?? COUNTRY.en! }))
    this.#lists.set(id, { line, items: [], from: 'countries', countries, titles })
    return id
  }

  /** Where a part of the list at this place stands in the table. */
  placeOf(i: number, [member, j, within, k]: readonly PropertyKey[]): Place {
    const list = [...this.#lists.values()][i]
    if (list === undefined) return {}
    if (list.from !== null) return placeIn(list.line, list.from)
    if (member !== 'items') return placeIn(list.line, member === 'titles' ? 'title' : 'id', j)
    const item = typeof j === 'number' ? list.items[j - countriesOf(list)] : twiceIn(list.items)
    if (item !== undefined) return placeIn(item.line, within === 'titles' ? 'title' : 'id', k)
    return placeIn(list.line, list.countries === null ? undefined : 'countries')
  }

  /** By code or by name, in English or French: `BE FR`, or `Liberia, Marshall Islands`. */
  #countriesIn(line: IndicatorLine): readonly string[] | 'all' | 'un-members' {
    const typed = line.text('countries')
    const word = typed.toLowerCase()
    if (word === 'all' || word === 'un-members') return word
    const named = partedBy(typed, /[,;]/)
    const each = named.every(name => readCountry(name).took !== null) ? named : (listed(typed) ?? [])
    for (const name of each)
      if (readCountry(name).took === null) this.#table.fault(line, 'country', 'countries', name)
    return each.map(name => readCountry(name).took ?? name)
  }

  #free(wanted: string): string {
    for (let i = this.#next.get(wanted) ?? 1; ; i++) {
      const id = i === 1 ? wanted : `${wanted}-${i}`
      if (this.#taken.has(id) || this.#lists.has(id)) continue
      this.#next.set(wanted, i + 1)
      return id
    }
  }
}

/** Items that stand before those of rows of their own. */
function countriesOf({ countries }: List): number {
  if (countries === 'all') return new Set(ALPHA3.values()).size
  return countries === 'un-members' ? UN_MEMBER_CODES.size : (countries ?? []).length
}

const twiceIn = (items: readonly Item[]) =>
  items.find(({ item }, i) => items.findIndex(one => one.item.id === item.id) < i)

const COUNTRY: Readonly<Record<string, string>> = { en: 'Country', fr: 'Pays' }
