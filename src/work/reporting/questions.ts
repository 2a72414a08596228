import { type Clause, figuresAsked } from '../../register/clauses.ts'
import {
  type AskedBy,
  type AskingEdition,
  type AsksOf,
  askedIn,
  type Reporter,
  windowsAsking,
} from '../../register/figures/asked-periods.ts'
import type { Catalogue, Indicator, Section } from '../../register/figures/catalogue.ts'
import type { Period } from '../../register/figures/figures.ts'
import type { Kind, Localised } from '../../register/kinds.ts'
import { rowsUnder } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import { isThere } from './filed.ts'
import type { Gone } from './kept-files.ts'

/** Which indicators a call has, and which of them are asked of a party. */

export interface Indicators {
  readonly id: string
  /** The newest. */
  readonly edition: number
  readonly titles: Localised
}

/** The newest edition of each catalogue of the call, in the order of their ids. */
export async function indicatorsOf(store: Store, call: string): Promise<Indicators[]> {
  const found: Indicators[] = []
  for await (const { name, row } of rowsUnder(store, 'indicators', call))
    found.push({ id: name, edition: row.editions.length, titles: row.titles })
  return found
}

/**
 * The indicators by which a clause asks for figures, where a report by this catalogue, or by none, has none by them.
 * What is not published yet nobody can report by: undefined, as where it asks for none.
 */
export function askedElsewhere<T extends Pick<Indicators, 'id'>>(
  all: readonly T[],
  clause: Pick<Clause, 'asks'>,
  catalogue: string | null,
): T | undefined {
  const wanted = figuresAsked(clause)
  return wanted === catalogue ? undefined : all.find(({ id }) => id === wanted)
}

/**
 * Whether a party of this kind says it of itself. What others measure, or ask of other kinds, it may say all the same.
 */
export function isAskedOf({ how, kinds }: Pick<Indicator, 'how' | 'kinds'>, kind: Kind): boolean {
  return how === 'reported' && (kinds === null || kinds.includes(kind))
}

/** What a report is to answer. */
export interface OwnQuestions {
  /** Those that are put first: what is asked of it, or, where nothing is, what its kind could answer. */
  readonly ids: ReadonlySet<string>
  /**
   * Those that its rules ask of it, with the periods for which they do: what is open of these is missing, and no other.
   */
  readonly asked: ReadonlyMap<string, readonly Period[]>
  /** Those of which it is not known of some period, since the file of an edition is withheld or not kept. */
  readonly unknown: ReadonlySet<string>
}

/** Whether a value of this indicator is missing if nobody gives one for this period. */
export const isAskedFor = ({ asked }: OwnQuestions, id: string, { from, until }: Period): boolean =>
  asked.get(id)?.some(one => one.from === from && one.until === until) ?? false

/**
 * Whether it is put first for this period: asked by rules, or, where these ask nothing, what the party's kind could
 * answer.
 */
export const isPut = (own: OwnQuestions, id: string, period: Period): boolean =>
  own.asked.size > 0 ? isAskedFor(own, id, period) : own.ids.has(id)

/** Those of a catalogue that would count as asked if the party reported of these periods today. */
export function ownQuestions(
  { indicators }: Catalogue,
  kind: Kind,
  reporter: Reporter,
  by: AskedBy,
  periods: readonly Period[],
): OwnQuestions {
  const filings = [...by.filings, { day: by.day, periods }]
  const windows = periods.map(period => ({
    period,
    its: windowsAsking(reporter, { ...by, filings }, period),
  }))
  const asked = new Map<string, Period[]>()
  const unknown = new Set<string>()
  for (const { id } of indicators)
    for (const { its, period } of windows) {
      const { is } = askedIn(id, its)
      if (is === 'yes') asked.getOrInsertComputed(id, () => []).push(period)
      if (is === 'unknown') unknown.add(id)
    }
  const own = indicators.filter(one => (asked.size > 0 ? asked.has(one.id) : isAskedOf(one, kind)))
  return { ids: new Set(own.map(({ id }) => id)), asked, unknown }
}

/** An edition as the register has it, with its file. */
export interface EditionRead {
  readonly day: string
  readonly indicators: readonly Readonly<{ id: string }>[]
  readonly file: Catalogue | Gone
}

/** What each edition asks of whom. */
export function askingEditions(editions: readonly EditionRead[]): AskingEdition[] {
  return editions.map(({ day, file, indicators }) => ({
    day,
    indicators: new Map<string, AsksOf>(
      isThere(file)
        ? file.indicators.map(({ id, how, kinds }) => [id, { how, kinds }])
        : indicators.map(({ id }) => [id, 'unread']),
    ),
  }))
}

/** The sections that have indicators of their own, each with these, in the order of the catalogue. */
export function partsOf({ sections, indicators }: Catalogue): [Section, Indicator[]][] {
  return sections.flatMap(section => {
    const own = indicators.filter(one => one.section === section.id)
    return own.length === 0 ? [] : [[section, own]]
  })
}
