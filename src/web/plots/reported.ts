import type { Catalogue, Indicator } from '../../register/figures/catalogue.ts'
import { MISSING, type Missing } from '../../register/figures/counts.ts'
import type { FigureCell, Period } from '../../register/figures/figures.ts'
import {
  comma,
  firstOf,
  formatAmount,
  formatDecimal,
  html,
  type Lang,
  listOf,
  longDay,
  nameIn,
  type Piece,
  periodName,
  phrase,
  say,
  semicolon,
} from '../kit/kit.ts'

/** Reported values as pictures and tables say them, in the reader's language and by what their indicator is. */

/**
 * What is no reason of the party's: it follows from dates and rules, whatever it says of that itself; it answered for
 * another period, or by other items; or the file of its answer is withheld or not kept.
 */
type Followed = 'not-asked' | 'not-due' | 'not-reported' | 'unknown'
export type Silent = `silent-${Followed}` | 'elsewhere'
type Lacking = Missing | Silent | 'otherwise' | 'gone'

/** A document by its title, and a place in it. */
export interface Found {
  readonly source: string
  readonly place: string
}

/** What was answered, or why there is no value: a cell of a file of figures without what it differs by. */
type Said = Omit<Extract<FigureCell, { value: unknown }>, 'by'> | { readonly missing: Lacking }

export type Reported = Said & {
  /** What the party says of it, where something else follows from dates and rules: no answer, and no silence either. */
  readonly itSaid?: Missing
  /** Where the answer stands in a document of the party's own, and no value is given. */
  readonly found?: Found
  /** The log entry that withholds the file of the answer. */
  readonly withheld?: number
  /** The report in which it stands. */
  readonly to?: string
  /** Each time it was another before, oldest first, with where that stands. */
  readonly was?: readonly { readonly says: Reported; readonly to: string }[]
  /** The edition by which it was answered, where that asked, counted or measured otherwise. */
  readonly otherwise?: { readonly edition: number; readonly of: Measured }
  /** What was answered by the items that this edition had, where none is the one that is shown. */
  readonly divided?: readonly Divided[]
}

export interface Divided {
  /** Their titles; none of a whole. */
  readonly items: readonly Indicator['titles'][]
  readonly cell: Reported
}

/** One indicator, with the titles of what an answer is chosen from. */
export interface Measured {
  readonly titles: Indicator['titles']
  readonly value: Indicator['value']
  readonly items: ReadonlyMap<string, Indicator['titles']>
}

/** As pictures and tables of one indicator are handed it. */
export function measured({ lists }: Pick<Catalogue, 'lists'>, { titles, value }: Indicator): Measured {
  const list = value.type === 'choice' ? lists.find(({ id }) => id === value.list) : undefined
  return { titles, value, items: new Map((list?.items ?? []).map(one => [one.id, one.titles])) }
}

/** Of one party, a cell for each period; in the order in which it stands with the others. */
export interface Line {
  readonly party: string
  readonly name: Readonly<{ lang: string; text: string }>
  /** The address of its report or its page. */
  readonly to: string
  readonly cells: readonly Reported[]
  /** The periods for which it answered and that have no cell here, by their names. */
  readonly elsewhere?: readonly string[]
}

/** That it answered for other periods; null where it did not. Else a page of empty cells would deny what it said. */
export function elsewhereSaid(lang: Lang, { elsewhere = [] }: Pick<Line, 'elsewhere'>): string | null {
  return elsewhere.length === 0 ? null : say(lang, 'plots.elsewhere', { periods: listOf(elsewhere, lang) })
}

export const hasValue = <C extends Said>(cell: C): cell is Extract<C, { value: unknown }> => 'value' in cell

export function missingSaid(lang: Lang, missing: Lacking | 'unknown'): string {
  return say(lang, `plots.missing.${missing}`)
}

/**
 * Why there is no value. Whoever said where their answer stands has answered: that is said, and not the code which the
 * law has for a cell without a value.
 */
export function lackSaid(
  lang: Lang,
  { missing, found, itSaid, withheld }: Extract<Reported, { missing: Lacking }>,
): string {
  if (withheld !== undefined) return say(lang, 'plots.withheldBy', { entry: withheld })
  if (found !== undefined) return say(lang, 'plots.found', { ...found })
  if (itSaid === undefined) return missingSaid(lang, missing)
  const follows = missing.slice('silent-'.length) as Followed
  return say(lang, 'plots.itSaid', {
    follows: missingSaid(lang, follows),
    said: missingSaid(lang, itSaid),
  })
}

/** The reasons that stand somewhere among these, in their own order: what a key has to name. */
export function reasonsIn(cells: readonly Reported[]): Missing[] {
  const all = new Set<Lacking>(cells.flatMap(cell => (hasValue(cell) ? [] : [cell.missing])))
  return MISSING.filter(one => all.has(one))
}

