import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { isDate } from '../../core/time.ts'
import type { Section } from '../../register/figures/catalogue.ts'
import type { Period } from '../../register/figures/figures.ts'
import { periodKey } from '../../register/figures/standing.ts'
import { catalogueRef, id, KINDS } from '../../register/kinds.ts'
import { isThere } from '../../work/reporting/filed.ts'
import { type CatalogueOn, type IndicatorsOn, indicatorsOn } from '../../work/reporting/indicators-on.ts'
import { indicatorIds, type Narrowed, type Tallied } from '../../work/reporting/standings.ts'
import { AT, payForDay, type ShownDay, shownDay } from '../commitments/shown-day.ts'
import { type Asked, addressWith, firstOf, onlyMembers, readMembers, takeTurn } from '../kit/kit.ts'

/** What the matrix of indicators of a call can be narrowed to, as an address gives it. */

const interval = z
  .string()
  .refine(
    text => parsePeriod(text) !== undefined,
    'two days as 2026-01-01/2026-06-30, the first before the last',
  )

export const NARROWS = {
  catalogue: catalogueRef.describe('One catalogue of indicators, by its id'),
  section: id.describe('Indicators of this section and of those within it'),
  principle: id.describe('Indicators of sections that stand under this principle of the text'),
  kind: z
    .enum(KINDS, { error: `one of ${KINDS.join(', ')}` })
    .describe('Organisations of this kind on that day, and no others, are counted'),
  period: interval.describe('One period, by its first and its last day (ISO 8601)'),
  at: AT,
}
const BEFORE = {
  before: z.string().refine(isDate, 'a day as 2026-01-31').describe('Periods that begin earlier'),
}

export const INDICATORS_TAKE = {
  indicatorsJson: NARROWS,
  indicatorsCsv: NARROWS,
  answersCsv: NARROWS,
  valuesCsv: NARROWS,
} as const

const SCHEMA = z.object({ ...NARROWS, ...BEFORE }).partial()

export type IndicatorsQuery = Readonly<z.infer<typeof SCHEMA>> & ShownDay & { readonly call: string }

export const NARROWING = ['catalogue', 'section', 'principle', 'kind', 'period', 'at'] as const

export function parsePeriod(text: string): Period | undefined {
  const [from, until, ...more] = text.split('/')
  if (from === undefined || until === undefined || more.length > 0) return undefined
  return isDate(from) && isDate(until) && from <= until ? { from, until } : undefined
}

export const formatPeriod = ({ from, until }: Period) => `${from}/${until}`

export function requireKnown({ query }: Asked, address: keyof typeof INDICATORS_TAKE): void {
  onlyMembers(query, Object.keys(INDICATORS_TAKE[address]))
}

/** Refuses `query_malformed`, and `rate_limited` where one address asks for too many past days. */
export function indicatorsQuery(asked: Asked, given: URLSearchParams = asked.query): IndicatorsQuery {
  const found = readMembers(given, SCHEMA)
  const shown = shownDay(asked, found.at)
  payForDay(asked, shown)
  return { ...found, ...shown, call: asked.params.call! }
}

/** The address of this question, with its newest periods. */
export function indicatorsAddress(query: IndicatorsQuery, ending = ''): string {
  const said = NARROWING.map(name => [name, String(query[name] ?? '')])
  return addressWith(`/${query.call}/indicators${ending}`, Object.fromEntries(said))
}

/** The call exists. */
export function readIndicators(
  { site }: Pick<Asked, 'site'>,
  { call, day }: IndicatorsQuery,
): Promise<IndicatorsOn> {
  return indicatorsOn(site, call, day)
}

