import { MANDATES } from '../register/kinds.ts'
import { ENDINGS, type RollItem, type RollQuery, SAID } from '../register/roll.ts'
import { queryWords } from '../register/search-words.ts'
import { statesMeant } from '../register/state-names.ts'
import { unionMeant, unionOf } from '../register/union-names.ts'
import type { Cursor } from './cursor.ts'
import { type Apart, apartOf, type Stretch, searchOf } from './stretches.ts'

/**
 * A stretch as words of a full-text index, and a query as an expression over them. The facts that a query filters by
 * are words too, so the index alone tells which rows match. They begin with `_`, which no folded name has.
 */

/** What an index must keep together besides letters and digits. */
export const TOKEN_CHARACTERS = '_-'

/** Beginnings up to this length are indexed themselves. */
export const SHORT = 3

/** All terms must hold: a word that begins so, any one of some words, or none of them. */
export type Term =
  | Plain
  | { readonly either: readonly Plain[]; readonly or: Plain }
  | { readonly noneOf: readonly string[] }
export type Plain = { readonly begins: string } | { readonly anyOf: readonly string[] }

/** The words of the names, and the facts that do not change with the day. */
export function wordsOf({ item }: Stretch): string[] {
  const words = searchOf(item).split(' ')
  const union = unionOf(item.names)
  return [
    ...words.filter(word => word !== ''),
    `_k${item.kind}`,
    `_c${item.country ?? 'none'}`,
    `_m${item.mandate ?? 'none'}`,
    `_k${item.kind}_${item.country ?? 'none'}`,
    `_d${item.signed ?? 'none'}`,
    `_v${item.version ?? 'none'}`,
    ...SAID.filter(said => saysIn(item, said)).map(said => `_s${said}`),
    ...(union === undefined ? [] : [`_b${union}`]),
  ]
}

function saysIn({ reservation, declaration, late }: RollItem, said: (typeof SAID)[number]): boolean {
  const reserves = reservation !== null || late !== undefined
  if (said === 'none') return !reserves && declaration === null
  return said === 'reservation' ? reserves : declaration !== null
}

/** The beginnings of a word that are indexed themselves. */
export function beginningsOf(word: string): string[] {
  const letters = [...word].slice(0, SHORT)
  return letters.map((_, i) => letters.slice(0, i + 1).join(''))
}

/** For PostgreSQL. `^ab` stands for "some word begins with ab": one list to read instead of a union of thousands. */
export function tokensOf(stretch: Stretch): string[] {
  const words = wordsOf(stretch)
  const beginnings = words.filter(word => !word.startsWith('_')).flatMap(beginningsOf)
  return [...words, ...rollWordsOf(stretch), ...beginnings.map(beginning => `^${beginning}`)]
}

/** The word of the roll on which somebody stands today; none of who stands on none. */
function rollWordsOf({ call, to, item }: Stretch): string[] {
  return to === null ? [`_n${rollName(call, apartOf(item))}`] : []
}

/** The days on the roll of its call, for an index that answers everything by itself. */
export function daysOf(stretch: Stretch): string[] {
  const { call, from, to, item } = stretch
  const roll = rollName(call, apartOf(item))
  const begins = units(from).map(unit => `_f${roll}_${unit}`)
  const ends = to === null ? ['_u'] : units(to).map(unit => `_u${unit}`)
  return [...begins, ...rollWordsOf(stretch), ...ends]
}

/** The rows of states, and of the unions of them, that the words name come first; `all` where it is one part. */
export type Part = 'all' | 'states' | 'others'

/** What is read for a page, one part after the other, each from behind its cursor. */
export function partsOf(
  query: RollQuery,
  cursor: Cursor | undefined,
): { part: Part; after: Cursor | undefined }[] {
  if (query.sort === 'date' || rowsMeant(query.q ?? '').called.length === 0)
    return [{ part: 'all', after: cursor }]
  const others = { part: 'others', after: cursor?.ofStates ? undefined : cursor } as const
  return cursor === undefined || cursor.ofStates ? [{ part: 'states', after: cursor }, others] : [others]
}

function nameTerms({ q = '', whole = false }: RollQuery, part: Part): Term[] {
  const { called, all } = rowsMeant(q)
  if (part === 'states') return [{ anyOf: called }]
  const words = queryWords(q).map(word => (whole ? { anyOf: [word] } : { begins: word }))
  const found: Term[] = all.length === 0 ? words : [{ either: words, or: { anyOf: all } }]
  return part === 'others' ? [...found, { noneOf: called }] : found
}