/** Without its unit, which a table names once. */
export function valueSaid(lang: Lang, of: Measured, cell: Reported): string {
  if (!hasValue(cell)) return lackSaid(lang, cell)
  const { value, items } = cell.otherwise?.of ?? of
  const given = cell.value
  if (typeof given === 'boolean') return say(lang, given ? 'plots.yes' : 'plots.no')
  if (isNumber({ value })) return formatDecimal(given, lang)
  if (value.type === 'date') return longDay(given, lang)
  const titles = items.get(given)
  return value.type === 'choice' && titles !== undefined ? nameIn(titles, lang).text : given
}

/** The same with its unit: `62.5 tonnes`. */
export function amountSaid(lang: Lang, of: Measured, cell: Reported): string {
  const its = cell.otherwise?.of ?? of
  return isNumber(its) && hasValue(cell)
    ? formatAmount(String(cell.value), unitOf(lang, its), lang)
    : valueSaid(lang, its, cell)
}

/** What stands beneath a value: what it was before, and that another edition asked for it. */
export function besideSaid(lang: Lang, of: Measured, cell: Reported): string[] {
  const { otherwise, was } = cell
  const before = (was ?? [])
    .map(({ says }) => valueSaid(lang, otherwise?.of ?? of, says))
    .join(semicolon(lang))
  return [
    ...(was === undefined ? [] : [say(lang, 'plots.was', { says: before })]),
    ...otherwiseSaid(lang, cell),
  ]
}

/** A value with its unit, and what stands beneath it. */
function wholeSaid(lang: Lang, of: Measured, cell: Reported): string {
  return [amountSaid(lang, of, cell), ...besideSaid(lang, of, cell)].join(comma(lang))
}

/** By which edition it was answered, and what, where that divided it otherwise. */
function otherwiseSaid(lang: Lang, { divided, otherwise }: Reported): string[] {
  if (otherwise === undefined) return []
  const { edition, of } = otherwise
  if (divided === undefined) return [say(lang, 'plots.otherwise', { edition })]
  return [say(lang, 'plots.divided', { edition, says: dividedSaid(lang, of, divided) })]
}

/** The same where each value leads to where it stands. */
export function besideDrawn(lang: Lang, of: Measured, cell: Reported): Piece[] {
  const { otherwise, was } = cell
  const links = (was ?? []).map(({ says, to }, i) => {
    const link = html`<a href="${to}">${valueSaid(lang, otherwise?.of ?? of, says)}</a>`
    return html`${i === 0 ? '' : semicolon(lang)}${link}`
  })
  const before = was === undefined ? [] : [phrase(lang, 'plots.was', { says: html`${links}` })]
  return [...before, ...otherwiseSaid(lang, cell)]
}

/** What is said of a cell leads to the report in which it stands. */
export const leading = ({ to }: Reported, says: Piece): Piece =>
  to === undefined ? says : html`<a href="${to}">${says}</a>`

/** Items that are named in a cell; the report has all. */
const MOST_DIVIDED = 3

function dividedSaid(lang: Lang, of: Measured, divided: readonly Divided[]): string {
  const { shown, told } = firstOf(divided, MOST_DIVIDED, count => say(lang, 'plots.morePeriods', { count }))
  const each = shown.map(({ cell, items }) => {
    const says = wholeSaid(lang, of, cell)
    if (items.length === 0) return says
    return say(lang, 'plots.cell', {
      period: items.map(one => nameIn(one, lang).text).join(comma(lang)),
      says,
    })
  })
  return [...each, ...(told === null ? [] : [told])].join(semicolon(lang))
}

export function unitOf(lang: Lang, { value }: Measured): string | null {
  return 'unit' in value && value.unit !== null ? nameIn(value.unit, lang).text : null
}

/**
 * Its place on an axis: near enough for a drawing, and never what is printed. Null of what is no number, or is one of
 * another unit.
 */
export function placeOf(of: Measured, cell: Reported): number | null {
  if (!isNumber(of) || !hasValue(cell) || typeof cell.value !== 'string') return null
  const then = cell.otherwise?.of ?? of
  return isNumber(then) && unitOf('en', then) === unitOf('en', of) ? Number(cell.value) : null
}

export const isNumber = ({ value }: Pick<Measured, 'value'>) =>
  value.type === 'integer' || value.type === 'decimal'

/** The beginning of a long text; the whole stands where the link beside it leads. */
export function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text
}

/** Every cell in words, for whoever hears a picture. */
export function cellsSaid(
  lang: Lang,
  of: Measured,
  periods: readonly Period[],
  cells: readonly Reported[],
): string {
  return cells
    .map((cell, i) => {
      const says = wholeSaid(lang, of, cell)
      return say(lang, 'plots.cell', { period: periodName(periods[i]!, lang), says })
    })
    .join(semicolon(lang))
}
