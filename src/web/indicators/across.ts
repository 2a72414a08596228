import { formatJson, type Json } from '../../core/json.ts'
import type { Catalogue, Indicator } from '../../register/figures/catalogue.ts'
import type { FigureCell } from '../../register/figures/figures.ts'
import { type Computed, countsAs, followsOn, periodKey } from '../../register/figures/standing.ts'
import { firstTold, type ToldBy } from '../../work/reporting/call-figures.ts'
import { isThere } from '../../work/reporting/filed.ts'
import type { Answered } from '../../work/reporting/indicator-values.ts'
import type { CatalogueOn, IndicatorsOn, Reporter } from '../../work/reporting/indicators-on.ts'
import { type StandingOf, standingsIn } from '../../work/reporting/standings.ts'
import { type Asked, collatorIn, type Lang, nameIn, takeTurn } from '../kit/kit.ts'
import type { Divided, Reported, Silent } from '../plots/reported.ts'
import { reportPath } from '../statement/report-path.ts'
import { clipped, measured } from './named.ts'

/** Values of one indicator across parties and periods, read from files of figures. */

export interface Across {
  readonly on: IndicatorsOn
  readonly catalogue: CatalogueOn
  readonly indicator: string
}

export interface Row {
  readonly reporter: Reporter
  /** By period. */
  readonly standings: ReadonlyMap<string, StandingOf>
}

/** Whoever was asked or answered, in the order of names in the reader's language, whatever they answered. */
export async function rowsAcross(lang: Lang, { on, catalogue, indicator }: Across): Promise<Row[]> {
  const found = new Map<string, { reporter: Reporter; standings: Map<string, StandingOf> }>()
  for await (const one of standingsIn(on, catalogue, { indicators: new Set([indicator]) })) {
    const { reporter, period } = one
    found
      .getOrInsertComputed(reporter.party, () => ({ reporter, standings: new Map() }))
      .standings.set(periodKey(period), one)
  }
  const collator = collatorIn(lang)
  const name = ({ reporter }: Row) => nameIn(reporter.names, lang).text
  return [...found.values()].sort(
    (a, b) => collator.compare(name(a), name(b)) || (a.reporter.party < b.reporter.party ? -1 : 1),
  )
}

/** In parties and commitments of a past day, which is what a turn is counted in: a file takes about one millisecond. */
const OF_FILE = 40

/** What counts, and what was said first, where that was something else. `gone`: its file is withheld or not kept. */
export interface SaidOf {
  readonly now: Answered | 'gone'
  readonly first: Answered | null
}

type SaidBy = (one: StandingOf) => SaidOf | null

/** What these rows say, file by file. Refuses `rate_limited` where one address has too many read. */
export async function valuesOf(
  asked: Asked,
  { catalogue, indicator, on }: Across,
  rows: readonly Row[],
): Promise<SaidBy> {
  const { values } = asked.site
  const firsts = new Map<ToldBy, ToldBy>()
  const told = rows.flatMap(({ reporter: { party }, standings }) =>
    [...standings.values()].flatMap(one => {
      if (one.told === null) return []
      const first = firstTold(on.reports.get(party)!, indicator, one.told, on.day)
      if (first === null) return one.told
      firsts.set(one.told, first)
      return [one.told, first]
    }),
  )
  const lacking = values.lacking(indicator, told)
  if (lacking > 0) takeTurn(asked, 'day', lacking * OF_FILE)
  const found = await values.of(indicator, told)
  const readable = new Set(catalogue.editions.filter(({ file }) => isThere(file)).map(one => one.edition))
  const answered = (one: ToldBy | undefined) => {
    const said = one && found.get(one)
    // Without its question nobody knows what an answer says: the page of the report shows none either.
    return said !== undefined && isThere(said) && readable.has(one!.report.edition) ? said : null
  }
  return ({ told }) => told && { now: answered(told) ?? 'gone', first: answered(firsts.get(told)) }
}

