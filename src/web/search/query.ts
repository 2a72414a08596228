import { z } from 'zod'
import { clip } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Asked, addressWith } from '../kit/kit.ts'
import { queryText } from '../roll/query.ts'

/** What is looked for on the whole site, as an address gives it. Forms send empty fields: those ask for nothing. */

export interface SearchQuery {
  readonly q: string
  /** One group of results alone, with all of it by pages; the first of each if left out. */
  readonly in?: 'calls' | 'texts' | undefined
  /** From 1. */
  readonly page: number
}

const MOST_PAGES = 1_000
const number = `a number from 1 to ${MOST_PAGES}`

export const SEARCHED = {
  q: queryText.describe(
    'Words that begin words of a call, of any name of an organisation, or of a sentence in a text in force; case and accents do not count. A state is found by its name in any language. The number of a log entry, or the beginning of a fingerprint, leads there',
  ),
  in: z
    .enum(['calls', 'texts'], { error: 'calls or texts' })
    .describe('All results of one group, by pages; organisations have an address of their own'),
  page: z.coerce
    .number(number)
    .int(number)
    .min(1, number)
    .max(MOST_PAGES, number)
    .describe('With in: the page, from 1'),
}

/** Refuses `query_malformed`, naming the parameter. */
export function parseSearch({ query }: Asked): SearchQuery {
  const given = Object.keys(SEARCHED).flatMap(name => {
    const text = query.get(name)?.trim() ?? ''
    return text === '' ? [] : [[name, text] as const]
  })
  const found = z.object(SEARCHED).partial().safeParse(Object.fromEntries(given))
  if (found.success) return { ...found.data, q: found.data.q ?? '', page: found.data.page ?? 1 }
  const { path, message } = found.error.issues[0]!
  const name = String(path[0])
  const text = clip(new Map(given).get(name as 'q')!)
  throw new Refusal('query_malformed', `The parameter ${name} is ${text}; it has to be ${message}.`)
}

export function searchAddress({ q, in: group, page }: Partial<SearchQuery>, ending = ''): string {
  const at = page === undefined || page === 1 ? '' : `${page}`
  return addressWith(`/search${ending}`, { q: q ?? '', in: group ?? '', page: at })
}
