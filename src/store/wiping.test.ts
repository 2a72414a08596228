import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newWiping } from './wiping.ts'

describe('wiping what was removed', () => {
  it('is done where something was written, and again where it could not be done', async () => {
    let times = 0
    let answer = true
    const wiping = newWiping(async () => {
      times++
      return answer
    })
    assert.equal(await wiping.wipeIfWritten(), true)
    assert.equal(times, 1, 'what an earlier process has left is not known')
    assert.equal(await wiping.wipeIfWritten(), true)
    assert.equal(times, 1, 'nothing was written since')
    wiping.note()
    answer = false
    assert.equal(await wiping.wipeIfWritten(), false)
    answer = true
    assert.equal(await wiping.wipeIfWritten(), true)
    assert.equal(times, 3)
  })

  it('waits for the next where something is written in the midst of it', async () => {
    let times = 0
    const wiping = newWiping(async () => {
      if (++times === 1) wiping.note()
      return true
    })
    await wiping.wipe()
    await wiping.wipeIfWritten()
    assert.equal(times, 2)
  })

  it('is done once for all who ask while one is under way, and after what they had removed', async () => {
    let times = 0
    const gates: (() => void)[] = []
    const wiping = newWiping(async () => {
      times++
      await new Promise<void>(resolve => gates.push(resolve))
      return true
    })
    const first = wiping.wipe()
    const others = [wiping.wipe(), wiping.wipe(), wiping.wipe()]
    // What the others had removed may have been there still when the first began.
    for (const gate of gates) gate()
    await first
    await new Promise(resolve => setImmediate(resolve))
    for (const gate of gates) gate()
    assert.deepEqual(await Promise.all(others), [true, true, true])
    assert.equal(times, 2)
  })

  it('is put off where it took long, so that nobody can have the server do nothing else', async context => {
    context.mock.method(performance, 'now', () => at)
    let at = 0
    const wiping = newWiping(async () => {
      at += 2000
      return true
    })
    assert.equal(await wiping.wipe(), true)
    assert.equal(await wiping.wipe(), false)
    at = 40_000
    assert.equal(await wiping.wipe(), true)
  })

  it('is not put off by what it only waited for', async context => {
    context.mock.method(performance, 'now', () => at)
    let at = 0
    const ready = async () => {
      at += 2000
    }
    const wiping = newWiping(async () => true, ready)
    assert.equal(await wiping.wipe(), true)
    assert.equal(await wiping.wipe(), true)
  })

  it('tries again where it failed', async () => {
    let times = 0
    const wiping = newWiping(async () => {
      if (++times === 1) throw new Error('The disk is full.')
      return true
    })
    await assert.rejects(wiping.wipe())
    assert.equal(await wiping.wipeIfWritten(), true)
    assert.equal(times, 2)
  })
})
