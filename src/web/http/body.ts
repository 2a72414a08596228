import { Refusal } from '../../core/refusal.ts'

/** Bodies of requests, read up to a limit and never a byte past it. */

/** Bytes; envelopes are far smaller, and the law says how small. */
export const MOST_ENVELOPE = 128 * 1024
/** Bytes of a whole request with its parts. */
export const MOST_REQUEST = 8 * 1024 * 1024

/** Bytes of one body from which on it is large. */
export const LARGE = 256 * 1024
/** Bytes that all large bodies hold together while they come in: more would take the memory of everybody's requests. */
export const MOST_LARGE = 256 * 1024 * 1024

/**
 * Refuses `request_oversize`; and `rate_limited` a large one where others hold as much as there is for them, as when
 * somebody sends many and ends none. Small ones are always taken.
 */
export async function readBody(request: Request, most: number): Promise<Uint8Array> {
  const declared = request.headers.get('content-length')
  if (declared !== null) {
    if (!/^\d{1,15}$/.test(declared) || Number(declared) > most) throw oversize(most)
    // Node's parser lets no byte past the declared length through, so this is bounded, and much faster.
    if (Number(declared) <= LARGE) return new Uint8Array(await request.arrayBuffer())
  }
  return readStream(request, most)
}

let held = 0

async function readStream(request: Request, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  let own = 0
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.length
      // Leaving the loop cancels the stream: the rest is not read.
      if (length > most) throw oversize(most)
      if (length > LARGE) {
        held += length - own
        own = length
        if (held > MOST_LARGE)
          throw new Refusal('rate_limited', 'Too much is being sent to this server at this moment.')
      }
      chunks.push(chunk)
    }
  } finally {
    held -= own
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
