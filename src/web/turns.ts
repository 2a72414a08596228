import type { Asked, RunningSite } from './asked.ts'
import { Rate } from './rate.ts'

/**
 * What anybody may ask for without an account is kept in the private drawer for a while, so one address may ask for so
 * much of it: forty applications at a conference, and no flood.
 */
const TURNS = {
  application: { perMinute: 1, burst: 40 },
  ceremony: { perMinute: 20, burst: 60 },
} as const
type Turn = keyof typeof TURNS

const rates = new WeakMap<RunningSite, Record<Turn, Rate>>()

/** Refuses `rate_limited` where an address has taken too many. */
export function takeTurn({ site, address }: Asked, turn: Turn): void {
  if (address === undefined) return
  let known = rates.get(site)
  if (known === undefined) {
    known = {
      application: new Rate(TURNS.application, site.now),
      ceremony: new Rate(TURNS.ceremony, site.now),
    }
    rates.set(site, known)
  }
  known[turn].take(address)
}
