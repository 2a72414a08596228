import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { GROUND, type GroundName, has, needsOf, without } from './ground.ts'

describe('what this machine has', () => {
  it('is asked for by name, and told in words where it lacks', () => {
    for (const name of Object.keys(GROUND) as GroundName[])
      assert.equal(without(name), has(name) ? false : GROUND[name].lack)
  })

  it('is found in the words of a test', () => {
    const name = 'strace'
    assert.deepEqual(needsOf(`it('survives', { skip: without('${name}') }, () => {})`), ['strace'])
    assert.deepEqual(needsOf('it works anywhere'), [])
  })
})
