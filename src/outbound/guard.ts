import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { clip } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'

/**
 * What every outgoing connection passes whose aim somebody else has named. Whoever can make this server connect to an
 * address of their choice could otherwise reach what stands behind it: a cloud's metadata, a database, the router.
 */

/**
 * A network in which a test plays the Internet on this machine's own loopback. It is handed in, and never the default.
 */
export interface Lab {
  /** Where a connection to a port of the Internet really goes. */
  readonly ports: ReadonlyMap<number, number>
  /** The authority whose certificates are trusted besides those that everybody trusts, in PEM. */
  readonly ca: string
}

const PORTS: readonly number[] = [443, 80]
/** What IANA has given out of IPv6 for the public Internet (RFC 4291 section 2.4); all else is reserved. */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether this is an address of the public Internet, in the spelling that a resolver or a URL gives it. */
export function isPublicAddress(address: string): boolean {
  // Octal, hexadecimal and short forms mean different things to different readers; a zone names an interface of ours.
  if (isIP(address) === 0 || address.includes('%')) return false
  const read = ipaddr.parse(spelt(address))
  // An IPv4 address that is mapped into IPv6 is judged as what a connection would reach.
  const aim = read instanceof ipaddr.IPv6 && read.isIPv4MappedAddress() ? read.toIPv4Address() : read
  // 6to4, NAT64 and Teredo lead to IPv4 by ways that nobody here can see: their ranges are not unicast.
  return aim.range() === 'unicast' && (aim instanceof ipaddr.IPv4 || aim.match(GLOBAL))
}

/** In hexadecimal groups, since ipaddr.js takes ::8.8.8.8 for ::ffff:8.8.8.8. */
function spelt(address: string): string {
  return isIP(address) === 6 ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address
}

/** Refuses `outbound_forbidden` for all that is not a public address. */
export function requireAddress(address: string, lab?: Lab): void {
  if (isPublicAddress(address) || (lab !== undefined && isLoopback(address))) return
  throw new Refusal('outbound_forbidden', `${clip(address)} is not an address of the public Internet.`)
}

/** Refuses `outbound_forbidden` for all that is not the web's own port over the web's own schemes. */
export function requireWebUrl(url: URL): void {
  const port = portOf(url)
  if (!['https:', 'http:'].includes(url.protocol) || !PORTS.includes(port))
    throw new Refusal(
      'outbound_forbidden',
      `Only https on port 443 and http on port 80 are asked, not ${clip(url.href)}`,
    )
  if (url.username !== '' || url.password !== '')
    throw new Refusal('outbound_forbidden', 'An address with a name or a password in it is not asked.')
}

export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port)
}

function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.process(address).range() === 'loopback'
}
