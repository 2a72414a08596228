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

export async function showMetrics({ site: { metrics } }: Asked): Promise<Answer> {
  const { registry } = metrics
  return { type: registry.contentType, body: await registry.metrics(), caching: 'never' }
}
