import type { Digest } from '../../core/digest.ts'
import { hiddenIn, nameOfCharacter } from '../../core/hidden.ts'
import type { Json, JsonObject } from '../../core/json.ts'
import { formatJsonBytes } from '../../core/json.ts'
import { SAYS, trimmed } from '../../core/normal.ts'
import type { Refusal, RefusalCode } from '../../core/refusal.ts'
import { type Amount, type Pledge, pledge } from '../commitment-kinds.ts'
import type { CommitmentRow, MeasuresRow } from '../commitment-rows.ts'
import { id as idSchema, lang as langSchema, type Said } from '../kinds.ts'
import {
  COMMITMENT_COLUMNS,
  type CommitmentCells,
  type CommitmentColumn,
  type CommitmentLine,
  type CommitmentList,
  cellsOf,
  readMilestones,
  readWords,
  saidIn,
  WORDS,
  type WordsAtHand,
} from './commitments.ts'
import { readDate } from './dates.ts'
import { faultBy } from './figure-values.ts'
import { readFigure } from './numbers.ts'

/**
 * What taking a file of commitments would do: for each row whether a commitment would be made or amended, is unchanged,
 * or is refused, and why. Nothing is withdrawn for want of a row. What the law says of each is asked of the law itself
 * (`judgedByLaw`); here only cells are read.
 */

type CommitmentFault = Readonly<{
  /** Null where it is of the whole row. */
  column: CommitmentColumn | null
  code: RefusalCode
  says: string
  /** What stands in the cell. */
  with: string
}>

export type PlannedCommitment = Readonly<{
  line: number
  id: string
  is: 'made' | 'amended' | 'unchanged' | 'refused'
  faults: readonly CommitmentFault[]
  /** As it is to be; words of any length stand in it as text. Null where the row cannot be read. */
  pledge: Pledge | null
  /** The columns in which an amendment differs from what stands. */
  changed: readonly CommitmentColumn[]
  /** The columns whose words are so long that they travel beside the log. */
  beside: readonly CommitmentColumn[]
  /** The text under whose principles it stands. */
  manifest: Digest
}>

export type CommitmentPlan = Readonly<{
  rows: readonly PlannedCommitment[]
  /** Commitments that stand and of which the file says nothing: they stay. */
  unnamed: readonly string[]
  guessed: number
}>

export type Standing = Readonly<{
  /** The party's own commitments on the call that stand, by their ids. */
  commitments: ReadonlyMap<string, CommitmentRow>
  /** The text that new ones mean, and the ids of the principles of each text that one may mean. */
  manifest: Digest
  principles: ReadonlyMap<Digest, readonly string[]>
  /** The newest edition of each catalogue. */
  catalogues: ReadonlyMap<string, Readonly<{ edition: number; commitments: MeasuresRow['commitments'] }>>
  atHand: WordsAtHand
  /** The language of rows that name none. */
  lang: string
}>

export function planCommitments({ rows, guessed }: CommitmentList, standing: Standing): CommitmentPlan {
  const lines = new Map<string, number>()
  const planned = rows.map((row): PlannedCommitment => {
    const one = planRow(row, standing)
    const before = lines.get(one.id)
    if (one.id === '' || before === undefined) {
      lines.set(one.id, row.line)
      return one
    }
    const says = `Row ${before} says something of ${one.id} already.`
    return refused(one, { column: 'id', code: 'commitment_exists', says, with: one.id })
  })
  const unnamed = [...standing.commitments.keys()].filter(id => !lines.has(id))
  return { rows: planned, unnamed, guessed }
}

function refused(one: PlannedCommitment, ...faults: readonly CommitmentFault[]): PlannedCommitment {
  return { ...one, is: 'refused', faults: [...one.faults, ...faults] }
}

/** Characters that stand in the log itself; longer words travel beside it. */
const MOST_IN_LOG = 200

