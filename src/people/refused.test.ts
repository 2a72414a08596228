import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '../core/refusal.ts'
import { refusedAs, refusedOrSaid } from './refused.ts'

describe('a refusal that is kept', () => {
  it('is read as it was kept, also where it was kept as one sentence before', () => {
    const kept = refusedAs(new Refusal('party_exists', 'alder was admitted by entry 7.'))
    assert.deepEqual(kept, { code: 'party_exists', sentence: 'alder was admitted by entry 7.' })
    assert.deepEqual(refusedOrSaid.parse(kept), kept)
    assert.deepEqual(refusedOrSaid.parse('party_exists: alder was admitted by entry 7.'), kept)
    const sentence = 'officer-1 approved this list, and cannot any more.'
    assert.deepEqual(refusedOrSaid.parse(sentence), { code: '', sentence })
  })
})
