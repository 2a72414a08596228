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
  /** Papers, in KiB: sixteen at once, and then one in two minutes. */
  upload: { perMinute: 2_048, burst: 65_536 },
  /** Sign-ins with one passkey, whoever sends them and from wherever; nobody signs in so often. */
  signIn: { perMinute: 6, burst: 30 },
  /** Characters: a hall of representatives with fifty long reservations at once, and then two pages a minute. */
  typed: { perMinute: 4_000, burst: 2_000_000 },
} as const
type Turn = keyof typeof TURNS

const rates = new WeakMap<RunningSite, Record<Turn, Rate>>()

/** Refuses `rate_limited` where an address has taken too many, or `cost` is more than is left to it. */
export function takeTurn({ site, address }: Asked, turn: Exclude<Turn, 'signIn'>, cost = 1): void {
  if (address !== undefined) ratesOf(site)[turn].take(address, cost)
}

/**
 * The same for a passkey that somebody says they hold. Only its holder's devices and this server know its id, so a
 * stranger cannot use this to keep the holder out. Asked before anything is looked up: known or not is answered alike.
 */
export function takeSignInTurn({ site }: Asked, credential: string): void {
  ratesOf(site).signIn.take(`passkey ${credential}`)
}

function ratesOf(site: RunningSite): Record<Turn, Rate> {
  let known = rates.get(site)
  if (known === undefined) {
    const made = Object.entries(TURNS).map(([turn, limit]) => [turn, new Rate(limit, site.now)])
    known = Object.fromEntries(made) as Record<Turn, Rate>
    rates.set(site, known)
  }
  return known
}
