import { z } from 'zod'
import { sha256 } from '#crypto'
import { clip, concat, fromBase64url, toBase64url, utf8 } from './bytes.ts'
import { Refusal } from './refusal.ts'

/**
 * A digest that names its algorithm. In memory a hash is 32 bytes; this is how it is written.
 *
 *     sha256:9XLxMHGcZQgSv1jEGfOJVVrzs8XrBkHQeXUo3QZgSYQ
 */
export type Digest = `sha256:${string}`

// 32 bytes are 43 characters, the last of which carries only four bits.
const HASH = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/
export const digestSchema = z.templateLiteral(['sha256:', z.string().regex(HASH)], 'not a digest as sha256:…')

/** `sha256:` and 32 bytes in base64url without padding, whose last character has no idle bits. */
export function isDigest(text: string): text is Digest {
  return text.startsWith('sha256:') && HASH.test(text.slice(7))
}

/** `hash` is 32 bytes; refuses `bytes_malformed`. */
export function formatDigest(hash: Uint8Array): Digest {
  if (hash.length !== 32)
    throw new Refusal('bytes_malformed', `A SHA-256 hash has 32 bytes, not ${hash.length}.`)
  return `sha256:${toBase64url(hash)}`
}

/** 32 bytes; refuses `bytes_malformed` for what `formatDigest` would not write. */
export function parseDigest(text: string): Uint8Array {
  if (!isDigest(text))
    throw new Refusal('bytes_malformed', `This is not a digest of the form sha256:…: ${clip(text)}`)
  return fromBase64url(text.slice(7))
}

/** SHA-256 of the bytes as they are, as anybody computes it of a file. */
export function digestOf(bytes: Uint8Array): Digest {
  return formatDigest(sha256(bytes))
}

/** What a hash of ours is for: none can pass for another, nor for a node of the tree. */
type Purpose =
  | 'avow/bulk/v2'
  | 'avow/listing/v1'
  | 'avow/statement/v1'
  | 'avow/session/v1'
  | 'avow/sealed/v1'
  | 'avow/person/v1'

/** SHA-256(purpose ‖ 00 ‖ parts). */
export function hashFor(purpose: Purpose, ...parts: readonly Uint8Array[]): Uint8Array {
  return sha256(concat(utf8(`${purpose}\0`), ...parts))
}
