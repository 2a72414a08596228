import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { equations } from '../core/crypto/vectors.fixture.ts'
import { holdsInBrowser } from './browser-crypto.ts'

describe('what a browser verifies by itself', () => {
  it('is P-256 alone, and no key or signature that our own code refuses', async t => {
    const asked = t.mock.method(crypto.subtle, 'verify')
    const good = equations.filter(({ isGood, mayEnter }) => isGood && mayEnter)
    for (const { equation } of good) {
      const before = asked.mock.callCount()
      assert.equal(await holdsInBrowser(equation), true)
      assert.equal(asked.mock.callCount() - before, equation.alg === 'ES256' ? 1 : 0)
    }
    // One that says yes to everything.
    t.mock.method(crypto.subtle, 'importKey', async () => ({}))
    t.mock.method(crypto.subtle, 'verify', async () => true)
    const one = good.map(({ equation }) => equation).find(({ alg }) => alg === 'ES256')!
    const point = one.key as Uint8Array
    for (const key of [point.with(0, 2).subarray(0, 33), point.with(0, 6), point.with(9, point[9]! ^ 1)])
      assert.equal(await holdsInBrowser({ ...one, alg: 'ES256', key }), false)
    assert.equal(await holdsInBrowser({ ...one, signature: one.signature.subarray(1) }), false)
  })

  for (const { what, isGood, equation } of equations)
    it(what, async t => {
      assert.equal(await holdsInBrowser(equation), isGood)
      // Without a secure address a page has none of it, and some browsers lack an algorithm.
      t.mock.method(crypto.subtle, 'importKey', () => Promise.reject(new Error('not here')))
      assert.equal(await holdsInBrowser(equation), isGood)
      // Its no does not count.
      t.mock.method(crypto.subtle, 'importKey', async () => ({}))
      t.mock.method(crypto.subtle, 'verify', async () => false)
      assert.equal(await holdsInBrowser(equation), isGood)
    })
})
