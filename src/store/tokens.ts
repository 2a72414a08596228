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

/** The words of the names, and the facts that do not change with the day. */
export function wordsOf({ item }: Stretch): string[] {
  const words = searchOf(item).split(' ')
  return [
    ...words.filter(word => word !== ''),
    `_k${item.kind}`,
    `_c${item.country ?? 'none'}`,
    `_m${item.mandate ?? 'none'}`,
  ]
}

/** The call and the days, for an index that has to answer everything by itself. */
export function placeOf({ call, from, to }: Stretch): string[] {
  const begins = units(from).map(unit => `_f${unit}`)
  const ends = to === null ? [`_n${call}`, '_u'] : units(to).map(unit => `_u${unit}`)
  return [`_a${call}`, ...begins, ...ends]
}

/** What a query asks of `wordsOf`. */
export function wordTerms({ q, kind, country, mandate }: RollQuery): Term[] {
  const terms: Term[] = queryWords(q ?? '').map(word => ({ begins: word }))
  if (kind !== undefined) terms.push({ anyOf: [`_k${kind}`] })
  if (country !== undefined) terms.push({ anyOf: [`_c${country}`] })
  if (mandate !== undefined) terms.push({ anyOf: [`_m${mandate}`] })
  return terms
}

/**
 * What a query asks of `placeOf`. `days` are all days on which any stretch begins or ends, sorted; without
 * `at`, or past the newest of them, what lasts is what stands. Undefined where nothing had begun yet.
 */
export function placeTerms({ call, at }: RollQuery, days: readonly string[]): Term[] | undefined {
  if (at === undefined || at >= (days.at(-1) ?? '')) return [{ anyOf: [`_n${call}`] }]
  const begun = upTo(days, at).map(unit => `_f${unit}`)
  const lasting = after(days, at).map(unit => `_u${unit}`)
  return begun.length === 0
    ? undefined
    : [{ anyOf: [`_a${call}`] }, { anyOf: begun }, { anyOf: ['_u', ...lasting] }]
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
