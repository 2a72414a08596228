import { createHash, generateKeyPairSync, sign as signRaw } from 'node:crypto'
import { concat, toBase64, toBase64url, utf8 } from '../../src/core/bytes.ts'
import { challengeOf } from '../../src/core/envelope.ts'
import {
  type EnvelopeSignature,
  type Key,
  type KeyUse,
  newSigner,
  type Signer,
  thumbprint,
} from '../../src/core/keys.ts'
import { seedOf } from '../memory-log.ts'

/** What an authenticator or a page may do otherwise than it should. */
export interface Twist {
  readonly client?: Readonly<Record<string, unknown>>
  readonly flags?: number
  readonly rpId?: string
  /** Bytes after the counter. */
  readonly more?: Uint8Array
}

/** A signer that may misbehave; a plain key has nothing to twist. */
export interface Twistable extends Signer {
  sign(pae: Uint8Array, twist?: Twist): EnvelopeSignature
}

const RP_ID = 'harbour.example'
const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

/**
 * One of the kinds of keys that the log takes, by turns. RSA is made once: it takes long, and its bytes are not the
 * seed's.
 */
export class Keyring {
  readonly signers = new Map<string, Twistable>()
  #made = 0

  make(use: KeyUse): Twistable {
    const kinds = [this.#plain, this.#p256, this.#ed25519Passkey]
    const kind = this.#made === 3 && use === 'party' ? this.#rsa : kinds[this.#made % kinds.length]!
    return this.keep(kind.call(this, use, `fuzz key ${this.#made++}`))
  }

  keep<S extends Twistable>(signer: S): S {
    this.signers.set(signer.keyid, signer)
    return signer
  }

  #plain(use: KeyUse, name: string): Twistable {
    return newSigner(use, seedOf(name))
  }

  #p256(use: KeyUse): Twistable {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const jwk = { kty: 'EC', crv: 'P-256', x, y } as const
    return passkeyOf({ jwk, alg: 'ES256', use }, message => signRaw('sha256', message, privateKey))
  }

  #ed25519Passkey(use: KeyUse): Twistable {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const { x = '' } = publicKey.export({ format: 'jwk' })
    const jwk = { kty: 'OKP', crv: 'Ed25519', x } as const
    return passkeyOf({ jwk, alg: 'Ed25519', use }, message => signRaw(null, message, privateKey))
  }

  #rsa(use: KeyUse): Twistable {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
    return passkeyOf({ jwk: { kty: 'RSA', n, e }, alg: 'RS256', use }, message =>
      signRaw('sha256', message, privateKey),
    )
  }
}

function passkeyOf(
  { jwk, alg, use }: Pick<Key, 'jwk' | 'alg' | 'use'>,
  sign: (message: Uint8Array) => Uint8Array,
): Twistable {
  const keyid = thumbprint(jwk)
  const origin = `https://${RP_ID}`
  return {
    key: { jwk, alg, use, rpId: RP_ID, origins: [origin] },
    keyid,
    sign(pae, { client = {}, flags = 0x1d, rpId = RP_ID, more = new Uint8Array(0) } = {}) {
      const challenge = toBase64url(challengeOf(pae))
      const said = { type: 'webauthn.get', challenge, origin, crossOrigin: false, ...client }
      const clientDataJSON = utf8(JSON.stringify(said))
      const data = concat(hash(rpId), Uint8Array.of(flags, 0, 0, 0, 0), more)
      const sig = sign(concat(data, hash(clientDataJSON)))
      const webauthn = { authenticatorData: toBase64(data), clientDataJSON: toBase64(clientDataJSON) }
      return { keyid, sig: toBase64(sig), webauthn }
    },
  }
}
