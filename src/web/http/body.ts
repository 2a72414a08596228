import { Refusal } from '../../core/refusal.ts'

/** Reads bodies of requests, never a byte past their limit. */

/** Bytes. Envelopes are far smaller; the law says how small. */
export const MOST_ENVELOPE = 128 * 1024
/** Bytes of a request with its parts. */
export const MOST_REQUEST = 8 * 1024 * 1024

/** Bytes from which on a body is large. */
export const LARGE = 256 * 1024
/** Bytes of all large bodies that come in together; more would take everybody's memory. */
export const MOST_LARGE = 256 * 1024 * 1024

/**
 * Refuses `request_oversize`, `request_malformed` where it breaks off; and `rate_limited` if the body is large and others hold all that large ones may have, as
 * when somebody sends many and ends none. Small ones are always taken.
 */
export async function readBody(request: Request, most: number): Promise<Uint8Array> {
  const declared = request.headers.get('content-length')
  if (declared !== null) {
    if (!/^\d{1,15}$/.test(declared) || Number(declared) > most) throw oversize(most)
    // Node's parser lets no more bytes through than declared, so this is bounded, and much faster.
    if (Number(declared) <= LARGE)
      return new Uint8Array(await request.arrayBuffer().catch(error => throwBroken(error)))
  }
  return readStream(request, most)
}

/** Whoever hangs up within a body has not asked for anything yet, and it is no fault of ours. */
function throwBroken(error: unknown): never {
  if (error instanceof Refusal) throw error
  throw new Refusal('request_malformed', 'The request broke off before its end.')
}

let held = 0

async function readStream(request: Request, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  let own = 0
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.length
      // Leaving the loop cancels the stream.
      if (length > most) throw oversize(most)
      if (length > LARGE) {
        held += length - own
        own = length
        if (held > MOST_LARGE)
          throw new Refusal('rate_limited', 'Too much is being sent to this server at this moment.')
      }
      chunks.push(chunk)
    }
  } catch (error) {
    throwBroken(error)
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
