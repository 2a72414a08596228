import type { Kind } from '../kinds.ts'
import { foldWords } from '../search-words.ts'
import { cleanCell, clipCell, readWebsite } from './cells.ts'
import { type Columns, FIELDS, findColumns, headerScore, type Named } from './columns.ts'
import { countryNamed, readCountry } from './countries.ts'
import { type DateOrder, readDate } from './dates.ts'
import { type Doubt, doubt, type Field } from './doubts.ts'
import { readRecords } from './file.ts'
import { NOTHING_SETTLED, type Settled } from './settlements.ts'

/** One row of a list, as far as it can be read. Nothing in it is guessed. */
export interface ListRow {
  /** From 1, below the header; rows without a word are not counted. */
  readonly row: number
  /** Empty where the row names nobody: somebody must settle that before the list is taken. */
  readonly name: string
  readonly kind: Kind
  readonly country: string | null
  readonly nature: string | null
  readonly website: string | null
  readonly signed: string | null
  /** The other columns, by their headers. */
  readonly rest: Readonly<Record<string, string>>
}

export interface List {
  readonly rows: readonly ListRow[]
  readonly doubts: readonly Doubt[]
  readonly encoding: string
  readonly delimiter: string
}

export interface Reading {
  /** Headers of columns, where they are not ones that we know. */
  readonly columns?: Named | undefined
  readonly dateOrder?: DateOrder | undefined
  readonly settled?: Settled | undefined
}

/** The categories of lists, folded, in English and French. Kinds come from these words alone. */
const KINDS = new Map<string, Kind>(
  Object.entries({
    'private sector': 'company',
    private: 'company',
    company: 'company',
    companies: 'company',
    business: 'company',
    'secteur prive': 'company',
    entreprise: 'company',
    entreprises: 'company',
    state: 'state',
    states: 'state',
    etat: 'state',
    etats: 'state',
    'public authority': 'public-authority',
    'public authorities': 'public-authority',
    'autorite publique': 'public-authority',
    'autorites publiques': 'public-authority',
    'civil society': 'civil-society',
    'societe civile': 'civil-society',
    academia: 'academia',
    academic: 'academia',
    'international organisation': 'international-organisation',
    'international organization': 'international-organisation',
    'international organisations': 'international-organisation',
    'international organizations': 'international-organisation',
    'organisation internationale': 'international-organisation',
    'organisations internationales': 'international-organisation',
    unknown: 'unknown',
    inconnu: 'unknown',
    inconnue: 'unknown',
  }),
)

/** The kind that a list calls so, by its name here or in the words of lists; undefined for what names none. */
export function kindNamed(cell: string): Kind | undefined {
  return KINDS.get(foldWords(cell))
}

/** Longest name and nature that a body of `party/listed` takes, in UTF-16 units. */
const NAME_MOST = 400
const NATURE_MOST = 200

/**
 * Reads a list of supporters from CSV: any order of columns, any common delimiter, line end and encoding.
 * Everything that could be read otherwise is told as a doubt with its row; nobody is dropped.
 * Refuses `file_malformed` where there is no column of names, or a quote is never closed.
 */
export function readList(bytes: Uint8Array, reading: Reading = {}): List {
  const { columns: named = {}, dateOrder, settled = NOTHING_SETTLED } = reading
  const doubts: Doubt[] = []
  const { records, encoding, delimiter } = readRecords(bytes, cells => headerScore(cells, named))
  const columns = findColumns(
    records.map(record => record.cells),
    named,
    doubts,
  )
  const rows: ListRow[] = []
  for (const { cells, guessed } of records.slice(columns.at + 1)) {
    const row = rows.length + 1
    if (cells.every(cell => cell.trim() === '')) {
      doubts.push(doubt(rows.length, 'row', 'row_empty', cells.join(delimiter)))
      continue
    }
    const mine = settled.cells.filter(cell => cell.row === row)
    const found: Doubt[] = []
    tellShape(cells, columns, delimiter, row, found)
    if (guessed) found.push(doubt(row, 'row', 'encoding_guessed', cells.join(' ').trim()))
    const one = readRow(cells, columns, mine, row, dateOrder, found)
    // A decision about a row settles what had to be settled there.
    doubts.push(
      ...(mine.length > 0
        ? found.filter(it => it.why !== 'cells_many' && it.why !== 'rows_swallowed')
        : found),
    )
    rows.push(one)
  }
  for (const cell of settled.cells)
    if (cell.row > rows.length)
      doubts.push(doubt(null, 'list', 'settle_unused', `row ${cell.row}, ${cell.field}`, null))
  if (rows.length === 0) doubts.push(doubt(null, 'list', 'list_empty', ''))
  tellDoubles(rows, doubts)
  return { rows, doubts, encoding, delimiter }
}

