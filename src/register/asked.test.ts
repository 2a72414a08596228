import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  accountOf,
  amend,
  CLAUSES,
  CLAUSES_DIGEST,
  commit,
  committingHarbour,
  pledgeOf,
  report,
} from '../../test/committing.ts'
import { ACCORD, admitParty, harbour, POLICY_DIGEST, said, signAccord } from '../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import { type Asked, askedOn, backSince, stepOn } from './asked.ts'
import { commitmentStatus, type Policies } from './commitment-status.ts'
import { movesOn } from './cycles.ts'
import type { Policy } from './policy.ts'

const call = (log: MemoryLog) => log.rows.get('calls', ACCORD)!
const known = (log: MemoryLog, party: string) => ({
  party: log.rows.get('parties', party)!,
  signature: log.rows.get('signatures', `${ACCORD}/${party}`),
  classes: log.rows.get('classes', `${ACCORD}/${party}`),
  schedule: log.rows.get('schedules', `${ACCORD}/${party}`),
})
const moves = (log: MemoryLog, day: string) =>
  movesOn(log.rows.get('extensions', ACCORD), log.rows.get('interruptions', 'log'), day)

function asked(log: MemoryLog, party: string, day: string, policy: Policy = CLAUSES): Asked[] {
  return askedOn(known(log, party), call(log), policy.clauses ?? [], moves(log, day), day)
}
const told = (log: MemoryLog, party: string, day: string) =>
  asked(log, party, day).map(({ clause, due, state, last }) => `${clause.id} ${due} ${state} until ${last}`)

const POLICIES: Policies = new Map([[CLAUSES_DIGEST, CLAUSES]])
function status(log: MemoryLog, party: string, day: string) {
  const all = known(log, party)
  return all.schedule!.commitments.map(
    one => commitmentStatus(one, all, call(log), POLICIES, moves(log, day), day)?.status,
  )
}

const yearly = (due: string) => ({ asked: [{ clause: 'yearly-report', due }], policy: CLAUSES_DIGEST })

describe('what clauses ask', () => {
  it('asks nothing of whoever signed before there were clauses, until it accepts them', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [partyKey('northhaven')])
    signAccord(log, 'northhaven', partyKey('northhaven'))
    log.post('call/policy-changed', { policy: CLAUSES, reason: said('x') }, { call: ACCORD })
    // By its own rules, newer ones bind after 90 days.
    assert.deepEqual(told(log, 'northhaven', '2026-03-31'), [])
    assert.deepEqual(told(log, 'northhaven', '2026-04-02'), [
      'first-commitment 2026-09-29 open until 2026-09-29',
    ])
  })

  it('goes from open to due to overdue, then silent, then inactive, and back by a report', () => {
    const log = committingHarbour('northhaven')
    commit(log, 'northhaven', [pledgeOf('berths', { due: null, target: null })])
    const yearly1 = (day: string) => asked(log, 'northhaven', day).find(it => it.due === '2027-03-31')
    assert.equal(yearly1('2026-12-31'), undefined)
    assert.equal(yearly1('2027-01-01')?.state, 'open')
    assert.equal(yearly1('2027-03-31')?.state, 'due')
    assert.equal(yearly1('2027-04-30')?.state, 'due')
    assert.equal(yearly1('2027-05-01')?.state, 'overdue')
    assert.equal(stepOn(asked(log, 'northhaven', '2027-06-29')), null)
    assert.deepEqual(stepOn(asked(log, 'northhaven', '2027-06-30')), { name: 'silent', since: '2027-06-30' })
    assert.deepEqual(stepOn(asked(log, 'northhaven', '2027-12-27')), {
      name: 'inactive',
      since: '2027-12-27',
    })
    log.now = '2028-01-10T10:00:00Z'
    report(log, 'northhaven', yearly('2027-03-31'))
    assert.equal(stepOn(asked(log, 'northhaven', '2028-01-10')), null)
    assert.equal(backSince(asked(log, 'northhaven', '2028-01-10')), '2028-01-10')
    assert.deepEqual(stepOn(asked(log, 'northhaven', '2028-01-09')), {
      name: 'inactive',
      since: '2027-12-27',
    })
  })

  it('lets nobody be removed before the clause is true, and then two officers', () => {
    const log = committingHarbour('northhaven')
    const remove = () =>
      log.post(
        'signature/removed',
        { party: 'northhaven', policy: CLAUSES_DIGEST, rule: 'silence', reason: said('Silent.') },
        { call: ACCORD },
      )
    log.now = '2028-03-25T10:00:00Z'
    assert.throws(remove, refusedAs('clause_untrue'))
    log.now = '2028-03-26T10:00:00Z'
    remove()
  })

  it('makes nobody late by a day on which the door was shut, nor by days that were given', () => {
    const log = committingHarbour('northhaven')
    log.now = '2027-03-31T09:00:00Z'
    log.post('service/interrupted', { from: '2027-03-29T22:00:00Z', until: '2027-03-31T08:00:00Z' })
    const last = (day: string) => asked(log, 'northhaven', day).find(it => it.due === '2027-03-31')!.last
    assert.equal(last('2027-03-30'), '2027-04-30')
    assert.equal(last('2027-03-31'), '2027-05-03')
    log.post(
      'cycle/extended',
      { clause: 'yearly-report', from: '2027-03-31', until: '2027-03-31', days: 10, reason: said('x') },
      { call: ACCORD },
    )
    assert.equal(last('2027-03-31'), '2027-05-13')
  })
})

describe('where a commitment stands', () => {
  it('goes by its own days, and says of a past day the same for ever', () => {
    const log = committingHarbour('northhaven')
    commit(log, 'northhaven', [pledgeOf('berths')])
    assert.deepEqual(status(log, 'northhaven', '2026-06-29'), ['open'])
    assert.deepEqual(status(log, 'northhaven', '2026-06-30'), ['due'])
    assert.deepEqual(status(log, 'northhaven', '2026-07-30'), ['due'])
    assert.deepEqual(status(log, 'northhaven', '2026-07-31'), ['overdue'])
    log.now = '2026-08-10T10:00:00Z'
    report(log, 'northhaven', { answers: [accountOf('northhaven', 'berths', '2026-06-30')] })
    assert.deepEqual(status(log, 'northhaven', '2026-08-09'), ['overdue'])
    assert.deepEqual(status(log, 'northhaven', '2026-08-10'), ['reported'])
    assert.deepEqual(status(log, 'northhaven', '2026-10-09'), ['reported'])
    assert.deepEqual(status(log, 'northhaven', '2026-10-10'), ['closed'])
  })

  it('keeps what was due when it was amended', () => {
    const log = committingHarbour('northhaven')
    commit(log, 'northhaven', [pledgeOf('berths')])
    log.now = '2026-07-15T10:00:00Z'
    amend(log, 'northhaven', [pledgeOf('berths', { due: '2027-06-30' })])
    assert.deepEqual(status(log, 'northhaven', '2026-07-31'), ['overdue'])
    assert.throws(
      () => amend(log, 'northhaven', [pledgeOf('berths', { due: '2026-07-01' })]),
      refusedAs('due_past'),
    )
  })

  it('is never overdue by rules that say nothing of it', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [partyKey('northhaven')])
    signAccord(log, 'northhaven', partyKey('northhaven'), { body: { policy: POLICY_DIGEST } })
    commit(log, 'northhaven', [pledgeOf('berths')])
    assert.deepEqual(status(log, 'northhaven', '2029-01-01'), ['due'])
  })
})
