import type { FigureAnswer, FigureCell, Figures } from '../../register/figures/figures.ts'
import { html, type Lang, type Markup, type Piece, phrase, remark, say } from '../kit/kit.ts'
import type { Reported } from '../plots/reported.ts'

/**
 * Answers that stand in a document of the party's own, and are not typed here again. Their cells have no value, which
 * the law knows as `not-reported` alone; a reader is told first where the answer is. An answer with a value or another
 * reason was read off that document: what it lacks beside these is not there, and nobody is sent to look for it.
 */

interface Placed {
  readonly cells: readonly FigureCell[]
  readonly found: object | null
}

export const standsElsewhere = <A extends Placed>(
  answer: A,
): answer is A & { readonly found: NonNullable<A['found']> } =>
  answer.found !== null && answer.cells.every(one => 'missing' in one && one.missing === 'not-reported')

/** A cell of another time or another report as it is read: with the place of its answer, where that stands elsewhere. */
export function readAs(cell: FigureCell, answer: FigureAnswer, figures: Pick<Figures, 'sources'>): Reported {
  if (!standsElsewhere(answer)) return cell
  const { place, source } = answer.found
  return { missing: 'not-reported', found: { source: figures.sources[source]!.title, place } }
}

/** `sourcesAt` is the page on which the documents are named: '' for this one. */
export function whereSaid(
  lang: Lang,
  { figures }: { readonly figures: Pick<Figures, 'sources'> },
  found: NonNullable<FigureAnswer['found']>,
  sourcesAt: string,
): Markup {
  const { title } = figures.sources[found.source]!
  const source = html`<a href="${sourcesAt}#source-${found.source + 1}"><bdi>${title}</bdi></a>`
  return phrase(lang, 'plots.found', { source, place: html`<bdi>${found.place}</bdi>` })
}

/** Beside counts by which such answers are not reported. */
export function elsewhereCounted(lang: Lang, figures: Pick<Figures, 'answers'> | null): Piece {
  const count = figures?.answers.filter(standsElsewhere).length ?? 0
  return count === 0 ? null : remark(say(lang, 'reports.foundCount', { count }))
}
