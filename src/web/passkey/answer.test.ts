import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { describe, it } from 'node:test'
import { randomBytes, sha256 } from '#crypto'
import { concat, fromUtf8, toBase64, toBase64url, utf8 } from '../../core/bytes.ts'
import { openEnvelope, pae, parseEnvelope } from '../../core/envelope.ts'
import { formatJsonBytes } from '../../core/json.ts'
import type { KeyAlg } from '../../core/keys.ts'
import { type Deviation, newPasskey, type Passkey } from '../../core/passkey.fixture.ts'
import { Refusal } from '../../core/refusal.ts'
import { checkSession, passkeyFrom, signatureFrom, signedBy } from './answer.ts'

const SITE = 'https://avow.example'
const CREDENTIAL = new Uint8Array(16).fill(7)
const CHALLENGE = new Uint8Array(32).fill(1)

const statement = formatJsonBytes({
  v: 1,
  log: 'avow.example/log',
  type: 'signature/withdrawn',
  by: 'northhaven',
  call: 'harbour-accord',
  at: '2026-01-01T00:00:00Z',
  seen: { size: 0, root: `sha256:${toBase64url(sha256(new Uint8Array()))}` },
  nonce: toBase64url(new Uint8Array(16)),
  body: { reason: null },
})

/** The fields as the script fills them in after `navigator.credentials.get`. */
function answered(passkey: Passkey, challenge: Uint8Array, deviation: Deviation = {}): URLSearchParams {
  const { authenticatorData, clientDataJSON, signature } = passkey.assert(challenge, deviation)
  return new URLSearchParams({
    credential: toBase64url(CREDENTIAL),
    authenticatorData: toBase64(authenticatorData),
    clientDataJSON: toBase64(clientDataJSON),
    signature: toBase64(signature),
  })
}

/** The fields after `navigator.credentials.create`. */
function created(passkey: Passkey, deviation: { client?: object; rpId?: string; flags?: number } = {}) {
  const spki = createPublicKey({ key: { ...passkey.key.jwk }, format: 'jwk' }).export({
    format: 'der',
    type: 'spki',
  })
  const client = {
    type: 'webauthn.create',
    challenge: toBase64url(CHALLENGE),
    origin: SITE,
    ...deviation.client,
  }
  const data = concat(
    sha256(utf8(deviation.rpId ?? 'avow.example')),
    Uint8Array.of(deviation.flags ?? 0x45),
    new Uint8Array(20),
    Uint8Array.of(0, CREDENTIAL.length),
    CREDENTIAL,
    new Uint8Array(77),
  )
  const algs: Record<KeyAlg, string> = { ES256: '-7', RS256: '-257', Ed25519: '-8' }
  return new URLSearchParams({
    credential: toBase64url(CREDENTIAL),
    publicKey: toBase64(spki),
    alg: algs[passkey.key.alg],
    clientDataJSON: toBase64(utf8(JSON.stringify(client))),
    authenticatorData: toBase64(data),
  })
}

const refusedAs = (code: string, act: () => unknown) =>
  assert.throws(act, error => error instanceof Refusal && error.code === code)

