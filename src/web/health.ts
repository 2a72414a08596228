import { type Answer, type Asked, jsonAnswer, sizeOf } from './kit/kit.ts'

/** The process is up. It says nothing of the disk: a server that only reads is alive, and must not be restarted. */
export function showHealth(): Answer {
  return jsonAnswer({ status: 'up' }, 'never')
}

/** Whether statements are taken: 503 with the reason while they are not. */
export function showReady({ site }: Asked): Answer {
  const refusal = site.log.ready()
  if (refusal !== null) throw refusal
  return jsonAnswer({ status: 'ready', size: sizeOf(site) }, 'never')
}

export async function showMetrics({ site: { metrics } }: Asked): Promise<Answer> {
  const { registry } = metrics
  return { type: registry.contentType, body: await registry.metrics(), caching: 'never' }
}
