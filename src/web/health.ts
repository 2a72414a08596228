import { sha256 } from '#crypto'
import { equalBytes, utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { type Answer, type Asked, jsonAnswer, sizeOf } from './kit/kit.ts'

/** The process is up. A server that only reads is alive and must not be restarted, so the disk does not matter. */
export function showHealth(): Answer {
  return jsonAnswer({ status: 'up' }, 'never')
}

/**
 * Whether statements are taken; else 503 with the reason. `counting` is about how many changed rows the rolls do not show
 * yet, as after an import: statements are taken meanwhile, and whoever asks for a roll waits for it.
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

/** Their digests are compared, so how long it takes tells nothing of the token. */
const isSame = (one: string, other: string) => equalBytes(sha256(utf8(one)), sha256(utf8(other)))
