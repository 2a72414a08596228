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
