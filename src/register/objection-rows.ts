import { z } from 'zod'
import { entryRef as entry, party, said } from './kinds.ts'

/** What one signatory objects to in the words with which another signed. */
export const objection = z
  .strictObject({
    entry,
    by: party,
    against: entry.describe('The signature that bears the words'),
    words: said,
    answered: z.strictObject({ entry, words: said }).readonly().nullable(),
    withdrawn: z.strictObject({ entry, reason: said }).readonly().nullable(),
  })
  .readonly()
export type Objection = z.infer<typeof objection>

/** Key: `<call>/<party>`, the party whose words are objected to. Oldest first. */
export interface ObjectionsRow {
  readonly since: number
  readonly objections: readonly Objection[]
}
