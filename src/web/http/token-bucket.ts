import { Refusal } from '../../core/refusal.ts'
import { networkOf, subscriberOf, UNKNOWN_NETWORK } from './networks.ts'

export interface Limits {
  /** Statements that one address may post, sustained and at once; null for no limit. */
  readonly statements: { readonly perMinute: number; readonly burst: number } | null
  /** True behind a proxy on another machine: the last address of its X-Forwarded-For is the caller's. */
  readonly proxied: boolean
  /** Bytes of papers that are kept before an officer decides; left out for `MOST_PAPERS`. */
  readonly papers?: number
}

interface Bucket {
  left: number
  at: number
}

/** Addresses remembered at once; the oldest are forgotten. */
const MOST_ADDRESSES = 50_000

/** What the network of a subscriber of IPv6 may take, for each that one may: its owner has 256 of them. */
const TIMES_OF_NETWORK = 4

/**
 * A token bucket for each address, and for each network of IPv6. This machine has no limit: our own tools import lists of
 * thousands. `now` is in Unix seconds, so a bucket fills once a second.
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
    const now = this.#now()
    const name = subscriberOf(address)
    const buckets = [this.#bucket(name, now, 1)]
    const network = name.includes(':') ? networkOf(name) : UNKNOWN_NETWORK
    if (network !== UNKNOWN_NETWORK) buckets.push(this.#bucket(network, now, TIMES_OF_NETWORK))
    const isEmpty = buckets.some(({ left }) => left < cost)
    for (const bucket of buckets) if (!isEmpty) bucket.left -= cost
    while (this.#buckets.size > MOST_ADDRESSES) this.#buckets.delete(this.#buckets.keys().next().value!)
    if (isEmpty)
      throw new Refusal(
        'rate_limited',
        'More came in a minute than one may send, from here or with this passkey.',
      )
  }

  /** Filled up to `now`, for one who may take `times` what an address may. */
  #bucket(name: string, now: number, times: number): Bucket {
    const { left, at } = this.#buckets.get(name) ?? { left: this.#burst * times, at: now }
    const filled = left + Math.max(0, now - at) * this.#perSecond * times
    const bucket = { left: Math.min(this.#burst * times, filled), at: now }
    this.#buckets.delete(name)
    this.#buckets.set(name, bucket)
    return bucket
  }

  forget(fits: (name: string) => boolean): void {
    for (const name of this.#buckets.keys()) if (fits(name)) this.#buckets.delete(name)
  }
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}
