import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { concat, toBase64, toBase64url } from '../bytes.ts'
import { parseDerSignature } from '../der.ts'
import { checkSignature } from '../envelope.ts'
import { checkKey, type Key, thumbprint } from '../keys.ts'
import { attempt, Refusal } from '../refusal.ts'
import * as noble from './noble.ts'
import * as node from './node.ts'
import { type Verdict, vectors } from './vectors.fixture.ts'

const hex = (text: string) => Uint8Array.fromHex(text)
const verdict = (holds: boolean): Verdict => (holds ? 'good' : 'refused')
const passkey = { use: 'party', rpId: 'avow.example', origins: ['https://avow.example'] } as const

function mayEnter(key: Key): Verdict {
  try {
    checkKey(key)
    return 'good'
  } catch (error) {
    assert.ok(error instanceof Refusal && error.code === 'key_malformed', String(error))
    return 'refused'
  }
}

for (const [name, backend] of Object.entries({ node, noble })) {
  describe(`the verdicts of ${name} on signatures that others disagree about`, () => {
    for (const one of vectors.ed25519)
      it(`Ed25519: ${one.what}`, () => {
        const key = hex(one.publicKey)
        assert.equal(verdict(backend.ed25519InPrimeSubgroup(key)), one.key, 'key')
        assert.equal(
          verdict(backend.ed25519Verify(key, hex(one.message), hex(one.sig))),
          one.equation ?? one.signature,
          'equation',
        )
      })
    for (const one of vectors.p256)
      it(`P-256: ${one.what}`, () => {
        const rs = parseDerSignature(hex(one.der))
        const point = hex(one.point)
        assert.equal(verdict(backend.p256OnCurve(point)), one.key, 'key')
        assert.equal(
          verdict(rs !== undefined && backend.p256Verify(point, hex(one.message), rs)),
          one.signature,
        )
      })
    for (const one of vectors.rsa)
      it(`RSA: ${one.what}`, () => {
        const key = { n: hex(one.n), e: hex(one.e) }
        assert.equal(verdict(backend.rsaVerify(key, hex(one.message), hex(one.sig))), one.signature)
      })
  })
}

describe('keys that may enter the log', () => {
  it('are those that no two verifiers disagree about', () => {
    for (const one of vectors.ed25519) {
      const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64url(hex(one.publicKey)) } as const
      assert.equal(mayEnter({ jwk, alg: 'Ed25519', use: 'party' }), one.key, one.what)
      assert.equal(mayEnter({ jwk, alg: 'Ed25519', ...passkey }), one.key, one.what)
    }
    for (const one of vectors.p256) {
      const [x, y] = [hex(one.point).slice(1, 33), hex(one.point).slice(33)].map(toBase64url)
      // A JWK has no byte that says how its point is written.
      if (one.point.startsWith('04'))
        assert.equal(
          mayEnter({ jwk: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, alg: 'ES256', ...passkey }),
          one.key,
        )
    }
    for (const one of vectors.rsa) {
      const jwk = { kty: 'RSA', n: toBase64url(hex(one.n)), e: toBase64url(hex(one.e)) } as const
      assert.equal(mayEnter({ jwk, alg: 'RS256', ...passkey }), one.key, one.what)
    }
  })
})

describe('verification alone', () => {
  it('refuses whatever is signed by a key that may not enter', () => {
    for (const one of vectors.ed25519) {
      const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64url(hex(one.publicKey)) } as const
      const signature = { keyid: thumbprint(jwk), sig: toBase64(hex(one.sig)) }
      const found = attempt(() =>
        checkSignature(signature, { jwk, alg: 'Ed25519', use: 'party' }, hex(one.message)),
      )
      assert.equal(verdict(!(found instanceof Refusal)), one.signature, one.what)
    }
    const all = [...vectors.ed25519, ...vectors.p256, ...vectors.rsa]
    assert.ok(all.every(({ key, signature }) => key === 'good' || signature === 'refused'))
    assert.ok(all.some(({ equation }) => equation === 'good'))
  })
})

describe('both backends', () => {
  const bytes = fc.uint8Array({ maxLength: 300 })
  const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 })

  it('hash and sign alike', () => {
    fc.assert(
      fc.property(bytes, seeds, (message, seed) => {
        assert.deepEqual(node.sha256(message), noble.sha256(message))
        assert.deepEqual(node.ed25519Public(seed), noble.ed25519Public(seed))
        assert.deepEqual(node.ed25519Sign(seed, message), noble.ed25519Sign(seed, message))
      }),
      { numRuns: 30 },
    )
  })

  it('hash piece by piece as in one', () => {
    fc.assert(
      fc.property(fc.array(bytes), pieces => {
        for (const { newSha256, sha256 } of [node, noble]) {
          const all = newSha256()
          for (const piece of pieces) all.update(piece)
          assert.deepEqual(all.digest(), sha256(concat(...pieces)))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('say of a key that was asked for before what they said the first time', () => {
    for (const one of vectors.ed25519)
      for (let time = 0; time < 12; time++)
        for (const { ed25519Verify } of [node, noble])
          assert.equal(
            verdict(ed25519Verify(hex(one.publicKey), hex(one.message), hex(one.sig))),
            one.equation ?? one.signature,
            `${one.what}, asked ${time} times before`,
          )
    for (const one of vectors.p256) {
      const rs = parseDerSignature(hex(one.der))
      for (let time = 0; rs !== undefined && time < 4; time++)
        assert.equal(
          verdict(node.p256Verify(hex(one.point), hex(one.message), rs)),
          one.signature,
          `${one.what}, asked ${time} times before`,
        )
    }
  })

  it('agree with OpenSSL on which points are of P-256', () => {
    const openssl = (point: Uint8Array) => {
      try {
        const [x, y] = [point.slice(1, 33), point.slice(33)].map(toBase64url)
        createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
        return true
      } catch {
        return false
      }
    }
    const raw = () =>
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'raw-public' })
    const field = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n
    const beyond = hex(`04${(field + 1n).toString(16)}${field.toString(16)}`)
    fc.assert(
      fc.property(fc.nat(511), fc.boolean(), (bit, turned) => {
        const point = Uint8Array.from(raw())
        if (turned) point[1 + (bit >> 3)]! ^= 1 << (bit & 7)
        for (const one of [point, beyond, new Uint8Array(65).fill(4, 0, 1)])
          for (const backend of [node, noble]) assert.equal(backend.p256OnCurve(one), openssl(one))
      }),
      { numRuns: 40 },
    )
  })

  it('agree on which 32 bytes are a key', () => {
    fc.assert(
      fc.property(seeds, key =>
        assert.equal(node.ed25519InPrimeSubgroup(key), noble.ed25519InPrimeSubgroup(key)),
      ),
      { numRuns: 60 },
    )
  })

  it('say no to any key and any signature, and throw nothing', () => {
    fc.assert(
      fc.property(bytes, bytes, bytes, (key, more, signature) => {
        for (const { ed25519Verify, ed25519InPrimeSubgroup, p256OnCurve, p256Verify, rsaVerify } of [
          node,
          noble,
        ]) {
          const found = [
            ed25519Verify(key, more, signature),
            ed25519InPrimeSubgroup(key.slice(0, 31)),
            p256OnCurve(key),
            p256Verify(key, more, signature),
            rsaVerify({ n: key, e: more }, more, signature),
          ]
          assert.ok(!found.includes(true))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('draw as many random bytes as are asked for, never the same', () => {
    for (const { randomBytes } of [node, noble]) {
      assert.equal(randomBytes(16).length, 16)
      assert.notDeepEqual(randomBytes(16), randomBytes(16))
    }
  })
})
