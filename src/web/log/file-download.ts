import { sha256 } from '#crypto'
import { toBase64url } from '../../core/bytes.ts'
import { FILE_ENDINGS } from '../../core/file-types.ts'
import type { Json } from '../../core/json.ts'
import type { FileReference } from '../../core/words.ts'
import type { Store, Words } from '../../store/store.ts'
import type { Answer } from '../http/answer.ts'

/**
 * A file that somebody laid beside a report: saved, never shown. Its author chose each byte of it, so it is handed out under
 * the type that the door has seen, which no browser may guess anew, and under a name of ours.
 */
export function fileAnswer(
  store: Pick<Store, 'words'>,
  { digest, mediaType }: FileReference,
  { bytes, salt }: Words,
  title: string,
): Answer {
  keep(store, digest, bytes)
  return {
    type: mediaType,
    body: inPieces(store, digest),
    // It may have to be withheld one day.
    caching: 'ask',
    etag: `"${digest.slice(7)}"`,
    headers: {
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="${fileName(title, digest)}.${FILE_ENDINGS[mediaType]}"`,
      // Without the salt (RFC 9530): so a reader sees that it is the file which its author has on another page.
      'Repr-Digest': `sha-256=:${Buffer.from(sha256(bytes)).toString('base64')}:`,
      'Avow-Salt': toBase64url(salt!),
      'X-Robots-Tag': 'noindex',
    },
  }
}

/** The author's title in plain letters, so that no machine reads anything else in it. */
function fileName(title: string, digest: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return plain === '' ? `file-${digest.slice(7, 19).replace(/[^A-Za-z0-9]/g, '-')}` : plain
}

/** Under which title a body binds a file. */
export function titleIn(body: Json, digest: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { file, title } = body as { file?: { digest?: Json } | null; title?: Json }
  if (typeof title === 'string' && file?.digest === digest) return title
  for (const member of Object.values(body)) {
    const found = titleIn(member, digest)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * Whoever reads slowly holds no file in our memory: each piece is cut when there is room for it, from what is at hand for all
 * readers together, or read anew.
 */
const PIECE = 256 * 1024
const MOST_AT_HAND = 32 * 1024 * 1024

const atHand = new WeakMap<object, Map<string, Uint8Array>>()

function keep(store: object, digest: string, bytes: Uint8Array): void {
  const files = atHand.get(store) ?? new Map<string, Uint8Array>()
  atHand.set(store, files)
  // The one that was asked for last is the last to go.
  files.delete(digest)
  files.set(digest, bytes)
  let held = [...files.values()].reduce((sum, one) => sum + one.length, 0)
  for (const [oldest, { length }] of files) {
    if (held <= MOST_AT_HAND || oldest === digest) break
    files.delete(oldest)
    held -= length
  }
}

function inPieces(store: Pick<Store, 'words'>, digest: string): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const bytes = atHand.get(store)?.get(digest) ?? (await store.words(digest))?.bytes
        if (bytes === undefined) return controller.error(new Error(`${digest} was withheld meanwhile.`))
        keep(store, digest, bytes)
        if (at < bytes.length) controller.enqueue(bytes.slice(at, at + PIECE))
        at += PIECE
        if (at >= bytes.length) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}
