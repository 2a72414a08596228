import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { YEARLY } from '../../../test/committing.ts'
import { laterBy } from '../../core/time.ts'
import type { Asked } from '../asked.ts'
import type { Clause } from '../clauses.ts'
import type { Kind } from '../kinds.ts'
import {
  type AskedBy,
  type AskingEdition,
  askedIn,
  asksLater,
  type Filing,
  type Reporter,
  windowsAsking,
} from './asked-periods.ts'
import type { Period } from './figures.ts'
import type { WasAsked } from './standing.ts'

/**
 * Of whom figures are asked. The window of 2026 opens on 1 January 2027, is due on 31 March, and nobody is late by 30
 * April.
 */

const YEAR: Period = { from: '2026-01-01', until: '2026-12-31' }
const COUNTED: Clause = { ...YEARLY, of: {}, asks: { report: true, indicators: 'year' } }

const windowOf = (clause: Clause, year = 2027, more: Partial<Asked> = {}): Asked => ({
  ...{ clause, due: `${year}-03-31`, opens: `${year}-01-01`, since: '2026-01-01' },
  ...{ moved: `${year}-03-31`, last: laterBy(`${year}-03-31`, 30), anew: null, movedBy: [] },
  ...{ state: 'open', met: null, steps: [], ...more },
})
const company: Reporter['kinds'] = [{ from: '2026-01-01', kind: 'company' }]

const editionOf = (day: string, asks: Readonly<Record<string, readonly Kind[] | null>>): AskingEdition => ({
  day,
  indicators: new Map(Object.entries(asks).map(([id, kinds]) => [id, { how: 'reported', kinds }])),
})
const FIRST = editionOf('2026-06-01', { tonnes: null, notices: null, fleet: ['company'] })

interface Story {
  readonly clauses?: readonly Asked[]
  readonly earlier?: Reporter['earlier']
  readonly kinds?: Reporter['kinds']
  readonly editions?: readonly AskingEdition[]
  readonly filings?: readonly Filing[]
  readonly period?: Period
}

/** Which of these a party is asked for on a day, or of which it is not known. */
function askedOf(day: string, story: Story = {}, which: WasAsked = 'yes'): string[] {
  const { clauses = [windowOf(COUNTED)], earlier = [], kinds = company, editions = [FIRST] } = story
  const by: AskedBy = { catalogue: 'year', editions, filings: story.filings ?? [], day }
  const windows = windowsAsking({ asked: clauses, earlier, kinds }, by, story.period ?? YEAR)
  return ['tonnes', 'notices', 'fleet', 'extra'].filter(id => askedIn(id, windows).is === which)
}

