import { hiddenIn, nameOfCharacter } from '../../core/hidden.ts'
import type { CatalogueFault } from '../figures/catalogue-check.ts'
import { MOST_CELLS } from '../figures/counts.ts'
import { KINDS, type Localised } from '../kinds.ts'
import { hasBecomeDay } from './became-day.ts'
import { plainId } from './ids.ts'
import {
  answerCalled,
  COLUMNS_OF,
  type PlainColumn,
  rowCalled,
  type TableColumn,
  type TableRow,
  wantedCalled,
} from './indicator-columns.ts'
import { type TableFault, type TableFaultKind, tableFault, typedBriefly } from './indicator-faults.ts'
import { type IndicatorLine, idOf, isId, kindsIn, listed, type Place, placeIn } from './indicator-line.ts'
import { TableLists } from './indicator-lists.ts'

/**
 * The draft of a catalogue that the rows of a table make, and what is amiss with them. An indicator stands in the
 * section above it, and an item in the list above it. What a row leaves out is numbered and named by what stands around
 * it.
 */

interface Section {
  readonly line: IndicatorLine
  readonly id: string
  readonly number: string
  count: number
}

export class DrawnTable {
  readonly faults: TableFault[] = []
  readonly #lines: readonly IndicatorLine[]
  #set: IndicatorLine | undefined
  readonly #sections = new Map<string, Section & { readonly draft: object }>()
  readonly #lists: TableLists
  readonly #indicators: { readonly line: IndicatorLine; readonly draft: Drawn }[] = []
  readonly #numbers = new Map<string, number>()
  /** Those that were typed, anywhere in the table: none of them is given to a row that has none. */
  readonly #typed: ReadonlySet<string>
  /** By what they are within: the first that is not known to be taken. */
  readonly #next = new Map<string, number>()
  readonly #ids = new Map<string, number>()
  #section: Section | undefined

