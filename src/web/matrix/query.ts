import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { dayOf } from '../../core/time.ts'
import { STATUSES } from '../../register/commitment-status.ts'
import { classRef, id, KINDS, party } from '../../register/kinds.ts'
import type { CallRow } from '../../register/rows.ts'
import { foldWords, matchesWords } from '../../register/search-words.ts'
import { inTurns } from '../../store/own-turn.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory } from '../../work/commitments/signatories.ts'
import { principlesOn } from '../commitments/principles.ts'
import { AT, payForDay, type ShownDay, shownDay } from '../commitments/shown-day.ts'
import { type Asked, addressWith, onlyMembers, queryText, readMembers } from '../kit/kit.ts'

/** What the matrix of a call can be narrowed to, as an address gives it. */

/** Rows of a page; a program may ask for fewer. */
export const MOST_ROWS = 1_000
const IN_JSON = 100

const NARROWS = {
  q: queryText.describe('Words that begin words of a name; case and accents do not count'),
  kind: z.enum(KINDS, { error: `one of ${KINDS.join(', ')}` }).describe('Kind of party'),
  country: z
    .string()
    .regex(/^(?:[a-zA-Z]{2}|none)$/, 'two letters of ISO 3166-1, or none')
    .describe('ISO 3166-1 alpha-2, or none'),
  status: z
    .enum([...STATUSES, 'none'], { error: `one of ${STATUSES.join(', ')}, none` })
    .describe('Who has a commitment that stands so by its dates; none for who has none yet'),
  principle: id.describe(
    'Who has a commitment under this principle; with status none, who has none under it',
  ),
  class: classRef.describe('Whom the keeper has put in this class of the rules'),
  at: AT,
}
const rows = `a number from 1 to ${MOST_ROWS}`
const PAGE = {
  page: party.describe('next of the page before'),
  limit: z.coerce.number(rows).int(rows).min(1, rows).max(MOST_ROWS, rows).describe('Parties on a page'),
}

/** Which members each address for programs takes, beside `lang`. */
export const MATRIX_TAKES = {
  commitmentsJson: { ...NARROWS, ...PAGE },
  commitmentsCsv: NARROWS,
} as const

export const NARROWING = ['q', 'kind', 'country', 'status', 'principle', 'class', 'at'] as const
export type Narrowing = (typeof NARROWING)[number]

const SCHEMA = z.object(MATRIX_TAKES.commitmentsJson).partial()

export type MatrixQuery = Readonly<z.infer<typeof SCHEMA>> & ShownDay & { readonly call: string }

export function requireKnown({ query }: Asked, address: keyof typeof MATRIX_TAKES): void {
  onlyMembers(query, Object.keys(MATRIX_TAKES[address]))
}

/** Refuses `query_malformed`, and `rate_limited` where one address asks for too many past days. */
export function matrixQuery(asked: Asked, given: URLSearchParams = asked.query): MatrixQuery {
  const { params, site } = asked
  const found = readMembers(given, SCHEMA)
  const country = found.country === 'none' ? 'none' : found.country?.toUpperCase()
  const shown = shownDay({ site }, found.at)
  payForDay(asked, shown)
  return { ...found, ...shown, country, call: params.call! }
}

/** Refuses `query_malformed` for a principle or a class that this call never had: an empty answer would hide a slip. */
export async function requireNarrowable(
  asked: Asked,
  row: CallRow,
  { call, principle, class: of }: MatrixQuery,
  { rules }: CallOnDay,
): Promise<void> {
  if (principle !== undefined) {
    const { byId } = await principlesOn(asked, { id: call, row }, dayOf(asked.site.now()))
    requireOneOf('principle', principle, [...byId.keys()])
  }
  if (of === undefined) return
  const classes = [...rules.policies.values()].flatMap(({ classes = [] }) => classes.map(({ id }) => id))
  requireOneOf('class', of, [...new Set(classes)])
}

function requireOneOf(name: 'principle' | 'class', given: string, known: readonly string[]): void {
  if (known.includes(given)) return
  const has = known.length === 0 ? 'This call has none.' : `This call has: ${known.join(', ')}.`
  throw new Refusal('query_malformed', `The parameter ${name} is ${given}. ${has}`).at(name)
}

/** The address of this question, from its first row. */
export function matrixAddress(query: MatrixQuery, ending = ''): string {
  const said = NARROWING.map(name => [name, String(query[name] ?? '')])
  return addressWith(`/${query.call}/commitments${ending}`, Object.fromEntries(said))
}

export function isNarrowed(query: MatrixQuery): boolean {
  return NARROWING.some(name => name !== 'at' && query[name] !== undefined)
}

/** Who matches, in the order of lists. */
export async function matching({ signatories }: CallOnDay, query: MatrixQuery): Promise<Signatory[]> {
  const words = query.q === undefined ? [] : foldWords(query.q).split(' ')
  const found: Signatory[] = []
  for await (const some of inTurns(signatories))
    for (const one of some) if (matches(one, query, words)) found.push(one)
  return found
}

function matches(one: Signatory, query: MatrixQuery, words: readonly string[]): boolean {
  const { kind, country, status, principle } = query
  if (kind !== undefined && one.kind !== kind) return false
  if (country !== undefined && (one.country ?? 'none') !== country) return false
  if (query.class !== undefined && !one.classes.includes(query.class)) return false
  if (words.length > 0 && !matchesWords(one.search, words)) return false
  if (status === undefined && principle === undefined) return true
  const under = one.commitments.filter(it => principle === undefined || it.principle === principle)
  if (status === 'none') return one.stands && under.length === 0
  return under.some(it => status === undefined || it.status === status)
}

/** One page of them, and where the next begins. Refuses `query_malformed` where no page ended as it says. */
export function pageOf(
  { signatories }: CallOnDay,
  found: readonly Signatory[],
  { page, limit }: MatrixQuery,
  most: number = IN_JSON,
) {
  const before = page === undefined ? undefined : signatories.find(one => one.party === page)
  if (page !== undefined && before === undefined)
    throw new Refusal('query_malformed', `The parameter page is ${page}, where no page ended.`).at('page')
  const first = before === undefined ? 0 : found.findIndex(one => one.place > before.place)
  const from = first === -1 ? found.length : first
  const shown = found.slice(from, from + (limit ?? most))
  return { first: from, shown, next: from + shown.length < found.length ? shown.at(-1)!.party : null }
}
