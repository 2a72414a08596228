import { generateKeyPairSync, sign } from 'node:crypto'
import { sha256 } from '#crypto'
import { concat, toBase64, toBase64url, utf8 } from './bytes.ts'
import { challengeOf } from './envelope.ts'
import { type Jwk, type Key, type KeyAlg, type KeyUse, type Signer, thumbprint } from './keys.ts'
import type { Assertion } from './webauthn.ts'

/** What a careless or hostile page, browser or authenticator would do otherwise. */
export interface Deviation {
  readonly flags?: number
  readonly rpId?: string
  /** What stands in the client data beside or instead of the usual members; undefined leaves one out. */
  readonly client?: Readonly<Record<string, unknown>>
  readonly clientText?: (usual: string) => string
  readonly authenticatorData?: (usual: Uint8Array) => Uint8Array
}

export interface Passkey extends Signer {
  /** PKCS#8, for an authenticator that takes it over. */
  readonly privateKey: Uint8Array
  assert(challenge: Uint8Array, deviation?: Deviation): Assertion
}

const USER_PRESENT_AND_VERIFIED = 0x05

/** An authenticator with one key, and the browser around it: https://avow.example unless told otherwise. */
export function newPasskey(
  alg: KeyAlg = 'ES256',
  use: KeyUse = 'party',
  rpId = 'avow.example',
  origin = `https://${rpId}`,
): Passkey {
  const { publicKey, privateKey } = pairOf(alg)
  const { key_ops, ext, ...members } = publicKey.export({ format: 'jwk' })
  const jwk = members as Jwk
  const key: Key = { jwk, alg, use, rpId, origins: [origin] }
  const keyid = thumbprint(jwk)
  const assert = (challenge: Uint8Array, deviation: Deviation = {}): Assertion => {
    const usual = { type: 'webauthn.get', challenge: toBase64url(challenge), origin, crossOrigin: false }
    const text = JSON.stringify({ ...usual, ...deviation.client })
    const clientDataJSON = utf8(deviation.clientText?.(text) ?? text)
    const flags = Uint8Array.of(deviation.flags ?? USER_PRESENT_AND_VERIFIED)
    const data = concat(sha256(utf8(deviation.rpId ?? rpId)), flags, new Uint8Array(4))
    const authenticatorData = deviation.authenticatorData?.(data) ?? data
    const signed = concat(authenticatorData, sha256(clientDataJSON))
    const signature = Uint8Array.from(sign(alg === 'Ed25519' ? null : 'sha256', signed, privateKey))
    return { authenticatorData, clientDataJSON, signature }
  }
  return {
    key,
    keyid,
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
    assert,
    sign(pae) {
      const { authenticatorData, clientDataJSON, signature } = assert(challengeOf(pae))
      const webauthn = {
        authenticatorData: toBase64(authenticatorData),
        clientDataJSON: toBase64(clientDataJSON),
      }
      return { keyid, sig: toBase64(signature), webauthn }
    },
  }
}

function pairOf(alg: KeyAlg) {
  if (alg === 'Ed25519') return generateKeyPairSync('ed25519')
  if (alg === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 })
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}
