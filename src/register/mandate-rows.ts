import { z } from 'zod'
import {
  type Authority,
  type Dnssec,
  date,
  dnssec,
  domain,
  entryRef as entry,
  evidence,
  type Outcome,
  outcome,
  party,
  said,
} from './kinds.ts'

/** What the register keeps of mandates: the checks of each, and who vouched. */

/** What somebody found who checked, by one method, whether a mandate holds. */
const check = z
  .strictObject({
    entry,
    checked: date.describe('The day of the check'),
    outcome: outcome.describe('`unclear`: it could not be told, which changes nothing'),
    domain: domain.nullable().describe('The name whose control was shown'),
    dnssec: dnssec.nullable().describe('Whether the answers about that name were signed'),
    channel: said.nullable().describe('How an instrument came'),
    note: said.nullable(),
    evidence: z.array(evidence).readonly(),
  })
  .readonly()
export type Check = z.infer<typeof check>

/** Key: `<party>/<method>`. */
export const proofRow = z
  .strictObject({
    since: entry,
    checks: z.array(entry).readonly().describe('The entries of all checks, oldest first'),
    first: check,
    latest: check,
    held: check.nullable().describe('The latest that held; null if none did'),
    lapsed: entry
      .nullable()
      .describe('The entry that found it to hold no more; null while it holds, or has never held'),
  })
  .readonly()
export type ProofRow = z.infer<typeof proofRow>

/** Key: the party for which they vouch. Oldest first; those that were taken back stay. */
export interface VoucherRow {
  readonly since: number
  readonly vouchers: readonly Voucher[]
}

/** Who vouches, since which entry, and until which; null while it stands. */
export interface Vouching {
  readonly by: string
  readonly entry: number
  readonly ended: number | null
}

export const voucher = z
  .strictObject({
    by: party,
    day: date.describe('Of its admission'),
    entry,
    note: said,
    ended: z.strictObject({ entry, note: said }).readonly().nullable().describe('Taken back'),
  })
  .readonly()
export type Voucher = z.infer<typeof voucher>

/** Key: the call. Each time that its convener's authority over it was checked, oldest first. */
export interface AuthorityRow {
  readonly since: number
  readonly checks: readonly {
    readonly entry: number
    /** As it was after the check. */
    readonly level: Authority['level']
    readonly checked: string
    readonly outcome: Outcome
    readonly domain: string | null
    readonly dnssec: Dnssec | null
  }[]
}