function planRow(row: CommitmentLine, standing: Standing): PlannedCommitment {
  const id = trimmed(row.cell('id') ?? '')
  const before = standing.commitments.get(id)?.versions.at(-1)
  const reading = new Reading(row, before, standing)
  const read = reading.pledge(id)
  const base = { line: row.line, id: id.slice(0, 64), manifest: manifestFor(read, before, standing) }
  const { faults } = reading
  if (faults.length > 0) return { ...base, is: 'refused', faults, pledge: null, changed: [], beside: [] }
  const now = cellsOf(read, standing.atHand)
  const was = before === undefined ? null : cellsOf(before, standing.atHand)
  const changed = was === null ? [] : COMMITMENT_COLUMNS.filter(column => now[column] !== was[column])
  const isMoved = before !== undefined && base.manifest !== before.manifest
  const is = was === null ? 'made' : changed.length > 0 || isMoved ? 'amended' : 'unchanged'
  const lost = is === 'amended' && saidIn(read).find(words => 'digest' in words)
  if (lost) {
    const says = `The words ${lost.digest} are not at hand, so the commitment cannot be said anew with them.`
    const fault = { column: null, code: 'words_missing', says, with: lost.digest } as const
    return { ...base, is: 'refused', faults: [fault], pledge: null, changed, beside: [] }
  }
  return { ...base, is, faults, pledge: read, changed, beside: longIn(read) }
}

/** It stays under the text where its author left it, unless only the newer text has its principle. */
function manifestFor(
  { principle }: Pick<Pledge, 'principle'>,
  before: CommitmentRow['versions'][number] | undefined,
  { manifest, principles }: Standing,
): Digest {
  if (before === undefined) return manifest
  const has = (text: Digest) => principles.get(text)?.includes(principle) === true
  return !has(before.manifest) && has(manifest) ? manifest : before.manifest
}

function longIn(read: Pledge): CommitmentColumn[] {
  const isLong = (words: Said | null) =>
    words !== null && (!('text' in words) || words.text.length > MOST_IN_LOG)
  const milestones = read.milestones.some(({ says }) => isLong(says)) ? (['milestones'] as const) : []
  return [...WORDS.filter(column => isLong(read[column])), ...milestones]
}

/** One row, cell by cell; a fault stops no other cell from being read. */
class Reading {
  readonly faults: CommitmentFault[] = []
  readonly #row: CommitmentLine
  readonly #before: Pledge | undefined
  readonly #was: CommitmentCells | undefined
  readonly #standing: Standing
  readonly #lang: string

  constructor(row: CommitmentLine, before: Pledge | undefined, standing: Standing) {
    this.#row = row
    this.#before = before
    this.#was = before && cellsOf(before, standing.atHand)
    this.#standing = standing
    const lang = this.#plain('lang') || this.#was?.lang || standing.lang
    this.#lang = lang
    if (!langSchema.safeParse(lang).success) this.#fault('lang', 'It is no language, like en or fr-CA.')
    for (const column of COMMITMENT_COLUMNS) {
      const hidden = hiddenIn(this.#cell(column))
      if (hidden !== undefined)
        this.#fault(
          column,
          `It has the character ${nameOfCharacter(hidden)}, which nobody can see.`,
          'text_hidden',
        )
    }
  }

  pledge(id: string): Pledge {
    const read: Pledge = {
      id,
      principle: this.#plain('principle'),
      measure: this.#measure(),
      what: this.#words('what'),
      scope: this.#words('scope'),
      indicator: this.#words('indicator'),
      baseline: this.#amount('baseline'),
      target: this.#amount('target'),
      due: this.#due(),
      milestones: this.#milestones(),
      part: this.#words('part'),
    }
    for (const column of ['id', 'principle'] as const)
      if (!idSchema.safeParse(read[column]).success)
        this.#fault(column, 'It is no id: small letters, digits and hyphens, 64 at most.')
    if (this.faults.length === 0) this.#fits(read)
    else this.#names(read)
    return read
  }

  /** Of a row with other faults the law is not asked, and this would come up only once they are mended. */
  #names({ principle }: Pledge): void {
    const known = [...this.#standing.principles.values()].flat()
    if (!idSchema.safeParse(principle).success || known.includes(principle)) return
    this.#fault('principle', `The text has no principle ${principle}.`, 'principle_unknown')
  }

