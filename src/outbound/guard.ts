import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { clip } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'

/**
 * The guard of every outgoing connection whose aim somebody else has named. Without it, whoever names an address could
 * reach what stands behind this server: a cloud's metadata, a database, the router.
 */

/** A test's Internet on this machine's own loopback: handed in, and never the default. */
export interface Lab {
  /** Where a connection to a port of the Internet really goes. */
  readonly ports: ReadonlyMap<number, number>
  /** An authority (PEM) whose certificates are trusted besides those that everybody trusts. */
  readonly ca: string
}

const PORTS: readonly number[] = [443, 80]
/** The part of IPv6 that IANA gives out for the public Internet (RFC 4291 section 2.4). */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')

/** Inside Azure its host answers there, under an address that reads as a public one. */
const HOST_OF_CLOUD = '168.63.129.16'

/** Whether this is an address of the public Internet, as a resolver or a URL spells it. */
export function isPublicAddress(address: string): boolean {
  // Readers differ on octal, hexadecimal and short forms; a zone names an interface of ours.
  if (isIP(address) === 0 || address.includes('%')) return false
  const read = ipaddr.parse(spelt(address))
  // An IPv4 address in IPv6 is judged as the one that a connection would reach.
  const aim = read instanceof ipaddr.IPv6 && read.isIPv4MappedAddress() ? read.toIPv4Address() : read
  if (aim.toString() === HOST_OF_CLOUD) return false
  // 6to4, NAT64 and Teredo, whose way to IPv4 nobody here sees, are ranges of their own and not unicast.
  return aim.range() === 'unicast' && (aim instanceof ipaddr.IPv4 || aim.match(GLOBAL))
}

/** In hexadecimal groups, since ipaddr.js takes ::8.8.8.8 for ::ffff:8.8.8.8. */
function spelt(address: string): string {
  return isIP(address) === 6 ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address
}

/** Refuses `outbound_forbidden` for all that is not a public address. */
export function requireAddress(address: string, lab?: Lab): void {
  if (isPublicAddress(address) || (lab && isLoopback(address))) return
  throw new Refusal('outbound_forbidden', `${clip(address)} is not an address of the public Internet.`)
}

/** Refuses `outbound_forbidden` for all but the web's own schemes on its own ports. */
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
