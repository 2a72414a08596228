import type { DraftHead } from '../../people/report-drafts.ts'
import { type Catalogue, cellsOf } from '../../register/figures/catalogue.ts'
import type { FigureAnswer, Figures } from '../../register/figures/figures.ts'
import { answersIn, type Parts, sourcesIn } from './draft.ts'
import { figureSources } from './evidence.ts'
import { isAskedFor, type OwnQuestions } from './questions.ts'

/**
 * The figures that a draft would file. Of what is asked of the party for a period each cell has a value or a reason: one that is open
 * stands as not reported. What is not asked of it is left out, unless it says something of it all the same.
 */
export function figuresOf(
  parts: Parts,
  head: Pick<DraftHead, 'catalogue' | 'periods' | 'party'>,
  catalogue: Catalogue,
  own: OwnQuestions,
): Figures {
  const { periods, party } = head
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
  const sources = figureSources(sourcesIn(parts).values())
  const { id, edition } = head.catalogue
  return { v: 1, catalogue: id, edition, party, sources, answers }
}

const nameOf = (indicator: string, { from, until }: FigureAnswer['period']) => `${indicator} ${from} ${until}`
