import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DAY } from '../core/time.ts'
import { dueDay, mayLook, type Seen, verdictOf } from './rechecks.ts'

const on = (day: number, is: Seen['is']): Seen => ({ at: day * DAY, is })

describe('a proof that is checked again', () => {
  it('is due so many days after it was checked', () => {
    assert.equal(dueDay('2026-01-31', 30), '2026-03-02')
  })

  it('is looked at once a day', () => {
    const seen = [on(5, 'missing')]
    const recheck = {
      party: 'x',
      method: 'domain',
      due: '2026-01-01',
      seen,
      written: null,
      told: null,
      found: null,
    } as const
    assert.equal(mayLook({ ...recheck, seen: [] }, 0), true)
    assert.equal(mayLook(recheck, 5 * DAY + 3600), false)
    assert.equal(mayLook(recheck, 6 * DAY), true)
  })

  it('holds at the first sight, whatever was missed before', () => {
    assert.equal(verdictOf({ seen: [on(1, 'missing'), on(2, 'holds')], told: DAY }, 2 * DAY), 'holds')
  })

  it('lapses after three misses and two weeks of notice, and never without notice', () => {
    const seen = [on(1, 'missing'), on(8, 'missing'), on(15, 'missing')]
    assert.equal(verdictOf({ seen, told: DAY }, 15 * DAY), 'lapsed')
    assert.equal(verdictOf({ seen, told: 2 * DAY }, 15 * DAY), undefined)
    assert.equal(verdictOf({ seen, told: null }, 400 * DAY), undefined)
    assert.equal(verdictOf({ seen: seen.slice(1), told: DAY }, 15 * DAY), undefined)
  })

  it('never lapses by what nobody could see', () => {
    const missed = [on(1, 'missing'), on(2, 'missing'), on(3, 'missing'), on(20, 'unseen')]
    assert.equal(verdictOf({ seen: missed, told: DAY }, 20 * DAY), undefined)
    const unseen = [on(1, 'unseen'), on(20, 'unseen')]
    assert.equal(verdictOf({ seen: unseen, told: null }, 20 * DAY), undefined)
    assert.equal(verdictOf({ seen: unseen, told: null }, 31 * DAY), 'unclear')
  })
})
