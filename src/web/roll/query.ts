import { clip } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { isDate } from '../../core/time.ts'
import { KINDS, MANDATES } from '../../register/kinds.ts'
import { type RollQuery, STATUSES } from '../../register/roll.ts'

/** The filters of a roll, as an address gives them. Forms send empty fields: those ask for nothing. */

export const MOST_ROWS = 500
/** Characters; longer queries name nobody. */
const MOST_QUERY = 200
export const SORTS = ['name', 'date'] as const

/** What narrows a roll, in the order of its form. */
export const FILTERS = ['q', 'kind', 'country', 'mandate', 'status', 'signed', 'at'] as const
export type Filter = (typeof FILTERS)[number]

/** Refuses `query_malformed`, naming the parameter. `page` is the `next` of the page before. */
export function parseRollQuery(call: string, query: URLSearchParams, limit: number): RollQuery {
  const given = (name: string) => query.get(name)?.trim() || undefined
  const q = given('q')
  if (q !== undefined && q.length > MOST_QUERY) throw malformed('q', q, `at most ${MOST_QUERY} characters`)
  const country = given('country')
  if (country !== undefined && !/^(?:[a-zA-Z]{2}|none)$/.test(country))
    throw malformed('country', country, 'two letters of ISO 3166-1, or none')
  const signed = given('signed')
  if (signed !== undefined && signed !== 'none' && !isDate(signed))
    throw malformed('signed', signed, 'a day as 2026-01-31, or none')
  const sort = oneOf('sort', given('sort'), SORTS)
  return {
    call,
    q,
    kind: oneOf('kind', given('kind'), KINDS),
    country: country === 'none' ? country : country?.toUpperCase(),
    mandate: oneOf('mandate', given('mandate'), [...MANDATES, 'none']),
    status: oneOf('status', given('status'), STATUSES),
    signed,
    at: parseDay(query),
    sort: sort === 'name' ? undefined : sort,
    after: given('page'),
    limit: limitOf(given('limit'), limit),
  }
}

/** The day that `at` asks for. */
export function parseDay(query: URLSearchParams): string | undefined {
  const at = query.get('at')?.trim() || undefined
  if (at !== undefined && !isDate(at)) throw malformed('at', at, 'a day as 2026-01-31')
  return at
}

function limitOf(text: string | undefined, most: number): number {
  if (text === undefined) return most
  const limit = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0
  if (limit === 0 || limit > MOST_ROWS) throw malformed('limit', text, `a number from 1 to ${MOST_ROWS}`)
  return limit
}

function oneOf<T extends string>(name: string, text: string | undefined, all: readonly T[]): T | undefined {
  if (text === undefined) return undefined
  const found = all.find(one => one === text)
  if (found === undefined) throw malformed(name, text, `one of ${all.join(', ')}`)
  return found
}

function malformed(name: string, text: string, wanted: string): Refusal {
  return new Refusal('query_malformed', `The parameter ${name} is ${clip(text)}; it has to be ${wanted}.`)
}

/** The filters in use. */
export function filtersIn(query: RollQuery): Filter[] {
  return FILTERS.filter(name => query[name] !== undefined)
}

/** The address of this query, or of another page of it; the same filters give the same address. */
export function rollAddress(path: string, query: RollQuery, after: string | null): string {
  const params = new URLSearchParams()
  for (const name of [...FILTERS, 'sort'] as const)
    if (query[name] !== undefined) params.set(name, query[name])
  if (after !== null) params.set('page', after)
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}
