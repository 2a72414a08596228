import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import {
  accountOf,
  amend,
  CLAUSES,
  commit,
  committingHarbour,
  FIRST,
  pledgeOf,
  report,
  YEARLY,
} from '../committing.ts'
import {
  ACCORD,
  admitParty,
  facts,
  harbour,
  inEnglish,
  MANIFEST_DIGEST,
  manifestOf,
  said,
  signAccord,
} from '../harbour.ts'
import { type MemoryLog, partyKey } from '../memory-log.ts'

/**
 * Four years of an accord in which whatever can go wrong with a date does: rules replaced in a window, signatures that are
 * out and come back, kinds and classes that change, doors that were shut, days that were given too late, commitments that
 * are moved, joined, left and taken back. Two programs have to tell the same of each day of it.
 */

const desk = { call: ACCORD }
const reason = said('As the story goes.')
const self = (by: string) => ({ by, call: ACCORD, signers: [partyKey(by)] })

const LARGE = { ...YEARLY, id: 'large', of: { classes: ['large', 'port'] }, grace: 0 }
const MONTHLY = {
  ...YEARLY,
  id: 'monthly',
  of: {},
  cycle: { by: 'signature', opens: 3, due: 30, months: 2 },
  grace: 2,
  silent: 20,
  inactive: 40,
} as const

/** The yearly report and the first commitment as in the first rules, to the letter; a class, and a report every two months. */
const SECOND = {
  ...CLAUSES,
  classes: ['large', 'port'].map(id => ({ id, titles: inEnglish(id) })),
  clauses: [YEARLY, LARGE, MONTHLY, { ...FIRST, silent: 10 }],
}
/** Nothing but another yearly report, and no word of how long a commitment may wait. */
const THIRD = {
  ...CLAUSES,
  clauses: [{ ...YEARLY, grace: 10 }],
  commitments: { grace: 5, review: 0 },
  noticeDays: 10,
}
const { clauses: _, commitments: _commitments, ...plain } = CLAUSES
const NOTHING = { ...plain, delisting: [] }

const asked = (clause: string, due: string, policy: object) => ({
  asked: [{ clause, due }],
  policy: policyDigest(policy as typeof CLAUSES),
})

/** Each act on its day, in the order of the days. */
type Acts = readonly (readonly [string, (log: MemoryLog) => unknown])[]

const change = (policy: object) => (log: MemoryLog) =>
  log.post('call/policy-changed', { policy, reason }, desk)
const accept = (by: string, policy: object) => (log: MemoryLog) =>
  log.post('policy/accepted', { policy: policyDigest(policy as typeof CLAUSES) }, self(by))
const leave = (by: string) => (log: MemoryLog) => log.post('signature/withdrawn', { reason: null }, self(by))
const sign = (by: string, policy: object) => (log: MemoryLog) =>
  signAccord(log, by, partyKey(by), { body: { policy: policyDigest(policy as typeof CLAUSES) } })
const out = (party: string) => (log: MemoryLog) =>
  log.post('signature/invalidated', { ground: reason, subjects: [{ party }] }, desk)
const back = (party: string) => (log: MemoryLog) => log.post('signature/restored', { party, reason }, desk)
const shut = (from: string, until: string) => (log: MemoryLog) =>
  log.post('service/interrupted', { from, until })
const give = (clause: string | null, from: string, until: string, days: number) => (log: MemoryLog) =>
  log.post('cycle/extended', { clause, from, until, days, reason }, desk)
const grant = (party: string, name: string, policy: Policy) => (log: MemoryLog) =>
  log.post('class/granted', { party, class: name, policy: policyDigest(policy), reason }, desk)
const end = (party: string, name: string) => (log: MemoryLog) =>
  log.post('class/ended', { party, class: name, reason }, desk)
const become = (party: string, kind: string) => (log: MemoryLog) =>
  log.post('party/updated', { party, ...facts(party), kind, reason })
const drop =
  (by: string, id: string, party = by) =>
  (log: MemoryLog) =>
    log.post('commitment/withdrawn', { commitments: [{ party, id }], reason }, self(by))
const join = (by: string, party: string, id: string) => (log: MemoryLog) => {
  const version = log.rows.get('commitments', `${ACCORD}/${party}/${id}`)!.versions.at(-1)!.entry
  const body = { commitment: { party, id }, version, part: null }
  return log.post('commitment/joined', body, { ...self(by), signers: [partyKey(by), partyKey(party)] })
}
const answer =
  (by: string, id: string, due: string | null, more: object = {}, party = by) =>
  (log: MemoryLog) =>
    report(log, by, { answers: [{ ...accountOf(party, id, due), ...more }] })

const PARTIES = [
  'steady',
  'mute',
  'late',
  'mover',
  'leaver',
  'turncoat',
  'outcast',
  'changeling',
  'giant',
  'undone',
]
const berths = (more: object = {}) =>
  pledgeOf('berths', { milestones: [{ day: '2026-05-31', says: said('Half.') }], ...more })