/** The cell of these items, as a table across periods shows it. */
export function reportedAs(
  shown: Across & { readonly file: Catalogue; readonly one: Indicator },
  one: StandingOf | undefined,
  saidBy: SaidBy,
  items: readonly string[],
): Reported {
  if (one === undefined) return { missing: 'silent-not-asked' }
  const said = saidBy(one)
  if (said === null) return { missing: silentAs(one) }
  if (said.now === 'gone') return { missing: 'gone' }
  const cell = cellOf(said.now, items)
  const then = askedThen(shown.catalogue, shown.indicator, one.told!.report.edition)
  if (cell === undefined) {
    // By the same lists: an edition that did not have this item asked nothing of it.
    if (then === null || isSame(then.one.by, shown.one.by)) return { missing: 'silent-not-asked' }
    const otherwise = { edition: one.told!.report.edition, of: measured(then.file, then.one) }
    return { missing: 'otherwise', otherwise, divided: dividedBy(then, said.now, shown.one, items) }
  }
  const was = said.first === null ? undefined : cellOf(said.first, items)
  return {
    ...shortly(cell, followsOn(one.last, shown.on.day)),
    ...(was !== undefined && !isSame(was, cell) && { was: shortly(was, null) }),
    ...(then !== null &&
      isOtherwise(then.one, shown.one) && {
        otherwise: { edition: one.told!.report.edition, of: measured(then.file, then.one) },
      }),
  }
}

export function cellOf({ cells }: Answered, items: readonly string[]): FigureCell | undefined {
  return cells.find(({ by }) => by.length === items.length && by.every((item, i) => item === items[i]))
}

/** What an edition with other lists has of these items: of a list that both have, the one that is shown. */
function dividedBy(
  { file, one: { by } }: NonNullable<ReturnType<typeof askedThen>>,
  { cells }: Answered,
  now: Indicator,
  items: readonly string[],
): Divided[] {
  const shown = by.map(list => items[now.by.indexOf(list)])
  const lists = by.map(list => file.lists.find(({ id }) => id === list)!.items)
  return cells
    .filter(cell => cell.by.every((item, i) => shown[i] === undefined || shown[i] === item))
    .map(cell => ({
      items: cell.by.map((item, i) => lists[i]!.find(({ id }) => id === item)!.titles),
      cell: shortly(cell, null),
    }))
}

export const isSame = (a: Json, b: Json) => formatJson(a) === formatJson(b)

/** The question of one edition; null where its file cannot be read, or does not have it. */
export function askedThen({ editions }: CatalogueOn, indicator: string, edition: number) {
  const file = editions.find(one => one.edition === edition)?.file
  if (file === undefined || !isThere(file)) return null
  const one = file.indicators.find(({ id }) => id === indicator)
  return one === undefined ? null : { file, one }
}

/**
 * Whether what was answered is another thing: asked, counted, measured or divided otherwise. A title is no definition.
 */
export function isOtherwise(then: Indicator, now: Indicator): boolean {
  const of = ({ asks, by, how, reads, value }: Indicator) => JSON.stringify([asks, by, how, reads, value])
  return of(then) !== of(now)
}

/** Of whom nothing is told, the standing follows from dates and rules, and is one of these three. */
function silentAs({ found }: StandingOf): Silent {
  const standing = found!.standing as 'elsewhere' | 'not-due' | 'not-reported'
  return standing === 'elsewhere' ? standing : `silent-${standing}`
}

/** Characters of an answer in words; the whole stands in the report. */
const MOST_SHOWN = 200

/** `follows` is what dates and rules say of a party that was asked, whatever it says of that itself. */
function shortly(cell: FigureCell, follows: Computed | null): Reported {
  if (!('value' in cell)) {
    const { missing } = cell
    const counts = countsAs(missing, follows)
    return { missing: counts === missing ? missing : `silent-${counts as Computed}` }
  }
  const { value } = cell
  return { value: typeof value === 'string' ? clipped(value, MOST_SHOWN) : value }
}

/** Where what a party said last stands whole; its own page where it said nothing. */
export function whereSaid(call: string, { reporter, standings }: Row): string {
  const told = [...standings.values()].flatMap(one => one.told ?? [])
  const newest = told.sort((a, b) => b.saying.entry - a.saying.entry)[0]
  return newest === undefined
    ? `/parties/${reporter.party}`
    : reportPath(call, reporter.party, newest.report.filed)
}
