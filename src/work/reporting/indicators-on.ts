import type { Log } from '../../log/open.ts'
import {
  type Asking,
  type AskingEdition,
  type AsksOf,
  lastDayOf,
  windowsAsking,
  windowsFor,
} from '../../register/figures/asked-periods.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import type { Period } from '../../register/figures/figures.ts'
import {
  count,
  noStandings,
  periodKey,
  type StandingCounts,
  standingOn,
  usualPeriods,
} from '../../register/figures/standing.ts'
import type { Localised } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { Store } from '../../store/store.ts'
import type { CallDuties, CallOnDay } from '../commitments/call-duties.ts'
import type { Signatory } from '../commitments/signatories.ts'
import { type CallFigures, type KeptReport, type ToldBy, toldBy } from './call-figures.ts'
import { type FiledFiles, type Gone, isThere } from './filed.ts'

/**
 * What a call asks in figures on a day, of whom, and who said something: all that the matrix of indicators and its files
 * are made of. It reads catalogues and no file of figures: statements say how many cells have a value.
 */

export interface EditionOn {
  readonly edition: number
  readonly entry: number
  readonly day: string
  readonly indicators: readonly Readonly<{ id: string; cells: number }>[]
  readonly file: Catalogue | Gone
}

export interface CatalogueOn {
  readonly id: string
  readonly titles: Localised
  /** Oldest first, at least one. */
  readonly editions: readonly EditionOn[]
}

/** Who signed the call, or reported to it once. */
export type Reporter = Pick<Signatory, 'party' | 'names' | 'kind' | 'kinds' | 'country' | 'asked' | 'earlier'>

export interface IndicatorsOn {
  readonly all: CallOnDay
  readonly day: string
  /** Entries of the log that this speaks of, and its root at that size, as the checkpoint has it. */
  readonly size: number
  readonly root: string
  readonly catalogues: readonly CatalogueOn[]
  /** In the order of lists. */
  readonly reporters: readonly Reporter[]
  readonly reports: ReadonlyMap<string, readonly KeptReport[]>
}

export interface Sources {
  readonly log: Pick<Log, 'store' | 'head'>
  readonly duties: CallDuties
  readonly callFigures: CallFigures
  readonly filed: FiledFiles
}

/** Entries may come in between two readings; more often than this they do not. */
const MOST_TRIES = 5

/** The call exists. */
export async function indicatorsOn(sources: Sources, call: string, day: string): Promise<IndicatorsOn> {
  const { log, duties, callFigures } = sources
  for (let tries = 1; ; tries++) {
    const head = log.head()
    const all = (await duties.on(call, day))!
    const { byParty, size } = await callFigures.of(call)
    const isOne = all.size === size && head?.size === size
    if (!isOne && tries < MOST_TRIES) continue
    const reports = new Map([...byParty].filter(([, its]) => its.some(one => one.sayings[0]!.day <= day)))
    return {
      ...{ all, day, size, reports },
      root: head?.checkpoint.split('\n')[2] ?? '',
      catalogues: await cataloguesOn(sources, call, day),
      reporters: await reportersIn(log.store, all, reports),
    }
  }
}

async function cataloguesOn({ log, filed }: Sources, call: string, day: string): Promise<CatalogueOn[]> {
  const found = new Map<string, EditionOn[]>()
  const titles = new Map<string, Localised>()
  for await (const { name, row } of rowsUnder(log.store, 'indicatorEditions', call)) {
    if (row.day > day) continue
    const [catalogue, number] = name.split('/') as [string, string]
    const { day: published, entry, indicators } = row
    const edition = Number(number)
    const file = await filed.catalogue(call, { catalogue, edition })
    found.getOrInsertComputed(catalogue, () => []).push({ edition, entry, day: published, indicators, file })
    if (edition >= Math.max(...found.get(catalogue)!.map(one => one.edition)))
      titles.set(catalogue, row.titles)
  }
  return [...found].map(([id, editions]) => ({
    ...{ id, titles: titles.get(id)! },
    editions: editions.sort((a, b) => a.edition - b.edition),
  }))
}

async function reportersIn(
  store: Store,
  { day, signatories, gone }: CallOnDay,
  reports: ReadonlyMap<string, unknown>,
): Promise<Reporter[]> {
  const known = [...signatories, ...gone]
  const ids = new Set(known.map(({ party }) => party))
  // Who left before anything was asked of it may have reported.
  const others = [...reports.keys()].filter(party => !ids.has(party))
  const rows = await store.rows(others.map(party => ref('parties', party)))
  const left = others.map((party, i): Reporter => {
    const row = rows[i]!
    const { names, kind, country } = row.versions.findLast(({ from }) => from <= day) ?? row
    return { party, names, kind, country, kinds: [], asked: [], earlier: [] }
  })
  return [...known, ...left]
}