/** Refuses `query_malformed` for what this call never had: an empty answer would hide a slip. */
export function cataloguesMeant(on: IndicatorsOn, query: IndicatorsQuery): readonly CatalogueOn[] {
  const { catalogue, section, principle } = query
  if (catalogue !== undefined)
    requireOneOf(
      'catalogue',
      catalogue,
      on.catalogues.map(one => one.id),
    )
  const meant = on.catalogues.filter(one => catalogue === undefined || one.id === catalogue)
  const sections = meant.flatMap(sectionsOf)
  if (section !== undefined)
    requireOneOf(
      'section',
      section,
      sections.map(one => one.id),
    )
  if (principle !== undefined)
    requireOneOf(
      'principle',
      principle,
      sections.flatMap(one => one.principle ?? []),
    )
  return meant
}

function requireOneOf(
  name: 'catalogue' | 'section' | 'principle',
  given: string,
  all: readonly string[],
): void {
  if (all.includes(given)) return
  const known = [...new Set(all)]
  const has = known.length === 0 ? 'This call has none.' : `This call has: ${known.join(', ')}.`
  throw new Refusal('query_malformed', `The parameter ${name} is ${given}. ${has}`).at(name)
}

/** Of all editions; of one id as the newest has it. */
export function sectionsOf({ editions }: CatalogueOn): Section[] {
  const all = editions.flatMap(({ file }) => (isThere(file) ? file.sections : []))
  return [...new Map(all.map(one => [one.id, one])).values()]
}

/** Which parties and indicators of a catalogue are asked for. */
export function narrowedBy({ kind, section, principle }: IndicatorsQuery, catalogue: CatalogueOn): Narrowed {
  const isMeant = kind === undefined ? {} : { isMeant: (one: { readonly kind: string }) => one.kind === kind }
  if (section === undefined && principle === undefined) return isMeant
  const sections = new Map(sectionsOf(catalogue).map(one => [one.id, one]))
  const isWithin = (of: string): boolean => {
    const one = sections.get(of)
    if (one === undefined) return false
    const fits =
      (section === undefined || one.id === section) &&
      (principle === undefined || one.principle === principle)
    return fits || (one.within !== null && isWithin(one.within))
  }
  const all = catalogue.editions.flatMap(({ file }) => (isThere(file) ? file.indicators : []))
  return { ...isMeant, indicators: new Set(all.filter(one => isWithin(one.section)).map(one => one.id)) }
}

/** Whether a period is asked for. */
export function isMeantPeriod({ period }: IndicatorsQuery, one: Period): boolean {
  return period === undefined || period === formatPeriod(one)
}

/** Periods by which something is commonly reported, oldest first. */
export function commonPeriods(rows: Iterable<readonly Tallied[]>): Period[] {
  const found = new Map<string, Period>()
  for (const its of rows)
    for (const { isUsual, period } of its) if (isUsual) found.set(periodKey(period), period)
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, period]) => period)
}

/**
 * Whoever asks for files, or for one narrowing after the other, pays for what is counted: each party with each
 * indicator. Refuses `rate_limited`. The whole matrix of a day is made once for everybody.
 */
export function payForCounting(asked: Asked, on: IndicatorsOn, catalogues: readonly CatalogueOn[]): void {
  const indicators = catalogues.reduce((sum, one) => sum + indicatorIds(one).length, 0)
  takeTurn(asked, 'day', asked.site.duties.weight(on.all.call) + on.reporters.length * indicators)
}

export function isNarrowed(query: IndicatorsQuery): boolean {
  return query.before !== undefined || NARROWING.some(name => name !== 'at' && query[name] !== undefined)
}

/** Columns that a page has room for. */
const MOST_COLUMNS = 6

export interface Columns {
  /** Oldest first: the newest that fit, or those before a day. */
  readonly shown: readonly Period[]
  /** How many are older than these. */
  readonly left: number
}

export function columnsIn(common: readonly Period[], before?: string): Columns {
  const until = common.filter(({ from }) => before === undefined || from < before)
  const { shown, told } = firstOf(until.toReversed(), MOST_COLUMNS, left => left)
  return { shown: shown.toReversed(), left: told ?? 0 }
}
