import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Refusal } from '../../core/refusal.ts'
import { Shares } from './shares.ts'
import { isLoopback } from './token-bucket.ts'

/**
 * Reads bodies of requests, never a byte past their limit. Each is copied into one buffer as it comes, and that buffer
 * counts from its first byte until the request is answered: for the caller's address, for their network, and
 * altogether.
 */

/** Bytes. Envelopes are far smaller; the law says how small. */
export const MOST_ENVELOPE = 128 * 1024
/** Bytes of a request with its parts: as many files as a report may bring, its figures, and room for words. */
export const MOST_REQUEST = 20 * 1024 * 1024
/** Parts beside an envelope: a text has at most 60 languages. */
export const MOST_PARTS = 70

/** Bytes of all bodies together, of one network's, and of one address's (a /64 of IPv6). */
export const MOST_HELD = { altogether: 96, network: 48, subscriber: 32 }
/** Bytes with which a buffer begins; it doubles as it fills. */
const FIRST = 16 * 1024
/**
 * Pieces that any body may come in, and bytes of each further one. A piece costs far more than a byte: three million
 * chunks of one byte took 500 MB. No program sends such; a packet has a thousand.
 */
const FREE_PIECES = 4096
const LEAST_PIECE = 16

/** A request, as it is read here. */
export interface Sent {
  readonly request: Request
  /** The caller's network address; undefined without a socket. */
  readonly address?: string | undefined
  /** What comes from the socket; without one the request is read. */
  readonly incoming?: IncomingMessage | undefined
}

interface Holding {
  /** Ends the reading of it; undefined once it is read. */
  cut: ((refusal: Refusal) => void) | undefined
}

const shares = new Shares<Holding>()
const holdings = new WeakMap<Request, Holding>()

/**
 * Refuses `request_oversize`, `request_malformed` where it breaks off or comes in crumbs; and `rate_limited` where the
 * caller's bodies hold too much, or all bodies do and theirs hold most.
 */
export async function readBody(sent: Sent, most: number): Promise<Uint8Array> {
  const declared = sent.request.headers.get('content-length')
  if (declared !== null && (!/^\d{1,15}$/.test(declared) || Number(declared) > most)) throw oversize(most)
  const { incoming, address = '' } = sent
  const stream = incoming ?? Readable.fromWeb((sent.request.body ?? new Blob().stream()) as ReadableStream)
  const holding: Holding = { cut: undefined }
  holdings.set(sent.request, holding)
  try {
    const expected = declared === null ? most : Number(declared)
    return await collect(stream, holding, { address, expected, most })
  } catch (error) {
    shares.letGo(holding)
    throw error
  } finally {
    holding.cut = undefined
    // What still comes from a socket is thrown away, so that the answer is read.
    if (incoming === undefined) stream.destroy()
    else incoming.resume()
  }
}

/** By its headers alone: one that comes in chunks may bring as much as any. */
export function mebibytesDeclared({ headers }: Request): number {
  const declared = headers.get('content-length')
  const isKnown = declared === null ? !headers.has('transfer-encoding') : /^\d+$/.test(declared)
  return Math.floor((isKnown ? Math.min(Number(declared), MOST_REQUEST) : MOST_REQUEST) / MiB(1))
}

/** The request is answered: what was read of it counts no longer. */
export function letGo(request: Request): void {
  const holding = holdings.get(request)
  if (holding !== undefined) shares.letGo(holding)
}

interface Bounds {
  readonly address: string
  /** Bytes that were declared. */
  readonly expected: number
  readonly most: number
}

function collect(
  stream: Readable,
  holding: Holding,
  { address, expected, most }: Bounds,
): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  let whole = new Uint8Array(0)
  let filled = 0
  let pieces = 0
  const take = (piece: Uint8Array) => {
    pieces += 1
    if (filled + piece.length > most) throw oversize(most)
    if (pieces > FREE_PIECES + filled / LEAST_PIECE)
      throw new Refusal('request_malformed', 'The request comes in pieces of a few bytes. Send larger ones.')
    if (filled + piece.length > whole.length) {
      const size = Math.max(filled + piece.length, Math.min(expected, Math.max(FIRST, 2 * whole.length)))
      holdMore(holding, address, size)
      const larger = new Uint8Array(size)
      larger.set(whole.subarray(0, filled))
      whole = larger
    }
    whole.set(piece, filled)
    filled += piece.length
  }
  const onData = (piece: Uint8Array) => {
    if (holding.cut === undefined) return
    try {
      take(piece)
    } catch (error) {
      holding.cut = undefined
      stop()
      reject(error)
    }
  }
  const onEnd = () => {
    stop()
    resolve(filled === whole.length ? whole : whole.slice(0, filled))
  }
  // Whoever hangs up within a body has not asked for anything yet, and it is no fault of ours.
  const onClose = () => {
    stop()
    reject(new Refusal('request_malformed', 'The request broke off before its end.'))
  }
  const stop = () => stream.off('data', onData).off('end', onEnd).off('close', onClose)
  holding.cut = refusal => {
    stop()
    reject(refusal)
  }
  // A socket that errs later is nobody's fault either.
  stream.on('data', onData).once('end', onEnd).once('close', onClose).on('error', onClose)
  if (stream.destroyed || stream.errored) onClose()
  return promise
}

function holdMore(holding: Holding, address: string, size: number): void {
  shares.hold(holding, address, aboutAs(size))
  const { subscriber, network } = shares.around(holding)
  const isOver = subscriber > MiB(MOST_HELD.subscriber) || network > MiB(MOST_HELD.network)
  // The machine itself, and a proxy that does not say who asks, have what there is.
  if (isOver && !isLoopback(address) && address !== '')
    throw new Refusal('rate_limited', 'Too much is being sent from your network at this moment.')
  while (shares.total > MiB(MOST_HELD.altogether)) {
    const victim = [...shares.greediest()].find(({ cut }) => cut !== undefined) ?? holding
    shares.letGo(victim)
    const refusal = new Refusal('rate_limited', 'Too much is being sent to this server at this moment.')
    if (victim === holding) throw refusal
    victim.cut?.(refusal)
    victim.cut = undefined
  }
}

/** In eighths of the next power of two: of those who hold about as much the older one gives way. */
function aboutAs(bytes: number): number {
  const size = Math.max(bytes, FIRST)
  const step = 2 ** Math.ceil(Math.log2(size)) / 8
  return Math.ceil(size / step) * step
}

const MiB = (count: number) => count * 1024 * 1024

function oversize(most: number): Refusal {
  const megabytes = (most / 1_000_000).toFixed(1)
  return new Refusal('request_oversize', `The request is larger than ${megabytes} MB (${most} bytes).`)
}
