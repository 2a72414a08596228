import { getDomain } from 'tldts'
import { attempt, Refusal } from '../../core/refusal.ts'
import { type Caught, noteCaught } from '../../people/limit-hits.ts'
import { networkOf, payerOf } from '../http/networks.ts'
import { isLoopback, type Rate } from '../http/token-bucket.ts'
import { type Counted, OF_NETWORK, TURNS, type Turn, type TurnRates } from './rate-quotas.ts'
import type { Asked, RunningSite } from './request.ts'

const isCounted = (turn: Turn): turn is Counted => Object.hasOwn(OF_NETWORK, turn)

/** Refuses `rate_limited` where an address or its network has taken too many, or less than `cost` is left. */
export function takeTurn(asked: Asked, turn: Exclude<Turn, 'signIn'>, cost = 1): void {
  const { site, address } = asked
  if (address === undefined) return
  const who = networkOf(address)
  // Nothing costs more than an address has that has asked for nothing lately: else it would be refused for ever.
  const most = Math.min(cost, TURNS[turn].burst)
  caughtBy(asked, { turn, by: 'address', who }, () => site.turns.address[turn].take(address, most))
  // Our own tools import lists of thousands.
  if (isCounted(turn) && !isLoopback(address))
    caughtBy(asked, { turn, by: 'network', who }, () => site.turns.network[turn].take(who, cost))
}

/** Refuses `rate_limited` where too many have named mailboxes of this domain, and this caller more than a few of them. */
export function takeDomainTurn(asked: Asked, turn: Counted, email: string): void {
  const who = mailDomainOf(email)
  const { domain, share } = asked.site.turns
  const own = attempt(() => share[turn].take(`${who} ${payerOf(asked.address ?? '')}`))
  caughtBy(asked, { turn, by: 'domain', who }, () => {
    const taken = attempt(() => domain[turn].take(who))
    if (taken instanceof Refusal && own instanceof Refusal) throw taken
  })
}

/** The registered domain of a mailbox. */
export function mailDomainOf(email: string): string {
  const host = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return (getDomain(host) ?? host).slice(0, 255)
}

/**
 * The same for a passkey that somebody says they hold. Only its holder's devices and this server know its id, so a
 * stranger cannot lock the holder out. Call it before any look-up, so that known and unknown ids are answered alike.
 */
export function takeSignInTurn({ site }: Asked, credential: string): void {
  site.turns.address.signIn.take(`passkey ${credential}`)
}

type Limited = Pick<Caught, 'turn' | 'by' | 'who'>

export function liftLimit({ turns }: RunningSite, { turn, by, who }: Limited): void {
  const rateOf = (scope: keyof TurnRates) => (turns[scope] as Partial<Record<string, Rate>>)[turn]
  if (by === 'domain') {
    rateOf('domain')?.forget(name => name === who)
    rateOf('share')?.forget(name => name.startsWith(`${who} `))
    return
  }
  rateOf('address')?.forget(name => name === who || networkOf(name) === who)
  rateOf('network')?.forget(name => name === who)
}

function caughtBy({ site }: Asked, caught: Limited, take: () => void): void {
  try {
    take()
  } catch (error) {
    // A refusal does not wait for the note, and a drawer that cannot be written refuses nothing more.
    if (error instanceof Refusal && error.code === 'rate_limited')
      noteCaught(site.log.drawer, caught, site.now()).catch(trouble =>
        site.logger.warn({ err: trouble }, 'what a limit caught was not noted'),
      )
    throw error
  }
}
