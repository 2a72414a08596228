import { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import { type FactKind, KINDS, type Kind, type Localised } from '../kinds.ts'
import type { MemoryRows } from '../memory.ts'
import type { Fact, ListingRow } from '../rows.ts'
import { foldWords, meaningsOf } from '../search-words.ts'
import { statesMeant } from '../state-names.ts'
import { factRecorded } from '../types/facts.ts'
import { readCountry } from './countries.ts'
import { readRecords } from './file.ts'
import { FreeIds } from './ids.ts'
import { kindNamed } from './read.ts'

/**
 * What other sources say, as CSV with a row for each fact: read, and compared with the register. A row names somebody as
 * its source does; whom it means is a party of that id, else one that is called so, else the state of that name.
 */

const COLUMNS = {
  day: 'date, day, jour',
  call: 'call, appel',
  party: 'party, id, identifiant',
  name: 'name, nom, organisation, organization',
  kind: 'kind, category, categorie',
  country: 'country, pays',
  what: 'fact, fait, what',
  words: 'words, termes, declaration',
  by: 'reported by, rapporte par, source',
  title: 'title of source, title, titre de la source, titre',
  date: 'date of source, date de la source',
  digest: 'digest of source, digest, empreinte',
  url: 'url, address, adresse, link, lien',
}
type Column = keyof typeof COLUMNS
const columnOf = meaningsOf(COLUMNS)

const factNamed = meaningsOf<FactKind>({
  present: 'present, presente, signed, among, among them, on the list, on it, a signe',
  absent: 'absent, absente, not among, not among them, not signed, not on the list, not on it',
  joined: 'joined, a rejoint, arrivee',
  left: 'left, a quitte, partie',
  declared: 'declared, a declare, declaration',
  renamed: 'renamed, renomme, renommee',
})

interface ReportRow {
  /** As a spreadsheet numbers it. */
  readonly line: number
  readonly cell: (column: Column) => string
}

/** Refuses `file_malformed` without a column of names, days or facts, and for columns of no known name. */
export function readReports(bytes: Uint8Array): readonly ReportRow[] {
  const { records } = readRecords(bytes, cells => cells.filter(cell => columnOf(cell) !== undefined).length)
  const [head, ...rows] = records
  const columns = (head?.cells ?? []).map(columnOf)
  const unread = (head?.cells ?? []).filter((cell, i) => cell.trim() !== '' && columns[i] === undefined)
  if (unread.length > 0)
    throw new Refusal('file_malformed', `No column of a file of facts is called ${unread.join(', ')}.`)
  for (const column of ['day', 'name', 'what', 'title', 'date'] as const)
    if (!columns.includes(column))
      throw new Refusal('file_malformed', `The file has no column “${COLUMNS[column].split(',')[0]}”.`)
  return rows
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
    .map(({ cells, row }) => ({
      line: row,
      cell: column => (cells[columns.indexOf(column)] ?? '').trim().replace(/\s+/gu, ' '),
    }))
}

export type Planned = Readonly<{
  line: number
  name: string
  is: 'to-record' | 'known' | 'wrong' | 'of-another-call'
  /** What is wrong, or whom it means. */
  why: string
  body?: object
}>

/** What recording each row would do, on a register as it stands. */
export function planReports(
  rows: readonly ReportRow[],
  { call, lang, known }: { readonly call: string; readonly lang: string; readonly known: MemoryRows },
): Planned[] {
  const parties = new Parties(call, known)
  return rows.map(({ line, cell }): Planned => {
    const name = cell('name')
    const of = cell('call')
    if (of !== '' && of !== call) return { line, name, is: 'of-another-call', why: of }
    const wrong = (why: string): Planned => ({ line, name, is: 'wrong', why })
    const what = factNamed(cell('what'))
    if (what === undefined)
      return wrong(`“${cell('what')}” is no fact: present, absent, joined, left, declared, renamed`)
    const kindCell = cell('kind')
    const kind = KINDS.find(one => one === kindCell) ?? (kindCell === '' ? undefined : kindNamed(kindCell))
    if (kindCell !== '' && kind === undefined) return wrong(`“${kindCell}” is no kind`)
    const country = cell('country') === '' ? undefined : readCountry(cell('country')).took
    if (country === null) return wrong(`“${cell('country')}” is no country`)
    const found = parties.meant(cell('party'), name, { kind, country })
    if ('several' in found) return wrong(`several are called so: ${found.several.join(', ')}`)
    const { id, row } = found
    const words = cell('words') === '' ? null : { lang, text: cell('words') }
    const [day, by] = [cell('day'), cell('by') || null]
    const source = {
      ...{ title: cell('title'), by, url: cell('url') || null },
      ...{ date: cell('date'), digest: cell('digest') || null },
    }
    const said = { names: [{ lang, text: name }], kind: kind ?? row?.kind ?? 'unknown' }
    const body = { party: id, ...said, country: country ?? row?.country ?? null, what, day, words, source }
    if (parties.listing(id)?.facts?.some(fact => isSame(fact, body)))
      return { line, name, is: 'known', why: id }
    if (day > source.date) return wrong(`a source of ${source.date} cannot say what happened on ${day}`)
    const fault = faultOf(body, call)
    if (fault !== null) return wrong(fault)
    return { line, name, is: 'to-record', why: row === undefined ? `${id}, new` : id, body }
  })
}

type Said = Pick<Fact, 'what' | 'day'> & { readonly source: Pick<Fact['source'], 'title' | 'by' | 'date'> }

function isSame(fact: Fact, { what, day, source }: Said): boolean {
  const { title, by, date } = fact.source
  const isOne = title === source.title && by === source.by && date === source.date
  return fact.withdrawn === null && fact.what === what && fact.day === day && isOne
}

function faultOf(body: object, call: string): string | null {
  try {
    factRecorded.read({ type: factRecorded.type, call, body } as unknown as Statement)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

interface Meant {
  readonly id: string
  readonly row?: { readonly names: Localised; readonly kind: Kind; readonly country: string | null }
}

/** Whom names mean: those whom the call lists before all others. */
class Parties {
  readonly #call: string
  readonly #known: MemoryRows
  readonly #byName = { listed: new Map<string, Set<string>>(), all: new Map<string, Set<string>>() }
  readonly #states = { listed: new Map<string, Set<string>>(), all: new Map<string, Set<string>>() }
  /** Ids that rows before gave to whoever is new. */
  readonly #fresh = new Map<string, string>()
  readonly #ids = new FreeIds(id => this.#isTaken(id))

  constructor(call: string, known: MemoryRows) {
    this.#call = call
    this.#known = known
    for (const { key, row } of known.under('parties', '')) {
      const places = this.listing(key) === undefined ? (['all'] as const) : (['all', 'listed'] as const)
      const { versions = [], facts = [] } = this.listing(key) ?? {}
      const told = [...versions, ...facts.filter(({ withdrawn }) => withdrawn === null)]
      const listed = told.flatMap(({ names }) => names)
      for (const place of places) {
        for (const { text } of [...row.names, ...listed]) add(this.#byName[place], foldWords(text), key)
        if (row.kind === 'state' && row.country !== null) add(this.#states[place], row.country, key)
      }
    }
  }

  listing(id: string): ListingRow | undefined {
    return this.#known.get('listings', `${this.#call}/${id}`)
  }

  meant(
    id: string,
    name: string,
    { kind, country }: { readonly kind: Kind | undefined; readonly country: string | undefined },
  ): Meant | { readonly several: readonly string[] } {
    if (id !== '') return { id, ...this.#row(id) }
    const states = kind === undefined || kind === 'state' ? statesMeant(name).called : []
    const coded = states.filter(code => country === undefined || code === country)
    for (const place of ['listed', 'all'] as const) {
      const called = this.#byName[place].get(foldWords(name)) ?? []
      const meant = new Set([...called, ...coded.flatMap(code => [...(this.#states[place].get(code) ?? [])])])
      const [first, ...others] = meant
      if (first !== undefined)
        return others.length > 0 ? { several: [...meant] } : { id: first, ...this.#row(first) }
    }
    const fresh = this.#fresh.get(name) ?? this.#ids.give(name)
    this.#fresh.set(name, fresh)
    return { id: fresh }
  }

  #row(id: string) {
    const row = this.#known.get('parties', id)
    return row === undefined ? {} : { row }
  }

  #isTaken(id: string): boolean {
    return this.#known.get('parties', id) !== undefined || this.#known.get('roles', id) !== undefined
  }
}

function add(map: Map<string, Set<string>>, key: string, id: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(id))
}
