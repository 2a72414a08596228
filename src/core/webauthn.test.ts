import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { toBase64url, utf8 } from './bytes.ts'
import { checkKey, KEY_ALGS, newSigner } from './keys.ts'
import { type Deviation, newPasskey } from './passkey.fixture.ts'
import { Refusal, type RefusalCode } from './refusal.ts'
import { checkAssertion } from './webauthn.ts'

const challenge = new Uint8Array(32).fill(9)
const passkey = newPasskey()

const refuses = (code: RefusalCode, words: RegExp, deviation: Deviation) =>
  assert.throws(
    () => checkAssertion(passkey.assert(challenge, deviation), passkey.key, challenge),
    error => error instanceof Refusal && error.code === code && words.test(error.message),
    JSON.stringify(deviation),
  )
const accepts = (deviation: Deviation) =>
  checkAssertion(passkey.assert(challenge, deviation), passkey.key, challenge)

describe('a passkey', () => {
  it('signs with each algorithm that authenticators have', () => {
    for (const alg of KEY_ALGS) {
      const { key, assert: ask } = newPasskey(alg)
      checkKey(key)
      checkAssertion(ask(challenge), key, challenge)
    }
  })

  it('may belong to any browser', () => {
    accepts({ client: { crossOrigin: undefined } })
    accepts({ client: { other_keys_can_be_added_here: 'do not compare clientDataJSON against a template' } })
    accepts({ client: { nested: { type: 'x', challenge: 'y', list: ['"type":', { origin: 'z' }] } } })
    accepts({
      clientText: text => text.replaceAll('/', '\\/').replaceAll(',', ' ,\n ').replaceAll(':"', ' : "'),
    })
    accepts({ flags: 0x1d })
    accepts({ flags: 0x85, authenticatorData: data => Uint8Array.of(...data, 0xa0) })
  })

  it('is asked to sign, for this statement, on the page where it was made', () => {
    refuses('passkey_wrong', /"webauthn.create"/, { client: { type: 'webauthn.create' } })
    refuses('passkey_wrong', /not text/, { client: { type: undefined } })
    refuses('passkey_wrong', /another challenge/, { client: { challenge: `${toBase64url(challenge)}=` } })
    refuses('passkey_wrong', /another challenge/, { client: { challenge: [toBase64url(challenge)] } })
    refuses('passkey_wrong', /"https:\/\/avow.example.evil.example"/, {
      client: { origin: 'https://avow.example.evil.example' },
    })
    refuses('passkey_wrong', /origins of the key/, { client: { origin: 'http://avow.example' } })
    refuses('passkey_wrong', /origins of the key/, { client: { origin: ['https://avow.example'] } })
    refuses('passkey_wrong', /frame of another site/, { client: { crossOrigin: true } })
    refuses('passkey_wrong', /frame of another site/, { client: { crossOrigin: 'false' } })
    refuses('passkey_wrong', /frame of "https:\/\/evil.example"/, {
      client: { topOrigin: 'https://evil.example' },
    })
    refuses('passkey_wrong', /relying party/, { rpId: 'evil.example' })
  })

  it('knows that its user is there', () => {
    refuses('passkey_wrong', /being there/, { flags: 0x04 })
    refuses('passkey_wrong', /without verifying/, { flags: 0x01 })
  })

  it('tells no reader another story than the next', () => {
    const twice = (member: string) => ({ clientText: (text: string) => text.replace('{', `{${member},`) })
    refuses('passkey_malformed', /"origin" twice/, twice('"origin":"https://evil.example"'))
    refuses('passkey_malformed', /"type" twice/, twice('"t\\u0079pe":"webauthn.get"'))
    refuses('passkey_malformed', /"challenge" twice/, twice('"challenge" :1'))
    refuses('passkey_malformed', /"a" twice/, twice('"more":[{"a":1,"\\u0061":2}]'))
    refuses('passkey_malformed', /surrogate/, twice('"more":"\\ud800"'))
    refuses('passkey_malformed', /surrogate/, twice('"\\udc00":1'))
    refuses('passkey_malformed', /deeper/, twice(`"more":${'['.repeat(16)}${']'.repeat(16)}`))
    refuses('passkey_malformed', /not a JSON object/, { clientText: text => `\ufeff${text}` })
    refuses('passkey_malformed', /not a JSON object/, { clientText: text => `[${text}]` })
    refuses('passkey_malformed', /not a JSON object/, { clientText: text => text.slice(1) })
    refuses('passkey_malformed', /not a JSON object/, { clientText: () => 'null' })
    refuses('passkey_wrong', /not text/, { clientText: () => '{"__proto__":{"type":"webauthn.get"}}' })
  })

  it('gives authenticator data in the form of an assertion', () => {
    refuses('passkey_malformed', /form/, { authenticatorData: data => data.slice(0, 36) })
    refuses('passkey_malformed', /form/, { authenticatorData: data => Uint8Array.of(...data, 0) })
    refuses('passkey_malformed', /form/, { authenticatorData: () => new Uint8Array(0) })
    refuses('passkey_malformed', /form/, { flags: 0x45 })
    refuses('passkey_malformed', /form/, { flags: 0x85 })
    refuses('passkey_malformed', /backup/, { flags: 0x15 })
  })

  it('signs all of that itself', () => {
    const honest = passkey.assert(challenge)
    const others = [
      { ...honest, authenticatorData: honest.authenticatorData.with(36, 1) },
      {
        ...honest,
        clientDataJSON: utf8(new TextDecoder().decode(honest.clientDataJSON).replace('{', '{"a":1,')),
      },
      { ...honest, signature: honest.signature.slice(0, -1) },
      { ...honest, signature: newPasskey().assert(challenge).signature },
    ]
    for (const other of others)
      assert.throws(
        () => checkAssertion(other, passkey.key, challenge),
        error => error instanceof Refusal && error.code === 'signature_invalid',
      )
    const { key } = newSigner('party')
    const { rpId, origins } = passkey.key
    assert.throws(
      () => checkAssertion(honest, { ...key, rpId: rpId!, origins: origins! }, challenge),
      Refusal,
    )
  })
})
