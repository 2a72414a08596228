import { z } from 'zod'
import {
  type Authority,
  type Dnssec,
  date,
  dnssec,
  domain,
  entryRef as entry,
  evidence,
  frozen,
  type Outcome,
  outcome,
  party,
  said,
} from './kinds.ts'

/** What the register keeps of mandates: the checks of each, and who vouched. */

/** What a check of a mandate by one method found. */
const check = frozen({
  entry,
  checked: date.describe('The day of the check'),
  outcome: outcome.describe('`unclear`: it could not be told, which changes nothing'),
  domain: domain.nullable().describe('The name whose control was shown'),
  dnssec: dnssec.nullable().describe('Whether the answers about that name were signed'),
  channel: said.nullable().describe('How an instrument came'),
  note: said.nullable(),
  evidence: z.array(evidence).readonly(),
})
export type Check = z.infer<typeof check>

/** Key: `<party>/<method>`. */
export const proofRow = frozen({
  since: entry,
  checks: z.array(entry).readonly().describe('The entries of all checks, oldest first'),
  first: check,
  latest: check,
  held: check.nullable().describe('The latest that held; null if none did'),
  lapsed: entry
    .nullable()
    .describe('The entry that found it to hold no more; null while it holds, or has never held'),
})
export type ProofRow = z.infer<typeof proofRow>

/** Key: the party for which they vouch. Oldest first; those that were taken back stay. */
export interface VoucherRow {
  readonly since: number
  readonly vouchers: readonly Voucher[]
}

/** Who vouches, since which entry, and until which; null while it stands. */
export type Vouching = Readonly<{
  by: string
  entry: number
  ended: number | null
}>

export const voucher = frozen({
  by: party,
  day: date.describe('Of its admission'),
  entry,
  note: said,
  ended: frozen({ entry, note: said }).nullable().describe('Taken back'),
})
export type Voucher = z.infer<typeof voucher>

/** Key: the call. Each time that its convener's authority over it was checked, oldest first. */
export interface AuthorityRow {
  readonly since: number
  readonly checks: readonly Readonly<{
    entry: number
    /** As it was after the check. */
    level: Authority['level']
    checked: string
    outcome: Outcome
    domain: string | null
    dnssec: Dnssec | null
  }>[]
}
