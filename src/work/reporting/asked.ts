import type { Catalogue } from '../../register/figures/catalogue.ts'
import type { FigureAnswer, Figures } from '../../register/figures/figures.ts'
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

/** Of its newest report by them, of whatever edition; null where there is none that can still be shown. */
export async function lastFigures(
  { filed, store }: Readonly<{ filed: FiledFiles; store: Store }>,
  { call, party, catalogue }: Readonly<{ call: string; party: string; catalogue: string }>,
): Promise<LastFigures | null> {
  const all = await reportsOf(store, call, party)
  const newest = all.findLast(({ row }) => row.catalogue === catalogue)
  if (newest === undefined) return null
  const by = await filed.catalogue(call, newest.row)
  if (!isThere(by)) return null
  const figures = await filed.figures(newest.row.corrections.at(-1) ?? newest.row, by)
  return isThere(figures) ? { figures, catalogue: by } : null
}
