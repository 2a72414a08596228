import { toNfc } from '../../core/normal.ts'
import type { Kind } from '../kinds.ts'
import { foldWords, meaningsOf } from '../search-words.ts'
import { cleanCell, clipCell, readWebsite } from './cells.ts'
import { type Columns, FIELDS, findColumns, headerScore, type Named } from './columns.ts'
import { countryNamed, readCountry } from './countries.ts'
import { type DateOrder, readDate } from './dates.ts'
import { type Doubt, type Field, type Tell, telling } from './doubts.ts'
import { readRecords } from './file.ts'
import { NOTHING_SETTLED, type Settled } from './settlements.ts'

/** One row of a list, as far as it can be read. Nothing is guessed. */
export type ListRow = Readonly<{
  /** From 1, below the header; rows without a word are not counted. */
  row: number
  /** Empty if the row names nobody: somebody must settle that before the list is taken. */
  name: string
  kind: Kind
  country: string | null
  nature: string | null
  website: string | null
  signed: string | null
  /** The other columns, by their headers. */
  rest: Readonly<Record<string, string>>
  person: PersonSign
}>

/**
 * What the cells beside a name tell of a person: the row says that it is one (`said`), is one or names who acts for an
 * organisation (`likely`), or has a job or a title, as some organisations have (`hint`).
 */
type PersonSign = 'said' | 'likely' | 'hint' | null

export type List = Readonly<{
  rows: readonly ListRow[]
  doubts: readonly Doubt[]
  encoding: string
  delimiter: string
}>

export type Reading = Readonly<{
  columns?: Named | undefined
  dateOrder?: DateOrder | undefined
  settled?: Settled | undefined
}>

/**
 * Categories of lists by the kind that they are, in each language of pages: the words of this site for
 * kinds, and those that secretariats write for them. Capitals and accents make no difference.
 */
export const KIND_WORDS = {
  state: [
    ...['state', 'states', 'government', 'governments', 'état', 'états', 'gouvernement', 'gouvernements'],
    ...['دولة', 'دول', 'الدول', 'حكومة', 'حكومات'],
  ],
  'public-authority': [
    ...['public authority', 'public authorities', 'public body', 'public bodies', 'public sector'],
    ...['local authority', 'local authorities', 'local government', 'city', 'cities', 'municipality'],
    ...[
      'municipalities',
      'autorité publique',
      'autorités publiques',
      'secteur public',
      'établissement public',
    ],
    ...['établissements publics', 'collectivité', 'collectivités', 'collectivité territoriale'],
    ...['collectivités territoriales', 'collectivité locale', 'collectivités locales', 'ville', 'villes'],
    ...['commune', 'communes', 'mairie', 'mairies', 'région', 'régions', 'département', 'départements'],
    ...['métropole', 'métropoles', 'administration', 'administrations'],
    ...['سلطة عامة', 'السلطات العامة', 'هيئة عامة', 'بلدية', 'بلديات', 'مدينة', 'القطاع العام'],
  ],
  'international-organisation': [
    ...['international organisation', 'international organization', 'international organisations'],
    ...['international organizations', 'intergovernmental organisation', 'intergovernmental organization'],
    ...['intergovernmental organisations', 'intergovernmental organizations', 'organisation internationale'],
    ...['organisations internationales', 'organisation intergouvernementale'],
    ...['organisations intergouvernementales'],
    ...['منظمة دولية', 'منظمات دولية', 'المنظمات الدولية', 'منظمة حكومية دولية'],
  ],
  company: [
    ...['company', 'companies', 'business', 'businesses', 'private sector', 'private', 'sme', 'smes'],
    ...['corporation', 'corporations', 'entreprise', 'entreprises', 'secteur privé', 'société', 'sociétés'],
    ...['pme'],
    ...['شركة', 'شركات', 'الشركات', 'القطاع الخاص', 'مؤسسة تجارية'],
  ],
  'civil-society': [
    ...['civil society', 'ngo', 'ngos', 'non-governmental organisation', 'non-governmental organization'],
    ...['non-governmental organisations', 'non-governmental organizations', 'non-profit', 'nonprofit'],
    ...['association', 'associations', 'foundation', 'foundations', 'charity', 'charities', 'trade union'],
    ...['trade unions', 'société civile', 'ong', 'organisation non gouvernementale'],
    ...['organisations non gouvernementales', 'fondation', 'fondations', 'syndicat', 'syndicats'],
    ...['مجتمع مدني', 'المجتمع المدني', 'منظمة غير حكومية', 'منظمات غير حكومية', 'جمعية', 'جمعيات', 'نقابة'],
  ],
  academia: [
    ...['academia', 'academic', 'university', 'universities', 'higher education', 'research institute'],
    ...['research institutes', 'monde universitaire', 'université', 'universités', 'universitaire'],
    ...['enseignement supérieur', 'institut de recherche', 'instituts de recherche'],
    ...['أوساط أكاديمية', 'الأوساط الأكاديمية', 'جامعة', 'جامعات', 'معهد بحوث', 'التعليم العالي'],
  ],
  unknown: [
    ...['unknown', 'kind not recorded', 'inconnu', 'inconnue', 'catégorie non précisée', 'غير معروف'],
    'النوع غير مقيّد',
    'النوع غير مسجَّل',
    'النوع غير مسجل',
  ],
} satisfies Record<Kind, readonly string[]>

