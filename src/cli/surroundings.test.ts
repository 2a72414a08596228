import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Misuse } from './command.ts'
import { surroundingsOf } from './surroundings.ts'

describe('what the environment says', () => {
  it('names the resolver that is believed about signatures, or none', () => {
    assert.deepEqual(surroundingsOf({ AVOW_RESOLVER: '[::1]:53' }).resolver, { address: '::1', port: 53 })
    assert.equal(surroundingsOf({}).resolver, undefined)
    assert.equal(surroundingsOf({ AVOW_RESOLVER: '' }).resolver, undefined)
    assert.throws(() => surroundingsOf({ AVOW_RESOLVER: 'dns.example' }), Misuse)
  })
})
