import { sha256 } from '#crypto'
import { toBase64, toBase64url } from '../../core/bytes.ts'
import { FILE_ENDINGS } from '../../core/file-types.ts'
import type { Json } from '../../core/json.ts'
import type { FileReference } from '../../core/words.ts'
import type { Store } from '../../store/store.ts'
import type { Answer } from '../http/answer.ts'
import { fileName } from '../statement/files.ts'

/**
 * A file that somebody laid beside a report: saved, never shown. Its author chose each byte of it, so it is handed out under
 * the type that the door has seen, which no browser may guess anew, and under a name of ours. Undefined where it is not kept.
 */
export async function fileAnswer(
  store: Pick<Store, 'words'>,
  { digest, mediaType }: FileReference,
  title: string,
): Promise<Answer | undefined> {
  const file = await fileAt(store, digest)
  if (file === undefined) return undefined
  return {
    type: mediaType,
    body: inPieces(store, digest),
    // It may have to be withheld one day.
    caching: 'ask',
    etag: `"${digest.slice(7)}"`,
    headers: {
      'Content-Length': String(file.bytes.length),
      'Content-Disposition': `attachment; filename="${fileName(title, digest)}.${FILE_ENDINGS[mediaType]}"`,
      // Without the salt (RFC 9530): so a reader sees that it is the file which its author has on another page.
      'Repr-Digest': `sha-256=:${file.plain}:`,
      'Avow-Salt': toBase64url(file.salt),
      'X-Robots-Tag': 'noindex',
    },
  }
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
 * readers together, or read anew. Of many who come for one file at once, one waits for the disk and the hash.
 */
const PIECE = 256 * 1024
const MOST_AT_HAND = 32 * 1024 * 1024

interface AtHand {
  readonly bytes: Uint8Array
  readonly salt: Uint8Array
  /** SHA-256 of the bytes alone, in base64. */
  readonly plain: string
}
type Files = Map<string, Promise<AtHand | undefined>>

const filesOf = new WeakMap<object, Files>()

async function fileAt(store: Pick<Store, 'words'>, digest: string): Promise<AtHand | undefined> {
  const files: Files = filesOf.get(store) ?? new Map()
  filesOf.set(store, files)
  const reading = files.get(digest) ?? read(store, digest)
  // The one that was asked for last is the last to go.
  files.delete(digest)
  files.set(digest, reading)
  try {
    const file = await reading
    if (file === undefined) files.delete(digest)
    return file
  } catch (error) {
    files.delete(digest)
    throw error
  } finally {
    await makeRoom(files)
  }
}

async function read(store: Pick<Store, 'words'>, digest: string): Promise<AtHand | undefined> {
  const kept = await store.words(digest)
  if (kept === undefined || kept.salt === null) return undefined
  const { bytes, salt } = kept
  return { bytes, salt, plain: toBase64(sha256(bytes)) }
}

async function makeRoom(files: Files): Promise<void> {
  let held = 0
  for (const [digest, reading] of [...files].reverse()) {
    held += (await reading.catch(() => undefined))?.bytes.length ?? 0
    if (held > MOST_AT_HAND) files.delete(digest)
  }
}

function inPieces(store: Pick<Store, 'words'>, digest: string): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const file = await fileAt(store, digest)
        if (file === undefined) return controller.error(new Error(`${digest} was withheld meanwhile.`))
        if (at < file.bytes.length) controller.enqueue(file.bytes.slice(at, at + PIECE))
        at += PIECE
        if (at >= file.bytes.length) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}
