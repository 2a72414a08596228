import { parseEntry } from '../../core/entry.ts'
import { parseStatement } from '../../core/statement.ts'
import type { Log } from '../../log/open.ts'
import type { FiguresRow } from '../../register/commitment-rows.ts'
import type { PeriodCounts } from '../../register/figures/counts.ts'
import type { Cells, Told } from '../../register/figures/standing.ts'
import { periodKey } from '../../register/figures/standing.ts'
import type { DataFile } from '../../register/kinds.ts'
import { rowIn } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import { reportsUnder } from './filed.ts'

/**
 * What all reports of a call say in figures, without a value: of each indicator in each period how many cells have one.
 * Read from rows at the first question, then kept up with the log: an entry names the report that it files or corrects,
 * and that row is read anew. No file is opened for it.
 */

/** One report of a party by one catalogue, with each correction. */
export interface KeptReport {
  readonly party: string
  /** The digest of the figures with which it was filed. */
  readonly report: string
  /** The entry by which it was filed. */
  readonly filed: number
  readonly catalogue: string
  readonly edition: number
  /** As it was filed, then as each correction put it. */
  readonly sayings: readonly KeptSaying[]
}

interface KeptSaying {
  readonly entry: number
  readonly day: string
  readonly data: DataFile
  readonly periods: readonly KeptPeriod[]
}

interface KeptPeriod {
  readonly from: string
  readonly until: string
  readonly indicators: readonly string[]
  /** Of each, in their order. */
  readonly cells: readonly Cells[]
}

/** What a party said last of an indicator in a period, and where. */
export interface ToldBy extends Told {
  /** The report, and what was said of it last: filed, or corrected. */
  readonly report: KeptReport
  readonly saying: KeptSaying
  /** How many reports of the party say something of this period; the newest is this one. */
  readonly reports: number
}

interface FiguresOfCall {
  readonly call: string
  /** Entries of the log that this speaks of. */
  readonly size: number
  readonly byParty: ReadonlyMap<string, readonly KeptReport[]>
}

interface Kept {
  now: Promise<FiguresOfCall & Shared>
  weight: number
}

interface Shared {
  readonly shared: SharedParts
}

const ENTRIES_AT_ONCE = 50
/** Answers to indicators that are kept, of all calls together: about 20 bytes each, so 60 MB at the very most. */
const MOST_KEPT = 3_000_000

export class CallFigures {
  readonly #log: Pick<Log, 'store' | 'head'>
  readonly #kept = new Map<string, Kept>()

  constructor(log: Pick<Log, 'store' | 'head'>) {
    this.#log = log
  }

  /**
   * By party, as the log stands now, or a little later: more may come in while it is read (`reportsAt`). Questions at the
   * same time wait for the same reading. The call exists.
   */
  async of(call: string): Promise<FiguresOfCall['byParty']> {
    const before = this.#kept.get(call)
    const make = () => this.#made(call)
    const now = before === undefined ? make() : before.now.then(made => this.#caughtUp(made), make)
    const kept: Kept = { now, weight: before?.weight ?? 0 }
    this.#kept.delete(call)
    this.#kept.set(call, kept)
    try {
      const made = await now
      kept.weight = weightOf(made)
      this.#forget(call)
      return made.byParty
    } catch (error) {
      if (this.#kept.get(call) === kept) this.#kept.delete(call)
      throw error
    }
  }

  /** The oldest go first, never the one that was just asked for. */
  #forget(last: string): void {
    let weight = [...this.#kept.values()].reduce((sum, one) => sum + one.weight, 0)
    for (const [call, one] of this.#kept) {
      if (weight <= MOST_KEPT) return
      if (call === last) continue
      this.#kept.delete(call)
      weight -= one.weight
    }
  }

  async #made(call: string): Promise<FiguresOfCall & Shared> {
    const { store } = this.#log
    // Before the rows: what comes in meanwhile is read again.
    const size = this.#log.head()?.size ?? 0
    const shared = new SharedParts()
    const byParty = new Map<string, KeptReport[]>()
    let n = 0
    for await (const { party, report, row } of reportsUnder(store, call)) {
      byParty.getOrInsertComputed(party, () => []).push(shared.report(party, report, row))
      if (++n % 20 === 0) await ownTurn()
    }
    return { call, size, byParty, shared }
  }

  async #caughtUp(made: FiguresOfCall & Shared): Promise<FiguresOfCall & Shared> {
    const { call, shared } = made
    const { store } = this.#log
    // The store's: duties may speak of what is recorded and not published yet.
    const size = (await store.head())?.size ?? 0
    if (made.size === size) return made
    const changed = new Map<string, Readonly<{ party: string; report: string }>>()
    for (let at = made.size; at < size; at += ENTRIES_AT_ONCE) {
      for (const entry of await store.entries(at, Math.min(size, at + ENTRIES_AT_ONCE))) {
        const one = changedBy(entry, call)
        if (one !== null) changed.set(`${one.party} ${one.report}`, one)
      }
      await ownTurn()
    }
    const byParty = new Map(made.byParty)
    for (const { party, report } of changed.values()) {
      const row = await rowIn(store, 'figures', call, party, report)
      const others = (byParty.get(party) ?? []).filter(one => one.report !== report)
      byParty.set(party, row === undefined ? others : [...others, shared.report(party, report, row)])
    }
    return { call, size, byParty, shared }
  }
}

