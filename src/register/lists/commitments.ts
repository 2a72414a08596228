import { brief } from '../../core/bytes.ts'
import { formatCsvRow, guarded, unguarded } from '../../core/csv.ts'
import { withoutBreaks } from '../../core/hidden.ts'
import { toNfc } from '../../core/normal.ts'
import { Refusal } from '../../core/refusal.ts'
import { LANG } from '../../core/words.ts'
import type { Pledge } from '../commitment-kinds.ts'
import type { CommitmentRow } from '../commitment-rows.ts'
import type { Said } from '../kinds.ts'
import { meaningsOf } from '../search-words.ts'
import { readRecords } from './file.ts'
import { unmistakable } from './numbers.ts'

/**
 * The commitments of a party as CSV, a row for each. What is written here is read here to the same commitments, and
 * these are written to the same bytes. Nothing in a cell is computed by a spreadsheet (core/csv).
 *
 *     id,principle,catalogue,edition,measure,what,…,due,milestones,part,lang
 *     shore-power,quiet-berths,air,2,shore-power,Offer shore power at 40 berths.,…,2027-06-30,2026-12-31 20 berths,,en
 *
 * Words are in the language of the row's last cell. Words in another begin with it: `[fr] Du courant à quai.` A milestone
 * is a line that begins with its day; further lines of its words are set in by two spaces. Words that are kept beside
 * the log and not at hand, or longer than a cell that is read here, are written by their digest, and stay as they are.
 */

/** The columns, in their order, with the names by which a file may call them. */
const NAMES = {
  id: 'id, identifiant',
  principle: 'principle, principe',
  catalogue: 'catalogue, catalog',
  edition: 'edition',
  measure: 'measure, mesure',
  what: 'what, commitment, engagement, quoi',
  scope: 'scope, portee, perimetre',
  indicator: 'indicator, indicateur',
  baseline: 'baseline, reference, valeur de depart',
  baseline_unit: 'baseline unit, unite de reference, unite de depart',
  target: 'target, cible, objectif',
  target_unit: 'target unit, unite de la cible, unite de l objectif',
  due: 'due, due date, echeance',
  milestones: 'milestones, jalons, etapes',
  part: 'part',
  lang: 'lang, language, langue',
} as const
export type CommitmentColumn = keyof typeof NAMES
export const COMMITMENT_COLUMNS = Object.keys(NAMES) as CommitmentColumn[]
const columnOf = meaningsOf<CommitmentColumn>(NAMES)

/** The cells that hold words. */
export const WORDS = ['what', 'scope', 'indicator', 'part'] as const

/** The text of words that are kept beside the log; undefined where it is not at hand. */
export type WordsAtHand = (digest: string) => string | undefined

/** Each cell of a commitment as its text, unguarded. */
export type CommitmentCells = Readonly<Record<CommitmentColumn, string>>

/** The commitments that stand, in the order in which they were made, then of their ids. */
export function formatCommitments(
  rows: Iterable<Pick<CommitmentRow, 'versions' | 'ended'>>,
  atHand: WordsAtHand,
): string {
  const standing = [...rows].filter(({ ended }) => ended === null)
  const place = ({ versions: [first] }: (typeof standing)[number]) => first!.entry
  const id = ({ versions: [first] }: (typeof standing)[number]) => first!.id
  const ordered = standing.sort((a, b) => place(a) - place(b) || (id(a) < id(b) ? -1 : 1))
  const lines = ordered.map(({ versions }) => {
    const version = versions.at(-1)!
    const [cells, short] = [cellsOf(version, atHand), cellsOf(version, () => undefined)]
    return COMMITMENT_COLUMNS.map(column => {
      const cell = guarded(cells[column])
      return cell.length > MOST_CELL ? guarded(short[column]) : cell
    })
  })
  return [COMMITMENT_COLUMNS, ...lines].map(formatCsvRow).join('')
}

export function cellsOf(pledge: Pledge, atHand: WordsAtHand): CommitmentCells {
  const { measure, baseline, target, milestones } = pledge
  const lang = langOf(pledge)
  const says = (words: Said | null) => (words === null ? '' : writtenIn(words, lang, atHand))
  return {
    id: pledge.id,
    principle: pledge.principle,
    catalogue: measure?.catalogue ?? '',
    edition: measure === null ? '' : String(measure.edition),
    measure: measure?.id ?? '',
    what: says(pledge.what),
    scope: says(pledge.scope),
    indicator: says(pledge.indicator),
    ...{ baseline: unmistakable(baseline?.value ?? ''), baseline_unit: baseline?.unit ?? '' },
    ...{ target: unmistakable(target?.value ?? ''), target_unit: target?.unit ?? '' },
    due: pledge.due ?? '',
    milestones: milestones
      .map(one => `${one.day} ${says(one.says)}`.replaceAll('\n', `\n${SET_IN}`))
      .join('\n'),
    part: says(pledge.part),
    lang,
  }
}

