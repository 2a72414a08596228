import type { Span } from '../register/roll.ts'
import type { RollTally } from '../register/tally.ts'

/** A roll summed up, by a store and by counting its spans: the same lines. */

/** What a tally says, a line for each thing that was counted. */
export function tallyLines({ total, places, mandates, days, deeds, texts }: RollTally): string[] {
  return [
    `${total} in all`,
    ...places.map(({ kind, country, rows }) => `${rows} ${kind} ${country}`),
    ...mandates.map(({ of, rows }) => `${rows} by ${of}`),
    ...days.map(({ of, rows }) => `${rows} on ${of}`),
    ...deeds.map(({ of, kind, rows }) => `${rows} ${kind} by deed on ${of}`),
    ...texts.map(({ of, rows }) => `${rows} of text ${of}`),
  ].sort()
}

export function countLines(spans: readonly Span[]): string[] {
  const each = spans.flatMap(({ basis, kind, country, mandate, signed, version }) => [
    `${kind} ${country}`,
    `by ${mandate}`,
    `on ${signed}`,
    `of text ${version}`,
    ...(basis === 'listed' ? [] : [`${kind} by deed on ${signed}`]),
  ])
  const counted = Map.groupBy(each, what => what)
  return [`${spans.length} in all`, ...[...counted].map(([what, all]) => `${all.length} ${what}`)].sort()
}
