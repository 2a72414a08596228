import { z } from 'zod'
import { brief } from '../../core/bytes.ts'
import { withoutBreaks } from '../../core/hidden.ts'
import { hasLongRun, toNfc, trimmed } from '../../core/normal.ts'
import { Refusal } from '../../core/refusal.ts'
import { units } from '../../core/units.ts'
import {
  country,
  date,
  digest,
  domain,
  id,
  identifiers,
  KINDS,
  type Kind,
  kind,
  lang,
  MANDATES,
  type MandateLevel,
  type Said,
} from '../kinds.ts'
import { meaningsOf } from '../search-words.ts'
import { readCountry } from './countries.ts'
import { readRecords } from './file.ts'
import { plainId } from './ids.ts'
import { looksOf } from './person-names.ts'
import { isPersonKind, kindNamed } from './read.ts'

/**
 * Lists of parties to admit, as CSV: what each row says, or what of it cannot be read. Callers ask whether the register
 * takes it. Columns are found by their names, in any order; what is not read is told.
 */

/** The columns of lists of parties to admit, by the names that secretariats give them in English and French. */
export const COLUMNS = {
  name: `
    name, nom, organisation, organization, organisation name, organization name, nom de l organisation,
    denomination, raison sociale, entity, entite, institution
  `,
  lang: 'lang, language, langue',
  id: 'id, identifiant',
  kind: 'kind, category, categorie, type, sector, secteur',
  country: 'country, pays, nationality, nationalite, country code, code pays',
  domain: 'domain, website, domaine, site, web site, site web, site internet, url',
  identifiers: 'identifiers, identifiants',
  contact: `
    contact, contact name, contact person, person, personne, representative, representant, representante,
    nom du contact
  `,
  role: 'role, function, fonction, job title, position, titre, poste, qualite',
  email: `
    email, e mail, mail, courriel, email address, e mail address, adresse e mail, adresse email, adresse mail,
    adresse electronique
  `,
  mandate: 'mandate, mandate level, mandat',
  checked: 'checked, date, verifie le',
  note: 'note, remarque',
  evidence: 'evidence, evidence digest, empreinte',
  call: 'call, appel',
  claims: 'claims, reprend',
  reason: 'reason, why, motif, pourquoi',
}
type Column = keyof typeof COLUMNS
const columnOf = meaningsOf(COLUMNS)

/** Levels as lists write them, folded as `foldWords` does: the words of the pages in English, French and Arabic. */
const LEVELS = {
  email: 'email, e mail, courriel, البريد الالكتروني',
  domain: 'domain, domaine, النطاق',
  voucher: 'voucher, garant, كفاله',
  instrument: 'instrument, on paper, sur papier, وثيقه ورقيه',
  vetted: 'vetted, pieces controlees, تحقق معمق',
  none: 'none, not checked yet, pas encore verifiee, لم يجر التحقق بعد',
} as const satisfies Record<MandateLevel | 'none', string>
/** Undefined for words that name no level. */
export const levelNamed = meaningsOf(LEVELS)

/** What each cell must hold. */
const cellsSchema = z.strictObject({
  lang,
  name: units(400, 1).refine(name => !hasLongRun(name)),
  call: id,
  id,
  kind,
  country: country.nullable(),
  domain: domain.nullable(),
  identifiers,
  /** `none`: nobody has checked anything yet. */
  mandate: z.enum([...MANDATES, 'none']),
  checked: date,
  /** Empty where nothing was checked. */
  note: units(1900),
  /** One place stays free for the digest of the plan. */
  evidence: z.array(digest).max(7),
})
/** The cells that cannot be read. */
export const READING_FAULTS = cellsSchema.keyof().options
type ReadingFault = (typeof READING_FAULTS)[number]

/** What empty cells mean. */
type Defaults = Readonly<{
  lang: string
  call: string
  mandate: string
  note: string
  checked: string
  /** They are invited: the use of its link shows a mandate by e-mail, and nobody has to say how it was checked. */
  isInvited?: boolean
}>

/** What an organisation is said to be, unchecked. */
export const organisation = {
  name: cellsSchema.shape.name,
  nameLang: lang,
  kind,
  country: country.nullable(),
  domain: domain.nullable(),
  identifiers,
}
export const admission = z.strictObject({
  ...organisation,
  level: z.enum(MANDATES).nullable(),
  checked: date,
  note: cellsSchema.shape.note,
  evidence: cellsSchema.shape.evidence,
  claims: z.boolean(),
})
type Admission = z.infer<typeof admission>

/** The body of `party/admitted`; its note is said by whoever admits, where something was checked. */
export function bodyOfAdmission(
  party: string,
  { name, nameLang, level, checked, evidence, note: _, ...facts }: Admission,
  note: Said,
) {
  const mandate = level && { level, checked, note, evidence }
  return { party, names: [{ lang: nameLang, text: name }], ...facts, mandate, keys: [] }
}

