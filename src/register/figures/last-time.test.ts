import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Period } from './figures.ts'
import { lastOfTimes, lastTime } from './last-time.ts'

const time = (text: string): Period => {
  const [from, until] = text.split('/') as [string, string]
  return { from, until }
}
const [H1, H2] = ['2026-01-01/2026-06-30', '2026-07-01/2026-12-31'] as [string, string]
const [Q1, Q4] = ['2026-01-01/2026-03-31', '2026-10-01/2026-12-31'] as [string, string]
const last = (now: string, ...all: string[]) => lastTime(all, time, time(now))

describe('the last time', () => {
  it('of a half-year is the same half of the year before, and of a quarter the same quarter', () => {
    assert.equal(last('2027-01-01/2027-06-30', H1, H2), H1)
    assert.equal(last('2027-07-01/2027-12-31', H1, H2), H2)
    assert.equal(last('2027-01-01/2027-03-31', Q1, Q4), Q1)
    assert.equal(
      last('2028-02-01/2028-02-29', '2027-02-01/2027-02-28', '2028-01-01/2028-01-31'),
      '2027-02-01/2027-02-28',
    )
    const before = '2024-01-01/2024-06-30'
    assert.equal(last('2027-01-01/2027-06-30', before, H1, H2), H1, 'the newest of them')
    assert.equal(last('2027-01-01/2027-06-30', before, H2), before)
  })

  it('is itself where it is reported once more', () => {
    assert.equal(last(H1, '2025-01-01/2025-06-30', H1, H2), H1)
  })

  it('is the newest that is as long where there is no such part, and none that comes later or is of another length', () => {
    assert.equal(last(H2, '2025-07-05/2026-01-04', H1), H1)
    assert.equal(last('2027-04-01/2027-06-30', Q1, Q4), Q4)
    assert.equal(last('2026-04-01/2026-06-30', Q1, Q4), Q1)
    assert.equal(last('2027-01-01/2027-12-31', H1, H2), undefined)
    assert.equal(last('2027-01-01/2027-06-30', '2026-01-01/2026-12-31'), undefined)
    // Of odd days they are counted.
    assert.equal(
      last('2026-03-11/2026-03-20', '2026-02-01/2026-02-10', '2026-02-01/2026-02-11'),
      '2026-02-01/2026-02-10',
    )
    assert.equal(last('9999-01-01/9999-12-31', '9998-01-01/9998-12-31'), undefined, 'nothing comes after it')
  })

  it('of a report is in the one that has it, be it not the newest', () => {
    const reports = [[H1], [H2], [Q4]]
    const of = (...now: string[]) => lastOfTimes(reports, one => one.map(time), now.map(time))
    assert.deepEqual(of('2027-01-01/2027-06-30'), [H1])
    assert.deepEqual(of('2027-07-01/2027-12-31'), [H2])
    assert.deepEqual(of('2027-04-01/2027-06-30'), [Q4])
    assert.equal(of('2027-01-01/2027-12-31'), undefined)
  })
})
