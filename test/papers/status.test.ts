import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Digest } from '../../src/core/digest.ts'
import { type Duties, dutiesOn } from '../../src/register/duties.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import {
  accountOf,
  amend,
  CLAUSES,
  CLAUSES_DIGEST,
  commit,
  committingHarbour,
  pledgeOf,
  report,
  YEARLY,
} from '../committing.ts'
import { ACCORD, said } from '../harbour.ts'
import { root } from '../house/sources.ts'
import type { MemoryLog } from '../memory-log.ts'

/** Each table of docs/status.md is a story, and says of each of its days what the register says. */

const PARTY = 'northhaven'
const paper = readFileSync(join(root, 'docs/status.md'), 'utf8')

/** The rows of an example: a day, and what is said of it. */
function tableOf(number: number): [string, string][] {
  const [, text = ''] = paper.match(new RegExp(`### Example ${number}: ([\\s\\S]*?)(?:\\n##|$)`)) ?? []
  const rows = [...text.matchAll(/^\| (\d{4}-\d\d-\d\d) \|.*\| ([^|]+) \|$/gm)]
  return rows.map(([, day, status]) => [day!, status!])
}

/** One word more than in the clause that it replaces. */
const NEWER: Policy = {
  ...CLAUSES,
  clauses: [{ ...YEARLY, says: [said('Each year we say in public what became of our commitments.')] }],
}

function dutiesIn(log: MemoryLog, day: string): Duties {
  const { rows } = log
  const key = `${ACCORD}/${PARTY}`
  const known = {
    party: rows.get('parties', PARTY)!,
    signature: rows.get('signatures', key),
    classes: rows.get('classes', key),
    schedule: rows.get('schedules', key),
  }
  const call = rows.get('calls', ACCORD)!
  const policies = new Map<Digest, Policy>([
    [CLAUSES_DIGEST, CLAUSES],
    [policyDigest(NEWER), NEWER],
  ])
  const extensions = rows.get('extensions', ACCORD)
  return dutiesOn(known, { call, policies, extensions, interruptions: rows.get('interruptions', 'log') }, day)
}

const commitment = (log: MemoryLog, day: string) => dutiesIn(log, day).commitments[0]!.status.status

function yearly(log: MemoryLog, day: string): string {
  const { asked, back, step } = dutiesIn(log, day)
  const oldest = asked.find(({ clause }) => clause.id === YEARLY.id)
  if (oldest === undefined) return 'not asked'
  const since = step === null ? (back === day ? ['back'] : []) : [step.name]
  return [oldest.state, ...since].join(', ')
}

const on = (log: MemoryLog, day: string) => {
  log.now = `${day}T12:00:00Z`
  return log
}

function pledged(): MemoryLog {
  const log = committingHarbour(PARTY)
  commit(log, PARTY, [pledgeOf('berths')])
  return log
}

const reason = said('As the story goes.')
const EXAMPLES: readonly (readonly [() => MemoryLog, (log: MemoryLog, day: string) => string])[] = [
  [
    () => {
      const log = on(pledged(), '2026-08-10')
      report(log, PARTY, { answers: [accountOf(PARTY, 'berths', '2026-06-30')] })
      return log
    },
    commitment,
  ],
  [
    () => {
      const log = on(pledged(), '2026-07-03')
      log.post('service/interrupted', { from: '2026-07-01T08:00:00Z', until: '2026-07-02T20:00:00Z' })
      const june = { clause: null, from: '2026-06-01', until: '2026-06-30', days: 10, reason }
      on(log, '2026-08-20').post('cycle/extended', june, { call: ACCORD })
      return log
    },
    commitment,
  ],
  [
    () => {
      const log = pledged()
      amend(on(log, '2026-06-15'), PARTY, [pledgeOf('berths', { due: '2026-09-30' })])
      amend(on(log, '2026-10-15'), PARTY, [pledgeOf('berths', { due: '2026-12-31' })])
      return log
    },
    commitment,
  ],
  [
    () => {
      const log = pledged()
      const withdrawn = { due: null, milestones: [] }
      amend(log, PARTY, [pledgeOf('berths', withdrawn)])
      const asked = [{ clause: YEARLY.id, due: '2027-03-31' }]
      report(on(log, '2028-01-10'), PARTY, { asked, policy: CLAUSES_DIGEST })
      return log
    },
    yearly,
  ],
  [
    () => {
      const log = pledged()
      on(log, '2027-02-01').post('call/policy-changed', { policy: NEWER, reason }, { call: ACCORD })
      return log
    },
    yearly,
  ],
]

describe('how status is computed', () => {
  it('has an example for each story', () => {
    const numbers = [...paper.matchAll(/^### Example (\d+):/gm)].map(([, number]) => Number(number))
    assert.deepEqual(
      numbers,
      EXAMPLES.map((_, i) => i + 1),
    )
  })

  for (const [i, [story, told]] of EXAMPLES.entries())
    it(`is what example ${i + 1} says of each of its days`, () => {
      const rows = tableOf(i + 1)
      assert.ok(rows.length >= 5, `${rows.length} rows`)
      const log = story()
      assert.deepEqual(
        rows.map(([day]) => [day, told(log, day)]),
        rows,
      )
    })
})
