import type { Logger } from '../../work/logger.ts'
import { isLoopback, type Limits } from './token-bucket.ts'

/** Who asks, where a proxy may stand before the server. All headers are attacker-controlled. */

type Header = (name: string) => string | null | undefined

/** Only programs of this machine call from a loopback address: one that forwards somebody is our own proxy. */
export function callerOf({ proxied }: Limits, peer: string | undefined, header: Header): string | undefined {
  if (!proxied && !(peer !== undefined && isLoopback(peer))) return peer
  const forwarded = header('x-forwarded-for')
  if (forwarded === null || forwarded === undefined) return peer
  // The proxy saw the last one; the caller may have claimed those before it.
  const last = forwarded.split(',').at(-1)!.trim()
  // A tunnel to the proxy, or another proxy before it: whoever comes by it is counted, all of them together.
  return last === '' || isLoopback(last) ? 'forwarded' : last
}

/**
 * Another machine that says it forwards somebody, where the operator has declared no proxy (`--proxied`): if it is one,
 * all who come by it are counted as one caller. Or a stranger types the header.
 */
export function undeclaredProxy(
  { proxied }: Limits,
  peer: string | undefined,
  header: Header,
): string | undefined {
  if (proxied || peer === undefined || isLoopback(peer)) return undefined
  return FORWARDS.some(name => header(name)) ? peer : undefined
}

const FORWARDS = ['x-forwarded-for', 'forwarded']
const HOUR = 3_600

/** Warns once an hour at most, so that nobody fills the log; and says nothing that the header says. */
export function undeclaredProxyWarning({
  logger,
  now,
}: {
  readonly logger: Logger
  readonly now: () => number
}) {
  let warned = Number.NEGATIVE_INFINITY
  return (peer: string | undefined): void => {
    if (peer === undefined || now() - warned < HOUR) return
    warned = now()
    logger.warn(
      { peer },
      'a request says that this machine forwards it, and no proxy on another machine is declared: if it is your proxy, ' +
        'start with --proxied, since all who come by it share one limit now; if not, somebody has typed the header, and ' +
        'it changes nothing',
    )
  }
}
