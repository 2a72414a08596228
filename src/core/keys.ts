import { z } from 'zod'
import { ed25519InPrimeSubgroup, ed25519Public, ed25519Sign, p256OnCurve, randomBytes, sha256 } from '#crypto'
import { concat, fromBase64url, toBase64, toBase64url, utf8 } from './bytes.ts'
import { troubleWithRsa } from './crypto/rsa-key.ts'
import type { Digest } from './digest.ts'
import { Refusal } from './refusal.ts'
import { units } from './units.ts'

/** Keys as the log holds them. The scheme of a signature comes from here, never from the envelope. */

const base64url = units(700, 1).regex(/^[A-Za-z0-9_-]+$/)
const jwkSchema = z.discriminatedUnion('kty', [
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url }),
  z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: base64url, y: base64url }),
  z.strictObject({ kty: z.literal('RSA'), n: base64url, e: base64url }),
])
export type Jwk = z.infer<typeof jwkSchema>

export const KEY_ALGS = ['Ed25519', 'ES256', 'RS256'] as const
export type KeyAlg = (typeof KEY_ALGS)[number]
export const KEY_USES = ['depositary', 'officer', 'party', 'recovery', 'reviewer', 'observer'] as const
export type KeyUse = (typeof KEY_USES)[number]

/**
 * A host: labels of ASCII letters in lower case, digits and hyphens inside, parted by single dots; so A-labels, without a
 * dot at the end. Whether IDNA or the DNS knows it is not asked.
 */
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const HOST = `${LABEL}(?:\\.${LABEL})*`
/** 1 to 65535, without zeros before it. */
const PORT = '[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]'
/** As WebAuthn names a relying party. */
const rpId = units(253).regex(new RegExp(`^${HOST}$`))
/** As a browser writes an origin: without a path, and without a port where it is the scheme's own. */
const origin = units(300).regex(new RegExp(`^https?://${HOST}(?::(?:${PORT}))?$`))

/** `rpId` and `origins` stand together: with them it is a passkey, without them a plain Ed25519 key. */
export interface Key {
  readonly jwk: Jwk
  readonly alg: KeyAlg
  readonly use: KeyUse
  readonly rpId?: string
  readonly origins?: readonly string[]
}
export const keySchema = z.strictObject({
  jwk: jwkSchema,
  alg: z.enum(KEY_ALGS),
  use: z.enum(KEY_USES),
  rpId: z.exactOptional(rpId),
  origins: z.exactOptional(z.array(origin).min(1).max(8)),
})

/** Keeps what was made of a key as long as the key: a signer signs again. */
function once<T>(make: (jwk: Jwk) => T): (jwk: Jwk) => T {
  const made = new WeakMap<Jwk, { readonly it: T }>()
  return jwk => {
    const known = made.get(jwk)
    if (known !== undefined) return known.it
    const it = make(jwk)
    made.set(jwk, { it })
    return it
  }
}

/** The keyid: RFC 7638's thumbprint by SHA-256, 43 characters of base64url. */
export const thumbprint: (jwk: Jwk) => string = once(jwk =>
  toBase64url(sha256(utf8(JSON.stringify(thumbprintMembers(jwk))))),
)

/** The digest by which a key is named before anybody is shown it: `sha256:` and its keyid, the hash of the same bytes. */
export const keyDigest = (jwk: Jwk): Digest => `sha256:${thumbprint(jwk)}`

/** RFC 7638 section 3.2: the required members, in order of their names. */
function thumbprintMembers(jwk: Jwk): object {
  switch (jwk.kty) {
    case 'OKP':
      return { crv: jwk.crv, kty: jwk.kty, x: jwk.x }
    case 'EC':
      return { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }
    case 'RSA':
      return { e: jwk.e, kty: jwk.kty, n: jwk.n }
  }
}

