import { z } from 'zod'
import { isDate } from '../../core/time.ts'
import { KINDS, MANDATES } from '../../register/kinds.ts'
import { type RollQuery, SAID, STATUSES, TOTAL_CAP } from '../../register/roll.ts'
import { DIRECTORY } from '../../store/directory.ts'
import { type Asked, addressWith, linkIn, onlyMembers, queryText, readMembers } from '../kit/kit.ts'

/** The filters of a roll, as an address gives them. */

export const MOST_ROWS = 500

const SORTS = ['name', 'date'] as const

/** What narrows a roll, in the order of its form. */
export const FILTERS = [
  'q',
  'kind',
  'country',
  'mandate',
  'status',
  'version',
  'said',
  'signed',
  'at',
  'letter',
] as const
export type Filter = (typeof FILTERS)[number]

const oneOf = <const T extends readonly string[]>(all: T) =>
  z.enum(all, { error: `one of ${all.join(', ')}` })
const rows = `a number from 1 to ${MOST_ROWS}`
const row = `a number from 1 to ${TOTAL_CAP}`

/** What may stand in the query, each with what it asks for; the message of a check says what it has to be. */
const NARROWS = {
  q: queryText.describe(
    'Words that begin words of a name; case and accents do not count. They find a state also by its name in other languages, by its codes, and by what it is called ("UK"); by name, those of exactly that name come first',
  ),
  kind: oneOf(KINDS).describe('Kind of party'),
  country: z
    .string()
    .regex(/^(?:[a-zA-Z]{2}|none)$/, 'two letters of ISO 3166-1, or none')
    .describe('ISO 3166-1 alpha-2, or none'),
  mandate: oneOf([...MANDATES, 'none']).describe('Level of mandate; none for rows copied from a list'),
  status: oneOf(STATUSES).describe(
    'Who signed, who is copied from a list, or who stood there before and how that ended; all who stand if left out',
  ),
  signed: z
    .string()
    .refine(text => text === 'none' || isDate(text), 'a day as 2026-01-31, or none')
    .describe('The day since which the row says that it stands, or none for rows that tell none'),
  version: z
    .union([z.literal('none'), z.coerce.number().int().min(1)], 'the number of a version, or none')
    .describe('The version of the text that was signed, from 1; none for rows copied from a list'),
  said: oneOf(SAID).describe('What stands along with it: a reservation, a declaration, or none of both'),
  at: z.string().refine(isDate, 'a day as 2026-01-31').describe('The roll on this day'),
  letter: z
    .string()
    .regex(/^(?:[a-zA-Z]|0|other)$/, 'a letter from a to z, 0 or other')
    .describe('The first letter of the first name; 0 for digits, other for scripts that are not Latin'),
}
const ORDER = {
  sort: oneOf(SORTS).describe(
    'By name, or newest first; where more match than are counted, by name all the same',
  ),
}
const PAGE = {
  page: z.string().describe('next of the page before'),
  row: z.coerce
    .number(row)
    .int(row)
    .min(1, row)
    .max(TOTAL_CAP, row)
    .describe(`The first row of the page, from 1 to ${TOTAL_CAP}; page leads past that`),
  limit: z.coerce.number(rows).int(rows).min(1, rows).max(MOST_ROWS, rows).describe('Rows on a page'),
}
const DAY = z.string().refine(isDate, 'a day as 2026-01-31')
const BETWEEN = {
  from: DAY.describe(
    'The day at whose end it begins. The same day as `to` asks for the changes of that day alone: `from` of the answer is then the day before',
  ),
  to: DAY.describe('The day at whose end it ends; today if left out'),
}

/** Which members each address for programs takes, beside `lang`: it refuses all others, and `/openapi.json` tells these. */
export const TAKES = {
  rollJson: { ...NARROWS, ...ORDER, ...PAGE },
  rollCsv: { ...NARROWS, ...ORDER, page: PAGE.page },
  absentJson: { at: NARROWS.at.describe('As the roll stood on this day, from 2011-07-14 on') },
  absentCsv: { at: NARROWS.at },
  changesJson: { ...BETWEEN, page: PAGE.page },
  changesCsv: BETWEEN,
  organisationsJson: {
    q: queryText.describe(
      'Words that begin words of any name of an organisation, also of an earlier one; case and accents do not count. A state is found by its name in any language',
    ),
    kind: NARROWS.kind.describe('Kind of organisation'),
    country: NARROWS.country,
    letter: NARROWS.letter,
    ...PAGE,
  },
} as const

/** Refuses filters that the address does not know (`query_malformed`), rather than show everything without them. */
export function requireKnown({ query }: Asked, address: keyof typeof TAKES): void {
  onlyMembers(query, Object.keys(TAKES[address]))
}

const ROLL = z.object(TAKES.rollJson).partial()
const ORGANISATIONS = z.object(TAKES.organisationsJson).partial()

/** `page` is the `next` of the page before, and goes before a `row`. */
export function parseRollQuery(call: string, query: URLSearchParams, most: number): RollQuery {
  return rowsAsked(call, readMembers(query, ROLL), most)
}

/** All organisations of the register, which are one more roll: what tells one call from another does not narrow them. */
export function parseDirectory(query: URLSearchParams, most: number): RollQuery {
  return rowsAsked(DIRECTORY, readMembers(query, ORGANISATIONS), most)
}

function rowsAsked(call: string, found: z.infer<typeof ROLL>, most: number): RollQuery {
  const { page: after, row, limit = most, ...filters } = found
  const country = filters.country === 'none' ? 'none' : filters.country?.toUpperCase()
  const sort = filters.sort === 'name' ? undefined : filters.sort
  const skip = after === undefined && row !== undefined && row > 1 ? row - 1 : undefined
  return { ...filters, call, country, letter: filters.letter?.toLowerCase(), sort, after, skip, limit }
}

export function parseBetween(query: URLSearchParams) {
  return readMembers(query, z.object(TAKES.changesJson).partial())
}

export function parseDay(query: URLSearchParams): string | undefined {
  return readMembers(query, z.object(TAKES.absentCsv).partial()).at
}

/** Those in use. */
export function filtersIn(query: RollQuery): Filter[] {
  return FILTERS.filter(name => query[name] !== undefined)
}

/** The same question from its first row. */
export function fromFirst(query: RollQuery): RollQuery {
  return { ...query, after: undefined, skip: undefined }
}

/** The address of this query, and of the page of it that is asked for; the same question has the same address. */
export function rollAddress(query: RollQuery, ending = ''): string {
  const said = ([...FILTERS, 'sort'] as const).map(name => [name, String(query[name] ?? '')])
  const place = { page: query.after ?? '', row: query.skip === undefined ? '' : String(query.skip + 1) }
  return addressWith(`/${query.call}/roll${ending}`, { ...Object.fromEntries(said), ...place })
}

/** Where to go on from a page: who follows it is brought to what was found. */
export function rollLink(asked: Asked, query: RollQuery): string {
  return linkIn(asked, `${rollAddress(query)}#found`)
}
