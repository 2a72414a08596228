import { getDomain } from 'tldts'
import { Refusal } from '../core/refusal.ts'
import { type Caught, noteCaught } from '../people/caught.ts'
import type { Asked, RunningSite } from './asked.ts'
import { networkOf } from './http/networks.ts'
import { isLoopback, Rate } from './http/rate.ts'

/**
 * What anybody may ask for without an account is kept in the private drawer for a while, so one address may ask for so
 * much of it: forty applications at a conference, and no flood.
 */
export const TURNS = {
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

/** Of what stands in the desk's queue or in a count, a whole network may ask for so much: whoever has one has many addresses. */
export const OF_NETWORK = {
  application: { perMinute: 3, burst: 120 },
  person: { perMinute: 6, burst: 360 },
} as const
/** And so much may name mailboxes of one domain. Those of a large provider are many people's. */
export const OF_DOMAIN = {
  application: { perMinute: 1, burst: 60 },
  person: { perMinute: 60, burst: 3_000 },
} as const
type Counted = keyof typeof OF_NETWORK
const isCounted = (turn: Turn): turn is Counted => Object.hasOwn(OF_NETWORK, turn)

interface Rates {
  readonly address: Record<Turn, Rate>
  readonly network: Record<Counted, Rate>
  readonly domain: Record<Counted, Rate>
}
const rates = new WeakMap<RunningSite, Rates>()

/** Refuses `rate_limited` where an address or its network has taken too many, or `cost` is more than is left to it. */
export function takeTurn(asked: Asked, turn: Exclude<Turn, 'signIn'>, cost = 1): void {
  const { site, address } = asked
  if (address === undefined) return
  const who = networkOf(address)
  caughtBy(asked, { turn, by: 'address', who }, () => ratesOf(site).address[turn].take(address, cost))
  // Our own tools import lists of thousands.
  if (isCounted(turn) && !isLoopback(address))
    caughtBy(asked, { turn, by: 'network', who }, () => ratesOf(site).network[turn].take(who, cost))
}

/** Refuses `rate_limited` where too many have named mailboxes of this domain. */
export function takeDomainTurn(asked: Asked, turn: Counted, email: string): void {
  const who = mailDomainOf(email)
  caughtBy(asked, { turn, by: 'domain', who }, () => ratesOf(asked.site).domain[turn].take(who))
}

/** The domain that one holder has registered and the mailbox is at. */
export function mailDomainOf(email: string): string {
  const host = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return (getDomain(host) ?? host).slice(0, 255)
}

/**
 * The same for a passkey that somebody says they hold. Only its holder's devices and this server know its id, so a
 * stranger cannot use this to keep the holder out. Asked before anything is looked up: known or not is answered alike.
 */
export function takeSignInTurn({ site }: Asked, credential: string): void {
  ratesOf(site).address.signIn.take(`passkey ${credential}`)
}

/** Lets a network or a domain begin anew. */
export function liftLimit(site: RunningSite, { turn, by, who }: Pick<Caught, 'turn' | 'by' | 'who'>): void {
  const of = ratesOf(site)[by === 'domain' ? 'domain' : 'address'] as Partial<Record<string, Rate>>
  of[turn]?.forget(name => name === who || (by !== 'domain' && networkOf(name) === who))
  if (by !== 'domain')
    (ratesOf(site).network as Partial<Record<string, Rate>>)[turn]?.forget(name => name === who)
}

function caughtBy({ site }: Asked, caught: Pick<Caught, 'turn' | 'by' | 'who'>, take: () => void): void {
  try {
    take()
  } catch (error) {
    // Whoever is refused does not wait for it to be noted, and a drawer that cannot be written refuses nothing more.
    if (error instanceof Refusal && error.code === 'rate_limited')
      noteCaught(site.log.drawer, caught, site.now()).catch(trouble =>
        site.logger.warn({ err: trouble }, 'what a limit caught was not noted'),
      )
    throw error
  }
}

function ratesOf(site: RunningSite): Rates {
  const made = (limits: object) =>
    Object.fromEntries(Object.entries(limits).map(([turn, limit]) => [turn, new Rate(limit, site.now)]))
  return rates.getOrInsertComputed(site, () => ({
    address: made(TURNS) as Record<Turn, Rate>,
    network: made(OF_NETWORK) as Record<Counted, Rate>,
    domain: made(OF_DOMAIN) as Record<Counted, Rate>,
  }))
}