/** What each edition asks of whom. */
export function askingEditions({ editions }: CatalogueOn): AskingEdition[] {
  return editions.map(({ day, file, indicators }) => ({
    day,
    indicators: new Map<string, AsksOf>(
      isThere(file)
        ? file.indicators.map(({ id, how, kinds }) => [id, { how, kinds }])
        : indicators.map(({ id }) => [id, { how: 'reported', kinds: undefined }]),
    ),
  }))
}

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
  readonly windows: readonly Asking[]
  readonly last: string | null
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
  const editions = askingEditions(catalogue)
  const ids = indicatorIds(catalogue).filter(id => indicators === undefined || indicators.has(id))
  let n = 0
  for (const reporter of on.reporters) {
    if (!isMeant(reporter)) continue
    if (++n % IN_ONE_TURN === 0) await ownTurn()
    const windows = new Map<string, Asking[]>()
    const told = toldOf(on, reporter.party, catalogue.id)
    for (const indicator of ids) {
      const its = told?.get(indicator) ?? []
      const commonly = usual.get(indicator)!
      const names = new Set(commonly.map(periodKey))
      const odd = its.filter(one => !names.has(periodKey(one)))
      for (const period of [...commonly, ...odd].sort((a, b) => (periodKey(a) < periodKey(b) ? -1 : 1))) {
        const isUsual = names.has(periodKey(period))
        const all = windows.getOrInsertComputed(periodKey(period), () => windowsAsking(reporter, period))
        const asking = windowsFor(indicator, all, editions)
        const last = lastDayOf(asking)
        const found = standingOn(its, period, last, on.day)
        if (found === null) continue
        const { from, until } = period
        yield {
          ...{ reporter, indicator, isUsual, windows: asking, last, found },
          period: { from, until },
          told: found.told as ToldBy | null,
        }
      }
    }
  }
}

/** The last day that was asked for, of each party: a page and its files look at the same one. */
const TOLD = new WeakMap<object, { readonly name: string; readonly told: ReturnType<typeof toldBy> }>()

function toldOf({ day, reports }: IndicatorsOn, party: string, catalogue: string) {
  const its = reports.get(party)
  if (its === undefined) return undefined
  const name = `${catalogue} ${day}`
  const known = TOLD.get(its)
  if (known?.name === name) return known.told
  const told = toldBy(its, catalogue, day)
  TOLD.set(its, { name, told })
  return told
}

/** By which periods each indicator is commonly reported; of one that nobody has answered, those of the whole catalogue. */
export async function usualIn(
  on: IndicatorsOn,
  catalogue: CatalogueOn,
): Promise<ReadonlyMap<string, readonly Period[]>> {
  type Used = Map<string, { readonly period: Period; by: number }>
  const ofAll: Used = new Map()
  const of = new Map<string, Used>()
  const use = (used: Used, { from, until }: Period) =>
    used.getOrInsertComputed(`${from} ${until}`, () => ({ period: { from, until }, by: 0 })).by++
  let n = 0
  for (const { party } of on.reporters) {
    const told = toldOf(on, party, catalogue.id)
    if (told === undefined) continue
    const own = new Map<string, Period>()
    for (const [indicator, its] of told)
      for (const one of its) {
        use(
          of.getOrInsertComputed(indicator, () => new Map()),
          one,
        )
        own.set(periodKey(one), one)
      }
    for (const period of own.values()) use(ofAll, period)
    if (++n % IN_ONE_TURN === 0) await ownTurn()
  }
  const commonly = usualPeriods(ofAll)
  return new Map(
    indicatorIds(catalogue).map(id => {
      const used = of.get(id)
      return [id, used === undefined ? commonly : usualPeriods(used)]
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
  for await (const { indicator, period, isUsual, last, found: stands } of standingsIn(
    on,
    catalogue,
    narrowed,
  ))
    count(cellOf(indicator, period, isUsual).counts, stands, last !== null)
  return new Map(
    [...found].map(([indicator, its]) => [
      indicator,
      [...its.values()].sort((a, b) => (periodKey(a.period) < periodKey(b.period) ? -1 : 1)),
    ]),
  )
}