/** Words of the rows that a query names, as `StatesMeant` tells them. */
function rowsMeant(q: string) {
  // Names of states take some tenths of a second to make.
  if (q === '') return { called: [], all: [] }
  const states = statesMeant(q)
  const union = unionMeant(q)
  const unions = union === undefined ? [] : [`_b${union}`]
  const rowsOf = (codes: readonly string[]) => [...codes.map(code => `_kstate_${code}`), ...unions]
  return { called: rowsOf(states.called), all: rowsOf(states.all) }
}

/** What a query asks of `wordsOf`. */
export function wordTerms(query: RollQuery, part: Part): Term[] {
  const { kind, country, mandate, signed, status, version, said } = query
  const terms = nameTerms(query, part)
  const isBoth = kind !== undefined && country !== undefined
  // Both together are a word of their own: reading one short list is faster than comparing two long ones.
  const place = isBoth ? { k: `${kind}_${country}` } : { k: kind, c: country }
  const facts = { ...place, m: mandate, d: signed, v: version, s: said }
  for (const [name, is] of Object.entries(facts))
    if (is !== undefined) terms.push({ anyOf: [`_${name}${is}`] })
  if (status === 'listed') terms.push({ anyOf: ['_mnone'] })
  if (status === 'standing') terms.push({ anyOf: MANDATES.map(level => `_m${level}`) })
  return terms
}

/** Which of its call's rolls a query asks for; undefined is that of those who stand. */
export function apartIn({ status }: RollQuery): readonly (Apart | undefined)[] {
  if (status === 'on-or-unknown') return [undefined, 'unknown']
  if (status === 'not-on') return ['off', ...ENDINGS]
  return [APART.find(apart => apart === status)]
}

const ANSWERS = { unknown: 'unknown', off: 'off' } as const satisfies {
  [A in NonNullable<RollItem['answer']>]: A
}
/** Every roll that a call has besides that of those who stand: a row of one that is missing here would seem to stand. */
const APART: readonly Apart[] = [...Object.values(ANSWERS), ...ENDINGS]

/**
 * Those who withdrew stand on a roll of their own, so that they cost a query for the others nothing; so do those of whom
 * nothing is known. No call has `_`.
 */
function rollName(call: string, apart: Apart | undefined) {
  return apart === undefined ? call : `${apart}_${call}`
}

/** What a query for today asks of `rollWordsOf`. */
export function rollTerm(query: RollQuery): Term {
  return { anyOf: apartIn(query).map(apart => `_n${rollName(query.call, apart)}`) }
}

/**
 * What a query asks of `daysOf`. `days` are all days on which any stretch begins or ends, sorted. Without `at`, or past
 * the newest day, what lasts is what stands. Undefined where nothing had begun yet.
 */
export function dayTerms(query: RollQuery, days: readonly string[]): Term[] | undefined {
  const { at } = query
  if (at === undefined || at >= (days.at(-1) ?? '')) return [rollTerm(query)]
  const rolls = apartIn(query).map(apart => rollName(query.call, apart))
  const begun = cover(
    days.filter(day => day <= at),
    at,
  ).flatMap(unit => rolls.map(roll => `_f${roll}_${unit}`))
  const lasting = cover(
    days.filter(day => day > at),
    at,
  ).map(unit => `_u${unit}`)
  return begun.length === 0 ? undefined : [{ anyOf: begun }, { anyOf: ['_u', ...lasting] }]
}

/** A day as the units it lies in: year, month, tens of days, itself. */
function units(day: string) {
  return [4, 7, 9, 10].map(length => day.slice(0, length))
}

/** Whether a query asks for those alone who stand on the newest roll. */
export function standsOnly(query: RollQuery): boolean {
  return query.at === undefined && apartIn(query).every(apart => apart === undefined)
}

/** What of a call is on no newest roll of those who stand. `years` are those in which any stretch ends. */
export function gone(call: string, years: readonly string[]): Term {
  const apart = APART.map(one => `_n${rollName(call, one)}`)
  return { noneOf: [...apart, ...years.map(year => `_u${year}`)] }
}

/**
 * The fewest units that hold `days`, all on one side of `day`. A whole unit is on that side unless `day` is in it;
 * `day` itself stands for itself.
 */
function cover(days: readonly string[], day: string) {
  const around = new Set(units(day))
  return [...new Set(days.map(one => units(one).find(unit => !around.has(unit)) ?? one))]
}
