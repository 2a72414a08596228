import { checkPrimeSync, createHash, createPrivateKey, sign } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { concat, toBase64, toBase64url, utf8 } from '../../src/core/bytes.ts'
import { challengeOf } from '../../src/core/envelope.ts'
import {
  type EnvelopeSignature,
  type Key,
  type KeyUse,
  type Signer,
  thumbprint,
} from '../../src/core/keys.ts'
import { seedOf } from '../memory-log.ts'

/**
 * Passkeys of all three algorithms, made from names. Node's ECDSA takes a random number for each signature; these sign
 * the same bytes alike each time (RFC 6979), so that the whole log can be made again byte for byte.
 */

/** What an authenticator or a page may do otherwise than it should. */
export interface Twist {
  readonly client?: Readonly<Record<string, unknown>>
  /** Written in the place of the client data, or made of the usual. */
  readonly text?: string | ((usual: string) => string)
  readonly flags?: number
  readonly rpId?: string
  /** The authenticator's data, made of the usual. */
  readonly data?: (usual: Uint8Array) => Uint8Array
}

/** A passkey that may misbehave. */
export interface Passkey extends Signer {
  twisted(twist: Twist): Signer
}

const RP_ID = 'harbour.example'
const hash = (bytes: Uint8Array | string): Uint8Array => createHash('sha256').update(bytes).digest()

/** As most phones make them. */
export function p256Passkey(name: string, use: KeyUse = 'party'): Passkey {
  const secret = hash(`P-256 passkey of ${name}`)
  const point = p256.getPublicKey(secret, false)
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: toBase64url(point.slice(1, 33)),
    y: toBase64url(point.slice(33)),
  } as const
  return passkeyOf({ jwk, alg: 'ES256', use }, message => p256.sign(message, secret, { format: 'der' }))
}

/** As some security keys make them. */
export function ed25519Passkey(name: string, use: KeyUse = 'party'): Passkey {
  const seed = seedOf(`Ed25519 passkey of ${name}`)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64url(ed25519.getPublicKey(seed)) } as const
  return passkeyOf({ jwk, alg: 'Ed25519', use }, message => ed25519.sign(message, seed))
}

/** As Windows Hello makes them. */
export function rsaPasskey(name: string, use: KeyUse = 'party'): Passkey {
  const e = 65_537n
  const [p, q] = [primeOf(`${name} p`, e), primeOf(`${name} q`, e)]
  const d = inverse(e, (p - 1n) * (q - 1n))
  const [n64, e64] = [base64urlOf(p * q), base64urlOf(e)]
  const parts = { d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const secret = Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, base64urlOf(value)]))
  const key = createPrivateKey({ key: { kty: 'RSA', n: n64, e: e64, ...secret }, format: 'jwk' })
  const jwk = { kty: 'RSA', n: n64, e: e64 } as const
  return passkeyOf({ jwk, alg: 'RS256', use }, message => sign('sha256', message, key))
}

/** A key that no authenticator has; whatever it signs comes out as zeros. */
export function badKey(key: Key): Signer {
  const keyid = thumbprint(key.jwk)
  return { key, keyid, sign: () => ({ keyid, sig: toBase64(new Uint8Array(64)) }) }
}

/** Signs, and then one bit of its signature turns. */
export function turned(signer: Signer): Signer {
  return {
    ...signer,
    sign(pae) {
      const { sig, ...rest } = signer.sign(pae)
      const bytes = Buffer.from(sig, 'base64')
      bytes[bytes.length - 1]! ^= 1
      return { ...rest, sig: toBase64(bytes) }
    },
  }
}

function passkeyOf(
  { jwk, alg, use }: Pick<Key, 'jwk' | 'alg' | 'use'>,
  signRaw: (message: Uint8Array) => Uint8Array,
): Passkey {
  const keyid = thumbprint(jwk)
  const origin = `https://${RP_ID}`
  const key: Key = { jwk, alg, use, rpId: RP_ID, origins: [origin] }
  const assert = (
    pae: Uint8Array,
    { client = {}, text, flags = 0x1d, rpId = RP_ID, data: twistData = usual => usual }: Twist,
  ): EnvelopeSignature => {
    const challenge = toBase64url(challengeOf(pae))
    const said = { type: 'webauthn.get', challenge, origin, crossOrigin: false, ...client }
    const usual = JSON.stringify(said)
    const clientDataJSON = utf8(typeof text === 'function' ? text(usual) : (text ?? usual))
    const data = twistData(concat(hash(rpId), Uint8Array.of(flags, 0, 0, 0, 0)))
    const sig = signRaw(concat(data, hash(clientDataJSON)))
    const webauthn = { authenticatorData: toBase64(data), clientDataJSON: toBase64(clientDataJSON) }
    return { keyid, sig: toBase64(sig), webauthn }
  }
  return {
    key,
    keyid,
    sign: pae => assert(pae, {}),
    twisted: twist => ({ key, keyid, sign: pae => assert(pae, twist) }),
  }
}

function primeOf(name: string, e: bigint): bigint {
  const stretched = createHash('shake256', { outputLength: 128 }).update(name).digest('hex')
  let candidate = BigInt(`0x${stretched}`) | (3n << 1022n) | 1n
  while ((candidate - 1n) % e === 0n || !checkPrimeSync(candidate)) candidate += 2n
  return candidate
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [x, y, u, v] = [value % modulus, modulus, 1n, 0n]
  while (x > 1n) {
    const whole = y / x
    ;[x, y, u, v] = [y - whole * x, x, v - whole * u, u]
  }
  return ((u % modulus) + modulus) % modulus
}

function base64urlOf(value: bigint): string {
  const hex = value.toString(16)
  return toBase64url(Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'))
}
