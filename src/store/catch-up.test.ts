import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { refusedAs } from '../../test/refused.ts'
import { storyFolder } from '../../test/story-folder.ts'
import { CatchUp, MOST_AWAITED } from './catch-up.ts'
import { batchAfter, signatureRows } from './contract-batches.fixture.ts'
import { openStore } from './open.ts'
import { REST_MS } from './stretches.ts'

describe('the catch-up of a roll', () => {
  it('begins with the server, though nobody commits and nobody asks', async t => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const dataDir = storyFolder('catch-up')
    const before = await openStore({ dataDir })
    const rows = Array.from({ length: 150 }, (_, i) =>
      signatureRows('harbour-accord', `p${i}`, `Party ${i}`, i, '2026-01-01'),
    )
    await before.commit(batchAfter(0, 150, await before.claim(), { rows: rows.flat() }))
    await before.close()
    const store = await openStore({ dataDir })
    assert.equal(await store.rollWaiting(), 300)
    for (let tries = 0; tries < 100 && (await store.rollWaiting()) > 0; tries++) {
      t.mock.timers.tick(1_000)
      await turn()
    }
    assert.equal(await store.rollWaiting(), 0)
    await store.close()
    await rm(dataDir, { recursive: true })
  })

  it('is the same for all who wait: many take no more steps than one, each in a turn of its own', async () => {
    let turns = 0
    const count = () => {
      turns += 1
      next = setImmediate(count)
    }
    let next = setImmediate(count)
    const steps: number[] = []
    const catchUp = new CatchUp(() => {
      steps.push(turns)
      return steps.length < 5
    })
    await Promise.all(Array.from({ length: 20 }, () => catchUp.until(() => steps.length >= 5)))
    clearImmediate(next)
    assert.equal(new Set(steps).size, 5)
    assert.equal(steps.length, 5)
  })

  it('keeps nobody waiting where much is left, and goes on though more is recorded all the while', async t => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    let left = 3
    const catchUp = new CatchUp(() => --left > 0)
    catchUp.requireNear(MOST_AWAITED)
    const recorded = async () => {
      catchUp.later()
      t.mock.timers.tick(REST_MS - 1)
      await turn()
    }
    for (let batch = 0; batch < 9; batch++) await recorded()
    assert.equal(left, 3)
    assert.throws(() => catchUp.requireNear(MOST_AWAITED + 1), refusedAs('roll_behind'))
    for (let batch = 0; batch < 9; batch++) await recorded()
    assert.equal(left, 0)
    left = 1
    for (let batch = 0; batch < 9; batch++) await recorded()
    assert.equal(left, 1)
    t.mock.timers.tick(REST_MS)
    await turn()
    assert.equal(left, 0)
    catchUp.stop()
  })

  it('tells whoever waits what is wrong, and tries again by itself', async t => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    let isBroken = true
    let taken = 0
    const catchUp = new CatchUp(() => {
      if (isBroken) throw new Error('the disk is gone')
      taken += 1
      return false
    })
    await assert.rejects(
      catchUp.until(() => taken > 0),
      /the disk is gone/,
    )
    catchUp.later()
    for (let tries = 0; tries < 10; tries++) {
      t.mock.timers.tick(1_000)
      await turn()
    }
    isBroken = false
    for (let tries = 0; tries < 100 && taken === 0; tries++) {
      t.mock.timers.tick(1_000)
      await turn()
    }
    assert.equal(taken, 1)
    catchUp.stop()
  })
})
