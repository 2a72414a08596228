import { brief } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { foldWords } from '../search-words.ts'

/** The columns of lists of parties to admit, by the names that secretariats give them in English and French. */
export const COLUMNS = {
  name: [
    'name',
    'nom',
    'organisation',
    'organization',
    'organisation name',
    'organization name',
    'nom de l organisation',
    'denomination',
    'raison sociale',
    'entity',
    'entite',
    'institution',
  ],
  lang: ['lang', 'language', 'langue'],
  id: ['id', 'identifiant'],
  kind: ['kind', 'category', 'categorie', 'type', 'sector', 'secteur'],
  country: ['country', 'pays', 'nationality', 'nationalite', 'country code', 'code pays'],
  domain: ['domain', 'website', 'domaine', 'site', 'web site', 'site web', 'site internet', 'url'],
  identifiers: ['identifiers', 'identifiants'],
  contact: [
    'contact',
    'contact name',
    'contact person',
    'person',
    'personne',
    'representative',
    'representant',
    'representante',
    'nom du contact',
  ],
  role: ['role', 'function', 'fonction', 'job title', 'position', 'titre', 'poste', 'qualite'],
  email: [
    'email',
    'e mail',
    'mail',
    'courriel',
    'email address',
    'e mail address',
    'adresse e mail',
    'adresse email',
    'adresse mail',
    'adresse electronique',
  ],
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

/** Lines above the one that names the columns, as a title and a date are typed over a table. */
const MOST_ABOVE = 9

interface AdmissionColumns {
  /** Which record names them. */
  readonly at: number
  readonly of: ReadonlyMap<Column, number>
  /** What is not read: headers that name no column, and the words above them. */
  readonly unread: readonly string[]
}

/** How many of these cells name a column. */
export function columnsNamed(cells: readonly string[]): number {
  return cells.filter(cell => columnOf(cell) !== undefined).length
}

/** Refuses `file_malformed` where no line near the top names the column of names, or two say the same. */
export function findAdmissionColumns(records: readonly (readonly string[])[]): AdmissionColumns {
  const near = records.slice(0, MOST_ABOVE + 1)
  const scores = near.map(cells => (cells.some(cell => columnOf(cell) === 'name') ? columnsNamed(cells) : 0))
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
    const column = columnOf(header)
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
      ...headers.filter(header => header !== '' && columnOf(header) === undefined),
    ].map(words => brief(words, 60)),
  }
}

/** A row of a table in which nothing stands, as they trail behind what a spreadsheet saves. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every(cell => cell.trim() === '')
}

function columnOf(cell: string): Column | undefined {
  return COLUMN_OF.get(foldWords(cell))
}
