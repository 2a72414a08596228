import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hash,
  type JsonWebKeyInput,
  type KeyObject,
  randomBytes as nodeRandomBytes,
  type PublicKeyInput,
  sign,
  verify,
} from 'node:crypto'
import { toBase64url, toHex } from '../bytes.ts'
import { troubleWithRsa } from './rsa-key.ts'
import { isSmallOrder } from './small-order.ts'

/**
 * Crypto on Node, by OpenSSL. `noble.ts` has the same exports for browsers and gives the same answer to every input,
 * malformed ones included: spec/vectors/signatures.json tests both. Nothing here throws on what a stranger sent: a key
 * or signature that cannot be read does not match.
 */

/** A latin-1 string comes out of `hash` three times faster than a buffer does, copying it included. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const text = hash('sha256', bytes, 'binary')
  const digest = new Uint8Array(32)
  for (let i = 0; i < 32; i++) digest[i] = text.charCodeAt(i)
  return digest
}

/** The same of bytes that come piece by piece. */
interface Sha256 {
  update(bytes: Uint8Array): void
  digest(): Uint8Array
}

export function newSha256(): Sha256 {
  const all = createHash('sha256')
  return { update: bytes => void all.update(bytes), digest: () => Uint8Array.from(all.digest()) }
}

export function randomBytes(length: number): Uint8Array {
  return Uint8Array.from(nodeRandomBytes(length))
}

// RFC 8410 section 7: what stands before the 32 raw bytes of a private key.
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const X25519_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')

// RFC 8410 section 4: what stands before the raw bytes of a public key.
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex')

function privateKey(prefix: Uint8Array, seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new RangeError('a private key of Curve25519 has 32 bytes')
  return createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' })
}

/** The public key (32 bytes) of an RFC 8032 private key (32 bytes). */
export function ed25519Public(seed: Uint8Array): Uint8Array {
  return Uint8Array.from(createPublicKey(privateKey(ED25519_PKCS8, seed)).export({ format: 'raw-public' }))
}

/** By the very seed, which nobody changes: whoever signs each batch of a log has it read once. */
const signing = new WeakMap<Uint8Array, KeyObject>()

/** RFC 8032 section 5.1.6: 64 bytes. */
export function ed25519Sign(seed: Uint8Array, message: Uint8Array): Uint8Array {
  const key = signing.get(seed) ?? privateKey(ED25519_PKCS8, seed)
  signing.set(seed, key)
  return Uint8Array.from(sign(null, message, key))
}

/**
 * OpenSSL's reading of RFC 8032 section 5.1.7: S < L, and encode(S·B − k·A) is R, byte for byte: the equation without
 * the cofactor. Neither A nor R has small order. Any other encoding of A that decodes is taken, so
 * `ed25519InPrimeSubgroup` is asked before a key is let in.
 */
export function ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  if (isSmallOrder(publicKey) || isSmallOrder(signature.subarray(0, 32))) return false
  return matches(() => verify(null, message, publicKeyOf(publicKey, ed25519Written), signature))
}

/** ECDSA over P-256 and SHA-256 (FIPS 186-5): a point as 04 ‖ x ‖ y, a signature as r ‖ s, with s high or low. */
export function p256Verify(point: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false
  if (!isUncompressed(point)) return false
  return matches(() => {
    const key = { ...publicKeyOf(point, p256Written), dsaEncoding: 'ieee-p1363' } as const
    return verify('sha256', message, key, signature)
  })
}

// FIPS 186-5 and SP 800-186, section 3.2.1.3.
const FIELD = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n
const B = 0x5ac635d8_aa3a93e7_b3ebbd55_769886bc_651d06b0_cc53b0f6_3bce3c3e_27d2604bn

/** y² = x³ − 3x + b: faster than OpenSSL reads the key, and with nothing to be freed. */
export function p256OnCurve(point: Uint8Array): boolean {
  if (!isUncompressed(point)) return false
  const [x, y] = [bigEndian(point.subarray(1, 33)), bigEndian(point.subarray(33))]
  return x < FIELD && y < FIELD && (y * y - x * x * x + 3n * x - B) % FIELD === 0n
}

function bigEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes)}`)
}

// OpenSSL would also take compressed and hybrid points.
const isUncompressed = (point: Uint8Array): boolean => point.length === 65 && point[0] === 4

/** An RSA public key: modulus and exponent, big-endian. */
export interface RsaPublicKey {
  readonly n: Uint8Array
  readonly e: Uint8Array
}

/** RSASSA-PKCS1-v1_5 with SHA-256, RFC 8017 section 8.2.2, by a key that may enter; as long a signature as the modulus. */
export function rsaVerify(publicKey: RsaPublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  const { n, e } = publicKey
  if (troubleWithRsa(publicKey) !== null || signature.length !== n.length) return false
  const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
  const key = { kty: 'RSA', n: base64url(n), e: base64url(e) }
  return matches(() => verify('sha256', message, { key, format: 'jwk' }, signature))
}

const P = 2n ** 255n - 19n
const L = 2n ** 252n + 27742317777372353535851937790883648493n

/**
 * Whether 32 bytes are the one encoding of a point of order L on Edwards25519, done by X25519 since a
 * multiplication in BigInt costs ten times as much as verifying a signature.
 *
 * 5L − 1 is a multiple of 8 between 2^254 and 2^255, so X25519's clamping leaves it alone. It multiplies by −1 in the
 * subgroup of order L and kills every torsion part, and u(−A) = u(A). So a point comes back as itself exactly when
 * it has no torsion part; small orders come back as zero, which OpenSSL refuses; and so do y that belong to no
 * point, since their u is on the twist, whose order is prime to L but for the part that 8 kills.
 */
export function ed25519InPrimeSubgroup(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false
  const y = BigInt(`0x${Buffer.from(publicKey).reverse().toString('hex')}`) % 2n ** 255n
  if (y >= P || y === 1n) return false
  // RFC 7748 section 4.1: u = (1 + y) / (1 − y)
  const u = littleEndian(((1n + y) * inverse(P + 1n - y)) % P)
  minusOne ??= privateKey(X25519_PKCS8, littleEndian(5n * L - 1n))
  try {
    const point = createPublicKey({ key: u, format: 'raw-public', asymmetricKeyType: 'x25519' })
    return diffieHellman({ privateKey: minusOne, publicKey: point }).equals(u)
  } catch {
    return false
  }
}

let minusOne: KeyObject | undefined

function littleEndian(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse()
}

/** Modulo P, by Euclid. Nothing secret comes here. */
function inverse(value: bigint): bigint {
  let [a, b, x, y] = [value % P, P, 1n, 0n]
  while (a > 1n) {
    const quotient = b / a
    ;[a, b, x, y] = [b - quotient * a, a, y - quotient * x, x]
  }
  return ((x % P) + P) % P
}

/** Keys that are known again by their bytes: some 100 bytes each, or 3 KB where the key is kept. */
const MOST_KEYS = 4_096
/** Times that a key is read before it is kept. */
const READ_FIRST = 2
/** The key, or how often it was read. */
const keysSeen = new Map<string, { readonly key: KeyObject } | number>()

/**
 * Reading a key costs a fifth of a verification, and collecting a KeyObject more than that. So a key is kept from the
 * third time on: whoever signs often is read twice, and whoever is let in and signs once leaves nothing.
 */
function publicKeyOf(raw: Uint8Array, written: (raw: Uint8Array) => PublicKeyInput | JsonWebKeyInput) {
  const name = Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString('latin1')
  const seen = keysSeen.get(name) ?? 0
  if (typeof seen === 'object') return seen
  const key = written(raw)
  if (keysSeen.size === MOST_KEYS) keysSeen.clear()
  const kept = seen < READ_FIRST ? undefined : { key: createPublicKey(key) }
  keysSeen.set(name, kept ?? seen + 1)
  return kept ?? key
}

const ed25519Written = (raw: Uint8Array): PublicKeyInput => ({
  key: Buffer.concat([ED25519_SPKI, raw]),
  format: 'der',
  type: 'spki',
})

/** OpenSSL reads coordinates a third faster than a key in DER. */
const p256Written = (point: Uint8Array): JsonWebKeyInput => ({
  key: {
    kty: 'EC',
    crv: 'P-256',
    x: toBase64url(point.subarray(1, 33)),
    y: toBase64url(point.subarray(33)),
  },
  format: 'jwk',
})

/** A key or a signature that OpenSSL cannot read matches nothing. */
function matches(check: () => boolean): boolean {
  try {
    return check()
  } catch {
    return false
  }
}