/** The raw bytes that crypto takes: 32 of Ed25519, a point 04 ‖ x ‖ y of P-256. */
export function ed25519Bytes(jwk: Jwk & { kty: 'OKP' }): Uint8Array {
  return fromBase64url(jwk.x)
}
export const p256Bytes = once(jwk => {
  const { x, y } = jwk as Jwk & { kty: 'EC' }
  return concat(Uint8Array.of(4), fromBase64url(x), fromBase64url(y))
}) as (jwk: Jwk & { kty: 'EC' }) => Uint8Array
/** Modulus and exponent, big-endian, as a JWK has them (RFC 7518, section 6.3.1). */
export function rsaBytes(jwk: Jwk & { kty: 'RSA' }): { n: Uint8Array; e: Uint8Array } {
  return { n: fromBase64url(jwk.n), e: fromBase64url(jwk.e) }
}

/** Keys found good: the law asks twice, and a point in a subgroup costs as much as a signature. */
const good = new WeakSet<Key>()

/**
 * Refuses `key_malformed` for a key that must not enter the log. The key fits `keySchema` already. Whatever verifiers
 * could disagree about is refused here, once, so that no signature depends on it.
 */
export function checkKey(key: Key): void {
  if (good.has(key)) return
  if ((key.rpId === undefined) !== (key.origins === undefined))
    throw malformed('A passkey names its rpId and its origins; another key names neither.')
  if (key.origins !== undefined && new Set(key.origins).size !== key.origins.length)
    throw malformed('A passkey names an origin twice.')
  if (key.rpId === undefined && key.alg !== 'Ed25519')
    throw malformed(`A key of ${key.alg} is a passkey and names its rpId; a plain key is of Ed25519.`)
  const { jwk } = key
  if (ALG_OF[jwk.kty] !== key.alg) throw malformed(`A JWK of type ${jwk.kty} is not for ${key.alg}.`)
  try {
    if (jwk.kty === 'OKP') checkEd25519(ed25519Bytes(jwk))
    else if (jwk.kty === 'EC') checkP256(p256Bytes(jwk))
    else checkRsa(jwk)
  } catch (error) {
    throw error instanceof Refusal ? malformed(error.message) : error
  }
  good.add(key)
}

const ALG_OF = { OKP: 'Ed25519', EC: 'ES256', RSA: 'RS256' } as const satisfies Record<Jwk['kty'], KeyAlg>

/** Refuses `key_malformed` for anything but the one encoding of a point in the subgroup of prime order. */
export function checkEd25519(x: Uint8Array): void {
  if (x.length !== 32) throw malformed(`An Ed25519 key has 32 bytes, not ${x.length}.`)
  if (!ed25519InPrimeSubgroup(x))
    throw malformed('This Ed25519 key is not the one encoding of a point in the subgroup of prime order.')
}

function checkP256(point: Uint8Array): void {
  if (point.length !== 65) throw malformed('The coordinates of a P-256 key have 32 bytes each.')
  if (!p256OnCurve(point)) throw malformed('This is not a point of P-256.')
}

function checkRsa(jwk: Jwk & { kty: 'RSA' }): void {
  const trouble = troubleWithRsa(rsaBytes(jwk))
  if (trouble !== null) throw malformed(trouble)
}

const malformed = (sentence: string) => new Refusal('key_malformed', sentence)

/** What a signer adds to an envelope; all in standard base64 with padding. */
export interface EnvelopeSignature {
  readonly keyid: string
  readonly sig: string
  readonly webauthn?: { readonly authenticatorData: string; readonly clientDataJSON: string }
}

/** Whoever can sign a statement here: a key file, or a passkey's stand-in in a test. */
export interface Signer {
  readonly key: Key
  readonly keyid: string
  sign(pae: Uint8Array): EnvelopeSignature
}

/** A plain Ed25519 key; `seed` is its 32-byte private key, a new one unless given. */
export function newSigner(use: KeyUse, seed: Uint8Array = randomBytes(32)): Signer {
  const jwk: Jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64url(ed25519Public(seed)) }
  const keyid = thumbprint(jwk)
  return {
    key: { jwk, alg: 'Ed25519', use },
    keyid,
    sign: pae => ({ keyid, sig: toBase64(ed25519Sign(seed, pae)) }),
  }
}
