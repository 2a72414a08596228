import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromTimeToTime } from './from-time-to-time.ts'

const fail = (error: unknown) => assert.fail(String(error))

describe('work from time to time', () => {
  it('is begun at once, and not again before it has ended', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    let begun = 0
    const stop = fromTimeToTime(
      1,
      async () => {
        begun++
        await gate
      },
      fail,
    )
    assert.equal(begun, 1)
    await sleep(20)
    assert.equal(begun, 1)
    open()
    while (begun === 1) await sleep(1)
    await stop()
  })

  it('goes on after what went wrong, which is told', async () => {
    const told: unknown[] = []
    const wrong = new Error('The disk is full.')
    const stop = fromTimeToTime(
      1,
      async () => {
        throw wrong
      },
      error => told.push(error),
    )
    while (told.length < 3) await sleep(1)
    await stop()
    assert.ok(told.every(error => error === wrong))
  })

  it('is waited for at a stop, and not begun again', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    let ended = 0
    const stop = fromTimeToTime(
      1,
      async () => {
        await gate
        ended++
      },
      fail,
    )
    const stopped = stop()
    assert.equal(ended, 0)
    open()
    await stopped
    assert.equal(ended, 1)
    await sleep(20)
    assert.equal(ended, 1)
  })
})
