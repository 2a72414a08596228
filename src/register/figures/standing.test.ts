import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Missing, MissingCounts } from './counts.ts'
import { count, noStandings, ownPeriod, periodKey, standingOn, type Told } from './standing.ts'

const YEAR = { from: '2027-01-01', until: '2027-12-31' }
/** The last day on which nobody is late. */
const LAST = '2028-05-15'
const [BEFORE, AFTER] = ['2028-05-15', '2028-05-16']

const said = (missing: MissingCounts, more: Partial<Told> & { given?: number } = {}): Told => {
  const { given = 0, ...rest } = more
  return { ...YEAR, day: '2028-02-01', ...rest, cells: { given, missing } }
}
const NOT_ASKED = { is: 'no', bound: null } as const
/** Bound since the first day of the year, or whenever else. */
const on = (day: string, last: string | null, ...all: readonly Told[]) => since(YEAR.from, day, last, ...all)
const since = (from: string, day: string, last: string | null, ...all: readonly Told[]) => {
  const asked = last === null ? NOT_ASKED : ({ is: 'yes', bound: { since: from, last } } as const)
  const found = standingOn(new Map(all.map(one => [periodKey(one), one])), YEAR, asked, day)
  return found && [found.standing, found.isSaid]
}

describe('how it stands with a party that was asked', () => {
  it('follows from dates and rules, whatever it says of being asked and of when that is due', () => {
    for (const code of ['not-asked', 'not-due', 'not-reported'] as const) {
      assert.deepEqual(on(BEFORE, LAST, said({ [code]: 3 })), ['not-due', code === 'not-due'])
      assert.deepEqual(on(AFTER, LAST, said({ [code]: 3 })), ['not-reported', code === 'not-reported'])
      assert.deepEqual(on(AFTER, null, said({ [code]: 3 })), [code, true])
    }
    assert.deepEqual(on(AFTER, LAST, said({ 'not-asked': 1, 'not-due': 2 })), ['not-reported', false])
  })

  it('is what it answers, and the reason that it gives', () => {
    assert.deepEqual(on(AFTER, LAST, said({}, { given: 1 })), ['given', true])
    assert.deepEqual(on(AFTER, LAST, said({ 'not-due': 1 }, { given: 1 })), ['in-part', true])
    assert.deepEqual(on(AFTER, LAST, said({ declined: 3 })), ['declined', true])
    assert.deepEqual(on(AFTER, LAST, said({ declined: 1, 'not-due': 2 })), ['several', true])
    assert.deepEqual(on(AFTER, LAST), ['not-reported', false])
  })

  const fiscal = { from: '2026-07-01', until: '2027-06-30', day: '2027-08-01' }

  it('is not bought by another period of which nothing is answered', () => {
    for (const code of ['not-asked', 'not-due', 'not-reported'] as const)
      assert.deepEqual(on(AFTER, LAST, said({ [code]: 3 }, fiscal)), ['not-reported', false])
    assert.deepEqual(on(AFTER, LAST, said({ declined: 3 }, fiscal)), ['elsewhere', false])
    assert.deepEqual(on(AFTER, LAST, said({ 'not-due': 2 }, { ...fiscal, given: 1 })), ['elsewhere', false])
  })

  it('is not bought by an answer for days that were still to come', () => {
    const years = { from: '2026-01-01', until: '2030-12-31' }
    assert.deepEqual(on(AFTER, LAST, said({ declined: 3 }, { ...years, day: '2027-01-10' })), [
      ...['not-reported', false],
    ])
    assert.deepEqual(on(AFTER, LAST, said({ declined: 3 }, { ...fiscal, day: '2027-06-29' })), [
      ...['not-reported', false],
    ])
    assert.deepEqual(on(AFTER, LAST, said({ declined: 3 }, { ...fiscal, day: '2027-06-30' })), [
      ...['elsewhere', false],
    ])
  })
})

