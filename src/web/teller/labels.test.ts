import assert from 'node:assert/strict'
import { it } from 'node:test'
import { labelOf } from './labels.ts'

it('a member is called by the word of its type, else by the one that types share', () => {
  assert.equal(labelOf('en', 'words/withheld', 'authority'), 'By order of')
  assert.equal(labelOf('en', 'call/opened', 'authority'), 'Authority')
  assert.equal(labelOf('fr', 'call/closed', 'reason'), labelOf('fr', 'party/updated', 'reason'))
})
