import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HALVES } from '../../../test/figures.ts'
import { isFull, proposedShape, SPLITS, shapeOf, splitPeriods } from './periods.ts'

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
    const today = '2027-05-02'
    const next = { from: '2027-01-01', until: '2027-12-31', by: 'half', why: 'last' }
    assert.deepEqual(proposedShape({ last: HALVES, window: null, today }), next)
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
    assert.deepEqual(proposedShape({ last: HALVES, window: yearly, today }), {
      ...YEAR,
      by: 'half',
      why: 'asked',
    })
    assert.deepEqual(proposedShape({ last: [], window, today }), {
      ...{ from: '2026-10-01', until: '2027-03-31', by: 'whole', why: 'asked' },
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
