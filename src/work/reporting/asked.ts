import { kindsSince } from '../../register/asked.ts'
import type { FiguresRow } from '../../register/commitment-rows.ts'
import type { Duties } from '../../register/duties.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import type { FigureAnswer, Figures, Period } from '../../register/figures/figures.ts'
import { lastOfTimes } from '../../register/figures/last-time.ts'
import type { PartyRow } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import { type FiledFiles, isThere, reportsOf } from './filed.ts'
import { askingEditions, type OwnQuestions, ownQuestions } from './questions.ts'

/** What is asked of one party by a catalogue, and what it said last by it. */

/** Without what is not asked of it, except where it answers that. */
export function askedOf(
  catalogue: Catalogue,
  { ids }: Pick<OwnQuestions, 'ids'>,
  answers: readonly Pick<FigureAnswer, 'indicator'>[],
): Catalogue {
  const answered = new Set(answers.map(({ indicator }) => indicator))
  const indicators = catalogue.indicators.filter(({ id }) => ids.has(id) || answered.has(id))
  return { ...catalogue, indicators }
}

export interface ReporterOn {
  readonly call: string
  readonly party: Pick<PartyRow, 'kind' | 'versions'> & Readonly<{ id: string }>
  readonly duties: Pick<Duties, 'asked' | 'earlier'>
  readonly day: string
}

/** Of an edition of the catalogue with this id, as rules and editions stand on the day. */
export async function questionsOf(
  from: Parameters<typeof questioning>[0],
  reporter: ReporterOn,
  id: string,
  catalogue: Catalogue,
  periods: readonly Period[],
): Promise<OwnQuestions> {
  const asks = await questioning(from, reporter, id)
  return asks(catalogue, periods)
}

/** The same of whatever periods. */
export async function questioning(
  { filed, store }: Readonly<{ filed: FiledFiles; store: Store }>,
  { call, party, duties, day }: ReporterOn,
  id: string,
): Promise<(catalogue: Catalogue, periods: readonly Period[]) => OwnQuestions> {
  const rows = await Array.fromAsync(rowsUnder(store, 'indicatorEditions', `${call}/${id}`))
  const read = rows.map(async ({ name, row: { day, indicators } }) => {
    const edition = Number(name)
    return { day, indicators, edition, file: await filed.catalogue(call, { catalogue: id, edition }) }
  })
  const editions = (await Promise.all(read)).sort((a, b) => a.edition - b.edition)
  const filings = (await reportsOf(store, call, party.id))
    .filter(({ row }) => row.catalogue === id)
    .map(({ row }) => row)
  const reporter = { ...duties, kinds: kindsSince(party.versions) }
  const by = { catalogue: id, editions: askingEditions(editions), filings, day }
  return (catalogue, periods) => ownQuestions(catalogue, party.kind, reporter, by, periods)
}

/** What a party said last by indicators of a call, and by which edition of these. */
type LastFigures = Readonly<{ figures: Figures; catalogue: Catalogue }>

type Asking = Readonly<{ catalogue: string; periods: readonly Period[] }>

/**
 * The report of which a new one shows the values, of those in the order in which they were filed: the newest by the
 * same indicators that has the last time of one of its periods, so that what is said again begins with what was said;
 * else the newest.
 */
export function lastReport(
  rows: readonly FiguresRow[],
  { catalogue, periods }: Asking,
): FiguresRow | undefined {
  const all = rows.filter(one => one.catalogue === catalogue)
  return lastOfTimes(all, one => (one.corrections.at(-1) ?? one).periods, periods) ?? all.at(-1)
}

/** Of whatever edition; null where there is no such report that can still be shown. */
export async function lastFigures(
  { filed, store }: Readonly<{ filed: FiledFiles; store: Store }>,
  { call, party, ...of }: Readonly<{ call: string; party: string }> & Asking,
): Promise<LastFigures | null> {
  const all = await reportsOf(store, call, party)
  const last = lastReport(
    all.map(({ row }) => row),
    of,
  )
  if (last === undefined) return null
  const by = await filed.catalogue(call, last)
  if (!isThere(by)) return null
  const figures = await filed.figures(last.corrections.at(-1) ?? last, by)
  return isThere(figures) ? { figures, catalogue: by } : null
}