const ACTS: Acts = [
  ['2026-01-02', log => commit(log, 'steady', [berths(), pledgeOf('nets', { due: null })])],
  ['2026-01-05', log => commit(log, 'mover', [berths()])],
  ['2026-01-06', log => commit(log, 'undone', [pledgeOf('one'), pledgeOf('two', { due: '2028-02-29' })])],
  ['2026-01-06', join('late', 'steady', 'berths')],
  ['2026-01-31', grant('giant', 'large', CLAUSES)],
  ['2026-02-10', answer('mover', 'berths', '2026-06-30', { says: 'kept' })],
  ['2026-02-11', shut('2026-02-09T22:00:00Z', '2026-02-10T06:00:00Z')],
  ['2026-03-01', drop('late', 'berths', 'steady')],
  ['2026-03-02', change(SECOND)],
  ['2026-03-02', accept('steady', SECOND)],
  ['2026-03-02', accept('mute', SECOND)],
  ['2026-03-03', join('late', 'steady', 'berths')],
  // By the words of the first rules, which say it otherwise, it is none of these.
  ['2026-03-05', grant('giant', 'large', SECOND)],
  ['2026-04-01', accept('giant', SECOND)],
  ['2026-04-02', log => amend(log, 'mover', [berths({ due: '2026-09-30', milestones: [] })])],
  ['2026-05-04', answer('steady', 'berths', '2026-05-31', { says: 'kept' })],
  ['2026-05-10', log => report(log, 'steady', asked('monthly', '2026-04-01', SECOND))],
  ['2026-06-05', shut('2026-06-01T00:00:00Z', '2026-06-05T00:00:00Z')],
  ['2026-06-20', give(null, '2026-06-30', '2026-06-30', 7)],
  ['2026-07-01', drop('undone', 'one')],
  ['2026-07-20', give(null, '2026-06-01', '2026-06-30', 30)],
  ['2026-08-01', drop('undone', 'two')],
  ['2026-08-03', shut('2026-08-02T10:00:00Z', '2026-08-02T10:00:01Z')],
  ['2026-08-20', log => commit(log, 'undone', [pledgeOf('three', { due: null })])],
  ['2026-09-01', out('outcast')],
  ['2026-09-20', back('outcast')],
  ['2026-10-01', leave('turncoat')],
  ['2026-10-01', sign('turncoat', SECOND)],
  ['2026-11-01', leave('leaver')],
  ['2026-12-15', become('changeling', 'state')],
  ['2026-12-20', become('changeling', 'company')],
  ['2026-12-31', grant('giant', 'port', SECOND)],
  ['2027-01-10', sign('leaver', SECOND)],
  ['2027-02-01', end('giant', 'large')],
  ['2027-02-15', out('outcast')],
  ['2027-02-15', back('outcast')],
  ['2027-03-30', log => report(log, 'steady', asked('yearly-report', '2027-03-31', SECOND))],
  ['2027-04-02', shut('2027-03-30T20:00:00Z', '2027-04-01T04:00:00Z')],
  ['2027-05-10', give('yearly-report', '2027-03-01', '2027-03-31', 20)],
  ['2027-07-01', end('giant', 'port')],
  ['2027-08-01', change(THIRD)],
  ['2027-08-03', accept('steady', THIRD)],
  ['2027-09-01', answer('mover', 'berths', '2026-09-30', { says: 'missed', final: true })],
  ['2027-10-01', grant('giant', 'large', SECOND)],
  ['2028-02-01', change(CLAUSES)],
  ['2028-02-05', log => report(log, 'steady', asked('yearly-report', '2028-03-31', THIRD))],
  ['2028-04-10', log => report(log, 'late', asked('yearly-report', '2028-03-31', THIRD))],
  ['2028-05-01', change(NOTHING)],
  [
    '2028-06-01',
    log =>
      log.post(
        'party/merged',
        { party: 'late', into: 'heir', calls: [ACCORD], reason },
        {
          signers: [log.depositary, partyKey('heir')],
        },
      ),
  ],
  ['2028-07-01', log => log.post('party/ended', { party: 'leaver', reason })],
  ['2028-09-01', accept('steady', NOTHING)],
  ['2028-09-02', change(SECOND)],
  ['2028-09-02', accept('steady', SECOND)],
]

/** The log, with a party more that signed by rules without clauses, and one that signs a newer text after it was out. */
export function statusStory(): MemoryLog {
  const log = committingHarbour(...PARTIES)
  admitParty(log, 'heir', [partyKey('heir')])
  for (const [day, act] of ACTS) {
    log.now = `${day}T12:00:00Z`
    act(log)
  }
  const newer = manifestOf({ en: 'Keep it open, and clean.\n' })
  log.now = '2028-10-01T12:00:00Z'
  log.post('text/published', { manifest: newer, supersedes: MANIFEST_DIGEST }, desk)
  out('outcast')(log)
  log.pass(20)
  back('outcast')(log)
  log.pass(20)
  const body = { policy: policyDigest(SECOND as typeof CLAUSES), manifest: manifestDigest(newer) }
  signAccord(log, 'outcast', partyKey('outcast'), { body })
  return log
}

/** Whoever signed before there were clauses: they come by notice, and go by notice. */
export function noticeStory(): MemoryLog {
  const log = harbour()
  admitParty(log, 'early', [partyKey('early')])
  signAccord(log, 'early', partyKey('early'))
  commit(log, 'early', [berths()])
  for (const [day, act] of [
    ['2026-02-01', change(CLAUSES)],
    ['2026-04-20', out('early')],
    ['2026-04-25', back('early')],
    ['2027-05-01', change(SECOND)],
    ['2027-06-01', change(NOTHING)],
    ['2027-12-01', change(CLAUSES)],
  ] satisfies Acts) {
    log.now = `${day}T12:00:00Z`
    act(log)
  }
  return log
}
