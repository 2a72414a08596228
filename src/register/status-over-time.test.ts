import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { CLAUSES, CLAUSES_DIGEST } from '../../test/committing.ts'
import { laterBy } from '../core/time.ts'
import type { Known } from './asked.ts'
import type { ExtensionsRow, InterruptionsRow, Scheduled } from './commitment-rows.ts'
import { commitmentStatus, newRulesOn } from './commitment-status.ts'
import { movesOn } from './cycles.ts'
import { sampleDays, standingOf, statusesOn } from './status-over-time.ts'

const BEGAN = '2026-01-01'
const SPAN = 900
const dayAt = (n: number) => laterBy(BEGAN, n)
const dayNumber = fc.integer({ min: 0, max: SPAN })
const inOrder = (days: readonly number[]) => days.toSorted((a, b) => a - b)

/** A commitment that is made, amended, reported on, withdrawn, its signature gone and back, days moved: in any order. */
const story = fc.record({
  made: fc.array(dayNumber, { minLength: 1, maxLength: 3 }).map(inOrder),
  days: fc.array(fc.array(dayNumber, { maxLength: 4 }), { minLength: 3, maxLength: 3 }),
  reports: fc.array(fc.record({ on: dayNumber, due: dayNumber, final: fc.boolean() }), { maxLength: 4 }),
  withdrawn: fc.option(dayNumber, { freq: 3 }),
  left: fc.option(dayNumber, { freq: 3 }),
  signedAnew: fc.boolean(),
  gone: fc.option(dayNumber, { freq: 4 }),
  given: fc.array(fc.record({ on: dayNumber, from: dayNumber, days: fc.integer({ min: 1, max: 150 }) }), {
    maxLength: 2,
  }),
  shut: fc.array(fc.record({ on: dayNumber, days: fc.integer({ min: 0, max: 9 }) }), { maxLength: 2 }),
  samples: fc.uniqueArray(dayNumber, { minLength: 1, maxLength: 40 }).map(inOrder),
})
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

function commitmentOf({ made, days, reports, withdrawn }: Story): Scheduled {
  return {
    party: 'northhaven',
    id: 'berths',
    versions: made.map((on, i) => ({
      ...{ entry: on, day: dayAt(on), principle: 'one', measure: null },
      days: inOrder(days[i]!).map(dayAt),
    })),
    reports: reports
      .toSorted((a, b) => a.on - b.on)
      .map(({ on, due, final }) => ({
        ...{ entry: on + 1, day: dayAt(on), due: dayAt(due), says: 'on-course' as const, final },
      })),
    ended: withdrawn === null ? null : { entry: withdrawn, day: dayAt(withdrawn) },
  }
}

function knownOf({ left, signedAnew, gone }: Story): Pick<Known, 'party' | 'signature'> {
  const given = { what: 'given', entry: 0, day: BEGAN, policy: CLAUSES_DIGEST, manifest: CLAUSES_DIGEST }
  const events = [
    given,
    ...(left === null ? [] : [{ what: 'withdrawn', entry: left, day: dayAt(left) }]),
    ...(left === null || !signedAnew ? [] : [{ ...given, entry: left + 50, day: dayAt(left + 50) }]),
  ]
  const ended = gone === null ? {} : { ended: { how: 'ended', entry: gone, day: dayAt(gone) } }
  return { party: { versions: [], ...ended }, signature: { events } } as never
}

const RULES = { policies: [{ policy: CLAUSES_DIGEST, entry: 0, day: BEGAN, noticeDays: 30 }] } as never

function sampled(told: Story) {
  const extensions = {
    since: 0,
    extensions: told.given.map(({ on, from, days }) => ({
      ...{ entry: on, day: dayAt(on), clause: null, from: dayAt(from), until: dayAt(from + 400), days },
    })),
  } as unknown as ExtensionsRow
  const interruptions: InterruptionsRow = {
    since: 0,
    interruptions: told.shut.map(({ on, days }) => ({
      ...{ entry: on, day: dayAt(on + days + 1) },
      ...{ from: `${dayAt(on)}T00:00:00Z`, until: `${dayAt(on + days)}T12:00:00Z` },
    })),
  }
  return told.samples.map(n => ({ day: dayAt(n), moves: movesOn(extensions, interruptions, dayAt(n)) }))
}

describe('where a commitment stood on many days', () => {
  it('is what is said of each of them alone', () => {
    const seen = new Set<string>()
    const property = fc.property(story, told => {
      const [commitment, known, samples] = [commitmentOf(told), knownOf(told), sampled(told)]
      const rulesOn = newRulesOn(known.signature, RULES, new Map([[CLAUSES_DIGEST, CLAUSES]]))
      const alone = samples.map(({ day, moves }) =>
        commitmentStatus(commitment, known.party, rulesOn, moves, day),
      )
      for (const one of alone) seen.add(one === null ? 'none' : standingOf(one))
      const standings = (all: typeof alone) => all.map(one => one && standingOf(one))
      assert.deepEqual(standings(statusesOn(commitment, known, rulesOn, samples)), standings(alone))
    })
    fc.assert(property, { numRuns: 3_000 })
    assert.equal(seen.size, 8, `${[...seen]}`)
  })
})

describe('the days that a picture shows', () => {
  it('are the ends of months, of quarters or of longer, as many as fit', () => {
    assert.deepEqual(sampleDays('2026-01-15', '2026-04-30'), ['2026-01-31', '2026-02-28', '2026-03-31'])
    assert.deepEqual(sampleDays('2024-01-15', '2026-10-02').slice(-2), ['2026-06-30', '2026-09-30'])
    assert.deepEqual(sampleDays('2020-01-15', '2026-10-02').slice(0, 2), ['2020-06-30', '2020-12-31'])
    assert.deepEqual(sampleDays('2011-03-15', '2026-10-02').slice(0, 2), ['2011-12-31', '2012-12-31'])
    assert.ok(sampleDays('1826-01-01', '2026-10-02').length <= 20)
  })

  it('are over', () => {
    assert.deepEqual(sampleDays('2026-01-15', '2026-01-31'), [])
    assert.deepEqual(sampleDays('2026-01-15', '2026-02-01'), ['2026-01-31'])
  })
})