describe('a passkey that a device has made', () => {
  for (const alg of ['ES256', 'RS256'] as const)
    it(`is a key as the log holds it, of ${alg}`, () => {
      const passkey = newPasskey(alg)
      assert.deepEqual(passkeyFrom(created(passkey), 'party', SITE, CHALLENGE), passkey.key)
    })

  it('is bound to the very address at which the server is reached', () => {
    const passkey = newPasskey()
    const fields = created(passkey, { client: { origin: 'http://localhost:8080' }, rpId: 'localhost' })
    const { rpId, origins } = passkeyFrom(fields, 'officer', 'http://localhost:8080', CHALLENGE)
    assert.deepEqual({ rpId, origins }, { rpId: 'localhost', origins: ['http://localhost:8080'] })
  })

  it('is refused where it was made elsewhere, for another page, or without its user', () => {
    const passkey = newPasskey()
    for (const wrong of [
      { client: { origin: 'https://evil.example' } },
      { client: { type: 'webauthn.get' } },
      { client: { challenge: toBase64url(new Uint8Array(32)) } },
      { client: { crossOrigin: true } },
      { client: { crossOrigin: 'true' } },
      { client: { topOrigin: SITE } },
      { rpId: 'evil.example' },
      { flags: 0x41 },
      { flags: 0x44 },
    ])
      refusedAs('passkey_wrong', () => passkeyFrom(created(passkey, wrong), 'party', SITE, CHALLENGE))
  })

  it('is refused where the authenticator says backed up, and never to be: as where it is used', () => {
    const passkey = newPasskey()
    refusedAs('passkey_malformed', () =>
      passkeyFrom(created(passkey, { flags: 0x55 }), 'party', SITE, CHALLENGE),
    )
    for (const flags of [0x45, 0x4d, 0x5d]) passkeyFrom(created(passkey, { flags }), 'party', SITE, CHALLENGE)
  })

  it('is refused when the authenticator and the browser name two credentials', () => {
    const fields = created(newPasskey())
    fields.set('credential', toBase64url(new Uint8Array(16)))
    refusedAs('passkey_malformed', () => passkeyFrom(fields, 'party', SITE, CHALLENGE))
  })

  it('is refused with a key of a kind that no passkey here has', () => {
    refusedAs('key_malformed', () => passkeyFrom(created(newPasskey('Ed25519')), 'party', SITE, CHALLENGE))
    const mixed = created(newPasskey('ES256'))
    mixed.set('alg', '-257')
    refusedAs('key_malformed', () => passkeyFrom(mixed, 'party', SITE, CHALLENGE))
    mixed.set('publicKey', toBase64(utf8('no key')))
    refusedAs('key_malformed', () => passkeyFrom(mixed, 'party', SITE, CHALLENGE))
  })
})

describe('what a passkey signs', () => {
  it('becomes an envelope around the very bytes that the form held', () => {
    const passkey = newPasskey()
    const signature = passkey.sign(pae(statement))
    const fields = new URLSearchParams({
      credential: toBase64url(CREDENTIAL),
      authenticatorData: signature.webauthn!.authenticatorData,
      clientDataJSON: signature.webauthn!.clientDataJSON,
      signature: signature.sig,
    })
    const envelope = parseEnvelope(signedBy(statement, passkey.keyid, fields))
    assert.equal(fromUtf8(envelope.payload), fromUtf8(statement))
    openEnvelope(envelope, () => passkey.key)
  })

  it('is refused when the form came back without it, or with something else in its place', () => {
    const passkey = newPasskey()
    const fields = answered(passkey, CHALLENGE)
    fields.set('signature', '')
    refusedAs('request_malformed', () => signatureFrom(passkey.keyid, fields))
    fields.set('signature', 'not base64!')
    refusedAs('passkey_malformed', () => signatureFrom(passkey.keyid, fields))
    fields.append('signature', 'AAAA')
    refusedAs('request_malformed', () => signatureFrom(passkey.keyid, fields))
    fields.delete('signature')
    fields.set('signature', toBase64(new Uint8Array(513)))
    refusedAs('passkey_malformed', () => signedBy(statement, passkey.keyid, fields))
  })
})

describe('a session', () => {
  it('is opened by the passkey, for the challenge of its page alone', () => {
    const passkey = newPasskey()
    const [challenge, another] = [randomBytes(32), randomBytes(32)]
    checkSession(answered(passkey, challenge), passkey.key, challenge)
    refusedAs('passkey_wrong', () => checkSession(answered(passkey, challenge), passkey.key, another))
    refusedAs('signature_invalid', () =>
      checkSession(answered(newPasskey(), challenge), passkey.key, challenge),
    )
  })
})
