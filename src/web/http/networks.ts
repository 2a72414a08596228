import ipaddr from 'ipaddr.js'
import type { Networks } from '../../log/networks.ts'

/** Without the port that some proxies add. */
function bare(written: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(written)?.[1] ?? written.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
}

/** The network of what is no address. */
export const UNKNOWN_NETWORK = 'unknown'

/** What one house, office or customer has: a /24 of IPv4, a /56 of IPv6 (RFC 6177). */
export function networkOf(written: string): string {
  return networksOf(written)[0]
}

/**
 * The same, and two wider ones in which it lies: of IPv6 what one site may have, who so has 256 of the first, and what a
 * provider has (RFC 6177); of IPv4 a /16 and a /8. Whoever counts by the first alone is kept from others by one owner of
 * the second.
 */
export function networksOf(written: string): Networks {
  return read.getOrInsertComputed(written, () => {
    if (read.size >= MOST_READ) read.clear()
    return networksRead(written)
  })
}

/** Of whoever asks, each request asks. */
const MOST_READ = 1_000
const read = new Map<string, Networks>()

function networksRead(written: string): Networks {
  const address = bare(written)
  if (!ipaddr.isValid(address)) return [UNKNOWN_NETWORK, UNKNOWN_NETWORK, UNKNOWN_NETWORK]
  const found = ipaddr.process(address)
  const [own, wider, widest] = found.kind() === 'ipv4' ? ([24, 16, 8] as const) : ([56, 48, 32] as const)
  const within = (bits: number) => `${firstIn(found, bits)}/${bits}`
  return [within(own), within(wider), within(widest)]
}

/** Who pays for a request: an address of IPv4, a network of IPv6, whose owner has addresses without end. */
export function payerOf(written: string): string {
  const subscriber = subscriberOf(written)
  return subscriber.includes(':') ? networkOf(subscriber) : subscriber
}

/** The same, and the wider networks in which they are. */
export const payersOf = (written: string): readonly string[] => [
  payerOf(written),
  ...networksOf(written).slice(1),
]

/**
 * The address under which a subscriber is counted: the first of their 2^64 in IPv6, however it is written. What is no
 * address stays as it is.
 */
export function subscriberOf(written: string): string {
  const address = bare(written)
  if (!address.includes(':') || !ipaddr.IPv6.isValid(address)) return address
  const found = ipaddr.process(address)
  return found.kind() === 'ipv4' ? found.toString() : firstIn(found, 64)
}

function firstIn(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  const bytes = address.toByteArray().map((byte, i) => (i < bits / 8 ? byte : 0))
  return ipaddr.fromByteArray(bytes).toString()
}
