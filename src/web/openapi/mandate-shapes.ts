import { z } from 'zod'
import { date, digest, dnssec, id, MANDATES, outcome, said } from '../../register/kinds.ts'

/** What the interface for programs answers of a mandate: each check of it, and who vouches. */

const entry = z.int().min(0).describe('Index of the entry to cite')

const check = z.strictObject({
  entry,
  checked: date,
  outcome,
  domain: z.string().nullable(),
  dnssec: dnssec.nullable(),
  channel: said.nullable(),
  note: said.nullable(),
  evidence: z.array(digest),
})

export const proof = z.strictObject({
  method: z.enum(MANDATES),
  checks: z.array(entry).describe('Every check of this method, oldest first'),
  first: check,
  latest: check,
  held: check.nullable().describe('The latest that held'),
  lapsed: entry
    .nullable()
    .describe('The entry that found it to hold no more; null while it holds, or if it never did'),
})

export const voucher = z.strictObject({
  by: id,
  day: date.describe('Of its admission, in UTC'),
  entry,
  note: said,
  ended: z.strictObject({ entry, note: said }).nullable().describe('Taken back'),
})
