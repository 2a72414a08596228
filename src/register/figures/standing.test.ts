import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Missing } from './counts.ts'
import { count, noStandings, periodKey, standingOn } from './standing.ts'

const PERIOD = { from: '2026-01-01', until: '2026-06-30' }

describe('how many parties stand how', () => {
  it('takes no “not asked” of whoever was not asked for an answer', () => {
    const unasked = (...codes: readonly Missing[]) => {
      const counts = noStandings()
      for (const code of codes) {
        const told = { ...PERIOD, cells: { given: 0, missing: { [code]: 1 } } }
        count(counts, standingOn(new Map([[periodKey(PERIOD), told]]), PERIOD, null, '2027-01-01'), false)
      }
      return [counts.unaskedMissing, counts.cells['not-asked']]
    }
    assert.deepEqual(unasked('not-asked'), [0, 1])
    assert.deepEqual(unasked('declined', 'not-asked', 'not-reported'), [2, 1])
  })
})
