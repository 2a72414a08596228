import { Refusal } from '../core/refusal.ts'

/** Bodies of requests, read up to a limit and never a byte past it. */

/** Bytes; envelopes are far smaller, and the law says how small. */
export const MOST_ENVELOPE = 128 * 1024
/** Bytes of a whole request with its parts. */
export const MOST_REQUEST = 8 * 1024 * 1024

export async function readBody(request: Request, most: number): Promise<Uint8Array> {
  const declared = request.headers.get('content-length')
  if (declared !== null) {
    if (!/^\d{1,15}$/.test(declared) || Number(declared) > most) throw oversize(most)
    // Node's parser lets no byte past the declared length through, so this is bounded, and much faster.
    return new Uint8Array(await request.arrayBuffer())
  }
  return readStream(request, most)
}

async function readStream(request: Request, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    // Leaving the loop cancels the stream: the rest is not read.
    if (length > most) throw oversize(most)
    chunks.push(chunk)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

function oversize(most: number): Refusal {
  return new Refusal('request_oversize', `The request is larger than ${most} bytes.`)
}
