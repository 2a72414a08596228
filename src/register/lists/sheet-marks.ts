import { sha256 } from '#crypto'
import { utf8 } from '../../core/bytes.ts'
import { toNfc, trimmed } from '../../core/normal.ts'
import type { FigureCell, Period } from '../figures/figures.ts'

/**
 * What stood in a row of a sheet of questions when it went out, in letters at its end. By these a row that comes back
 * says only what somebody has changed in it since: what colleagues have saved meanwhile is not undone by a copy that
 * they never saw.
 *
 *     tag of the row | its value or reason | of the first row also: words, language, who stands behind it, where it stands
 *     bdfghj          klmnpq                 rstvwx bdfghj klmnpq rstvwx
 *
 * Letters alone, and no vowel among them, so that no program makes a number, a day, a formula or a word of them. The
 * tag tells a row of this very draft or report from what was copied into it, or comes from another: of these nothing is
 * known. Whoever forges them deceives nobody but themselves, so six are enough.
 */

type MarkedRow = Readonly<{
  /** Of which draft or report. */
  of: string
  indicator: string
  period: Period
  by: readonly string[]
}>

/** Of a report that was filed, by its entry. */
export const ofReport = (entry: number): string => `report ${entry}`

/** Of a report that nobody has begun. */
export const NO_DRAFT = ''

const BESIDE = ['words', 'lang', 'behind', 'found'] as const
type Beside = (typeof BESIDE)[number]

/** Each as its letters. */
export type Stood = Readonly<{ cell: string; beside: Readonly<Record<Beside, string>> | null }>

const LETTERS = 'bcdfghjklmnpqrstvwxz'
const LENGTH = 6

const lettersOf = (...says: readonly (string | null)[]): string =>
  [...sha256(utf8(JSON.stringify(says))).subarray(0, LENGTH)]
    .map(byte => LETTERS[byte % LETTERS.length])
    .join('')

const tagOf = ({ of, indicator, period, by }: MarkedRow) =>
  lettersOf(of, indicator, period.from, period.until, ...by)

const plain = (text: string) => trimmed(toNfc(text))

/**
 * What an answer of a draft said once and says no more: by whom and when it was emptied, in any letters; undefined
 * where it never said anything, or says something. A sheet of before that comes back is known by it from one of after.
 */
export type Emptied = (
  indicator: string,
  period: Period,
  of: readonly string[] | Exclude<Beside, 'lang'>,
) => string | undefined

/** Of what says nothing. */
const noneLetters = (none: string | null, emptied: string | undefined) =>
  emptied === undefined ? lettersOf(none) : lettersOf(none, emptied)

/** Of a cell that is open, null. */
export function cellLetters(cell: FigureCell | null, emptied?: string): string {
  if (cell === null) return noneLetters(null, emptied)
  return 'value' in cell ? lettersOf('value', plain(String(cell.value))) : lettersOf('missing', cell.missing)
}

/** Of a text as a sheet has it, whose programs cut off what is blank at its ends; of none, null or ''. */
export function textLetters(text: string | null, emptied?: string): string {
  const is = plain(text ?? '')
  return is === '' ? noneLetters(is, emptied) : lettersOf(is)
}

/** By the title of its source, as a sheet names it. */
export function foundLetters(
  found: Readonly<{ title: string; place: string }> | null,
  emptied?: string,
): string {
  const [title, place] = [plain(found?.title ?? ''), plain(found?.place ?? '')]
  const isNone = title === '' && place === '' && emptied !== undefined
  return isNone ? lettersOf(title, place, emptied) : lettersOf(title, place)
}

/** `beside`: of the first row of an answer. */
export const markOf = (row: MarkedRow, { cell, beside }: Stood): string =>
  [tagOf(row), cell, ...(beside === null ? [] : BESIDE.map(of => beside[of]))].join('')

const MARK = new RegExp(`^(?:[${LETTERS}]{${LENGTH}}){2}(?:[${LETTERS}]{${LENGTH * BESIDE.length}})?$`)

const GROUPS = new RegExp(`.{${LENGTH}}`, 'g')

/** Undefined where it is not the mark of this row. */
export function readMark(text: string, row: MarkedRow): Stood | undefined {
  const mark = text.toLowerCase()
  if (!MARK.test(mark)) return undefined
  const [tag, cell, ...more] = mark.match(GROUPS)!
  if (tag !== tagOf(row)) return undefined
  const [words, lang, behind, found] = more
  if (found === undefined) return { cell: cell!, beside: null }
  return { cell: cell!, beside: { words: words!, lang: lang!, behind: behind!, found } }
}
