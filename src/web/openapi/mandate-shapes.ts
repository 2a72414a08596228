import { z } from 'zod'
import { date, entryRef, method, party, said } from '../../register/kinds.ts'
import { mandateChecked } from '../../register/types/mandates.ts'

/** What the interface for programs answers of a mandate: each check of it, and who vouches. */

const { party: _party, method: _method, ...found } = mandateChecked.members
const check = z.strictObject({ entry: entryRef, ...found })

export const proof = z.strictObject({
  method,
  checks: z.array(entryRef).describe('Every check of this method, oldest first'),
  first: check,
  latest: check,
  held: check.nullable().describe('The latest that held'),
  lapsed: entryRef
    .nullable()
    .describe('The entry that found it to hold no more; null while it holds, or if it never did'),
})

export const voucher = z.strictObject({
  by: party,
  day: date.describe('Of its admission, in UTC'),
  entry: entryRef,
  note: said,
  ended: z.strictObject({ entry: entryRef, note: said }).nullable().describe('Taken back'),
})