  /** What the schema finds that no single cell shows. Long words stand in the log by their digests. */
  #fits(read: Pledge): void {
    const short = (words: Said | null) => words && { lang: words.lang, text: 'words' }
    const bare = {
      ...read,
      ...Object.fromEntries(WORDS.map(column => [column, short(read[column])])),
      milestones: read.milestones.map(one => ({ ...one, says: short(one.says) })),
    }
    const { error } = pledge.safeParse(bare)
    for (const { path, message } of error?.issues ?? []) {
      const [member, part] = path as [keyof Pledge | undefined, string | undefined]
      const column =
        member === undefined ? (/days/.test(message) ? 'milestones' : 'what') : columnAt(member, part)
      this.#fault(column, `${message[0]!.toUpperCase()}${message.slice(1)}.`)
    }
  }

  #fault(column: CommitmentColumn, says: string, code: RefusalCode = 'body_malformed'): void {
    this.faults.push({ column, code, says, with: this.#cell(column).slice(0, 400) })
  }

  /** What the file says there; without such a column, what stands. */
  #cell(column: CommitmentColumn): string {
    return this.#row.cell(column) ?? this.#was?.[column] ?? ''
  }

  #plain(column: CommitmentColumn): string {
    return trimmed(this.#cell(column))
  }

  #words(column: (typeof WORDS)[number]): Said | null {
    return this.#said(column, this.#cell(column), this.#before?.[column] ?? null)
  }

  /** Words as they stand are kept to the letter, whatever spaces a program has cut off their ends. */
  #said(column: CommitmentColumn, cell: string, before: Said | null): Said | null {
    if (trimmed(cell) === '') return null
    const { lang, text } = readWords(cell, this.#lang)
    if (before !== null && before.lang === lang) {
      const was = 'text' in before ? before.text : (this.#standing.atHand(before.digest) ?? before.digest)
      const isNamed = 'digest' in before && trimmed(text) === before.digest
      if (isNamed || was === text || trimmed(was) === trimmed(text))
        return 'text' in before || was === before.digest ? before : { lang, text: was }
    }
    if (/^sha256:[A-Za-z0-9_-]{43}$/.test(trimmed(text)))
      this.#fault(column, 'It is the digest of other words than those that stand.', 'words_missing')
    if (!SAYS.test(text)) this.#fault(column, 'It says nothing: blanks and marks alone stand there.')
    return { lang, text: trimmed(text) }
  }

  #milestones(): Pledge['milestones'] {
    const cell = this.#cell('milestones')
    const found = readMilestones(cell)
    if (found === null) this.#fault('milestones', 'Each line begins with a day, like 2027-06-30.')
    return (found ?? []).map(({ day, says }) => {
      const before = this.#before?.milestones.find(one => one.day === day)?.says ?? null
      const words = this.#said('milestones', says, before)
      if (words === null) this.#fault('milestones', `Nothing is said of ${day}.`)
      return { day, says: words ?? { lang: this.#lang, text: '' } }
    })
  }

  #due(): string | null {
    const cell = this.#plain('due')
    if (cell === '') return null
    const { took, why } = readDate(cell)
    if (took === null)
      this.#fault(
        'due',
        why === 'date_ambiguous' ? 'It could be either of two days.' : 'It is no day, like 2027-06-30.',
      )
    return took
  }

  #amount(column: 'baseline' | 'target'): Amount | null {
    const [cell, unit] = [this.#plain(column), this.#plain(`${column}_unit`)]
    if (cell === '') {
      // Where the file has no column of units, that of the figure goes with it.
      if (unit !== '' && this.#row.cell(`${column}_unit`) !== undefined)
        this.#fault(column, `A figure is missing for the unit “${unit.slice(0, 40)}”.`)
      return null
    }
    const read = readFigure(cell)
    if (read === null) {
      this.#fault(column, 'It is no figure, like 40 or 12.5.')
      return null
    }
    if ('couldBe' in read) {
      this.#fault(column, faultBy('twoNumbers', ...read.couldBe).says)
      return null
    }
    if (read.unit !== null && unit !== '' && read.unit !== unit)
      this.#fault(column, `Two units are given: “${read.unit}” and “${unit.slice(0, 40)}”.`)
    return { value: read.value, unit: unit || read.unit }
  }

  #measure(): Pledge['measure'] {
    const [catalogue, edition, id] = [
      this.#plain('catalogue'),
      this.#plain('edition'),
      this.#plain('measure'),
    ]
    if (id === '') {
      if (catalogue !== '' || edition !== '') this.#fault('measure', 'The measure is not named.')
      return null
    }
    const was = this.#before?.measure
    const known = this.#standing.catalogues
    const [only, ...others] = known.keys()
    const named = catalogue || was?.catalogue || (others.length === 0 ? only : undefined)
    if (named === undefined) this.#fault('catalogue', 'The measures are of several; say of which.')
    const newest = named === undefined ? undefined : known.get(named)
    const measures = newest?.commitments.flatMap(one => one.measures) ?? []
    // As the call numbers it, or by its id.
    const meant = measures.find(one => one.id === id || one.number === id)?.id ?? id
    const stays = was?.catalogue === named && was?.id === meant ? was?.edition : undefined
    const number = edition === '' ? (stays ?? newest?.edition ?? 1) : Number(edition)
    if (!Number.isSafeInteger(number) || number < 1) this.#fault('edition', 'It is no number, from 1.')
    return { catalogue: named ?? '', edition: number, id: meant }
  }
}