describe('who is asked for figures', () => {
  it('is told by the rule that a party accepted, and by no catalogue alone', () => {
    assert.deepEqual(askedOf('2027-06-01'), ['tonnes', 'notices', 'fleet'])
    const asksNone = windowOf({ ...COUNTED, asks: { report: true } })
    const asksOthers = windowOf({ ...COUNTED, asks: { report: true, indicators: 'conduct' } })
    const done = { day: '2027-02-01', entry: 9, late: false }
    for (const clause of [asksNone, asksOthers, { ...asksNone, state: 'met', met: done } as const])
      assert.deepEqual(askedOf('2027-06-01', { clauses: [clause] }), [])
    assert.deepEqual(askedOf('2027-06-01', { clauses: [asksNone, windowOf(COUNTED)] }).length, 3)
    const freed = (state: Asked['state']) =>
      ({ ...windowOf(COUNTED, 2027, { state }), policy: 'sha256:x', until: '2027-05-20' }) as never
    assert.deepEqual(askedOf('2027-06-01', { clauses: [], earlier: [freed('open')] }), [])
    assert.equal(askedOf('2027-06-01', { clauses: [], earlier: [freed('overdue')] }).length, 3)
  })

  const fewer = editionOf('2027-02-10', { tonnes: null, extra: null })

  it('is nobody for what was dropped before it reported, while what was added waits for the next time', () => {
    const editions = [FIRST, fewer]
    assert.equal(askedOf('2027-02-09', { editions }).length, 3)
    assert.deepEqual(askedOf('2027-02-10', { editions }), ['tonnes'])
    assert.deepEqual(askedOf('2027-06-01', { editions }), ['tonnes'])
    const next = { clauses: [windowOf(COUNTED, 2028)], period: { from: '2027-01-01', until: '2027-12-31' } }
    assert.deepEqual(askedOf('2028-06-01', { editions, ...next }), ['tonnes', 'extra'])
  })

  it('stays who was asked by then: what is dropped later takes nothing back', () => {
    const editions = [FIRST, fewer]
    const on = (day: string, periods = [YEAR]) => [{ day, periods }]
    assert.equal(askedOf('2027-06-01', { editions, filings: on('2027-02-01') }).length, 3)
    assert.equal(askedOf('2029-06-01', { editions: [FIRST, { ...fewer, day: '2027-05-01' }] }).length, 3)
    // Two reports in time: the second was filled in by what was asked then.
    const twice = [...on('2027-02-01'), ...on('2027-03-01')]
    assert.deepEqual(askedOf('2027-06-01', { editions, filings: twice }), ['tonnes'])
    // One that tells the year again, years later, does not.
    const again = [...on('2027-02-01'), ...on('2030-02-01')]
    assert.equal(askedOf('2030-06-01', { editions, filings: again }).length, 3)
    const other = on('2027-03-01', [{ from: '2025-01-01', until: '2025-12-31' }])
    assert.equal(
      askedOf('2030-06-01', { editions: [FIRST, { ...fewer, day: '2027-05-01' }], filings: other }).length,
      3,
    )
  })

  it('is asked by what there was on the day on which a late report came', () => {
    const editions = [FIRST, { ...fewer, day: '2027-05-10' }]
    const late = [{ day: '2027-07-01', periods: [{ from: '2026-07-01', until: '2026-12-31' }] }]
    assert.equal(askedOf('2027-06-01', { editions, filings: late }).length, 3)
    assert.deepEqual(askedOf('2027-07-01', { editions, filings: late }), ['tonnes'])
  })

  it('follows a change of kind in an open window both ways: what it was asked and is asked still', () => {
    const changed = [...company, { from: '2027-02-15', kind: 'state' as const }]
    assert.deepEqual(askedOf('2027-02-14', { kinds: changed }), ['tonnes', 'notices', 'fleet'])
    assert.deepEqual(askedOf('2027-02-15', { kinds: changed }), ['tonnes', 'notices'])
    const before = [{ day: '2027-02-01', periods: [YEAR] }]
    assert.equal(askedOf('2027-06-01', { kinds: changed, filings: before }).length, 3)
    const came = [
      { from: '2026-01-01', kind: 'state' as const },
      { ...company[0]!, from: '2027-02-15' },
    ]
    assert.deepEqual(askedOf('2027-06-01', { kinds: came }), ['tonnes', 'notices'])
  })

  it('is not known where an edition lists it and cannot be read, unless the other day settles it', () => {
    const unread = (day: string, ...ids: readonly string[]): AskingEdition => ({
      day,
      indicators: new Map(ids.map(id => [id, 'unread' as const])),
    })
    const lost = [unread('2026-06-01', 'tonnes', 'fleet')]
    assert.deepEqual(askedOf('2027-06-01', { editions: lost }), [])
    assert.deepEqual(askedOf('2027-06-01', { editions: lost }, 'unknown'), ['tonnes', 'fleet'])
    assert.deepEqual(askedOf('2027-06-01', { editions: lost }, 'no'), ['notices', 'extra'])
    // What no rule asks for nobody was asked, whatever stands in the file.
    const asksNone = { clauses: [windowOf({ ...COUNTED, asks: { report: true } })], editions: lost }
    assert.deepEqual(askedOf('2027-06-01', asksNone, 'unknown'), [])
    // The newest of the day of the report settles it where it does not ask; where it asks, the other is still not
    // known.
    const newer = editionOf('2027-02-10', { tonnes: null, fleet: ['state'] })
    const editions = [...lost, newer]
    assert.deepEqual(askedOf('2027-06-01', { editions }, 'unknown'), ['tonnes'])
    assert.deepEqual(askedOf('2027-06-01', { editions }, 'no'), ['notices', 'fleet', 'extra'])
    const by = { catalogue: 'year', editions: lost, filings: [], day: '2027-06-01' }
    const windows = windowsAsking({ asked: [windowOf(COUNTED)], earlier: [], kinds: company }, by, YEAR)
    const { bound, windows: its } = askedIn('tonnes', windows)
    assert.deepEqual(
      [bound?.last, its.map(({ clause }) => clause)],
      [laterBy('2027-03-31', 30), [COUNTED.id]],
    )
  })

  it('is asked later by a clause of these indicators alone', () => {
    assert.equal(asksLater(COUNTED, 'year', YEAR, '2026-12-31'), true)
    assert.equal(asksLater(COUNTED, 'conduct', YEAR, '2026-12-31'), false)
    assert.equal(asksLater({ ...COUNTED, asks: { report: true } }, 'year', YEAR, '2026-12-31'), false)
  })
})
