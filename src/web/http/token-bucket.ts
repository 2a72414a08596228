import { Refusal } from '../../core/refusal.ts'
import { subscriberOf } from './networks.ts'

export interface Limits {
  /** Statements that one address may post, sustained and at once; null for no limit. */
  readonly statements: { readonly perMinute: number; readonly burst: number } | null
  /** True behind a proxy on another machine: the last address of its X-Forwarded-For is the caller's. */
  readonly proxied: boolean
}

interface Bucket {
  left: number
  at: number
}

/** Addresses remembered at once; the oldest are forgotten. */
const MOST_ADDRESSES = 50_000

/**
 * A token bucket for each address. This machine has no limit: our own tools import lists of thousands. `now` is in Unix
 * seconds, so a bucket fills once a second.
 */
export class Rate {
  readonly #perSecond: number
  readonly #burst: number
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()

  constructor(limit: NonNullable<Limits['statements']>, now: () => number) {
    this.#perSecond = limit.perMinute / 60
    this.#burst = limit.burst
    this.#now = now
  }

  /** Takes `cost` tokens. Refuses `rate_limited` and takes none if fewer are left. */
  take(address: string, cost = 1): void {
    if (isLoopback(address)) return
    const name = subscriberOf(address)
    const now = this.#now()
    const bucket = this.#buckets.get(name) ?? { left: this.#burst, at: now }
    const left = Math.min(this.#burst, bucket.left + Math.max(0, now - bucket.at) * this.#perSecond)
    this.#buckets.delete(name)
    this.#buckets.set(name, { left: left < cost ? left : left - cost, at: now })
    if (this.#buckets.size > MOST_ADDRESSES) this.#buckets.delete(this.#buckets.keys().next().value!)
    if (left < cost)
      throw new Refusal(
        'rate_limited',
        'More came in a minute than one may send, from here or with this passkey.',
      )
  }

  forget(fits: (name: string) => boolean): void {
    for (const name of this.#buckets.keys()) if (fits(name)) this.#buckets.delete(name)
  }
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}