export type AdmissionRow = Readonly<{
  /** The row as a spreadsheet numbers it: the first, as a rule, holds the names of the columns. */
  line: number
  /** The id that it names, or that its name suggests. */
  party: string
  admission: Admission | null
  /** The cells that cannot be read, with what stands in them. */
  faults: readonly Readonly<{ fault: ReadingFault; with: string }>[]
  call: string
  /** The language in which its people read. */
  lang: string
  contact: Readonly<{ name: string; role: string; email: string }>
  /** Why this one is invited: its letter says so. */
  reason: string
  /** The name as it was typed. */
  typed: string
  /** It names a person, as its kind says, or as its name makes likely where nothing else says that it does not. */
  person: 'said' | 'likely' | null
}>

export type AdmissionList = Readonly<{
  rows: readonly AdmissionRow[]
  /** What is not read: headers that name no column, and words above them. */
  unread: readonly string[]
  /** How many rows were not in UTF-8, so that their letters are a guess. */
  guessed: number
}>

/**
 * Refuses `file_malformed` where it is no CSV or has no column of names, and where it has more rows than `most`, or a
 * cell longer than all that can stand in one: before any of them is read.
 */
export function readAdmissions(bytes: Uint8Array, defaults: Defaults, most = Infinity): AdmissionList {
  const { records } = readRecords(bytes, columnsNamed)
  const { at, of, unread } = findAdmissionColumns(records.map(({ cells }) => cells))
  const told = records.slice(at + 1).filter(({ cells }) => !isBlank(cells))
  requireBounded(told, of, most)
  const rows = told.map(({ cells, row }) => {
    const cell = (column: Column) => {
      const place = of.get(column)
      return place === undefined ? '' : onOneLine(cells[place] ?? '')
    }
    return readRow(cell, row, defaults)
  })
  return { rows, unread, guessed: told.filter(({ guessed }) => guessed).length }
}

/** The names of the columns, and the records of these rows alone: a list of what is left of another. */
export function recordsOf(bytes: Uint8Array, lines: ReadonlySet<number>): (readonly string[])[] {
  const { records } = readRecords(bytes, columnsNamed)
  const { at } = findAdmissionColumns(records.map(({ cells }) => cells))
  return records.filter(({ row }, i) => i === at || (i > at && lines.has(row))).map(({ cells }) => cells)
}

function requireBounded(
  told: ReturnType<typeof readRecords>['records'],
  of: AdmissionColumns['of'],
  most: number,
): void {
  if (told.length > most)
    throw new Refusal('file_malformed', `The list has ${told.length} rows; ${most} are the most.`)
  for (const { cells, row } of told)
    for (const [column, place] of of) {
      const length = cells[place]?.length ?? 0
      if (length > MOST_CELL)
        throw new Refusal(
          'file_malformed',
          `Row ${row} has ${length} characters in the column of “${column}”; ${MOST_CELL} are the most.`,
        )
    }
}

/** Characters of a cell that is read: the longest that can be right, and room for spaces. */
const MOST_CELL = 4_000

/** Spreadsheets break lines inside cells, and copies bring marks along at their ends that nobody sees. */
function onOneLine(cell: string): string {
  return toNfc(trimmed(withoutBreaks(cell)).replace(/\s+/gu, ' '))
}

/** An address as it is copied out of a mail program, or out of a link: “Ada Okafor <ada@alder.example>”. */
function bareAddress(cell: string): string {
  return (/^[^<>]*<([^<>\s]+)>$/.exec(cell)?.[1] ?? cell).replace(/^mailto:/i, '')
}

function readRow(cell: (column: Column) => string, line: number, defaults: Defaults): AdmissionRow {
  const typed = {
    lang: cell('lang') || defaults.lang,
    name: cell('name'),
    call: cell('call') || defaults.call,
    id: cell('id') || plainId(cell('name')),
    kind: cell('kind'),
    country: cell('country'),
    domain: cell('domain'),
    identifiers: cell('identifiers'),
    mandate: cell('mandate') || defaults.mandate,
    checked: cell('checked') || defaults.checked,
    note: cell('note') || defaults.note,
    evidence: cell('evidence'),
  }
  const level = levelNamed(typed.mandate)
  const { data: read, error } = cellsSchema.safeParse({
    ...typed,
    kind: readKind(typed.kind),
    country: typed.country === '' ? null : (readCountry(typed.country).took ?? undefined),
    domain: typed.domain === '' ? null : hostIn(typed.domain),
    identifiers: identifiersIn(typed.identifiers),
    mandate: level,
    evidence: wordsIn(typed.evidence),
  })
  const needsNote = level !== 'none' && !(defaults.isInvited && level === 'email')
  const isUnsaid = typed.note === '' && needsNote
  const isBad = (name: ReadingFault) =>
    error?.issues.some(({ path }) => path[0] === name) || (name === 'note' && isUnsaid)
  const faults = READING_FAULTS.filter(isBad).map(name => ({ fault: name, with: typed[name].slice(0, 400) }))
  const claims = /^(?:yes|oui|true|1|x)$/i.test(cell('claims'))
  const { name, call, lang } = typed
  return {
    line,
    party: typed.id.slice(0, 64),
    admission: read === undefined || isUnsaid ? null : admissionIn(read, claims),
    faults,
    call,
    lang,
    contact: { name: cell('contact'), role: cell('role'), email: bareAddress(cell('email')) },
    reason: cell('reason'),
    typed: name.slice(0, 400),
    person: personIn(typed),
  }
}

