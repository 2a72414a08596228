import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { doubtOf, JudgedClock } from '../log/clock.ts'
import { now } from './compose.ts'
import { StoryClock } from './story-clock.ts'

const at = (time: string) => Date.parse(time) / 1_000

describe('the clock of a story', () => {
  it('goes from day to day and some minutes on within one, never back, and not before the newest entry', () => {
    const clock = new StoryClock('2020-03-03', 0)
    const told = ['2020-03-03', '2020-05-04', '2020-05-01', '2020-05-04'].map(day => {
      clock.to(day)
      return clock.now()
    })
    assert.deepEqual(told, [
      at('2020-03-03T09:07:00Z'),
      at('2020-05-04T09:00:00Z'),
      at('2020-05-04T09:07:00Z'),
      at('2020-05-04T09:14:00Z'),
    ])
    const later = new StoryClock('2020-03-03', at('2020-06-01T12:00:00Z'))
    assert.equal(later.now(), at('2020-06-01T12:07:00Z'))
  })

  it('is the real time once the story comes past it, tells what is real, or ends', () => {
    const early = now()
    for (const day of ['2999-01-01', undefined]) {
      const clock = new StoryClock('2020-03-03', 0)
      clock.to(day)
      clock.to('2020-05-04')
      assert.ok(clock.now() >= early && clock.now() <= now())
    }
    const clock = new StoryClock('2020-03-03', 0)
    clock.end()
    assert.ok(clock.now() >= early)
  })

  it('is believed from leap to leap, and so is the machine once the story has come to its time', () => {
    const clock = new StoryClock('2020-03-03', 0)
    const first = clock.beat()
    clock.to('2020-11-09')
    assert.equal(doubtOf(clock.beat(), first, first.at), null)
    clock.to(undefined)
    const floor = clock.beat()
    assert.equal(doubtOf(floor, first, first.at), null)
    clock.end()
    assert.equal(doubtOf(clock.beat(), floor, floor.at), null)
    assert.notEqual(doubtOf(clock.beat(), first, first.at), null)
  })

  it('is doubted for no witness, who sees the real time', () => {
    const clock = new StoryClock('2020-03-03', 0)
    const judged = new JudgedClock({ beat: clock.beat, last: undefined, floor: () => 0 })
    judged.witnessed('w.example', now())
    assert.equal(judged.doubt, null)
    clock.end()
    judged.witnessed('w.example', now())
    assert.equal(judged.doubt, null)
  })
})
