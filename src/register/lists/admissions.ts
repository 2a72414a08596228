import { Refusal } from '../../core/refusal.ts'
import { foldWords } from '../folding.ts'
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
} from '../shapes.ts'
import { readCountry } from './countries.ts'
import { readRecords } from './file.ts'
import { plainId } from './ids.ts'
import { kindNamed } from './read.ts'

/**
 * Lists of parties to admit, as CSV: what each row says, or what of it cannot be read. Whether the register takes it is
 * for others to ask. Columns are found by their names, in any order; those that are not known are told.
 */

export const COLUMNS = {
  name: ['name', 'nom'],
  lang: ['lang', 'language', 'langue'],
  id: ['id', 'identifiant'],
  kind: ['kind', 'category', 'categorie'],
  country: ['country', 'pays'],
  domain: ['domain', 'website', 'domaine', 'site'],
  identifiers: ['identifiers', 'identifiants'],
  contact: ['contact', 'contact name', 'person', 'personne'],
  role: ['role', 'function', 'fonction'],
  email: ['email', 'e mail', 'mail', 'courriel'],
  mandate: ['mandate', 'mandate level', 'mandat'],
  checked: ['checked', 'date', 'verifie le'],
  note: ['note', 'remarque'],
  evidence: ['evidence', 'evidence digest', 'empreinte'],
  call: ['call', 'appel'],
  claims: ['claims', 'reprend'],
} as const
export type Column = keyof typeof COLUMNS
const NAMES = Object.keys(COLUMNS) as Column[]
const COLUMN_OF = new Map(NAMES.flatMap(name => COLUMNS[name].map(word => [word as string, name] as const)))

export const READING_FAULTS = [
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
export type ReadingFault = (typeof READING_FAULTS)[number]

/** What stands for cells that are empty. */
export interface Defaults {
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
  /** The row of the list, from 2: the first holds the names of the columns. */
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

export interface AdmissionList {
  readonly rows: readonly AdmissionRow[]
  /** Headers that name no column. */
  readonly unknown: readonly string[]
}

/** Refuses `file_malformed` where it is no CSV or has no column of names. */
export function readAdmissions(bytes: Uint8Array, defaults: Defaults): AdmissionList {
  const { records } = readRecords(bytes, cells => cells.filter(cell => columnOf(cell) !== undefined).length)
  const header = records[0]?.cells ?? []
  const places = header.map(columnOf)
  if (!places.includes('name'))
    throw new Refusal('file_malformed', 'The first line names the columns; one of them must be “name”.')
  const twice = places.find((place, i) => place !== undefined && places.indexOf(place) !== i)
  if (twice !== undefined) throw new Refusal('file_malformed', `Two columns are called “${twice}”.`)
  const rows = records.slice(1).map(({ cells }, i) => {
    const cell = (column: Column) => {
      const at = places.indexOf(column)
      return at === -1 ? '' : (cells[at] ?? '').trim().normalize('NFC')
    }
    return readRow(cell, i + 2, defaults)
  })
  return { rows, unknown: header.filter((cell, i) => places[i] === undefined && cell.trim() !== '') }
}

function columnOf(cell: string): Column | undefined {
  return COLUMN_OF.get(foldWords(cell))
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
  const contact = { name: cell('contact'), role: cell('role'), email: cell('email') }
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
