import { z } from 'zod'
import { catalogueRef, dataFile, date, eachOnce, edition, id, named } from '../kinds.ts'

/** What a statement says of a file of figures, so that the law, which reads no file, knows that no cell is passed over. */

/** So many indicators fit the statement that publishes them. */
export const MOST_INDICATORS = 200
/** Of one indicator in a period: as many as 27 countries by 24 languages by seven services. */
export const MOST_CELLS = 5000
/** Of one report. */
export const MOST_PERIODS = 60

/** Why there is no value, in the order in which pages count them. */
export const MISSING = [
  'not-asked',
  'not-due',
  'not-reported',
  'declined',
  'not-applicable',
  'withheld-by-party',
  'withheld-by-law',
] as const
export type Missing = (typeof MISSING)[number]

const many = z.int().min(1).exactOptional()
/** How many cells have no value, by the reason. A member of its own for each, so that 150 indicators fit a statement. */
const missingCounts = z.strictObject(
  Object.fromEntries(MISSING.map(code => [code, many])) as Record<Missing, typeof many>,
)
export type MissingCounts = z.infer<typeof missingCounts>

/** An indicator in one period: how many of its cells have a value, and how many a reason why there is none. */
const indicatorCounts = z.strictObject({ id, given: z.int().min(0), missing: missingCounts })

export const periodCounts = z
  .strictObject({
    from: date,
    until: date,
    indicators: eachOnce(z.array(indicatorCounts).min(1).max(MOST_INDICATORS), 'an indicator', one => one.id),
  })
  .refine(({ from, until }) => from <= until, 'a period ends before it begins')
export type PeriodCounts = z.infer<typeof periodCounts>

/** How many cells an answer to an indicator has in all. */
export function cellsIn({
  given,
  missing,
}: Pick<z.infer<typeof indicatorCounts>, 'given' | 'missing'>): number {
  return MISSING.reduce((sum, code) => sum + (missing[code] ?? 0), given)
}

/** What a statement says of a catalogue: of each indicator how many cells it has in a period. */
export const indicatorCells = named(
  'indicator',
  z.strictObject({ id, cells: z.int().min(1).max(MOST_CELLS) }),
)
export type IndicatorCells = z.infer<typeof indicatorCells>

/** What a statement says of its figures. Nothing is counted twice: no two periods of one indicator meet. */
export const figuresBound = named(
  'figures',
  z
    .strictObject({
      catalogue: catalogueRef,
      edition,
      data: dataFile,
      periods: z.array(periodCounts).min(1).max(MOST_PERIODS),
    })
    .refine(
      ({ periods }) => periods.every((one, i) => i === 0 || isBefore(periods[i - 1]!, one)),
      'its periods do not follow one another',
    )
    .refine(({ periods }) => {
      const last = new Map<string, string>()
      return periods.every(({ from, until, indicators }) =>
        indicators.every(({ id }) => {
          const before = last.get(id)
          last.set(id, until)
          return before === undefined || before < from
        }),
      )
    }, 'an indicator has two periods that overlap'),
)
export type FiguresBound = z.infer<typeof figuresBound>

type Days = Readonly<{ from: string; until: string }>

function isBefore(a: Days, b: Days): boolean {
  return a.from < b.from || (a.from === b.from && a.until < b.until)
}
