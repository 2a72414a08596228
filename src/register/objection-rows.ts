import type { z } from 'zod'
import { date, entryRef as entry, frozen, party, said } from './kinds.ts'

/** What one signatory objects to in the words of another. */
export const objection = frozen({
  entry,
  by: party,
  day: date,
  against: entry.describe('The entry by which the words were said'),
  words: said,
  answered: frozen({ entry, words: said }).nullable(),
  withdrawn: frozen({ entry, day: date, reason: said }).nullable(),
  from: frozen({ party, against: entry })
    .exactOptional()
    .describe(
      'Whose words they were, and in which entry, before they were carried over; absent where they were not',
    ),
  carried: frozen({ into: party, entry })
    .exactOptional()
    .describe('To which party it went with the words, by which entry; it is answered and withdrawn there'),
})
export type Objection = z.infer<typeof objection>

/** Key: `<call>/<party>`, the party whose words are objected to. Oldest first. */
export interface ObjectionsRow {
  readonly since: number
  readonly objections: readonly Objection[]
}
