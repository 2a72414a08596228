import { toBase64 } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Log } from '../../log/open.ts'
import { treeOn } from '../../log/tree-on-day.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import type { Localised } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import type { CallDuties, CallOnDay } from '../commitments/call-duties.ts'
import type { Signatory } from '../commitments/signatories.ts'
import type { CallFigures, KeptReport } from './call-figures.ts'
import type { FiledFiles, Gone } from './filed.ts'

/**
 * What a call asks in figures on a day, of whom, and who said something: all that the matrix of indicators and its
 * files are made of. It reads catalogues and no file of figures: statements say how many cells have a value.
 */

interface EditionOn {
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
  /**
   * Entries that the log had at the end of that day, or has by now, and its root at that size, as a checkpoint has it.
   */
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

/** Entries may come in while all of it is read; more often than this they do not. */
const MOST_TRIES = 8

/**
 * The call exists. Of a day that is over, later entries change nothing: it is cited by what the log had at its end.
 * Today is cited by the log as it was counted, whole, or refused.
 */
export async function indicatorsOn(sources: Sources, call: string, day: string): Promise<IndicatorsOn> {
  const { log, duties, callFigures } = sources
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const all = (await duties.on(call, day))!
    const { byParty, size } = await callFigures.of(call)
    const reports = new Map([...byParty].filter(([, its]) => its.some(one => one.sayings[0]!.day <= day)))
    const found = {
      ...{ all, day, reports },
      catalogues: await cataloguesOn(sources, call, day),
      reporters: await reportersIn(log.store, all, reports),
    }
    const now = log.head()?.size ?? 0
    const tree = await treeOn(log.store, now, day)
    if (tree.size === now && (all.size !== now || size !== now)) continue
    return { ...found, size: tree.size, root: toBase64(tree.root) }
  }
  throw new Refusal('rate_limited', `The log grew each of ${MOST_TRIES} times while it was counted.`)
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
