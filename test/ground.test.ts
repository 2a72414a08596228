import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chromiumPath, GROUND, type GroundName, has, needsOf, without } from './ground.ts'

describe('what this machine has', () => {
  it('is asked for by name, and told in words where it lacks', () => {
    for (const name of Object.keys(GROUND) as GroundName[])
      assert.equal(without(name), has(name) ? false : GROUND[name].lack)
  })

  it('takes the browser that AVOW_BROWSER names, and none in its place', () => {
    const before = process.env.AVOW_BROWSER
    try {
      process.env.AVOW_BROWSER = 'sh'
      assert.match(chromiumPath() ?? '', /\/sh$/)
      process.env.AVOW_BROWSER = 'no-such-browser'
      assert.throws(chromiumPath, /AVOW_BROWSER names no-such-browser/)
    } finally {
      if (before === undefined) delete process.env.AVOW_BROWSER
      else process.env.AVOW_BROWSER = before
    }
  })

  it('is found in the words of a test', () => {
    const name = 'strace'
    assert.deepEqual(needsOf(`it('survives', { skip: without('${name}') }, () => {})`), ['strace'])
    assert.deepEqual(needsOf('it works anywhere'), [])
  })
})
