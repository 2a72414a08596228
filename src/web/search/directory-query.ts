import { z } from 'zod'
import { clip } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { KINDS } from '../../register/kinds.ts'
import { type RollQuery, TOTAL_CAP } from '../../register/roll.ts'
import { LETTERS } from '../../register/roll-letters.ts'
import { DIRECTORY } from '../../store/directory.ts'
import { addressWith } from '../kit/kit.ts'
import { MOST_ROWS, queryText } from '../roll/query.ts'

/** How the page of all organisations is narrowed, as an address gives it. */

const oneOf = <const T extends readonly string[]>(all: T) =>
  z.enum(all, { error: `one of ${all.join(', ')}` })
const numbered = (most: number) => {
  const says = `a number from 1 to ${most}`
  return z.coerce.number(says).int(says).min(1, says).max(most, says)
}

export const NARROWS = {
  q: queryText.describe(
    'Words that begin words of any name of an organisation, also of an earlier one; case and accents do not count. A state is found by its name in any language',
  ),
  kind: oneOf(KINDS).describe('Kind of organisation'),
  country: z
    .string()
    .regex(/^(?:[a-zA-Z]{2}|none)$/, 'two letters of ISO 3166-1, or none')
    .describe('ISO 3166-1 alpha-2, or none'),
  letter: oneOf(LETTERS).describe(
    'The first letter of the first name; 0 for digits, other for scripts that are not Latin',
  ),
  row: numbered(TOTAL_CAP).describe(
    `The first row of the page, from 1 to ${TOTAL_CAP}; page leads past that`,
  ),
  page: z.string().describe('next of the page before'),
}
export const NARROWS_DATA = { ...NARROWS, limit: numbered(MOST_ROWS).describe('Rows on a page') }

export type DirectoryQuery = Pick<
  RollQuery,
  'q' | 'kind' | 'country' | 'letter' | 'skip' | 'after' | 'limit'
> & {
  readonly call: typeof DIRECTORY
}
const FILTERS = ['q', 'kind', 'country', 'letter'] as const
type Filter = (typeof FILTERS)[number]

/** Refuses `query_malformed`, naming the parameter. */
export function parseDirectory(query: URLSearchParams, most: number): DirectoryQuery {
  const given = Object.keys(NARROWS_DATA).flatMap(name => {
    const text = query.get(name)?.trim() ?? ''
    return text === '' ? [] : [[name, text] as const]
  })
  const found = z.object(NARROWS_DATA).partial().safeParse(Object.fromEntries(given))
  if (!found.success) {
    const { path, message } = found.error.issues[0]!
    const name = String(path[0])
    const text = clip(new Map<string, string>(given).get(name)!)
    throw new Refusal('query_malformed', `The parameter ${name} is ${text}; it has to be ${message}.`)
  }
  const { page: after, row, country, limit = most, ...filters } = found.data
  return {
    ...filters,
    call: DIRECTORY,
    country: country === 'none' ? 'none' : country?.toUpperCase(),
    after,
    skip: after === undefined && row !== undefined && row > 1 ? row - 1 : undefined,
    limit,
  }
}

/** Those in use. */
export function filtersIn(query: Pick<RollQuery, Filter>): Filter[] {
  return FILTERS.filter(name => query[name] !== undefined)
}

/** The same filters give the same address. */
export function directoryAddress(query: Partial<DirectoryQuery>, ending = ''): string {
  const { skip, after } = query
  const said = FILTERS.map(name => [name, query[name] ?? ''] as const)
  const row = skip === undefined || skip === 0 ? '' : `${skip + 1}`
  return addressWith(
    `/organisations${ending}`,
    Object.fromEntries([...said, ['row', row], ['page', after ?? '']]),
  )
}