function columnAt(member: keyof Pledge, part: string | undefined): CommitmentColumn {
  if (member === 'measure') return part === 'catalogue' || part === 'edition' ? part : 'measure'
  return (member === 'baseline' || member === 'target') && part === 'unit' ? `${member}_unit` : member
}

/** A statement that a plan comes to; long words stand in its body as text, to be laid aside by whoever signs it. */
export interface CommitmentStatement {
  readonly type: 'commitment/made' | 'commitment/amended'
  readonly body: JsonObject
  readonly lines: readonly number[]
}

/** As many as the law takes in one, and bytes that leave room for what else stands in a statement (32 KiB). */
const MOST_TOGETHER = 50
const MOST_BYTES = 24_000

/** The statements of all that is to be made or amended: each text and type apart, and as few as there can be. */
export function statementsOf({ rows }: Pick<CommitmentPlan, 'rows'>, reason: Said): CommitmentStatement[] {
  const found: CommitmentStatement[] = []
  for (const is of ['made', 'amended'] as const) {
    const own = rows.filter(one => one.is === is && one.pledge !== null)
    for (const [manifest, all] of Map.groupBy(own, one => one.manifest))
      for (const together of chunked(all))
        found.push({
          type: `commitment/${is}`,
          body: {
            manifest,
            commitments: together.map(one => one.pledge as unknown as Json),
            ...(is === 'amended' && { reason: reason as unknown as Json }),
          },
          lines: together.map(({ line }) => line),
        })
  }
  return found
}

function chunked(all: readonly PlannedCommitment[]): PlannedCommitment[][] {
  const chunks: PlannedCommitment[][] = []
  let bytes = Infinity
  for (const one of all) {
    // Words by digest take fewer bytes than they have.
    const size = formatJsonBytes(one.pledge as unknown as Json).length - sizeOfLong(one.pledge!)
    if (bytes + size > MOST_BYTES || chunks.at(-1)!.length === MOST_TOGETHER) {
      chunks.push([])
      bytes = 0
    }
    chunks.at(-1)!.push(one)
    bytes += size
  }
  return chunks
}

const REFERENCE = 200

function sizeOfLong(read: Pledge): number {
  const long = saidIn(read).filter(said => 'text' in said && said.text.length > MOST_IN_LOG)
  return long.reduce((sum, said) => sum + formatJsonBytes({ ...said }).length - REFERENCE, 0)
}

/** Under which column a refusal of the law is told. */
const COLUMN_OF: Partial<Record<RefusalCode, CommitmentColumn>> = {
  commitment_exists: 'id',
  commitment_unknown: 'id',
  commitment_closed: 'id',
  principle_unknown: 'principle',
  measure_unknown: 'measure',
  kind_uninvited: 'measure',
  edition_wrong: 'edition',
  due_past: 'due',
}

/**
 * The same plan, with what the law would refuse: it is asked of each row that is to be made or amended, alone. `asks`
 * lays long words aside.
 */
export async function judgedByLaw(
  plan: CommitmentPlan,
  reason: Said,
  asks: (statement: CommitmentStatement) => Promise<Refusal | null>,
): Promise<CommitmentPlan> {
  const rows: PlannedCommitment[] = []
  for (const one of plan.rows) {
    const [statement] = statementsOf({ rows: [one] }, reason)
    const refusal = statement === undefined ? null : await asks(statement)
    if (refusal === null) rows.push(one)
    else {
      const column = COLUMN_OF[refusal.code] ?? null
      const cells = one.pledge === null ? null : cellsOf(one.pledge, () => undefined)
      const told = column === null || cells === null ? '' : cells[column]
      rows.push(refused(one, { column, code: refusal.code, says: refusal.message, with: told }))
    }
  }
  return { ...plan, rows }
}
