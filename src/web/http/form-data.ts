import { Refusal } from '../../core/refusal.ts'

/**
 * Forms as bodies of requests. Their parts are counted before any is made: one mebibyte can hold half a million, and
 * making those blocks everybody for seconds.
 */

/** Browsers and clients write no more; RFC 7578 needs no other parameter. */
const MULTIPART =
  /^multipart\/form-data\s*;\s*(?:charset=[\w-]+\s*;\s*)?boundary=(?:"([^"\\]{1,70})"|([^\s"\\;]{1,70}))\s*(?:;\s*charset=[\w-]+\s*)?$/i

/** Bytes of the headers of one part. Three lines, the longest with a file's name of 255 characters. */
const MOST_HEADERS = 1_536

/** `bytes` are the whole body, bounded already. Refuses `request_malformed` or `request_oversize`. */
export async function formDataIn(
  bytes: Uint8Array,
  contentType: string,
  mostParts: number,
): Promise<[name: string, value: FormDataEntryValue][]> {
  const { mark, most } = partingOf(contentType, mostParts)
  if (countOf(bytes, mark, most + 1) > most)
    throw new Refusal('request_oversize', `The request has more than ${mostParts} parts.`)
  if (mark !== '&') requireShortHeaders(bytes, mark)
  try {
    const form = await new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: { 'content-type': contentType },
    }).formData()
    return [...form]
  } catch {
    throw new Refusal('request_malformed', 'The body is not a form of the type that its header names.')
  }
}

/** What parts a body, and how often it stands in one of `parts` parts. */
function partingOf(contentType: string, parts: number): { readonly mark: string; readonly most: number } {
  if (!/^multipart\//i.test(contentType)) return { mark: '&', most: parts - 1 }
  const [, quoted, plain] = MULTIPART.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined)
    throw new Refusal('request_malformed', 'The header Content-Type names no boundary of its parts.')
  // One before each part, one at the end.
  return { mark: `--${boundary}`, most: parts + 1 }
}

/** Headers are read one by one and names decoded, so 8 MB of them would block everybody for seconds. */
function requireShortHeaders(bytes: Uint8Array, mark: string): void {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    const headers = body.subarray(at + mark.length, at + mark.length + MOST_HEADERS)
    const isEnd = headers.subarray(0, 2).toString('latin1') === '--'
    const ends = ['\r\n\r\n', mark].some(end => headers.includes(end))
    if (!isEnd && headers.length === MOST_HEADERS && !ends)
      throw new Refusal(
        'request_oversize',
        `A part of the request has headers of over ${MOST_HEADERS} bytes.`,
      )
  }
}

/** Counts `mark` in `bytes`, up to `enough`. */
function countOf(bytes: Uint8Array, mark: string, enough: number): number {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let count = 0
  for (let at = body.indexOf(mark); at !== -1 && count < enough; at = body.indexOf(mark, at + mark.length))
    count += 1
  return count
}
