import { matchesWords, queryWords } from '../register/folding.ts'
import type { RollQuery } from '../register/roll.ts'
import { type Stretch, searchOf } from './stretches.ts'

/**
 * A stretch as words of a full-text index, and a query as an expression over them. Beside the words of the
 * names stand words for the facts that a query filters by, so the index alone answers which rows match and
 * no row is fetched to be thrown away. They begin with `_`, which no folded name has.
 */

/** What an index must keep together besides letters and digits. */
export const TOKEN_CHARACTERS = '_-'

/** All terms must hold: a word that begins so, or any one of some words. */
export type Term = { readonly begins: string } | { readonly anyOf: readonly string[] }

export function tokensOf(stretch: Stretch): string[] {
  const { call, from, to, item } = stretch
  return [
    ...searchOf(item)
      .split(' ')
      .filter(word => word !== ''),
    ...[`_a${call}`, `_k${item.kind}`, `_c${item.country ?? 'none'}`, `_m${item.mandate ?? 'none'}`],
    ...units(from).map(unit => `_f${unit}`),
    ...(to === null ? [`_n${call}`, '_u'] : units(to).map(unit => `_u${unit}`)),
  ]
}

/**
 * What a query asks of the index. `days` are all days on which any stretch begins or ends, sorted; without
 * `at`, or past the newest of them, what lasts is what stands. Undefined where nothing had begun yet.
 */
export function termsOf(query: RollQuery, days: readonly string[]): Term[] | undefined {
  const { call, kind, country, mandate, at } = query
  const terms: Term[] = queryWords(query.q ?? '').map(word => ({ begins: word }))
  const need = (...anyOf: string[]) => void terms.push({ anyOf })
  if (kind !== undefined) need(`_k${kind}`)
  if (country !== undefined) need(`_c${country}`)
  if (mandate !== undefined) need(`_m${mandate}`)
  if (at === undefined || at >= (days.at(-1) ?? '')) {
    need(`_n${call}`)
    return terms
  }
  const begun = upTo(days, at)
  if (begun.length === 0) return undefined
  need(`_a${call}`)
  need(...begun.map(unit => `_f${unit}`))
  need('_u', ...after(days, at).map(unit => `_u${unit}`))
  return terms
}

/** The same query as a test of one stretch. */
export function matcherOf({ call, q, kind, country, mandate, at }: RollQuery): (stretch: Stretch) => boolean {
  const words = queryWords(q ?? '')
  return ({ from, to, item, ...stretch }) =>
    stretch.call === call &&
    (at === undefined ? to === null : from <= at && (to === null || to > at)) &&
    (kind === undefined || item.kind === kind) &&
    (country === undefined || (item.country ?? 'none') === country) &&
    (mandate === undefined || (item.mandate ?? 'none') === mandate) &&
    (words.length === 0 || matchesWords(searchOf(item), words))
}

/** A day as the units it lies in: its year, its month, itself. */
function units(day: string): [string, string, string] {
  return [day.slice(0, 4), day.slice(0, 7), day]
}

/** The fewest units that hold all of `days` up to `day`. */
function upTo(days: readonly string[], day: string): string[] {
  return cover(
    days.filter(one => one <= day),
    day,
  )
}

function after(days: readonly string[], day: string): string[] {
  return cover(
    days.filter(one => one > day),
    day,
  )
}

/** All of one year stand on the same side of `day` unless it is the year of `day`; so for months. */
function cover(days: readonly string[], day: string): string[] {
  const [year, month] = units(day)
  const found = days.map(one => {
    const [itsYear, itsMonth] = units(one)
    return itsYear !== year ? itsYear : itsMonth !== month ? itsMonth : one
  })
  return [...new Set(found)]
}
