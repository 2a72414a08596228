import { withoutBreaks } from '../../core/hidden.ts'
import {
  date,
  digest,
  domain,
  type Identifiers,
  identifiers,
  id as idSchema,
  KINDS,
  type Kind,
  lang as langSchema,
  MANDATES,
  type MandateLevel,
} from '../kinds.ts'
import { type Column, columnsNamed, findAdmissionColumns, isBlank } from './admission-columns.ts'
import { ENDS } from './cells.ts'
import { readCountry } from './countries.ts'
import { readRecords } from './file.ts'
import { plainId } from './ids.ts'
import { kindNamed } from './read.ts'

/**
 * Lists of parties to admit, as CSV: what each row says, or what of it cannot be read. Whether the register takes it is
 * for others to ask. Columns are found by their names, in any order; what is not read is told.
 */

const READING_FAULTS = [
  'name',
  'lang',
  'id',
  'kind',
  'country',
  'domain',
  'identifiers',
  'mandate',
  'checked',
  'note',
  'evidence',
  'call',
] as const
type ReadingFault = (typeof READING_FAULTS)[number]

/** What stands for cells that are empty. */
interface Defaults {
  readonly lang: string
  readonly call: string
  readonly mandate: string
  readonly note: string
  readonly checked: string
}

export interface Admission {
  readonly name: string
  readonly nameLang: string
  readonly kind: Kind
  readonly country: string | null
  readonly domain: string | null
  readonly identifiers: Identifiers
  readonly level: MandateLevel
  readonly checked: string
  readonly note: string
  readonly evidence: readonly `sha256:${string}`[]
  readonly claims: boolean
}

export interface AdmissionRow {
  /** The row of the list as a spreadsheet numbers it: the first, as a rule, holds the names of the columns. */
  readonly line: number
  /** The id that it names, or that its name suggests. */
  readonly party: string
  readonly admission: Admission | null
  /** Where it cannot be read: which cell, and what stands in it. */
  readonly faults: readonly { readonly fault: ReadingFault; readonly with: string }[]
  readonly call: string
  /** The language in which its people read. */
  readonly lang: string
  readonly contact: { readonly name: string; readonly role: string; readonly email: string }
  /** The name as it was typed. */
  readonly typed: string
}

interface AdmissionList {
  readonly rows: readonly AdmissionRow[]
  /** What is not read: headers that name no column, and words above them. */
  readonly unread: readonly string[]
  /** How many rows were not in UTF-8, so that their letters are a guess. */
  readonly guessed: number
}

/** Refuses `file_malformed` where it is no CSV or has no column of names. */
export function readAdmissions(bytes: Uint8Array, defaults: Defaults): AdmissionList {
  const { records } = readRecords(bytes, columnsNamed)
  const { at, of, unread } = findAdmissionColumns(records.map(({ cells }) => cells))
  const told = records.slice(at + 1).filter(({ cells }) => !isBlank(cells))
  const rows = told.map(({ cells, row }) => {
    const cell = (column: Column) => {
      const place = of.get(column)
      return place === undefined ? '' : onOneLine(cells[place] ?? '')
    }
    return readRow(cell, row, defaults)
  })
  return { rows, unread, guessed: told.filter(({ guessed }) => guessed).length }
}

/** Spreadsheets break lines inside cells, and copies bring marks along at their ends that nobody sees. */
function onOneLine(cell: string): string {
  return withoutBreaks(cell).replace(ENDS, '').replace(/\s+/gu, ' ').normalize('NFC')
}

/** An address as it is copied out of a mail program, or out of a link: “Ada Okafor <ada@alder.example>”. */
function bareAddress(cell: string): string {
  return (/^[^<>]*<([^<>\s]+)>$/.exec(cell)?.[1] ?? cell).replace(/^mailto:/i, '')
}

