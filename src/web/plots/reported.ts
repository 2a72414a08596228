import type { Indicator } from '../../register/figures/catalogue.ts'
import { MISSING, type Missing } from '../../register/figures/counts.ts'
import type { FigureCell, Period } from '../../register/figures/figures.ts'
import {
  firstOf,
  formatAmount,
  formatDecimal,
  type Lang,
  listOf,
  longDay,
  nameIn,
  periodName,
  say,
} from '../kit/kit.ts'

/** Reported values as pictures and tables say them, in the reader's language and by what their indicator is. */

/**
 * What is no reason of the party's: it has said nothing, and that follows from dates and rules; it answered for another
 * period, or by other items; or the file of its answer is withheld or not kept.
 */
export type Silent = `silent-${'not-asked' | 'not-due' | 'not-reported'}` | 'elsewhere'
type Lacking = Missing | Silent | 'otherwise' | 'gone'

/** What was answered, or why there is no value: a cell of a file of figures without what it differs by. */
type Said = Omit<Extract<FigureCell, { value: unknown }>, 'by'> | { readonly missing: Lacking }

export type Reported = Said & {
  /** What was said first, where the party says otherwise since. */
  readonly was?: Said
  /** The edition by which it was answered, where that asked, counted or measured otherwise. */
  readonly otherwise?: { readonly edition: number; readonly of: Measured }
  /** What was answered by the items that this edition had, where none is the one that is shown. */
  readonly divided?: readonly Divided[]
}

export interface Divided {
  /** Their titles; none of a whole. */
  readonly items: readonly Indicator['titles'][]
  readonly cell: Said
}

/** One indicator, with the titles of what an answer is chosen from. */
export interface Measured {
  readonly titles: Indicator['titles']
  readonly value: Indicator['value']
  readonly items: ReadonlyMap<string, Indicator['titles']>
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

export function missingSaid(lang: Lang, missing: Lacking): string {
  return say(lang, `plots.missing.${missing}`)
}

/** The reasons that stand somewhere among these, in their own order: what a key has to name. */
export function reasonsIn(cells: readonly Reported[]): Missing[] {
  const all = new Set<Lacking>(cells.flatMap(cell => (hasValue(cell) ? [] : [cell.missing])))
  return MISSING.filter(one => all.has(one))
}

/** Without its unit, which a table names once. */
export function valueSaid(lang: Lang, of: Measured, cell: Reported): string {
  if (!hasValue(cell)) return missingSaid(lang, cell.missing)
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
export function besideSaid(lang: Lang, of: Measured, { divided, otherwise, was }: Reported): string[] {
  if (divided !== undefined && otherwise !== undefined) {
    const says = dividedSaid(lang, otherwise.of, divided)
    return [say(lang, 'plots.divided', { edition: otherwise.edition, says })]
  }
  return [
    ...(was === undefined
      ? []
      : [say(lang, 'plots.was', { says: valueSaid(lang, otherwise?.of ?? of, was) })]),
    ...(otherwise === undefined ? [] : [say(lang, 'plots.otherwise', { edition: otherwise.edition })]),
  ]
}

/** Items that are named in a cell; the report has all. */
const MOST_DIVIDED = 3

function dividedSaid(lang: Lang, of: Measured, divided: readonly Divided[]): string {
  const { shown, told } = firstOf(divided, MOST_DIVIDED, count => say(lang, 'plots.morePeriods', { count }))
  const each = shown.map(({ cell, items }) => {
    const says = amountSaid(lang, of, cell)
    if (items.length === 0) return says
    return say(lang, 'plots.cell', { period: items.map(one => nameIn(one, lang).text).join(', '), says })
  })
  return [...each, ...(told === null ? [] : [told])].join('; ')
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

/** Every cell in words, for whoever hears a picture. */
export function cellsSaid(
  lang: Lang,
  of: Measured,
  periods: readonly Period[],
  cells: readonly Reported[],
): string {
  return cells
    .map((cell, i) => {
      const says = [amountSaid(lang, of, cell), ...besideSaid(lang, of, cell)].join(', ')
      return say(lang, 'plots.cell', { period: periodName(periods[i]!, lang), says })
    })
    .join('; ')
}
