import type { Digest } from '../core/digest.ts'
import type { Authority, Dnssec, Outcome, Said } from './kinds.ts'

/** What the register keeps of mandates: the checks of each, and who vouched. */

/** What somebody found who checked, by one method, whether a mandate holds. */
export interface Check {
  readonly entry: number
  /** The day of the check. */
  readonly checked: string
  /** `unclear`: it could not be told, which changes nothing. */
  readonly outcome: Outcome
  /** The name whose control was shown. */
  readonly domain: string | null
  /** Whether the answers about that name were signed. */
  readonly dnssec: Dnssec | null
  /** How an instrument came. */
  readonly channel: Said | null
  readonly note: Said | null
  readonly evidence: readonly Digest[]
}

/** Key: `<party>/<method>`. */
export interface ProofRow {
  readonly since: number
  /** The entries of all checks, oldest first. */
  readonly checks: readonly number[]
  readonly first: Check
  readonly latest: Check
  /** The latest that held; null if none did. */
  readonly held: Check | null
  /** The entry that found it to hold no more; null while it holds, or has never held. */
  readonly lapsed: number | null
}

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

export interface Voucher {
  readonly by: string
  /** Of its admission. */
  readonly day: string
  readonly entry: number
  readonly note: Said
  readonly ended: { readonly entry: number; readonly note: Said } | null
}

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
