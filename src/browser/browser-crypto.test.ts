import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { parseDerSignature } from '../core/der.ts'
import type { Equation } from '../core/equation.ts'
import { holdsInBrowser } from './browser-crypto.ts'

interface Vector {
  readonly what: string
  readonly key: string
  readonly signature: string
  readonly equation?: string
  readonly message: string
}
interface Vectors {
  readonly ed25519: readonly (Vector & { publicKey: string; sig: string })[]
  readonly p256: readonly (Vector & { point: string; der: string })[]
}

const hex = (text: string) => Uint8Array.fromHex(text)
const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../../spec/vectors/signatures.json', import.meta.url), 'utf8'),
)
const cases: readonly (Vector & { of: Equation })[] = [
  ...vectors.ed25519.map(one => {
    const [key, message, signature] = [one.publicKey, one.message, one.sig].map(hex)
    return { ...one, of: { alg: 'Ed25519', key: key!, message: message!, signature: signature! } } as const
  }),
  ...vectors.p256.flatMap(one => {
    const signature = parseDerSignature(hex(one.der))
    const of = { alg: 'ES256', key: hex(one.point), message: hex(one.message) } as const
    return signature === undefined ? [] : [{ ...one, of: { ...of, signature } }]
  }),
]

describe('what a browser verifies by itself', () => {
  it('is P-256 alone, and no key or signature that our own code refuses', async t => {
    const asked = t.mock.method(crypto.subtle, 'verify')
    for (const { of, signature } of cases) {
      const before = asked.mock.callCount()
      if (signature !== 'good') continue
      assert.equal(await holdsInBrowser(of), true)
      assert.equal(asked.mock.callCount() - before, of.alg === 'ES256' ? 1 : 0)
    }
    // One that says yes to everything.
    t.mock.method(crypto.subtle, 'importKey', async () => ({}))
    t.mock.method(crypto.subtle, 'verify', async () => true)
    const good = cases.find(({ of, signature }) => of.alg === 'ES256' && signature === 'good')!.of
    const point = good.key as Uint8Array
    for (const key of [point.with(0, 2).subarray(0, 33), point.with(0, 6), point.with(9, point[9]! ^ 1)])
      assert.equal(await holdsInBrowser({ ...good, alg: 'ES256', key }), false)
    assert.equal(await holdsInBrowser({ ...good, signature: good.signature.subarray(1) }), false)
  })

  for (const { what, of, signature, equation = signature } of cases)
    it(`${of.alg}: ${what}`, async t => {
      assert.equal(await holdsInBrowser(of), equation === 'good')
      // Without a secure address a page has none of it, and some browsers lack an algorithm.
      t.mock.method(crypto.subtle, 'importKey', () => Promise.reject(new Error('not here')))
      assert.equal(await holdsInBrowser(of), equation === 'good')
      // Its no does not count.
      t.mock.method(crypto.subtle, 'importKey', async () => ({}))
      t.mock.method(crypto.subtle, 'verify', async () => false)
      assert.equal(await holdsInBrowser(of), equation === 'good')
    })
})