const SET_IN = '  '

/** The language of most of its words; of several, that of the first. */
function langOf(pledge: Pledge): string {
  const counts = new Map<string, number>()
  for (const { lang } of saidIn(pledge)) counts.set(lang, (counts.get(lang) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}

/** All its words, in the order of the columns. */
export function saidIn({ what, scope, indicator, milestones, part }: Pledge): Said[] {
  return [what, scope, indicator, ...milestones.map(({ says }) => says), part].filter(one => one !== null)
}

const MARK = new RegExp(`^\\[(${LANG.source.slice(1, -1)})\\] `)

function writtenIn(words: Said, lang: string, atHand: WordsAtHand): string {
  const text = 'text' in words ? words.text : (atHand(words.digest) ?? words.digest)
  return words.lang !== lang || MARK.test(text) ? `[${words.lang}] ${text}` : text
}

/** What a cell of words says. */
export function readWords(cell: string, lang: string): { lang: string; text: string } {
  const mark = MARK.exec(cell)
  return mark === null ? { lang, text: cell } : { lang: mark[1]!, text: cell.slice(mark[0].length) }
}

/** The milestones that a cell tells, each with what stands behind its day; null where a line belongs to none. */
export function readMilestones(cell: string): { day: string; says: string }[] | null {
  const found: { day: string; says: string }[] = []
  for (const line of cell.split('\n')) {
    const [, day, says] = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?::? |:?$)(.*)$/s.exec(line) ?? []
    const last = found.at(-1)
    if (day !== undefined) found.push({ day, says: says! })
    else if (last !== undefined && (line.startsWith(SET_IN) || line.trim() === ''))
      last.says += `\n${line.slice(SET_IN.length)}`
    else if (line.trim() !== '') return null
  }
  return found
}

export type CommitmentLine = Readonly<{
  /** The row as a spreadsheet numbers it: the first holds the names of the columns. */
  line: number
  /** Undefined where the file has no such column: then what stands is meant. */
  cell(column: CommitmentColumn): string | undefined
}>

export type CommitmentList = Readonly<{
  rows: readonly CommitmentLine[]
  /** How many rows were not in UTF-8, so that their letters are a guess. */
  guessed: number
}>

/** More rows than a party can have commitments, and characters of a cell. */
const MOST_ROWS = 500
const MOST_CELL = 20_000

/**
 * Refuses `file_malformed` where it is no CSV, where a column is not known, stands twice or has no name, and where it
 * is larger than all that can be right. What stands in the cells is judged by whoever plans (commitment-plan).
 */
export function readCommitments(bytes: Uint8Array): CommitmentList {
  const { records } = readRecords(bytes, cells => cells.filter(cell => columnOf(cell) !== undefined).length)
  const [head, ...rest] = records
  const columns = (head?.cells ?? []).map(named)
  for (const column of ['id', 'principle'] as const)
    if (!columns.includes(column)) throw malformed(`The file has no column “${column}”.`)
  const rows = rest.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  if (rows.length > MOST_ROWS) throw malformed(`The file has ${rows.length} rows; ${MOST_ROWS} are the most.`)
  for (const { cells, row } of rows)
    for (const [i, cell] of cells.entries()) {
      if (columns[i] === undefined && cell.trim() !== '')
        throw malformed(`Row ${row} has “${brief(cell, 40)}” in a column without a name.`)
      if (cell.length > MOST_CELL)
        throw malformed(`Row ${row} has a cell of ${cell.length} characters; ${MOST_CELL} are the most.`)
    }
  return {
    rows: rows.map(({ cells, row }) => ({
      line: row,
      cell(column) {
        const place = columns.indexOf(column)
        return place === -1 ? undefined : toNfc(withoutBreaks(unguarded(cells[place] ?? '')))
      },
    })),
    guessed: rows.filter(({ guessed }) => guessed).length,
  }
}

function named(cell: string, i: number, all: readonly string[]): CommitmentColumn | undefined {
  if (cell.trim() === '') return undefined
  const column = cell.length > 200 ? undefined : columnOf(cell)
  if (column === undefined)
    throw malformed(
      `No column is called “${brief(cell.trim(), 40)}”. The columns are: ${COMMITMENT_COLUMNS.join(', ')}.`,
    )
  if (all.slice(0, i).some(other => columnOf(other) === column))
    throw malformed(`Two columns are both read as “${column}”. Rename one.`)
  return column
}

const malformed = (says: string) => new Refusal('file_malformed', says)