/** The kind of which a category of lists is. Kinds come from these words alone. */
export const kindNamed = meaningsOf(foldedKinds())

function foldedKinds() {
  const folded = Object.entries(KIND_WORDS).map(([kind, words]) => [kind, words.map(foldWords).join(', ')])
  return Object.fromEntries(folded) as Record<Kind, string>
}

/** Categories of people. */
const personKind = meaningsOf({
  person: `
    person, persons, people, individual, individuals, individual signatory, individual signatories, private person,
    private persons, private individual, private individuals, natural person, natural persons, citizen, citizens,
    expert, experts, researcher, researchers, student, students, professor, professors, journalist, journalists,
    personne, personnes, personne physique, personnes physiques, particulier, particuliers, citoyen, citoyens, citoyenne,
    citoyennes, citoyen ne, individu, individus, chercheur, chercheurs, chercheuse, etudiant, etudiants, etudiante,
    professeur, professeurs, personnalite, personnalites, a titre individuel, a titre personnel, privatperson,
    privatpersonen, naturliche person, einzelperson, einzelpersonen, burger, burgerin, burgerinnen, persona, personas,
    persona fisica, personas fisicas, ciudadano, ciudadanos, ciudadana, particulares, individuo, individuos, cittadino,
    cittadini, privato cittadino, pessoa, pessoas, pessoa fisica, cidadao, cidadaos, natuurlijk persoon, particulieren,
    osoba, osoba fizyczna, гражданин, граждане, физическое лицо, 個人, 个人, 개인, فرد, افراد
  `,
})

export const isPersonKind = (cell: string): boolean => personKind(cell) !== undefined

/** The longest name and nature that a body of `party/listed` takes, in UTF-16 units. */
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
  const tellOfList = telling(doubts, null)
  const { records, encoding, delimiter } = readRecords(bytes, cells => headerScore(cells, named))
  const all = records.map(({ cells }) => cells)
  const columns = findColumns(all, named, tellOfList)
  const rows: ListRow[] = []
  for (const { cells, guessed } of records.slice(columns.at + 1)) {
    const row = rows.length + 1
    if (cells.every(cell => cell.trim() === '')) {
      telling(doubts, rows.length)('row', 'row_empty', cells.join(delimiter))
      continue
    }
    const mine = settled.cells.filter(cell => cell.row === row)
    const found: Doubt[] = []
    const tell = telling(found, row)
    tellShape(cells, columns, delimiter, tell)
    if (guessed) tell('row', 'encoding_guessed', cells.join(' ').trim())
    rows.push({ row, ...readRow(cells, columns, mine, dateOrder, tell) })
    // A decision about a row settles what had to be settled there.
    const isSettled = ({ why }: Doubt) =>
      mine.length > 0 && (why === 'cells_many' || why === 'rows_swallowed')
    doubts.push(...found.filter(one => !isSettled(one)))
  }
  for (const cell of settled.cells)
    if (cell.row > rows.length) tellOfList('list', 'settle_unused', `row ${cell.row}, ${cell.field}`)
  if (rows.length === 0) tellOfList('list', 'list_empty', '')
  tellDoubles(rows, doubts)
  return { rows, doubts, encoding, delimiter }
}

