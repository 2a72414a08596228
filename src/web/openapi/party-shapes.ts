import { z } from 'zod'
import { date, entryRef as entry, party, said } from '../../register/kinds.ts'

/** What the data of a party tells beside its names and signatures: how it ended, and what others object to. */

export const ending = z.strictObject({
  entry,
  how: z.enum(['merged', 'succeeded', 'ended']),
  into: party.nullable(),
  reason: said,
  day: date,
})

export const carried = z.strictObject({ party, entry, day: date }).describe('Whose signature it was before')

export const objection = z.strictObject({
  entry,
  by: party,
  against: entry.describe('The signature that bears the words'),
  words: said,
  answered: z.strictObject({ entry, words: said }).nullable(),
  withdrawn: z.strictObject({ entry, reason: said }).nullable(),
})