function readRow(cell: (column: Column) => string, line: number, defaults: Defaults): AdmissionRow {
  const faults: { fault: ReadingFault; with: string }[] = []
  const fault = (fault: ReadingFault, typed: string) => {
    faults.push({ fault, with: typed.slice(0, 400) })
    return undefined
  }
  const lang = cell('lang') || defaults.lang
  const nameLang = langSchema.safeParse(lang).success ? lang : fault('lang', lang)
  const name = cell('name')
  if (name === '' || name.length > 400) fault('name', name)
  const call = cell('call') || defaults.call
  if (!idSchema.safeParse(call).success) fault('call', call)
  const party = cell('id') || plainId(name)
  if (!idSchema.safeParse(party).success) fault('id', party)
  const kind = readKind(cell('kind')) ?? fault('kind', cell('kind'))
  const where = cell('country')
  const country = where === '' ? null : (readCountry(where).took ?? fault('country', where))
  const host = hostIn(cell('domain')) ?? fault('domain', cell('domain'))
  const known = identifiersIn(cell('identifiers')) ?? fault('identifiers', cell('identifiers'))
  const level = readLevel(cell('mandate') || defaults.mandate) ?? fault('mandate', cell('mandate'))
  const checked = cell('checked') || defaults.checked
  if (!date.safeParse(checked).success) fault('checked', checked)
  const note = cell('note') || defaults.note
  if (note === '' || note.length > 1900) fault('note', note)
  const evidence = digestsIn(cell('evidence')) ?? fault('evidence', cell('evidence'))
  const admission =
    faults.length > 0
      ? null
      : {
          name,
          nameLang: nameLang!,
          kind: kind!,
          country: country!,
          domain: host === '' ? null : host!,
          identifiers: known!,
          level: level!,
          checked,
          note,
          evidence: evidence!,
          claims: /^(?:yes|oui|true|1|x)$/i.test(cell('claims')),
        }
  const contact = { name: cell('contact'), role: cell('role'), email: bareAddress(cell('email')) }
  return {
    line,
    party: party.slice(0, 64),
    admission,
    faults,
    call,
    lang,
    contact,
    typed: name.slice(0, 400),
  }
}

function readKind(cell: string): Kind | undefined {
  const plain = cell.toLowerCase().replaceAll(/[ _]/g, '-')
  return KINDS.find(kind => kind === plain && kind !== 'unknown') ?? kindNamed(cell)
}

function readLevel(cell: string): MandateLevel | undefined {
  return MANDATES.find(level => level === cell.toLowerCase())
}

/** A domain, also out of an address that was copied whole; '' for none. */
function hostIn(cell: string): string | undefined {
  if (cell === '') return ''
  const address = /^https?:\/\//i.test(cell) ? cell : `https://${cell}`
  if (!URL.canParse(address)) return undefined
  const host = new URL(address).hostname.replace(/^www\./, '')
  return domain.safeParse(host).success ? host : undefined
}

/** As `lei:… ror:… wikidata:Q…`, parted by spaces, commas or semicolons; an address that ends in one is taken too. */
function identifiersIn(cell: string): Identifiers | undefined {
  const found: Record<string, string> = {}
  for (const word of cell.split(/[\s,;]+/).filter(word => word !== '')) {
    const [, scheme, value] =
      /^(lei|ror|wikidata)[:=](?:https?:\/\/\S*\/)?([a-z0-9]+)$/i.exec(word) ??
      /^https?:\/\/(?:[a-z0-9-]+\.)*(ror|wikidata)\.org\/\S*?([a-z0-9]+)$/i.exec(word) ??
      []
    if (scheme === undefined) return undefined
    const name = scheme.toLowerCase()
    found[name] = name === 'ror' ? value!.toLowerCase() : value!.toUpperCase()
  }
  const read = identifiers.safeParse(found)
  return read.success ? read.data : undefined
}

function digestsIn(cell: string): `sha256:${string}`[] | undefined {
  const words = cell.split(/[\s,;]+/).filter(word => word !== '')
  const read = words.map(word => digest.safeParse(word))
  // One place is left for the digest of the plan.
  return words.length > 7 || read.some(one => !one.success) ? undefined : read.map(one => one.data!)
}
