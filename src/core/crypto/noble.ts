import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { bytesToNumberBE, bytesToNumberLE, concatBytes, equalBytes } from '@noble/curves/utils.js'
import { sha256 as nobleSha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, randomBytes as nobleRandomBytes } from '@noble/hashes/utils.js'
import { troubleWithRsa } from './rsa-key.ts'
import { isSmallOrder } from './small-order.ts'

/** Crypto in a browser. Same exports and same answers as `node.ts`, which says what each function promises. */

export const sha256 = (bytes: Uint8Array): Uint8Array => nobleSha256(bytes)
export function newSha256(): { update(bytes: Uint8Array): void; digest(): Uint8Array } {
  const all = nobleSha256.create()
  return { update: bytes => void all.update(bytes), digest: () => all.digest() }
}
export const randomBytes = (length: number): Uint8Array => nobleRandomBytes(length)
export const ed25519Public = (seed: Uint8Array): Uint8Array => ed25519.getPublicKey(seed)
export const ed25519Sign = (seed: Uint8Array, message: Uint8Array): Uint8Array => ed25519.sign(message, seed)

/**
 * noble checks the equation with the cofactor (as ZIP 215 does), which takes signatures that OpenSSL refuses; page and
 * server must agree. So this is OpenSSL's equation, as `node.ts` states it.
 */
export function ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const { Point } = ed25519
  const r = signature.subarray(0, 32)
  if (isSmallOrder(publicKey) || isSmallOrder(r)) return false
  const s = bytesToNumberLE(signature.subarray(32))
  if (s >= Point.Fn.ORDER) return false
  const a = pointOf(publicKey)
  if (a === undefined) return false
  const k = Point.Fn.create(bytesToNumberLE(sha512(concatBytes(r, publicKey, message))))
  return equalBytes(Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k)).toBytes(), r)
}

export function ed25519InPrimeSubgroup(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false
  const a = decoded(publicKey, false)
  return a !== undefined && !a.isSmallOrder() && a.isTorsionFree()
}

/** Keys that are known again by their bytes. */
const MOST_KEYS = 4_096
/** Times that a key has verified before a table is made for it: that takes as long as some seven multiplications. */
const SELDOM = 8
/** A table is 520 points. */
const TABLE = 4
const MOST_TABLES = 100
const keysSeen = new Map<string, { readonly point: ReturnType<typeof decoded>; times: number }>()
let tables = 0

/** As OpenSSL decodes it. The key of a keeper verifies half of a log: it is decoded once, and multiplied by a table. */
function pointOf(publicKey: Uint8Array) {
  const name = bytesToHex(publicKey)
  const seen = keysSeen.get(name)
  if (seen !== undefined) {
    if (seen.point !== undefined && seen.times++ === SELDOM && tables < MOST_TABLES) {
      seen.point.precompute(TABLE)
      tables++
    }
    return seen.point
  }
  if (keysSeen.size === MOST_KEYS) {
    keysSeen.clear()
    tables = 0
  }
  const point = decoded(publicKey, true)
  keysSeen.set(name, { point, times: 1 })
  return point
}

/** `lax` decodes as OpenSSL does: y may be P or more, and x = 0 may have its sign bit set. */
function decoded(publicKey: Uint8Array, lax: boolean) {
  try {
    return ed25519.Point.fromBytes(publicKey, lax)
  } catch {
    return undefined
  }
}

export function p256Verify(point: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64 || !p256OnCurve(point)) return false
  // noble's default refuses a high s, which about half of all authenticators' signatures have.
  return p256.verify(signature, message, point, { lowS: false })
}

export function p256OnCurve(point: Uint8Array): boolean {
  if (point.length !== 65 || point[0] !== 4) return false
  try {
    p256.Point.fromBytes(point)
    return true
  } catch {
    return false
  }
}

export interface RsaPublicKey {
  readonly n: Uint8Array
  readonly e: Uint8Array
}

/** RFC 8017 section 9.2, note 1: the DigestInfo of SHA-256 before its 32 bytes. */
const SHA256_INFO = hexToBytes('3031300d060960864801650304020105000420')

/**
 * RFC 8017 section 8.2.2: encodes what must have been signed, and compares. Without a parser of padding, forged padding
 * has nothing to fool (Bleichenbacher 2006). Why no library: decisions/0002.
 */
export function rsaVerify(publicKey: RsaPublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  const length = publicKey.n.length
  const filling = length - SHA256_INFO.length - 32 - 3
  if (troubleWithRsa(publicKey) !== null || signature.length !== length) return false
  const n = bytesToNumberBE(publicKey.n)
  const s = bytesToNumberBE(signature)
  if (s >= n) return false
  const padding = new Uint8Array(filling).fill(0xff)
  const encoded = concatBytes(Uint8Array.of(0, 1), padding, Uint8Array.of(0), SHA256_INFO, sha256(message))
  return power(s, bytesToNumberBE(publicKey.e), n) === bytesToNumberBE(encoded)
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (let square = base; exponent > 0n; exponent >>= 1n) {
    if (exponent % 2n === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}
