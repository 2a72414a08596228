import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HALVES } from '../../../test/figures.ts'
import type { Period } from '../../register/figures/figures.ts'
import { isFull, proposedShape, SPLITS, shapeOf, splitPeriods, timeAhead } from './periods.ts'

const YEAR = { from: '2026-01-01', until: '2026-12-31' }

describe('the periods of a report', () => {
  it('are cut where the calendar has its seams, and the ends may be shorter', () => {
    assert.deepEqual(splitPeriods(YEAR, 'half'), HALVES)
    assert.deepEqual(splitPeriods({ from: '2026-02-10', until: '2026-08-31' }, 'quarter'), [
      { from: '2026-02-10', until: '2026-03-31' },
      { from: '2026-04-01', until: '2026-06-30' },
      { from: '2026-07-01', until: '2026-08-31' },
    ])
    assert.deepEqual(splitPeriods({ from: '2025-12-31', until: '2026-01-01' }, 'year'), [
      { from: '2025-12-31', until: '2025-12-31' },
      { from: '2026-01-01', until: '2026-01-01' },
    ])
    assert.deepEqual(splitPeriods({ from: '2024-02-01', until: '2024-02-29' }, 'month')?.length, 1)
    for (const by of SPLITS) {
      const all = splitPeriods(YEAR, by)!
      assert.deepEqual([all[0]!.from, all.at(-1)!.until], [YEAR.from, YEAR.until])
    }
  })

  it('are no more than a report holds, however far apart the days are', () => {
    assert.equal(splitPeriods({ from: '2021-01-01', until: '2025-12-31' }, 'month')?.length, 60)
    assert.equal(splitPeriods({ from: '2021-01-01', until: '2026-01-01' }, 'month'), undefined)
    assert.equal(splitPeriods({ from: '0001-01-01', until: '9999-12-31' }, 'year'), undefined)
  })

  it('are proposed, with the reason, as what follows the last report, in its shape, where that is what is asked; else as that; else as the year that is over', () => {
    const window = { opens: '2027-04-01', months: 6 }
    const isAsked = () => true
    const today = '2027-05-02'
    const next = { from: '2027-01-01', until: '2027-12-31', by: 'half', why: 'last' }
    assert.deepEqual(proposedShape({ last: HALVES, window: null, today: '2028-01-01' }), next)
    assert.deepEqual(
      proposedShape({ last: HALVES, window: { opens: '2028-01-01', months: 12 }, today }),
      next,
    )
    const [half] = HALVES
    const yearly = { opens: '2027-01-01', months: 12 }
    assert.deepEqual(proposedShape({ last: [half!], window: yearly, today }), {
      ...HALVES[1],
      by: 'half',
      why: 'last',
    })
    assert.deepEqual(proposedShape({ last: HALVES, window: yearly, today, isAsked }), {
      ...YEAR,
      by: 'half',
      why: 'asked',
    })
    const before = { from: '2026-10-01', until: '2027-03-31', by: 'whole' }
    assert.deepEqual(proposedShape({ last: [], window, today, isAsked }), { ...before, why: 'asked' })
    // A rule that asks for a report need not ask for figures of these days.
    const others = (one: Period) => one.from > '2027-03-31'
    assert.deepEqual(proposedShape({ last: [], window, today, isAsked: others }), {
      ...before,
      why: 'window',
    })
    assert.deepEqual(proposedShape({ last: [], window: null, today }), { ...YEAR, by: 'whole', why: 'year' })
    // After one half-year comes the next, and a window of a year asks for two of them.
    const [first] = HALVES
    assert.deepEqual(proposedShape({ last: [first!], window: null, today }), {
      ...HALVES[1]!,
      by: 'half',
      why: 'last',
    })
    // Of a report with gaps nobody knows what comes next.
    const gaps = [HALVES[0]!, { from: '2026-09-01', until: '2026-12-31' }]
    assert.equal(shapeOf(gaps), undefined)
    assert.equal(proposedShape({ last: gaps, window, today }).from, '2026-10-01')
  })

  it('are proposed of a time that is over, unless a rule asks for another', () => {
    const again = { ...YEAR, by: 'half', why: 'again' }
    for (const today of ['2027-01-01', '2027-05-02', '2027-12-31'])
      assert.deepEqual(proposedShape({ last: HALVES, window: null, today }), again, today)
    // Whoever has reported of a year that is to come, all the same.
    const future = splitPeriods({ from: '2029-01-01', until: '2029-12-31' }, 'half')!
    const before = { from: '2027-01-01', until: '2027-12-31', by: 'half', why: 'over' }
    assert.deepEqual(proposedShape({ last: future, window: null, today: '2028-01-13' }), before)
    const far = { from: '9979-07-01', until: '9979-12-31' }
    assert.equal(proposedShape({ last: [far], window: null, today: '2028-03-31' }).from, '2027-07-01')
    const odd = { from: '2026-03-15', until: '2027-03-14' }
    assert.deepEqual(proposedShape({ last: [odd], window: null, today: '2028-03-14' }), {
      ...odd,
      by: 'whole',
      why: 'again',
    })
    assert.equal(proposedShape({ last: [odd], window: null, today: '2028-03-15' }).from, '2027-03-15')
  })

  it('are first of what rules asked for and no report answers', () => {
    const [first, second] = HALVES as [Period, Period]
    const isLeft = (one: Period) => one.until === first.until
    const left = { ...first, by: 'half', why: 'left' }
    const today = '2027-05-02'
    assert.deepEqual(proposedShape({ last: [second], window: null, today, isLeft }), left)
    // Also long after, before what follows and is asked of nobody.
    assert.deepEqual(proposedShape({ last: [second], window: null, today: '2028-08-01', isLeft }), left)
    // Of a report for a year that was cut in two, the half that it left out.
    assert.deepEqual(proposedShape({ last: HALVES, window: null, today, isLeft }), left)
    // What is due now comes before it.
    const window = { opens: '2028-01-01', months: 12 }
    assert.equal(proposedShape({ last: [second], window, today: '2028-02-01', isLeft }).why, 'last')
    assert.equal(proposedShape({ last: [second], window: null, today, isLeft: () => false }).why, 'again')
  })

  it('are over on the day after their last one', () => {
    assert.equal(timeAhead(HALVES, '2027-01-01'), null)
    assert.deepEqual(timeAhead(HALVES, '2026-12-31'), HALVES[1])
    assert.deepEqual(timeAhead(HALVES, '2026-06-30'), YEAR)
  })

  it('are whole ones of a year, a half-year or a quarter, or something else', () => {
    assert.equal(shapeOf([YEAR]), 'year')
    assert.equal(shapeOf([{ from: '2026-04-01', until: '2026-06-30' }]), 'quarter')
    const odd = { from: '2026-01-01', until: '2026-05-30' }
    assert.deepEqual(
      [shapeOf([odd]), isFull(odd, 'half'), isFull(HALVES[1]!, 'half')],
      ['whole', false, true],
    )
    assert.equal(isFull({ from: '9990-01-01', until: '9999-12-31' }, 'year'), false)
  })
})
