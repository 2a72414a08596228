import type { Asked, RunningSite } from './asked.ts'
import { Rate } from './rate.ts'

/**
 * What anybody may ask for without an account is kept in the private drawer for a while, so one address may ask for so
 * much of it: forty applications at a conference, and no flood.
 */
const TURNS = {
  application: { perMinute: 1, burst: 40 },
  /** Citizens: a school of them behind one address, and then two a minute. */
  person: { perMinute: 2, burst: 120 },
  ceremony: { perMinute: 20, burst: 60 },
  /** Codes and looks: each makes this server ask others. */
  proof: { perMinute: 6, burst: 40 },
  /** Characters: a hall of representatives with fifty long reservations at once, and then two pages a minute. */
  typed: { perMinute: 4_000, burst: 2_000_000 },
} as const
type Turn = keyof typeof TURNS

const rates = new WeakMap<RunningSite, Record<Turn, Rate>>()

/** Refuses `rate_limited` where an address has taken too many, or `cost` is more than is left to it. */
export function takeTurn({ site, address }: Asked, turn: Turn, cost = 1): void {
  if (address === undefined) return
  let known = rates.get(site)
  if (known === undefined) {
    const { application, person, ceremony, proof, typed } = TURNS
    known = {
      application: new Rate(application, site.now),
      person: new Rate(person, site.now),
      ceremony: new Rate(ceremony, site.now),
      proof: new Rate(proof, site.now),
      typed: new Rate(typed, site.now),
    }
    rates.set(site, known)
  }
  known[turn].take(address, cost)
}