function personIn({
  name,
  kind,
  domain,
  identifiers,
}: Readonly<Record<'name' | 'kind' | 'domain' | 'identifiers', string>>) {
  if (isPersonKind(kind)) return 'said'
  return domain === '' && identifiers === '' && looksOf(name) === 'likely' ? 'likely' : null
}

function admissionIn(
  { lang: nameLang, mandate, call: _, id: __, ...read }: z.infer<typeof cellsSchema>,
  claims: boolean,
): Admission {
  return { ...read, nameLang, level: mandate === 'none' ? null : mandate, claims }
}

function readKind(cell: string): Kind | undefined {
  const plain = cell.toLowerCase().replaceAll(/[ _]/g, '-')
  return KINDS.find(kind => kind === plain && kind !== 'unknown') ?? kindNamed(cell)
}

/** A host, also out of an address that was copied whole. */
function hostIn(cell: string): string | undefined {
  const address = /^https?:\/\//i.test(cell) ? cell : `https://${cell}`
  return URL.parse(address)?.hostname.replace(/^www\./, '')
}

/** As `lei:… ror:… wikidata:Q…`, parted by spaces, commas or semicolons; an address that ends in one is taken too. */
function identifiersIn(cell: string): Readonly<Record<string, string>> | undefined {
  const found: Record<string, string> = {}
  for (const word of wordsIn(cell)) {
    const [, scheme, value] =
      /^(lei|ror|wikidata)[:=](?:https?:\/\/\S*\/)?([a-z0-9]+)$/i.exec(word) ??
      /^https?:\/\/(?:[a-z0-9-]+\.)*(ror|wikidata)\.org\/(?:\S*[^a-z0-9\s])?([a-z0-9]+)$/i.exec(word) ??
      []
    if (scheme === undefined) return undefined
    const name = scheme.toLowerCase()
    found[name] = name === 'ror' ? value!.toLowerCase() : value!.toUpperCase()
  }
  return found
}

function wordsIn(cell: string): string[] {
  return cell.split(/[\s,;]+/).filter(word => word !== '')
}

/** Lines above the one that names the columns, as a title and a date are typed over a table. */
const MOST_ABOVE = 9

type AdmissionColumns = Readonly<{
  /** Which record names them. */
  at: number
  of: ReadonlyMap<Column, number>
  /** What is not read: headers that name no column, and the words above them. */
  unread: readonly string[]
}>

/** Longer cells above a list, and in a file that is none, are not looked at. */
const columnNamed = (cell: string) => (cell === '' || cell.length > 200 ? undefined : columnOf(cell))

/** How many of these cells name a column. */
function columnsNamed(cells: readonly string[]): number {
  return cells.filter(cell => columnNamed(cell) !== undefined).length
}

/** Refuses `file_malformed` where no line near the top names the column of names, or two say the same. */
function findAdmissionColumns(records: readonly (readonly string[])[]): AdmissionColumns {
  const near = records.slice(0, MOST_ABOVE + 1)
  const scores = near.map(cells =>
    cells.some(cell => columnNamed(cell) === 'name') ? columnsNamed(cells) : 0,
  )
  const best = Math.max(0, ...scores)
  if (best === 0) {
    const seen = (records.find(cells => !isBlank(cells)) ?? []).map(cell => brief(cell.trim(), 30)).join(', ')
    throw new Refusal(
      'file_malformed',
      `No line at the top names the columns; one of them must be “name”. The first line says: ${seen || 'nothing'}.`,
    )
  }
  const at = scores.indexOf(best)
  const headers = near[at]!.map(cell => cell.trim())
  const of = new Map<Column, number>()
  for (const [i, header] of headers.entries()) {
    const column = columnNamed(header)
    if (column === undefined) continue
    const other = of.get(column)
    if (other !== undefined)
      throw new Refusal(
        'file_malformed',
        `Two columns, “${brief(headers[other]!, 40)}” and “${brief(header, 40)}”, are both read as “${column}”. Rename one.`,
      )
    of.set(column, i)
  }
  const above = near.slice(0, at).filter(cells => !isBlank(cells))
  return {
    at,
    of,
    unread: [
      ...above.map(cells => cells.join(' ').trim()),
      ...headers.filter(header => header !== '' && columnNamed(header) === undefined),
    ].map(words => brief(words, 60)),
  }
}

/** A row of a table in which nothing stands, as they trail behind what a spreadsheet saves. */
function isBlank(cells: readonly string[]): boolean {
  return cells.every(cell => cell.trim() === '')
}
