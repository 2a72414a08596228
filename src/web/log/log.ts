import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Refusal } from '../../core/refusal.ts'
import { tileAt } from '../../log/tree.ts'
import { takesGzip } from '../http/respond.ts'
import { type Answer, type Asked, sizeOf, TEXT_TYPE } from '../kit/kit.ts'

/** The log as C2SP tlog-tiles serves it. */

export function showCheckpoint({ site }: Asked): Answer {
  const head = site.log.head()
  if (head === undefined) throw new Refusal('not_found', 'This log has published nothing yet.')
  return { type: TEXT_TYPE, body: head.checkpoint, caching: 'ask' }
}

const pack = promisify(gzip)

/**
 * Every width that the tree has passed is answered, whether or not a checkpoint stood there. Entry bundles are text and
 * come compressed to whoever asks; hashes do not get smaller. Packed by a thread of Node's, since some are half a megabyte.
 */
export async function showTile({ site, request }: Asked): Promise<Answer> {
  const path = new URL(request.url).pathname.slice('/log/'.length)
  const body = await tileAt(site.log.store, path, sizeOf(site))
  const file = { type: 'application/octet-stream', body, caching: 'forever' } as const
  if (!path.startsWith('tile/entries/')) return file
  const isAsked = takesGzip(request.headers.get('accept-encoding'))
  return { ...file, packable: true, gzip: isAsked ? await pack(body) : undefined }
}
