import { sha256 } from '#crypto'
import { equalBytes, utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { formatTime } from '../core/time.ts'
import { type Answer, type Asked, jsonAnswer, sizeOf } from './kit/kit.ts'

/** The process is up. A server that only reads is alive and must not be restarted, so the disk does not matter. */
export function showHealth(): Answer {
  return jsonAnswer({ status: 'up' }, 'never')
}

/**
 * Whether statements are taken; else 503 with the reason. `counting` is about how many changed rows the rolls do not show
 * yet, as after an import: statements are taken meanwhile, and whoever asks for a roll waits for it, or
 * is told that it takes long.
 */
export async function showReady({ site }: Asked): Promise<Answer> {
  const refusal = site.log.ready()
  if (refusal !== null) throw refusal
  const counting = await site.log.store.rollWaiting()
  return jsonAnswer({ status: 'ready', size: sizeOf(site), counting }, 'never')
}

/**
 * For whoever shows the token that the server was started with (RFC 6750), and nobody without one: an address does not
 * tell who asks, since a proxy on this machine may forward everybody and name nobody.
 */
export async function showMetrics({ site, request }: Asked): Promise<Answer> {
  const { registry } = site.metrics
  const [, shown] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  const token = site.metricsToken
  if (token === null || shown === undefined || !isSame(shown, token))
    throw new Refusal(
      'not_found',
      'Nothing is shown here but to whoever has the token that the operator set.',
    )
  return { type: registry.contentType, body: await registry.metrics(), caching: 'never' }
}

/** Days after which whoever kept it asks anew; it is made for each who asks (RFC 9116 section 2.5.5). */
const SECURITY_DAYS = 90
const DAY_SECONDS = 86_400

/** How to report a fault in confidence (RFC 9116); 404 where the keeper has named no address. */
export function showSecurity({ site }: Asked): Answer {
  const { publicUrl, now } = site
  const named = site.security ?? site.contact
  // The web is named over TLS alone (section 2.5.4).
  if (named === null || /^http:/.test(named))
    throw new Refusal('not_found', 'Whoever keeps this register has named no address for reports of faults.')
  const today = Math.floor(now() / DAY_SECONDS)
  const lines = [
    `Contact: ${named.startsWith('https://') ? named : `mailto:${named}`}`,
    `Expires: ${formatTime((today + SECURITY_DAYS) * DAY_SECONDS)}`,
    ...(publicUrl.startsWith('https://') ? [`Canonical: ${publicUrl}/.well-known/security.txt`] : []),
  ]
  return { type: 'text/plain; charset=utf-8', body: `${lines.join('\n')}\n`, caching: 'ask' }
}

/** Their digests are compared, so how long it takes tells nothing of the token. */
const isSame = (one: string, other: string) => equalBytes(sha256(utf8(one)), sha256(utf8(other)))
