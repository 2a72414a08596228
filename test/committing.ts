import type { Clause } from '../src/register/clauses.ts'
import type { Pledge } from '../src/register/commitment-kinds.ts'
import type { Policy } from '../src/register/policy.ts'
import { policyDigest } from '../src/register/types/calls.ts'
import {
  ACCORD,
  admitParty,
  harbour,
  inEnglish,
  MANIFEST_DIGEST,
  POLICY,
  said,
  signAccord,
} from './harbour.ts'
import { type MemoryLog, partyKey, type Saying } from './memory-log.ts'

/** What signatories of the accord take on, for stories: rules with clauses, measures, commitments, reports. */

/** Each year from 1 January to 31 March, from 2027 on; silent after 30 + 60 days, inactive after 180 more. */
export const YEARLY: Clause = {
  id: 'yearly-report',
  says: [said('Each year we say what became of our commitments.')],
  of: { kinds: ['company'] },
  asks: { report: true },
  cycle: { by: 'calendar', opens: '2027-01-01', due: '2027-03-31', months: 12 },
  grace: 30,
  silent: 60,
  inactive: 180,
}

/** One commitment within half a year. */
export const FIRST: Clause = {
  id: 'first-commitment',
  says: [said('Within half a year we take something on.')],
  of: {},
  asks: { commitments: 1 },
  cycle: { by: 'signature', opens: 0, due: 180 },
  grace: 0,
}

export const CLAUSES: Policy = {
  ...POLICY,
  classes: [{ id: 'large', titles: inEnglish('Large ports') }],
  clauses: [YEARLY, FIRST],
  commitments: { grace: 30, review: 60 },
  delisting: [
    {
      id: 'silence',
      rule: [said('Silent for a year.')],
      after: { clause: 'yearly-report', step: 'inactive', days: 90 },
    },
  ],
}
export const CLAUSES_DIGEST = policyDigest(CLAUSES)

/** A commitment with a date, and whatever else is said. */
export const pledgeOf = (id: string, more: Partial<Pledge> = {}): Pledge => ({
  id,
  principle: 'one',
  measure: null,
  what: said('Offer shore power at 40 berths.'),
  scope: null,
  indicator: null,
  baseline: null,
  target: { value: '40', unit: 'berths' },
  due: '2026-06-30',
  milestones: [],
  part: null,
  ...more,
})

export const MEASURES = {
  catalogue: 'air',
  edition: 1,
  titles: inEnglish('Measures for clean air'),
  manifest: MANIFEST_DIGEST,
  commitments: [
    {
      number: '1',
      principle: 'one',
      titles: inEnglish('Plug in'),
      measures: [
        { id: 'shore-power', number: '1.1', titles: inEnglish('Offer shore power'), kinds: null },
        {
          id: 'state-quays',
          number: '1.2',
          titles: inEnglish('Fit every state quay'),
          kinds: ['state' as const],
        },
      ],
    },
  ],
}

const at = (by: string, more: Saying = {}) => ({ by, call: ACCORD, signers: [partyKey(by)], ...more })

/** A party takes something on. */
export function commit(
  log: MemoryLog,
  by: string,
  commitments: readonly Pledge[],
  more: Saying = {},
): number {
  return log.post('commitment/made', { manifest: MANIFEST_DIGEST, commitments }, at(by, more))
}

export function amend(log: MemoryLog, by: string, commitments: readonly Pledge[], more: Saying = {}): number {
  const body = { manifest: MANIFEST_DIGEST, commitments, reason: said('The works take longer.') }
  return log.post('commitment/amended', body, at(by, more))
}

/** An account of a commitment of its own. */
export const accountOf = (by: string, id: string, due: string | null, more: object = {}) => ({
  ...{ commitment: { party: by, id }, due, says: 'on-course', final: false, words: null },
  ...more,
})

export function report(log: MemoryLog, by: string, body: object, more: Saying = {}): number {
  return log.post(
    'report/filed',
    { answers: [], asked: [], policy: null, words: null, ...body },
    at(by, more),
  )
}

/** The accord by rules with clauses, signed by these companies on 1 January 2026. */
export function committingHarbour(...parties: readonly string[]): MemoryLog {
  const log = harbour()
  log.post(
    'call/policy-changed',
    { policy: CLAUSES, reason: said('We want to be measured.') },
    { call: ACCORD },
  )
  for (const party of parties) {
    admitParty(log, party, [partyKey(party)])
    signAccord(log, party, partyKey(party), { body: { policy: CLAUSES_DIGEST } })
  }
  return log
}