/** The report with figures that an entry files or corrects. */
function changedBy(entry: Uint8Array, call: string) {
  const { body, by, call: of, type } = parseStatement(parseEntry(entry).envelope.payload)
  if (of !== call) return null
  if (type === 'report/corrected') return { party: by, report: String(body.report) }
  const figures = body.figures as { readonly data: DataFile } | undefined
  return type === 'report/filed' && figures !== undefined ? { party: by, report: figures.data.digest } : null
}

function weightOf({ byParty }: FiguresOfCall): number {
  let weight = 0
  for (const reports of byParty.values())
    for (const { sayings } of reports)
      for (const { periods } of sayings) for (const { indicators } of periods) weight += 1 + indicators.length
  return weight
}

/** Reports of one call say much alike: the same indicators, and nearly all that each cell has a value. */
class SharedParts {
  readonly #lists = new Map<string, readonly string[]>()
  readonly #cells = new Map<string, Cells>()

  report(party: string, report: string, row: FiguresRow): KeptReport {
    const { catalogue, edition, corrections } = row
    const sayings = [row, ...corrections].map(({ data, day, entry, periods }) => ({
      ...{ data, day, entry },
      periods: periods.map(one => this.#period(one)),
    }))
    return { party, report, filed: row.entry, catalogue, edition, sayings }
  }

  #period({ from, until, indicators }: PeriodCounts): KeptPeriod {
    const ids = indicators.map(({ id }) => id)
    return {
      ...{ from, until },
      indicators: this.#lists.getOrInsert(ids.join(' '), ids),
      cells: indicators.map(({ given, missing }) =>
        this.#cells.getOrInsert(`${given} ${JSON.stringify(missing)}`, { given, missing }),
      ),
    }
  }
}

/**
 * What a party had said when the log had so many entries: each saying is of one. The same list, where nothing came in
 * since, so that what was made of it is not made anew.
 */
export function reportsAt(reports: readonly KeptReport[], size: number): readonly KeptReport[] {
  if (reports.every(({ sayings }) => sayings.at(-1)!.entry < size)) return reports
  return reports
    .filter(({ filed }) => filed < size)
    .map(one => ({ ...one, sayings: one.sayings.filter(({ entry }) => entry < size) }))
}

/** What a party said of each indicator of a catalogue by the end of a day, by indicator and the key of a period. */
export function toldBy(
  reports: readonly KeptReport[],
  catalogue: string,
  day: string,
): ReadonlyMap<string, ReadonlyMap<string, ToldBy>> {
  const found = new Map<string, Map<string, ToldBy>>()
  const sayings = reports
    .filter(one => one.catalogue === catalogue)
    .flatMap(report => {
      const saying = report.sayings.findLast(one => one.day <= day)
      return saying === undefined ? [] : [{ report, saying }]
    })
    .sort((a, b) => a.saying.entry - b.saying.entry)
  for (const { report, saying } of sayings)
    for (const { from, until, indicators, cells } of saying.periods)
      for (const [i, id] of indicators.entries()) {
        const its = found.getOrInsertComputed(id, () => new Map())
        const key = periodKey({ from, until })
        const reports = (its.get(key)?.reports ?? 0) + 1
        its.set(key, { from, until, cells: cells[i]!, report, saying, reports })
      }
  return found
}

/**
 * All that a party said of an indicator and a period before what counts, in the order of the log: filed, corrected, or
 * in another report. `isSame` says of which editions the question is the same.
 */
export function toldBefore(
  reports: readonly KeptReport[],
  indicator: string,
  told: ToldBy,
  day: string,
  isSame: (edition: number) => boolean,
): ToldBy[] {
  return reports
    .filter(({ catalogue, edition }) => catalogue === told.report.catalogue && isSame(edition))
    .flatMap(report =>
      report.sayings
        .filter(one => one.day <= day && one.entry < told.saying.entry && saysOf(one, indicator, told))
        .map(saying => ({ ...told, report, saying })),
    )
    .sort((a, b) => a.saying.entry - b.saying.entry)
}

const saysOf = ({ periods }: KeptSaying, indicator: string, { from, until }: Told) =>
  periods.some(one => one.from === from && one.until === until && one.indicators.includes(indicator))
