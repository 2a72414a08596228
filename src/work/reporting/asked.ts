import type { FiguresRow } from '../../register/commitment-rows.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import type { FigureAnswer, Figures, Period } from '../../register/figures/figures.ts'
import type { PartyRow } from '../../register/rows.ts'
import type { Store } from '../../store/store.ts'
import { type FiledFiles, isThere, reportsOf } from './filed.ts'
import { isAskedOf } from './questions.ts'

/** What is asked of one party by a catalogue, and what it said last by it. */

/** Without what others measure or is asked of other kinds of party, except where it answers that. */
export function askedOf(
  catalogue: Catalogue,
  { kind }: Pick<PartyRow, 'kind'>,
  answers: readonly Pick<FigureAnswer, 'indicator'>[],
): Catalogue {
  const answered = new Set(answers.map(({ indicator }) => indicator))
  const indicators = catalogue.indicators.filter(one => isAskedOf(one, kind) || answered.has(one.id))
  return { ...catalogue, indicators }
}

/** What a party said last by indicators of a call, and by which edition of these. */
type LastFigures = Readonly<{ figures: Figures; catalogue: Catalogue }>

type Asking = Readonly<{ catalogue: string; periods: readonly Period[] }>

/**
 * The report of which a new one shows the values, of those in the order in which they were filed: the newest by the same
 * indicators that answers one of its periods, so that what is said again begins with what was said; else the newest.
 */
export function lastReport(
  rows: readonly FiguresRow[],
  { catalogue, periods }: Asking,
): FiguresRow | undefined {
  const all = rows.filter(one => one.catalogue === catalogue)
  const isAsked = ({ from, until }: Period) => periods.some(one => one.from === from && one.until === until)
  return all.findLast(one => (one.corrections.at(-1) ?? one).periods.some(isAsked)) ?? all.at(-1)
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
