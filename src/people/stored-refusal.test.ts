import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Refusal } from '../core/refusal.ts'
import { refused, refusedAs } from './stored-refusal.ts'

it('keeps of a refusal its code and its sentence, and no more of that than a row can hold', () => {
  const kept = refusedAs(new Refusal('party_exists', 'alder was admitted by entry 7.'))
  assert.deepEqual(refused.parse(kept), { code: 'party_exists', sentence: 'alder was admitted by entry 7.' })
  assert.equal(refusedAs(new Refusal('party_exists', 'x'.repeat(2000))).sentence.length, 1000)
})
