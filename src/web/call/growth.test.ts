import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { periodsOf, stepsOf } from './growth.ts'
import { ticksFor } from './growth-chart.ts'

const deeds = [
  { of: '2019-11-11', rows: 2 },
  { of: '2019-11-30', rows: 1 },
  { of: '2020-02-01', rows: 5 },
  { of: null, rows: 92 },
]
const tally = { deeds }

describe('growth', () => {
  it('is a running total of what is dated, and of nothing else', () => {
    const steps = stepsOf(tally)
    assert.deepEqual(steps, [
      { day: '2019-11-11', total: 2 },
      { day: '2019-11-30', total: 3 },
      { day: '2020-02-01', total: 8 },
    ])
    assert.deepEqual(periodsOf(steps, 'month'), [
      { name: '2019-11', came: 3, total: 3 },
      { name: '2020-02', came: 5, total: 8 },
    ])
    assert.deepEqual(periodsOf(steps, 'year'), [
      { name: '2019', came: 3, total: 3 },
      { name: '2020', came: 5, total: 8 },
    ])
  })

  it('stands on an axis from zero to a round number above it', () => {
    for (const most of [1, 2, 3, 7, 26, 28, 41, 99, 138, 1_222, 56_789, 1_000_000]) {
      const ticks = ticksFor(most)
      assert.equal(ticks[0], 0)
      assert.ok(ticks.at(-1)! >= most, `${most}: ${ticks}`)
      assert.ok(ticks.length >= 2 && ticks.length <= 5, `${most}: ${ticks}`)
      assert.ok(ticks.every(Number.isInteger), `${most}: ${ticks}`)
    }
    assert.deepEqual(ticksFor(138), [0, 50, 100, 150])
  })
})
