import { z } from 'zod'
import type { RollQuery } from '../../register/roll.ts'
import { type Asked, addressWith, queryText, readMembers } from '../kit/kit.ts'

/** What is looked for on the whole site, as an address gives it. */

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
  const { q = '', page = 1, in: group } = readMembers(query, z.object(SEARCHED).partial())
  return { q, page, in: group }
}

export function searchAddress({ q, in: group, page }: Partial<SearchQuery>, ending = ''): string {
  const at = page === undefined || page === 1 ? '' : `${page}`
  return addressWith(`/search${ending}`, { q: q ?? '', in: group ?? '', page: at })
}

/** Where the page of all organisations stands, narrowed as it is: the same filters give the same address. */
export function directoryAddress(
  { q = '', kind, country = '', letter = '', skip = 0, after = '' }: Partial<RollQuery>,
  ending = '',
): string {
  const row = skip === 0 ? '' : `${skip + 1}`
  return addressWith(`/organisations${ending}`, { q, kind: kind ?? '', country, letter, row, page: after })
}
