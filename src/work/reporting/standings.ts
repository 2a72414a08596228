import {
  type AskedFor,
  type AskingBy,
  askedIn,
  endsAsked,
  type Filing,
  windowsAsking,
} from '../../register/figures/asked-periods.ts'
import type { Period } from '../../register/figures/figures.ts'
import {
  count,
  type Follows,
  followsOn,
  noStandings,
  periodKey,
  type StandingCounts,
  standingOn,
} from '../../register/figures/standing.ts'
import { usualPeriods } from '../../register/figures/usual-periods.ts'
import { ownTurn } from '../../store/own-turn.ts'
import { type KeptReport, type ToldBy, toldBy } from './call-figures.ts'
import type { CatalogueOn, IndicatorsOn, ReportedOn, Reporter } from './indicators-on.ts'
import { askingEditions } from './questions.ts'

/** How it stands with each party, indicator and period of a call on a day, and how many stand how. */

/** Every indicator that any edition has: those of the newest in its order, then what older ones alone had. */
export function indicatorIds({ editions }: CatalogueOn): string[] {
  return [...new Set(editions.toReversed().flatMap(({ indicators }) => indicators.map(({ id }) => id)))]
}

/** Which parties and indicators are looked at; whoever is left out is not counted. */
export interface Narrowed {
  readonly isMeant?: (reporter: Reporter) => boolean
  readonly indicators?: ReadonlySet<string>
}

/** How it stands with one party, one indicator and one period. */
export interface StandingOf {
  readonly reporter: Reporter
  readonly indicator: string
  readonly period: Period
  /** Whether parties commonly report this indicator by such periods; of others only who did is told. */
  readonly isUsual: boolean
  readonly asked: AskedFor
  /** What dates and rules say of whoever answers nothing; null of whom nothing was asked. */
  readonly follows: Follows | null
  readonly found: ReturnType<typeof standingOn>
  readonly told: ToldBy | null
}

/** Parties that are looked at in one turn of the event loop. */
const IN_ONE_TURN = 10

/** Whoever was asked or said something, party by party, in the order of indicators and of periods. */
export async function* standingsIn(
  on: IndicatorsOn,
  catalogue: CatalogueOn,
  { isMeant = () => true, indicators }: Narrowed = {},
): AsyncGenerator<StandingOf> {
  const usual = await usualIn(on, catalogue)
  const editions = askingEditions(catalogue.editions)
  const ids = indicatorIds(catalogue).filter(id => indicators === undefined || indicators.has(id))
  const lines = ids.map(indicator => {
    const commonly = usual.get(indicator)!.map(period => ({ key: periodKey(period), period, isUsual: true }))
    return { indicator, commonly, keys: new Set(commonly.map(({ key }) => key)) }
  })
  let n = 0
  for (const reporter of on.reporters) {
    if (!isMeant(reporter)) continue
    if (++n % IN_ONE_TURN === 0) await ownTurn()
    const windows = new Map<string, AskingBy[]>()
    const told = toldOf(on, reporter.party, catalogue.id)
    const filings = filingsOf(on.reports.get(reporter.party) ?? [], catalogue.id)
    const by = { catalogue: catalogue.id, editions, filings, day: on.day }
    for (const { commonly, indicator, keys } of lines) {
      const its = told?.get(indicator) ?? NOTHING
      const odd = [...its].filter(([key]) => !keys.has(key))
      const all =
        odd.length === 0
          ? commonly
          : [
              ...commonly,
              ...odd.map(([key, { from, until }]) => ({ key, period: { from, until }, isUsual: false })),
            ].sort((a, b) => (a.key < b.key ? -1 : 1))
      for (const { isUsual, key, period } of all) {
        const open = windows.getOrInsertComputed(key, () => windowsAsking(reporter, by, period))
        const asked = askedIn(indicator, open)
        const found = standingOn(its, period, asked, on.day)
        if (found === null) continue
        const follows = followsOn(asked, on.day)
        yield {
          ...{ reporter, indicator, period, isUsual, asked, follows, found },
          told: found.told as ToldBy | null,
        }
      }
    }
  }
}

/** Its reports by a catalogue, whatever corrected them. */
export function filingsOf(reports: readonly KeptReport[], catalogue: string): Filing[] {
  return reports
    .filter(one => one.catalogue === catalogue)
    .map(({ sayings: [first] }) => ({ day: first!.day, periods: first!.periods }))
}

const NOTHING: ReadonlyMap<string, ToldBy> = new Map()

/** The last day that was asked for, of each party: a page and its files look at the same one. */
const TOLD = new WeakMap<object, { readonly name: string; readonly told: ReturnType<typeof toldBy> }>()

function toldOf({ day, reports }: ReportedOn, party: string, catalogue: string) {
  const its = reports.get(party)
  if (its === undefined) return undefined
  const name = `${catalogue} ${day}`
  const known = TOLD.get(its)
  if (known?.name === name) return known.told
  const told = toldBy(its, catalogue, day)
  TOLD.set(its, { name, told })
  return told
}

/** The periods in which missing answers to each indicator are counted. */
export async function usualIn(
  on: ReportedOn,
  catalogue: CatalogueOn,
): Promise<ReadonlyMap<string, readonly Period[]>> {
  const pooled: Period[][] = []
  const of = new Map<string, Period[][]>()
  let n = 0
  for (const { party } of on.reporters) {
    const told = toldOf(on, party, catalogue.id)
    if (told === undefined) continue
    const own = new Map<string, Period>()
    for (const [indicator, its] of told) {
      const used = [...its.values()].map(({ from, until }): Period => ({ from, until }))
      of.getOrInsertComputed(indicator, () => []).push(used)
      for (const period of used) own.set(periodKey(period), period)
    }
    pooled.push([...own.values()])
    if (++n % IN_ONE_TURN === 0) await ownTurn()
  }
  const usual = usualPeriods(pooled, endsAsked(catalogue.id, on.reporters), on.day)
  return new Map(
    indicatorIds(catalogue).map(id => {
      const used = of.get(id)
      return [id, used === undefined ? usual.ofCatalogue : usual.of(used)]
    }),
  )
}

/** An indicator in a period, with how many parties stand how. */
export interface Tallied {
  readonly indicator: string
  readonly period: Period
  readonly isUsual: boolean
  readonly counts: StandingCounts
}

/** By indicator, then by period; every usual period of each, whoever was asked. */
export async function tallied(
  on: IndicatorsOn,
  catalogue: CatalogueOn,
  narrowed: Narrowed = {},
): Promise<ReadonlyMap<string, readonly Tallied[]>> {
  const found = new Map<string, Map<string, Tallied>>()
  const cellOf = (indicator: string, period: Period, isUsual: boolean) =>
    found
      .getOrInsertComputed(indicator, () => new Map())
      .getOrInsertComputed(periodKey(period), () => ({ indicator, period, isUsual, counts: noStandings() }))
  for (const [indicator, periods] of await usualIn(on, catalogue)) {
    if (narrowed.indicators?.has(indicator) === false) continue
    found.set(indicator, new Map())
    for (const period of periods) cellOf(indicator, period, true)
  }
  for await (const { asked, indicator, period, isUsual, found: stands } of standingsIn(
    on,
    catalogue,
    narrowed,
  ))
    count(cellOf(indicator, period, isUsual).counts, stands, asked.is)
  return new Map(
    [...found].map(([indicator, its]) => [
      indicator,
      [...its.values()].sort((a, b) => (periodKey(a.period) < periodKey(b.period) ? -1 : 1)),
    ]),
  )
}
