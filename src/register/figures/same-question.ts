import type { Indicator } from './catalogue.ts'

/**
 * Whether an answer to the one is an answer to the other, which stands under the same id in another edition: it is
 * asked, counted, measured and divided alike. A title is no definition.
 */
export function isSameQuestion(one: Indicator, other: Indicator): boolean {
  const of = ({ asks, by, how, reads, value }: Indicator) => JSON.stringify([asks, by, how, reads, value])
  return of(one) === of(other)
}
