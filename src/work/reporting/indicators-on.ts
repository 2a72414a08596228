import { toBase64 } from '../../core/bytes.ts'
import type { Log } from '../../log/open.ts'
import { treeOn } from '../../log/tree-on-day.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import type { Localised } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { inTurns } from '../../store/own-turn.ts'
import type { Store } from '../../store/store.ts'
import type { CallDuties, CallOnDay } from '../commitments/call-duties.ts'
import type { Signatory } from '../commitments/signatories.ts'
import { type CallFigures, type KeptReport, reportsAt } from './call-figures.ts'
import type { FiledFiles } from './filed.ts'
import type { Gone } from './kept-files.ts'

/**
 * What a call asks in figures on a day, of whom, and who said something: all that the matrix of indicators and its
 * files are made of. It reads catalogues and no file of figures: statements say how many cells have a value.
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

export interface ReportedOn {
  readonly all: CallOnDay
  readonly day: string
  readonly catalogues: readonly CatalogueOn[]
  /** In the order of lists. */
  readonly reporters: readonly Reporter[]
  readonly reports: ReadonlyMap<string, readonly KeptReport[]>
}

export interface IndicatorsOn extends ReportedOn {
  /**
   * Entries that the log had at the end of that day, or had by now when it was counted, and its root at that size, as a
   * checkpoint has it.
   */
  readonly size: number
  readonly root: string
}

export interface Sources {
  readonly log: Pick<Log, 'store' | 'head'>
  readonly duties: CallDuties
  readonly callFigures: CallFigures
  readonly filed: FiledFiles
}

/**
 * The call exists. Of a day that is over, later entries change nothing: it is cited by what the log had at its end.
 * Today is cited by the log as it was when duties were read. What comes in while the rest is read says its entry, and
 * is left out: the log need not pause.
 */
export async function indicatorsOn(sources: Sources, call: string, day: string): Promise<IndicatorsOn> {
  const { log, duties } = sources
  const all = (await duties.on(call, day))!
  const tree = await treeOn(log.store, all.size, day)
  return { ...(await reportedOn(sources, all)), size: tree.size, root: toBase64(tree.root) }
}

/** The same without what it is cited by. */
export async function reportedOn(sources: Omit<Sources, 'duties'>, all: CallOnDay): Promise<ReportedOn> {
  const { log, callFigures } = sources
  const { call, day } = all
  const reports = new Map<string, readonly KeptReport[]>()
  for (const [party, its] of await callFigures.of(call)) {
    const then = reportsAt(its, all.size)
    if (then.some(one => one.sayings[0]!.day <= day)) reports.set(party, then)
  }
  return {
    ...{ all, day, reports },
    catalogues: await cataloguesOn(sources, all),
    reporters: await reportersIn(log.store, all, reports),
  }
}

async function cataloguesOn(
  { log, filed }: Pick<Sources, 'log' | 'filed'>,
  { call, day, size }: CallOnDay,
): Promise<CatalogueOn[]> {
  const found = new Map<string, EditionOn[]>()
  const titles = new Map<string, Localised>()
  for await (const { name, row } of rowsUnder(log.store, 'indicatorEditions', call)) {
    if (row.day > day || row.entry >= size) continue
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
  { day, gone, signatories, size }: CallOnDay,
  reports: ReadonlyMap<string, unknown>,
): Promise<Reporter[]> {
  // Who left before anything was asked of it may have reported.
  const unknown = new Set(reports.keys())
  for (const all of unknown.size === 0 ? [] : [signatories, gone])
    for await (const some of inTurns(all)) for (const { party } of some) unknown.delete(party)
  const others = [...unknown]
  const rows = await store.rows(others.map(party => ref('parties', party)))
  const left = others.map((party, i): Reporter => {
    const row = rows[i]!
    const { names, kind, country } = row.versions.findLast(one => one.from <= day && one.entry < size) ?? row
    return { party, names, kind, country, kinds: [], asked: [], earlier: [] }
  })
  return [...signatories, ...gone, ...left]
}