describe('how it stands with a party that answered for other periods', () => {
  const declined = (from: string, until: string, day = '2028-03-01') =>
    said({ declined: 3 }, { from, until, day })
  const [ELSEWHERE, MISSING] = [
    ['elsewhere', false],
    ['not-reported', false],
  ]
  const quarters = [
    declined('2027-01-01', '2027-03-31'),
    declined('2027-04-01', '2027-06-30'),
    declined('2027-07-01', '2027-09-30'),
    declined('2027-10-01', '2027-12-31'),
  ]

  it('is that it did if these leave no day open, and only then', () => {
    assert.deepEqual(on(AFTER, LAST, declined('2027-12-31', '2028-01-01')), MISSING)
    assert.deepEqual(on(BEFORE, LAST, declined('2027-12-31', '2028-01-01')), ['not-due', false])
    assert.deepEqual(on(AFTER, LAST, declined('2027-01-01', '2027-12-30')), MISSING)
    assert.deepEqual(on(AFTER, LAST, declined('2026-12-31', '2028-01-01')), ELSEWHERE)
    assert.deepEqual(on(AFTER, LAST, ...quarters.toReversed()), ELSEWHERE)
    for (const left of quarters)
      assert.deepEqual(on(AFTER, LAST, ...quarters.filter(one => one !== left)), MISSING, left.from)
    const silent = said({ 'not-due': 3 }, { from: '2027-01-01', until: '2027-03-31' })
    assert.deepEqual(on(AFTER, LAST, silent, ...quarters.slice(1)), MISSING)
  })

  it('holds nobody to days on which no rule bound them yet', () => {
    const [, , , autumn] = quarters
    assert.deepEqual(since('2027-10-01', AFTER, LAST, autumn!), ELSEWHERE)
    assert.deepEqual(since('2027-11-15', AFTER, LAST, autumn!), ELSEWHERE)
    assert.deepEqual(since('2027-09-30', AFTER, LAST, autumn!), MISSING)
  })

  it('waits for no year of its own that was not over while there was time to tell of it', () => {
    const own = (until: string) => declined('2026-07-01', until, '2027-08-01')
    assert.deepEqual(on(AFTER, LAST, own('2027-06-30')), ELSEWHERE)
    // The next would have ended within the days of grace.
    assert.deepEqual(on(AFTER, LAST, declined('2026-05-16', '2027-05-15')), MISSING)
    assert.deepEqual(on(AFTER, LAST, declined('2026-05-17', '2027-05-16')), ELSEWHERE)
    // Nor is a time of any other length a year of anybody's own.
    assert.deepEqual(on(AFTER, LAST, own('2027-06-29')), MISSING)
    assert.deepEqual(on(AFTER, LAST, declined('2022-07-02', '2027-07-01')), MISSING)
  })

  it('is told beside it where its own period is of another length, and was not over in time', () => {
    const bound = { since: YEAR.from, last: LAST }
    const own = (...told: readonly Told[]) => {
      const found = ownPeriod(told, YEAR, bound)
      return found && [found.told.until, found.nextUntil]
    }
    const years = declined('2022-07-02', '2027-07-01')
    assert.deepEqual(own(years), ['2027-07-01', '2032-07-01'])
    assert.deepEqual(own(declined('2024-07-01', '2026-06-30'), years), ['2027-07-01', '2032-07-01'])
    // Of the length that is asked it would be no gap, or be missing; and the next of these was over in time.
    assert.equal(own(declined('2026-07-01', '2027-06-30')), null)
    assert.equal(own(declined('2024-05-16', '2026-05-15')), null)
    assert.deepEqual(own(declined('2024-05-17', '2026-05-16')), ['2026-05-16', '2028-05-16'])
    assert.equal(own(declined('2022-01-01', '2027-12-31')), null)
    assert.equal(own(said({ 'not-due': 3 }, { from: '2022-07-02', until: '2027-07-01' })), null)
  })
})

describe('how many parties stand how', () => {
  it('takes no “not asked” of whoever was not asked for an answer', () => {
    const unasked = (...codes: readonly Missing[]) => {
      const counts = noStandings()
      for (const code of codes) {
        const told = said({ [code]: 1 })
        count(counts, standingOn(new Map([[periodKey(told), told]]), YEAR, NOT_ASKED, AFTER), 'no')
      }
      return [counts.unaskedMissing, counts.cells['not-asked']]
    }
    assert.deepEqual(unasked('not-asked'), [0, 1])
    assert.deepEqual(unasked('declined', 'not-asked', 'not-reported'), [2, 1])
  })

  it('counts apart of whom it is not known whether they were asked, silent or not', () => {
    const counts = noStandings()
    for (const told of [said({}, { given: 1 }), said({ declined: 1 }), said({ 'not-asked': 1 }), undefined]) {
      const all = told === undefined ? new Map() : new Map([[periodKey(told), told]])
      const asked = { is: 'unknown', bound: { since: YEAR.from, last: LAST } } as const
      count(counts, standingOn(all, YEAR, asked, AFTER), 'unknown')
    }
    assert.deepEqual(counts.unknown, { asked: 4, given: 1, missing: 1 })
    const { asked, cells, of, unaskedGiven, unaskedMissing } = counts
    assert.deepEqual([asked, unaskedGiven, unaskedMissing, cells.given], [0, 0, 0, 1])
    assert.ok(Object.values(of).every(one => one === 0))
  })
})