  constructor(lines: readonly IndicatorLine[]) {
    this.#lines = lines
    this.#typed = new Set(lines.map(line => `${kindOf(line)} ${line.text('number')}`))
    this.#lists = new TableLists(lines, this)
    for (const line of lines) this.#take(line)
    this.#lists.requireItems()
    for (const { line, draft } of this.#indicators) this.#requireLists(line, draft)
    if (this.#set === undefined) this.faults.push(tableFault('nameless'))
    else if (this.#set.said('title').length === 0) this.fault(this.#set, 'lacking', 'title')
    if (this.#indicators.length === 0) this.faults.push(tableFault('noQuestion'))
  }

  get draft(): object {
    return {
      titles: this.#titles(),
      lists: this.#lists.draft,
      sections: [...this.#sections.values()].map(({ draft }) => draft),
      indicators: this.#indicators.map(({ draft }) => draft),
    }
  }

  /** Without one, which was told, countries have their names in English. */
  #titles(): Localised {
    const titles = this.#set?.said('title') ?? []
    return titles.length === 0 ? [{ lang: 'en', text: 'nameless' }] : titles
  }

  /** A fault of the draft, by row and column. Where the table was told of one there, null. */
  placed(fault: CatalogueFault): TableFault | null {
    const { line, column, lang } = this.#placeOf(fault.path)
    const place = { row: line?.row ?? null, column: (column && line?.head(column, lang)) ?? null }
    if (line === undefined) return this.#ofWhole(fault)
    if (this.faults.some(one => one.row === place.row && isPart(place.column, one.column))) return null
    if (fault.isLacking) return tableFault('lacking', [], place)
    if (fault.most !== null) return tableFault('manyItems', [String(fault.most)], place)
    return fault.isLong ? tableFault('long', [], place) : tableFault('unfit', [fault.says], place)
  }

  /** What is amiss between rows was told of one of them, and is not told again in other words. */
  #ofWhole({ path, most, says }: CatalogueFault): TableFault | null {
    const many = MANY[String(path[0])]
    if (many !== undefined && most !== null) return tableFault(many, [String(most)])
    const hidden = this.#hidden()
    if (hidden !== null || this.faults.length > 0) return hidden
    return tableFault('unfit', [says.replace(/\.$/, '')])
  }

  /** Letters that the log refuses are told of the whole: the first cell that has one. */
  #hidden(): TableFault | null {
    for (const line of this.#lines)
      for (const [head, text] of line.filled) {
        const found = hiddenIn(text)
        if (found === undefined) continue
        const place = { row: line.row, column: head }
        return found === '\t'
          ? tableFault('tab', [], place)
          : tableFault('hidden', [nameOfCharacter(found)], place)
      }
    return null
  }

  fault(line: IndicatorLine, why: TableFaultKind, column?: TableColumn, ...names: string[]): void {
    const place = { row: line.row, column: column === undefined ? null : line.head(column) }
    this.faults.push(
      tableFault(
        why,
        names.map((name, i) => (i === 0 ? typedBriefly(name) : name)),
        place,
      ),
    )
  }

  #take(line: IndicatorLine): void {
    const typed = line.text('row')
    const is = kindOf(line)
    if (typed !== '' && rowCalled(typed) === undefined) {
      this.fault(line, 'row', 'row', typed)
      return
    }
    for (const column of line.columns)
      if (column !== 'row' && !COLUMNS_OF[is].includes(column)) this.fault(line, 'notHere', column, is)
    if (is === 'set') this.#takeSet(line)
    else if (is === 'section') this.#takeSection(line)
    else if (is === 'list') this.#lists.take(line)
    else if (is === 'item') this.#lists.takeItem(line)
    // A row of the empty table that nobody filled in asks nothing.
    else if ((['title', 'question', 'counted', 'answer'] as const).some(one => line.columns.includes(one)))
      this.#takeIndicator(line)
  }

  #takeSet(line: IndicatorLine): void {
    if (this.#set !== undefined) this.fault(line, 'setTwice', undefined, String(this.#set.row))
    this.#set ??= line
  }

  #takeSection(line: IndicatorLine): void {
    const number = line.text('number') || this.#free('section', '', this.#sections.size + 1)
    const id = line.text('id') || `section-${plainId(number)}`
    this.once(line, 'id', `section ${id}`, id)
    this.once(line, 'number', `section ${number}`, number)
    const above = line.text('within')
    const within = [...this.#sections.values()].find(one => one.number === above)
    if (hasBecomeDay(above)) this.fault(line, 'becameDay', 'within', above)
    else if (above !== '' && within === undefined) this.fault(line, 'within', 'within', above)
    const principle = line.text('principle') || null
    if (principle !== null && !isId(principle)) this.fault(line, 'principle', 'principle', principle)
    const draft = {
      ...{ id, number, titles: line.said('title'), principle },
      ...{ within: within?.id ?? null, measure: this.#measure(line) },
    }
    this.#section = { line, id, number, count: 0 }
    this.#sections.set(id, Object.assign(this.#section, { draft }))
  }

  /** The number of a row that has none: by its place, or the next that is neither typed nor given. */
  #free(is: 'section' | 'indicator', within: string, place: number): string {
    const at = `${is} ${within}`
    // Places only grow, so what was found taken is not asked again.
    let n = Math.max(place, this.#next.get(at) ?? 1)
    while (this.#typed.has(`${at}${n}`) || this.#numbers.has(`${at}${n}`)) n++
    this.#next.set(at, n + 1)
    return `${within}${n}`
  }

  #measure(line: IndicatorLine): object | null {
    const typed = line.text('measure')
    if (typed === '') return null
    const [, catalogue, edition, id] = /^([a-z0-9-]+)\/([1-9][0-9]{0,8})\/([a-z0-9-]+)$/.exec(typed) ?? []
    if (catalogue === undefined || !isId(catalogue) || !isId(id!)) {
      this.fault(line, 'measure', 'measure', typed)
      return null
    }
    return { catalogue, edition: Number(edition), id }
  }

  #takeIndicator(line: IndicatorLine): void {
    const section = this.#section
    if (section === undefined) this.fault(line, 'noSection')
    else section.count += 1
    const id = idOf(line)
    const within = `${section?.number ?? ''}.`
    const number = line.text('number') || this.#free('indicator', within, section?.count ?? line.row)
    this.once(line, 'id', `indicator ${id}`, id)
    this.once(line, 'number', `indicator ${number}`, number)
    const value = this.#value(line, id)
    const wanted = line.text('wanted')
    if (wanted !== '' && wantedCalled(wanted) === undefined) this.fault(line, 'wanted', 'wanted', wanted)
    const called = kindsIn(line.text('kinds'))
    for (const { kind, typed } of called ?? [])
      if (kind === undefined) this.fault(line, 'kind', 'kinds', typed, KINDS.join(', '))
    const kinds = called?.map(({ kind, typed }) => kind ?? typed) ?? null
    const how = line.text('how').toLowerCase() || 'reported'
    if (how !== 'reported' && how !== 'measured') this.fault(line, 'how', 'how', how)
    const [title, url] = [line.text('source'), line.text('source_url')]
    const draft: Drawn = {
      ...{ id, number, section: section?.id ?? '', how, kinds, value },
      ...{ titles: line.said('title'), asks: line.said('question'), reads: line.said('counted') },
      by: [
        ...(listed(line.text('split')) ?? []),
        ...(line.text('countries') === '' ? [] : [this.#lists.ofCountries(line)]),
      ],
      direction: wantedCalled(wanted) ?? null,
      source: title === '' && url === '' ? null : { title, url: url || null },
    }
    this.#indicators.push({ line, draft })
  }

  #value(line: IndicatorLine, id: string): Drawn['value'] {
    const typed = line.text('answer')
    const type = answerCalled(typed)
    const [unit, choices] = [line.said('unit'), line.said('choices')]
    if (type === undefined) {
      if (typed === '') this.fault(line, 'lacking', 'answer')
      else this.fault(line, 'answer', 'answer', typed)
      return { type: 'words' }
    }
    const list = line.text('list')
    if (!COUNTS.has(type) && unit.length > 0) this.fault(line, 'unitOfNone', 'unit')
    if (!COUNTS.has(type) && wantedCalled(line.text('wanted')) !== undefined)
      this.fault(line, 'wantedOfNone', 'wanted')
    if (type !== 'choice') {
      if (choices.length > 0) this.fault(line, 'choicesOfNone', 'choices')
      if (list !== '') this.fault(line, 'choicesOfNone', 'list')
      return COUNTS.has(type) ? { type, unit: unit.length === 0 ? null : unit } : { type }
    }
    if (list !== '' && choices.length > 0) this.fault(line, 'choicesBoth', 'list')
    return { type, list: list || this.#lists.ofChoices(line, id) }
  }

  /** `key`: among what it stands once. */
  once(line: IndicatorLine, column: 'id' | 'number', key: string, typed: string): void {
    const seen = column === 'id' ? this.#ids : this.#numbers
    const row = seen.get(key)
    if (row !== undefined) this.fault(line, 'twice', column, String(row), typed)
    else seen.set(key, line.row)
    if (column === 'id' && !isId(typed)) this.fault(line, 'id', 'id', typed)
    if (column === 'number' && hasBecomeDay(typed)) this.fault(line, 'becameDay', 'number', typed)
  }

  #requireLists(line: IndicatorLine, { by, value }: Drawn): void {
    const split = listed(line.text('split')) ?? []
    const unknown = (column: PlainColumn, ids: readonly string[]) => {
      for (const id of ids) if (!this.#lists.has(id)) this.fault(line, 'listUnknown', column, id)
    }
    unknown('split', split)
    if (value.list !== undefined) unknown('list', [value.list])
    const cells = by.reduce((all, id) => all * this.#lists.countOf(id), 1)
    if (cells > MOST_CELLS)
      this.fault(line, 'cells', split.length > 0 ? 'split' : 'countries', String(cells), String(MOST_CELLS))
  }

  /** Where a part of the draft stands in the table. */
  #placeOf([top, i, ...rest]: readonly PropertyKey[]): Place {
    const [member, j] = rest
    if (top === 'titles') return placeIn(this.#set, 'title', i)
    if (typeof i !== 'number') return {}
    if (top === 'sections')
      return placeIn([...this.#sections.values()][i]?.line, SECTION_MEMBERS[String(member)], j)
    if (top === 'lists') return this.#lists.placeOf(i, rest)
    const column =
      member === 'value'
        ? VALUE_MEMBERS[String(j)]
        : member === 'source' && j === 'url'
          ? 'source_url'
          : INDICATOR_MEMBERS[String(member)]
    return placeIn(this.#indicators[i]?.line, column, j)
  }
}

const kindOf = (line: IndicatorLine): TableRow => rowCalled(line.text('row')) ?? 'indicator'

interface Drawn {
  readonly id: string
  readonly number: string
  readonly section: string
  readonly how: string
  readonly kinds: readonly string[] | null
  readonly value: { readonly type: string; readonly unit?: Localised | null; readonly list?: string }
  readonly titles: Localised
  readonly asks: Localised
  readonly reads: Localised
  readonly by: readonly string[]
  readonly direction: string | null
  readonly source: object | null
}

const COUNTS: ReadonlySet<string> = new Set(['integer', 'decimal'])

const MANY: Readonly<Partial<Record<string, TableFaultKind>>> = {
  ...{ sections: 'manySections', indicators: 'manyIndicators', lists: 'manyLists' },
}

const SECTION_MEMBERS: Readonly<Record<string, TableColumn>> = {
  ...{ id: 'id', number: 'number', titles: 'title', principle: 'principle', within: 'within' },
  measure: 'measure',
}
const VALUE_MEMBERS: Readonly<Record<string, TableColumn>> = { type: 'answer', unit: 'unit', list: 'list' }
const INDICATOR_MEMBERS: Readonly<Record<string, TableColumn>> = {
  ...{ id: 'id', number: 'number', titles: 'title', asks: 'question', reads: 'counted', how: 'how' },
  ...{ source: 'source', direction: 'wanted', by: 'split', kinds: 'kinds' },
}

/**
 * Whether this column, or the same in a language, was told already. Of a whole row, anything that was told of it is
 * enough.
 */
const isPart = (column: string | null, told: string | null) =>
  column === null || column.split('.')[0] === told?.split('.')[0]
