import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { toBase64url, utf8 } from './bytes.ts'
import { formatKeyFile, parseKeyFile } from './key-file.ts'
import { checkKey, type Jwk, type Key, keySchema, newSigner, thumbprint } from './keys.ts'
import { Refusal, type RefusalCode } from './refusal.ts'

const refuses = (code: RefusalCode, act: () => unknown, words: RegExp) =>
  assert.throws(act, error => error instanceof Refusal && error.code === code && words.test(error.message))
const passkey = { use: 'party', rpId: 'avow.example', origins: ['https://avow.example'] } as const
const p256 = (): Jwk & { kty: 'EC' } => {
  const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
  return { kty: 'EC', crv: 'P-256', x: x!, y: y! }
}

describe('a key', () => {
  it('is named by its RFC 7638 thumbprint', () => {
    // RFC 7638, section 3.1
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw'
    assert.equal(thumbprint({ kty: 'RSA', n, e: 'AQAB' }), 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs')
    const jwk = p256()
    const members = `{"crv":"P-256","kty":"EC","x":"${jwk.x}","y":"${jwk.y}"}`
    assert.equal(thumbprint(jwk), createHash('sha256').update(members).digest('base64url'))
  })

  it('enters as plain Ed25519, or as a passkey with its origins', () => {
    checkKey(newSigner('party').key)
    checkKey({ ...newSigner('party').key, ...passkey })
    checkKey({ jwk: p256(), alg: 'ES256', ...passkey })
    const { jwk } = newSigner('party').key
    refuses(
      'key_malformed',
      () => checkKey({ jwk: p256(), alg: 'ES256', use: 'party' }),
      /plain key is of Ed25519/,
    )
    refuses('key_malformed', () => checkKey({ jwk, alg: 'ES256', ...passkey }), /not for ES256/)
    refuses(
      'key_malformed',
      () => checkKey({ jwk, alg: 'Ed25519', use: 'party', rpId: 'avow.example' }),
      /origins/,
    )
    const twice = ['https://avow.example', 'https://avow.example']
    refuses('key_malformed', () => checkKey({ jwk, alg: 'Ed25519', ...passkey, origins: twice }), /twice/)
  })

  it('is refused where its bytes are too many, too few or written laxly', () => {
    const jwk = p256()
    const short = { ...jwk, x: toBase64url(new Uint8Array(31)) }
    refuses('key_malformed', () => checkKey({ jwk: short, alg: 'ES256', ...passkey }), /32 bytes/)
    const lax = newSigner('party').key.jwk as Jwk & { kty: 'OKP' }
    const last = lax.x.slice(0, 42) + String.fromCharCode(lax.x.charCodeAt(42) + 1)
    refuses(
      'key_malformed',
      () => checkKey({ jwk: { ...lax, x: last }, alg: 'Ed25519', use: 'party' }),
      /strict/,
    )
  })

  it('fits a closed schema', () => {
    const key: Key = newSigner('observer').key
    assert.deepEqual(keySchema.parse(key), key)
    assert.deepEqual(keySchema.parse({ ...key, ...passkey }), { ...key, ...passkey })
    const others = [
      { ...key, d: 'secret' },
      { ...key, use: 'owner' },
      { ...key, jwk: { ...key.jwk, d: 'AAAA' } },
      { ...key, rpId: undefined },
      { ...key, ...passkey, origins: [] },
      { ...key, ...passkey, origins: ['https://avow.example/'] },
      { ...key, ...passkey, origins: ['https://Avow.example'] },
      { ...key, ...passkey, origins: ['android:apk-key-hash:x'] },
    ]
    for (const other of others) assert.ok(!keySchema.safeParse(other).success, JSON.stringify(other))
  })

  it('names hosts and origins by one grammar', () => {
    const key: Key = newSigner('observer').key
    const label = 'a'.repeat(63)
    const hosts = ['localhost', '127.0.0.1', 'avow.example', 'xn--mnchen-3ya.example', `${label}.a1-b.c`, '1']
    const none = [
      '',
      'a..b',
      '.a',
      'a.',
      'A.b',
      'a_b',
      '-a',
      'a-',
      'a.-b',
      'a-.b',
      `${label}a.b`,
      'münchen.de',
      'a b',
      'a\n',
    ]
    const ports = ['', ':1', ':80', ':443', ':9999', ':59999', ':65535']
    const noPorts = [
      ':',
      ':0',
      ':01',
      ':65536',
      ':66000',
      ':70000',
      ':99999',
      ':123456',
      ':8a',
      ':80/',
      '/',
      '?',
      '#',
    ]
    const takes = (rpId: string, origin: string) =>
      keySchema.safeParse({ ...key, rpId, origins: [origin] }).success
    for (const host of hosts)
      for (const port of ports) assert.ok(takes(host, `https://${host}${port}`), host + port)
    for (const host of none) {
      assert.ok(!takes(host, 'https://a'), host)
      assert.ok(!takes('a', `https://${host}`), host)
    }
    for (const port of noPorts) assert.ok(!takes('a', `http://a${port}`), port)
    for (const scheme of ['', 'HTTPS://', 'wss://', 'https:/', 'https:///', 'https://a@'])
      assert.ok(!takes('a', `${scheme}a`), scheme)
    const long = `${label}.${label}.${label}.${'a'.repeat(61)}`
    assert.ok(takes(long, `https://${long}`))
    assert.ok(!takes(`${long}a`, 'https://a'))
  })
})

describe('a key file', () => {
  const seed = new Uint8Array(32).fill(7)
  const text = formatKeyFile('depositary', seed)

  it('gives back the key that was put in', () => {
    const signer = parseKeyFile(text)
    assert.deepEqual(signer.key, newSigner('depositary', seed).key)
    assert.deepEqual(signer.sign(utf8('words')), newSigner('depositary', seed).sign(utf8('words')))
  })

  it('is refused when its parts are of two keys, without telling the secret', () => {
    const other = formatKeyFile('depositary', new Uint8Array(32).fill(8))
    const part = (from: string, name: string) => new RegExp(`"${name}":"([^"]+)"`).exec(from)![1]!
    for (const name of ['x', 'd', 'keyid'])
      refuses('file_malformed', () => parseKeyFile(text.replace(part(text, name), part(other, name))), /key/)
    for (const bad of [
      '',
      '{}',
      text.slice(0, -5),
      text.replace('"v":1', '"v":2'),
      text.replace(/"d":"../, '"d":"!!'),
    ])
      assert.throws(
        () => parseKeyFile(bad),
        error =>
          error instanceof Refusal &&
          error.code === 'file_malformed' &&
          !error.message.includes(part(text, 'd').slice(4)),
      )
  })
})
