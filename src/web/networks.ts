import ipaddr from 'ipaddr.js'

/** An address without the port that some proxies write behind it. */
export function bare(written: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(written)?.[1] ?? written.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
}

/** What one house, office or provider's customer has: a /24 of IPv4, a /56 of IPv6 (RFC 6177). */
export function networkOf(written: string): string {
  const address = bare(written)
  if (!ipaddr.isValid(address)) return 'unknown'
  const found = ipaddr.process(address)
  const bits = found.kind() === 'ipv4' ? 24 : 56
  const bytes = found.toByteArray().map((byte, i) => (i < bits / 8 ? byte : 0))
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`
}