function readRow(
  cells: readonly string[],
  columns: Columns,
  settled: Settled['cells'],
  order: DateOrder | undefined,
  tell: Tell,
): Omit<ListRow, 'row'> {
  const cell = {} as Record<Field, string>
  for (const field of FIELDS) {
    const at = columns.of[field]
    const decided = settled.findLast(one => one.field === field)
    const raw = at === undefined ? '' : (cells[at] ?? '')
    if (decided) tell(field, 'settled', raw, decided.value)
    cell[field] = cleanCell(decided ? decided.value : raw, field, tell)
  }
  /** Told of a blank cell, unless its column is missing or somebody has decided it. */
  const tellBlank: Tell = (field, ...what) => {
    if (columns.of[field as Field] !== undefined && !settled.some(one => one.field === field))
      tell(field, ...what)
  }
  const given = columns.person.given
  const firstName = given === undefined || given === columns.of.name ? '' : (cells[given] ?? '').trim()
  const isBeside = columns.person.beside && cell.name !== ''
  // The family's name alone would name another.
  if (firstName !== '' && !isBeside && !settled.some(({ field }) => field === 'name'))
    cell.name = toNfc(`${firstName} ${cell.name}`.trim())
  if (cell.name === '') tell('name', 'name_blank', cells.filter(Boolean).join(', '))
  const name = clipCell(cell.name, NAME_MOST, 'name', tell)
  const kind = readKind(cell.kind, tell, tellBlank)
  const country = readLand(cell.country, kind === 'state' ? name : null, tell, tellBlank)
  const nature = cell.nature === '' ? null : clipCell(cell.nature, NATURE_MOST, 'nature', tell)
  const website = readWebsite(cell.website, tell)
  const signed = readSigned(cell.signed, order, tell, tellBlank)
  const rest: Record<string, string> = Object.create(null)
  for (const at of columns.rest) {
    const text = (cells[at] ?? '').trim()
    if (text !== '') rest[columns.headers[at] || `column ${at + 1}`] = text
  }
  return { name, kind, country, nature, website, signed, rest, person: signIn() }

  function signIn(): PersonSign {
    const { family, says } = columns.person
    if (isPersonKind(cell.kind)) return 'said'
    const filled = (at: number | undefined) => at !== undefined && (cells[at] ?? '').trim() !== ''
    if (filled(given) || filled(family)) return isBeside ? 'likely' : 'said'
    return says.some(filled) ? 'hint' : null
  }
}

function readKind(cell: string, tell: Tell, tellBlank: Tell): Kind {
  const kind = kindNamed(cell)
  if (kind !== undefined) return kind
  if (isPersonKind(cell)) return 'unknown'
  if (cell === '') tellBlank('kind', 'kind_blank', '', 'unknown')
  else tell('kind', 'kind_unknown', cell, 'unknown')
  return 'unknown'
}

/** A state whose code is wrong is still the country of its own name; of anybody else a wrong code tells nothing. */
function readLand(cell: string, state: string | null, tell: Tell, tellBlank: Tell): string | null {
  if (cell === '') {
    tellBlank('country', 'country_blank', '')
    return null
  }
  const { took, note, split } = readCountry(cell)
  const own = took === null && state !== null ? countryNamed(state) : undefined
  if (own !== undefined) {
    tell('country', 'country_by_name', cell, own, note)
    return own
  }
  if (note !== null) {
    const why = took !== null ? 'country_mistaken' : split ? 'country_split' : 'country_unknown'
    tell('country', why, cell, took, note)
  }
  return took
}

function readSigned(cell: string, order: DateOrder | undefined, tell: Tell, tellBlank: Tell): string | null {
  if (cell === '') {
    tellBlank('signed', 'date_blank', '')
    return null
  }
  const { took, why } = readDate(cell, order)
  if (why !== null) tell('signed', why, cell, took)
  return took
}

/** Too few or too many cells, and cells that hold lines of the list itself. */
function tellShape(cells: readonly string[], { headers }: Columns, delimiter: string, tell: Tell): void {
  const width = headers.findLastIndex(header => header !== '') + 1
  if (cells.length < width) tell('row', 'cells_few', `${cells.length} of ${width}`)
  if (cells.slice(width).some(cell => cell.trim() !== '')) tell('row', 'cells_many', cells.join(delimiter))
  const swallowed = cells.find(cell => {
    const lines = cell.split('\n')
    return lines.length > 1 && lines.some(line => line.split(delimiter).length >= Math.max(2, width - 1))
  })
  if (swallowed !== undefined) tell('row', 'rows_swallowed', swallowed)
}

function tellDoubles(rows: readonly ListRow[], doubts: Doubt[]): void {
  const first = new Map<string, number>()
  for (const { row, name } of rows) {
    const key = foldWords(name) || name
    const before = first.get(key)
    if (name !== '' && before !== undefined)
      telling(doubts, row)('name', 'name_double', name, name, `row ${before} has it too`)
    else first.set(key, row)
  }
}
