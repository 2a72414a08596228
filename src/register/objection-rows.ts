import type { z } from 'zod'
import { entryRef as entry, frozen, party, said } from './kinds.ts'

/** What one signatory objects to in the words with which another signed. */
export const objection = frozen({
  entry,
  by: party,
  against: entry.describe('The signature that bears the words'),
  words: said,
  answered: frozen({ entry, words: said }).nullable(),
  withdrawn: frozen({ entry, reason: said }).nullable(),
})
export type Objection = z.infer<typeof objection>

/** Key: `<call>/<party>`, the party whose words are objected to. Oldest first. */
export interface ObjectionsRow {
  readonly since: number
  readonly objections: readonly Objection[]
}
