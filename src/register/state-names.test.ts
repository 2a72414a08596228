import assert from 'node:assert/strict'
import { it } from 'node:test'
import { makeStateNames, statesMeant } from './state-names.ts'

it('makes the names of states in turns, and at once for whoever asks meanwhile', async () => {
  let turns = 0
  await makeStateNames(async () => {
    turns += 1
    if (turns === 3) assert.deepEqual(statesMeant('Sør-Afrika').called, ['ZA'])
  })
  assert.equal(turns, 3)
  assert.deepEqual(statesMeant('Νορβηγία').all, ['NO'])
  assert.deepEqual(statesMeant('Norwe').all, ['NO'])
})