function readRow(
  cells: readonly string[],
  columns: Columns,
  settled: Settled['cells'],
  row: number,
  order: DateOrder | undefined,
  doubts: Doubt[],
): ListRow {
  const cell = {} as Record<Field, string>
  for (const field of FIELDS) {
    const at = columns.of[field]
    const decided = settled.findLast(one => one.field === field)
    const raw = at === undefined ? '' : (cells[at] ?? '')
    if (decided) doubts.push(doubt(row, field, 'settled', raw, decided.value))
    cell[field] = cleanCell(decided ? decided.value : raw, row, field, doubts)
  }
  const blankTold = (field: Field) =>
    columns.of[field] !== undefined && !settled.some(one => one.field === field)
  if (cell.name === '') doubts.push(doubt(row, 'name', 'name_blank', cells.filter(Boolean).join(', ')))
  const name = clipCell(cell.name, NAME_MOST, row, 'name', doubts)
  const kind = readKind(cell.kind, row, blankTold('kind'), doubts)
  const country = readLand(cell.country, kind === 'state' ? name : null, row, blankTold('country'), doubts)
  const nature = cell.nature === '' ? null : clipCell(cell.nature, NATURE_MOST, row, 'nature', doubts)
  const website = readWebsite(cell.website, row, doubts)
  const signed = readSigned(cell.signed, row, blankTold('signed'), order, doubts)
  const rest: Record<string, string> = Object.create(null)
  for (const at of columns.rest) {
    const text = (cells[at] ?? '').trim()
    if (text !== '') rest[columns.headers[at] || `column ${at + 1}`] = text
  }
  return { row, name, kind, country, nature, website, signed, rest }
}

function readKind(cell: string, row: number, tell: boolean, doubts: Doubt[]): Kind {
  const kind = KINDS.get(foldWords(cell))
  if (kind !== undefined) return kind
  if (cell !== '') doubts.push(doubt(row, 'kind', 'kind_unknown', cell, 'unknown'))
  else if (tell) doubts.push(doubt(row, 'kind', 'kind_blank', '', 'unknown'))
  return 'unknown'
}

/** A state whose code is wrong is still the country of its own name; of anybody else a wrong code tells nothing. */
function readLand(
  cell: string,
  state: string | null,
  row: number,
  tell: boolean,
  doubts: Doubt[],
): string | null {
  if (cell === '') {
    if (tell) doubts.push(doubt(row, 'country', 'country_blank', ''))
    return null
  }
  const { took, note, split } = readCountry(cell)
  const own = took === null && state !== null ? countryNamed(state) : undefined
  if (own !== undefined) {
    doubts.push(doubt(row, 'country', 'country_by_name', cell, own, note))
    return own
  }
  if (note !== null) {
    const why = took !== null ? 'country_mistaken' : split ? 'country_split' : 'country_unknown'
    doubts.push(doubt(row, 'country', why, cell, took, note))
  }
  return took
}

function readSigned(
  cell: string,
  row: number,
  tell: boolean,
  order: DateOrder | undefined,
  doubts: Doubt[],
): string | null {
  if (cell === '') {
    if (tell) doubts.push(doubt(row, 'signed', 'date_blank', ''))
    return null
  }
  const { took, why } = readDate(cell, order)
  if (why !== null) doubts.push(doubt(row, 'signed', why, cell, took))
  return took
}

/** Too few or too many cells, and cells that hold lines of the list itself. */
function tellShape(
  cells: readonly string[],
  columns: Columns,
  delimiter: string,
  row: number,
  doubts: Doubt[],
): void {
  const width = columns.headers.findLastIndex(header => header !== '') + 1
  if (cells.length < width) doubts.push(doubt(row, 'row', 'cells_few', `${cells.length} of ${width}`))
  const extra = cells.slice(width).filter(cell => cell.trim() !== '')
  if (extra.length > 0) doubts.push(doubt(row, 'row', 'cells_many', cells.join(delimiter)))
  const swallowed = cells.find(cell => {
    const lines = cell.split('\n')
    return lines.length > 1 && lines.some(line => line.split(delimiter).length >= Math.max(2, width - 1))
  })
  if (swallowed !== undefined) doubts.push(doubt(row, 'row', 'rows_swallowed', swallowed))
}

function tellDoubles(rows: readonly ListRow[], doubts: Doubt[]): void {
  const first = new Map<string, number>()
  for (const { row, name } of rows) {
    const key = foldWords(name) || name
    const before = first.get(key)
    if (name !== '' && before !== undefined)
      doubts.push(doubt(row, 'name', 'name_double', name, name, `row ${before} has it too`))
    else first.set(key, row)
  }
}
