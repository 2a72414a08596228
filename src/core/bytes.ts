import { Refusal } from './refusal.ts'

/** Bytes in and out of text. Every reader here is strict: it accepts exactly what its writer prints. */

const encoder = new TextEncoder()
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Refuses ill-formed UTF-8; keeps a byte order mark, so that what is read prints back. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes)
  } catch {
    throw new Refusal('bytes_malformed', 'These bytes are not well-formed UTF-8.')
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** The order of every sorted thing in Avow: by bytes, shorter first on a tie. */
function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}

/** Compares as UTF-8 would sort, which differs from UTF-16 order only above the surrogates. */
export function compareUtf8(a: string, b: string): number {
  if (a === b) return 0
  return compareBytes(utf8(a), utf8(b))
}

const SURROGATE = /[\ud800-\udfff]/

/** Sorted by `compareUtf8`, which is the order of JavaScript's own where no surrogate stands. */
export function inUtf8Order(texts: Iterable<string>): string[] {
  const sorted = [...texts].sort()
  return sorted.some(text => SURROGATE.test(text)) ? sorted.sort(compareUtf8) : sorted
}

export const toHex = (bytes: Uint8Array): string => bytes.toHex()
export const toBase64 = (bytes: Uint8Array): string => bytes.toBase64()
export const toBase64url = (bytes: Uint8Array): string =>
  bytes.toBase64({ alphabet: 'base64url', omitPadding: true })

/** RFC 4648 section 4, with padding, zero trailing bits, no white space. */
export function fromBase64(text: string): Uint8Array {
  // The strict reading still passes over white space, and only that makes the text longer than its bytes ask for.
  return strictly(
    text,
    'base64',
    () => Uint8Array.fromBase64(text, { lastChunkHandling: 'strict' }),
    bytes => text.length === Math.ceil(bytes.length / 3) * 4,
  )
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/

/** How many bytes `fromBase64` would read from this text; undefined where it would refuse it. */
export function lengthOfBase64(text: string): number | undefined {
  if (!BASE64.test(text)) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return (text.length / 4) * 3 - padding
}

/** RFC 4648 section 5, without padding, zero trailing bits, no white space. */
export function fromBase64url(text: string): Uint8Array {
  return strictly(
    text,
    'base64url',
    () => Uint8Array.fromBase64(text, { alphabet: 'base64url' }),
    bytes => toBase64url(bytes) === text,
  )
}

export function fromHex(text: string): Uint8Array {
  return strictly(
    text,
    'lower-case hex',
    () => Uint8Array.fromHex(text),
    bytes => toHex(bytes) === text,
  )
}

/** Unsigned 64-bit big-endian; the value must be a safe integer. */
export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

/** Inverse of `u64`; refuses what a JavaScript number cannot hold exactly. */
export function fromU64(bytes: Uint8Array): number {
  const value = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0))
  if (!Number.isSafeInteger(value)) throw new Refusal('bytes_malformed', 'This number is too large.')
  return value
}

export function u16(value: number): Uint8Array {
  return Uint8Array.of(value >>> 8, value & 0xff)
}

function strictly(
  text: string,
  what: string,
  read: () => Uint8Array,
  fits: (bytes: Uint8Array) => boolean,
): Uint8Array {
  let bytes: Uint8Array | undefined
  try {
    bytes = read()
  } catch {
    bytes = undefined
  }
  if (bytes === undefined || !fits(bytes))
    throw new Refusal('bytes_malformed', `This is not strict ${what}: ${clip(text)}`)
  return bytes
}

/** What a stranger sent, cut short for a sentence. */
export function clip(text: string, most = 60): string {
  return JSON.stringify(text.length > most ? `${text.slice(0, most)}…` : text)
}

/** A sentence of a library's, cut short: it may hold what a stranger sent. */
export function brief(sentence: string, most = 200): string {
  return sentence.length > most ? `${sentence.slice(0, most)}…` : sentence
}
