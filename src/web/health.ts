import { type Answer, type Asked, jsonAnswer, sizeOf } from './kit/kit.ts'

/** The process is up. A server that only reads is alive and must not be restarted, so the disk does not matter. */
export function showHealth(): Answer {
  return jsonAnswer({ status: 'up' }, 'never')
}

/** Whether statements are taken; else 503 with the reason. */
export function showReady({ site }: Asked): Answer {
  const refusal = site.log.ready()
  if (refusal !== null) throw refusal
  return jsonAnswer({ status: 'ready', size: sizeOf(site) }, 'never')
}

export async function showMetrics({ site: { metrics } }: Asked): Promise<Answer> {
  const { registry } = metrics
  return { type: registry.contentType, body: await registry.metrics(), caching: 'never' }
}
