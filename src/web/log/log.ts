import { Refusal } from '../../core/refusal.ts'
import { tileAt } from '../../log/tree.ts'
import { type Answer, type Asked, sizeOf, TEXT_TYPE } from '../kit/kit.ts'

/** The log as C2SP tlog-tiles serves it. */

export function showCheckpoint({ site }: Asked): Answer {
  const head = site.log.head()
  if (head === undefined) throw new Refusal('not_found', 'This log has published nothing yet.')
  return { type: TEXT_TYPE, body: head.checkpoint, caching: 'ask' }
}

/** Every width that the tree has passed is answered, whether or not a checkpoint stood there. */
export async function showTile({ site, request }: Asked): Promise<Answer> {
  const path = new URL(request.url).pathname.slice('/log/'.length)
  const body = await tileAt(site.log.store, path, sizeOf(site))
  return { type: 'application/octet-stream', body, caching: 'forever' }
}
