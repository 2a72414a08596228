import type { DraftHead } from '../../people/report-drafts.ts'
import { type Catalogue, cellsOf } from '../../register/figures/catalogue.ts'
import type { FigureAnswer, Figures } from '../../register/figures/figures.ts'
import { answersIn, type Parts, type Source, sourcesIn } from './draft.ts'
import { figureSources } from './evidence.ts'
import { isAskedFor, type OwnQuestions } from './questions.ts'

/**
 * The figures that a draft would file. Of what is asked of the party for a period each cell has a value or a reason:
 * one that is open stands as not reported. What is not asked of it is left out, unless it says something of it all the
 * same. Null where nothing is left.
 */
export function figuresOf(
  parts: Parts,
  head: Pick<DraftHead, 'catalogue' | 'periods' | 'party'>,
  catalogue: Catalogue,
  own: OwnQuestions,
): Figures | null {
  const { periods, party } = head
  if (head.catalogue === null) return null
  const given = new Map(
    answersIn(parts, catalogue, periods).map(one => [nameOf(one.indicator, one.period), one]),
  )
  const answers = catalogue.indicators.flatMap(indicator => {
    return periods.flatMap((period): FigureAnswer[] => {
      const answer = given.get(nameOf(indicator.id, period))
      const isAsked = isAskedFor(own, indicator.id, period)
      if (answer === undefined && !isAsked) return []
      const known = new Map(answer?.cells.map(cell => [cell.by.join('/'), cell]))
      const missing = isAsked ? 'not-reported' : 'not-asked'
      const cells = cellsOf(catalogue, indicator).map(by => known.get(by.join('/')) ?? { by, missing })
      const empty = { lang: null, words: null, behind: null, found: null }
      return [{ ...empty, ...answer, indicator: indicator.id, period, cells } as FigureAnswer]
    })
  })
  if (answers.length === 0) return null
  const sources = figureSources(sourcesIn(parts).values())
  const { id, edition } = head.catalogue
  return { v: 1, catalogue: id, edition, party, sources, answers }
}

/** Links and what was printed stand in the file of figures alone: a report without one has its files, and not these. */
export function unrecorded(...draft: Parameters<typeof figuresOf>): Source[] {
  const own = [...sourcesIn(draft[0]).values()].filter(({ file, url }) => file === null || url !== null)
  return own.length === 0 || figuresOf(...draft) !== null ? [] : own
}

const nameOf = (indicator: string, { from, until }: FigureAnswer['period']) => `${indicator} ${from} ${until}`
