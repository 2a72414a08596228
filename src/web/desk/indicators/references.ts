import type { Catalogue, Indicator } from '../../../register/figures/catalogue.ts'

/** An indicator that is asked and counts by another, which it quotes by its title and which is asked no more. */
interface LooseReference {
  readonly one: Indicator
  readonly gone: Indicator
}

/** `others`: the edition before, and sets that this one may have begun with. */
export function looseReferences(catalogue: Catalogue, others: readonly Catalogue[]): LooseReference[] {
  const kept = new Set(catalogue.indicators.map(({ id }) => id))
  const titles = new Set(catalogue.indicators.flatMap(one => one.titles.map(({ text }) => text)))
  // Of a set of which nothing is here, nothing was left out.
  const near = others.filter(({ indicators }) => indicators.some(({ id }) => kept.has(id)))
  const gone = new Map(
    near.flatMap(({ indicators }) =>
      indicators
        .filter(one => !kept.has(one.id) && !one.titles.some(({ text }) => titles.has(text)))
        .map(one => [one.id, one] as const),
    ),
  )
  return catalogue.indicators.flatMap(one =>
    [...gone.values()].filter(other => quotes(one, other)).map(other => ({ one, gone: other })),
  )
}

const BLANK = '[ \u00a0\u202f]?'

const quotes = ({ asks, reads }: Indicator, { titles }: Indicator) =>
  titles.some(title => {
    const quoted = new RegExp(`[“«„"]${BLANK}${RegExp.escape(title.text)}${BLANK}[”»“"]`, 'u')
    return [...asks, ...reads].some(({ text }) => quoted.test(text))
  })
