import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeOfPractice, largeCatalogue, smallCatalogue } from '../../../test/figures.ts'
import { MAX_STATEMENT } from '../../core/statement.ts'
import { cellsOf } from '../../register/figures/catalogue.ts'
import { countsOf } from '../../register/figures/figures.ts'
import { splitPeriods } from './periods.ts'
import { roomFor, splitsWithRoom } from './room.ts'

const YEAR = { from: '2026-01-01', until: '2026-12-31' }

describe('the room of a statement for the counts of a report', () => {
  const room = (catalogue: ReturnType<typeof largeCatalogue>, by: 'year' | 'half' | 'quarter' | 'month') =>
    roomFor(catalogue, catalogue.indicators, splitPeriods(YEAR, by)!)

  it('is known before anybody has answered anything', () => {
    const large = largeCatalogue()
    assert.deepEqual(
      (['year', 'half', 'quarter', 'month'] as const).map(by => room(large, by)),
      ['any', 'few', 'none', 'none'],
    )
    assert.deepEqual([room(codeOfPractice(), 'half'), room(smallCatalogue(), 'month')], ['any', 'any'])
    assert.deepEqual(splitsWithRoom(large, large.indicators, YEAR, ['any']), ['whole', 'year'])
    assert.deepEqual(splitsWithRoom(large, large.indicators, YEAR, ['any', 'few']), ['whole', 'year', 'half'])
  })

  it('is there for whatever is answered where it says so', () => {
    const large = largeCatalogue()
    const codes = ['not-asked', 'not-due', 'not-reported', 'declined', 'not-applicable'] as const
    const all = [...codes, 'withheld-by-party', 'withheld-by-law'] as const
    const answers = large.indicators.map(one => ({
      ...{ indicator: one.id, period: YEAR, lang: null, words: null, behind: null, found: null },
      cells: cellsOf(large, one).map((by, i) =>
        i === 0 ? { by: [...by], value: '1' } : { by: [...by], missing: all[i % all.length]! },
      ),
    }))
    const counts = JSON.stringify(countsOf({ answers })).length
    assert.ok(counts > 22_000 && counts < MAX_STATEMENT - 4096, `${counts}`)
  })
})
