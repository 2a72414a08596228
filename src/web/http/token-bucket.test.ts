import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Refusal } from '../../core/refusal.ts'
import { Rate } from './token-bucket.ts'

it('counts the owner of a network of IPv6 as more than one subscriber, and not as many', () => {
  const rate = new Rate({ perMinute: 60, burst: 10 }, () => 0)
  const taken = (address: string) => {
    try {
      rate.take(address)
      return true
    } catch (error) {
      assert.ok(error instanceof Refusal && error.code === 'rate_limited')
      return false
    }
  }
  const attacks = Array.from({ length: 200 }, (_, i) => taken(`2001:db8:0:${i.toString(16)}::1`))
  assert.equal(attacks.filter(Boolean).length, 40)
  assert.ok(taken('2001:db8:0:100::1'))
  const alone = Array.from({ length: 20 }, (_, i) => taken(`2001:db8:1:1::${i}`))
  assert.equal(alone.filter(Boolean).length, 10)
})
