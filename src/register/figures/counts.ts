import { z } from 'zod'
import { date, eachOnce, id } from '../kinds.ts'

/** What a statement says of a file of figures, so that the law, which reads no file, knows that no cell is passed over. */

/** So many indicators fit the statement that publishes them. */
export const MOST_INDICATORS = 200

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
