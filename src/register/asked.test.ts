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
  YEARLY,
} from '../../test/committing.ts'
import {
  ACCORD,
  admitParty,
  facts,
  harbour,
  MANIFEST_DIGEST,
  manifestOf,
  POLICY,
  POLICY_DIGEST,
  said,
  signAccord,
} from '../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import { type Asked, askedOn, backSince, stepOn } from './asked.ts'
import { bindingOn } from './binding-policy.ts'
import type { Clause } from './clauses.ts'
import { commitmentStatus, newRulesOn, type Policies } from './commitment-status.ts'
import { movesOn } from './cycles.ts'
import type { Policy } from './policy.ts'
import { policyDigest } from './types/calls.ts'
import { manifestDigest } from './types/texts.ts'

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
  return askedOn(known(log, party), call(log), policy, moves(log, day), day)
}
const told = (log: MemoryLog, party: string, day: string) =>
  asked(log, party, day).map(({ clause, due, state, last }) => `${clause.id} ${due} ${state} until ${last}`)

const POLICIES: Policies = new Map([
  [CLAUSES_DIGEST, CLAUSES],
  [POLICY_DIGEST, POLICY],
])
function status(log: MemoryLog, party: string, day: string) {
  const all = known(log, party)
  const rulesOn = newRulesOn(all.signature, call(log), POLICIES)
  return all.schedule!.commitments.map(
    one => commitmentStatus(one, all.party, rulesOn, moves(log, day), day)?.status,
  )
}

const yearly = (due: string) => ({ asked: [{ clause: 'yearly-report', due }], policy: CLAUSES_DIGEST })

describe('what clauses ask', () => {
  it('asks nothing of whoever signed before there were clauses, until it accepts them', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [partyKey('northhaven')])
    signAccord(log, 'northhaven', partyKey('northhaven'))
    log.post('call/policy-changed', { policy: CLAUSES, reason: said('x') }, { call: ACCORD })
    // Its rules let newer ones bind by notice. What they may ask for by a day, it has never read.
    assert.equal(bindingOn(known(log, 'northhaven').signature!, call(log), '2026-04-02')?.by, 'notice')
    assert.deepEqual(told(log, 'northhaven', '2026-04-02'), [])
    log.now = '2026-05-01T00:00:00Z'
    const accepted = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    log.post('policy/accepted', { policy: CLAUSES_DIGEST }, accepted)
    assert.deepEqual(told(log, 'northhaven', '2026-05-01'), [
      'first-commitment 2026-10-28 open until 2026-10-28',
    ])
  })

  it('asks by notice only of whoever had said yes to clauses before', () => {
    const log = committingHarbour('northhaven')
    const stricter = { ...CLAUSES, clauses: [{ ...YEARLY, grace: 0 }] }
    log.post('call/policy-changed', { policy: stricter, reason: said('x') }, { call: ACCORD })
    assert.deepEqual(
      asked(log, 'northhaven', '2027-01-01', stricter).map(one => one.clause.grace),
      [0],
    )
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

  it('lets newer rules remove nobody by days of before they bound it, however few days they ask for', () => {
    const log = committingHarbour('northhaven')
    const sooner = [{ ...CLAUSES.delisting[0]!, after: { ...CLAUSES.delisting[0]!.after!, days: 10 } }]
    const stricter = { ...CLAUSES, delisting: sooner }
    log.now = '2027-12-01T00:00:00Z'
    log.post('call/policy-changed', { policy: stricter, reason: said('x') }, { call: ACCORD })
    const remove = () =>
      log.post(
        'signature/removed',
        {
          ...{ party: 'northhaven', rule: 'silence' },
          policy: policyDigest(stricter),
          reason: said('Silent.'),
        },
        { call: ACCORD },
      )
    // Inactive since 27 December 2027. The newer rules bind by notice from 1 March 2028 on.
    const { signature } = known(log, 'northhaven')
    assert.equal(bindingOn(signature!, call(log), '2028-03-01')?.policy, policyDigest(stricter))
    assert.equal(bindingOn(signature!, call(log), '2028-02-29')?.policy, CLAUSES_DIGEST)
    for (const day of ['2028-03-01', '2028-03-10']) {
      log.now = `${day}T10:00:00Z`
      assert.throws(remove, refusedAs('clause_untrue'))
    }
    log.now = '2028-03-11T10:00:00Z'
    remove()
  })

  it('lets nobody be removed for its silence while its keys are suspended', () => {
    const log = committingHarbour('northhaven')
    log.now = '2028-03-20T10:00:00Z'
    log.post('key/suspended', { party: 'northhaven', reason: said('Stolen.') })
    log.now = '2028-03-26T10:00:00Z'
    const body = { party: 'northhaven', policy: CLAUSES_DIGEST, rule: 'silence', reason: said('Silent.') }
    const remove = () => log.post('signature/removed', body, { call: ACCORD })
    assert.throws(remove, refusedAs('keys_suspended'))
    const keeps = [partyKey('northhaven').keyid]
    log.post('key/resumed', { party: 'northhaven', keeps, ends: [], reason: said('Found.') })
    remove()
  })

  it('counts no day on which the door was shut for a removal either', () => {
    const log = committingHarbour('northhaven')
    const remove = () =>
      log.post(
        'signature/removed',
        { party: 'northhaven', policy: CLAUSES_DIGEST, rule: 'silence', reason: said('Silent.') },
        { call: ACCORD },
      )
    log.now = '2028-03-26T10:00:00Z'
    log.post('service/interrupted', { from: '2028-03-01T00:00:00Z', until: '2028-03-26T00:00:00Z' })
    assert.throws(remove, refusedAs('clause_untrue'))
    log.now = '2028-04-19T10:00:00Z'
    assert.throws(remove, refusedAs('clause_untrue'))
    log.now = '2028-04-20T10:00:00Z'
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

describe('what clauses do not ask', () => {
  const grant = (log: MemoryLog, type: string, of = 'large', policy = ofClass) => {
    const by = type === 'class/granted' ? { policy: policyDigest(policy) } : {}
    const body = { party: 'northhaven', class: of, ...by, reason: said('By its size.') }
    return log.post(type, body, { call: ACCORD })
  }
  const ofClass: Policy = {
    ...CLAUSES,
    classes: ['large', 'port'].map(id => ({ id, titles: [said(id)] })),
    clauses: [
      {
        ...YEARLY,
        of: { classes: ['large', 'port'] },
        cycle: { by: 'calendar', opens: '2026-02-01', due: '2026-03-31', months: 12 },
      },
    ],
    delisting: [],
  }
  const byClass = () => {
    const log = committingHarbour('northhaven')
    const accept = { policy: policyDigest(ofClass) }
    log.post('call/policy-changed', { policy: ofClass, reason: said('x') }, { call: ACCORD })
    const signers = [partyKey('northhaven')]
    log.post('policy/accepted', accept, { by: 'northhaven', call: ACCORD, signers })
    return log
  }
  const dues = (log: MemoryLog, day: string) => asked(log, 'northhaven', day, ofClass).map(one => one.due)

  it('asks nothing by a window that opened before its party was put in a class, or on that very day', () => {
    const early = byClass()
    early.now = '2026-01-31T23:59:59Z'
    grant(early, 'class/granted')
    assert.deepEqual(dues(early, '2027-01-31'), ['2026-03-31'])
    const late = byClass()
    late.now = '2026-02-01T00:00:00Z'
    grant(late, 'class/granted')
    assert.deepEqual(dues(late, '2027-01-31'), [])
    assert.deepEqual(dues(late, '2027-02-01'), ['2027-03-31'])
  })

  it('goes on where one class follows another without a break, and ends with the last', () => {
    const log = byClass()
    log.now = '2026-01-10T00:00:00Z'
    grant(log, 'class/granted')
    log.now = '2026-05-01T00:00:00Z'
    grant(log, 'class/granted', 'port')
    log.now = '2026-06-01T00:00:00Z'
    grant(log, 'class/ended')
    assert.deepEqual(dues(log, '2026-06-02'), ['2026-03-31'])
    log.now = '2026-07-01T00:00:00Z'
    grant(log, 'class/ended', 'port')
    assert.deepEqual(dues(log, '2026-06-30'), ['2026-03-31'])
    assert.deepEqual(dues(log, '2026-07-01'), [])
  })

  it('asks nothing by a class that newer words make wider, until its party accepts these', () => {
    const log = byClass()
    log.now = '2026-01-10T00:00:00Z'
    const wider = {
      ...ofClass,
      classes: [{ id: 'large', titles: [said('All ports')] }, ofClass.classes![1]!],
    }
    log.post('call/policy-changed', { policy: wider, reason: said('x') }, { call: ACCORD })
    grant(log, 'class/granted', 'large', wider)
    const on = '2026-02-05'
    // Its rules bind by notice from 10 February, and it is of no class by their words before it is of one.
    assert.deepEqual(dues(log, on), [])
    log.now = '2026-01-20T00:00:00Z'
    const accept = { policy: policyDigest(wider) }
    log.post('policy/accepted', accept, {
      by: 'northhaven',
      call: ACCORD,
      signers: [partyKey('northhaven')],
    })
    assert.deepEqual(
      asked(log, 'northhaven', on, wider).map(one => one.due),
      ['2026-03-31'],
    )
  })

  it('counts a changed kind from the next day on, as it does a class', () => {
    const academics = {
      ...CLAUSES,
      clauses: [{ ...YEARLY, of: { kinds: ['academia' as const] } }],
      delisting: [],
    }
    const signed = () => {
      const log = committingHarbour()
      log.post('call/policy-changed', { policy: academics, reason: said('x') }, { call: ACCORD })
      admitParty(log, 'northhaven', [partyKey('northhaven')])
      const body = { policy: policyDigest(academics) }
      signAccord(log, 'northhaven', partyKey('northhaven'), { body })
      return log
    }
    const becomes = (log: MemoryLog, day: string, kind = 'academia') => {
      log.now = `${day}T12:00:00Z`
      const now = { ...facts('Northhaven'), kind }
      log.post('party/updated', { party: 'northhaven', ...now, reason: said('x') })
    }
    const dueOf = (log: MemoryLog) => asked(log, 'northhaven', '2027-02-01', academics).map(one => one.due)
    const before = signed()
    becomes(before, '2026-12-31')
    assert.deepEqual(dueOf(before), ['2027-03-31'])
    const onTheDay = signed()
    becomes(onTheDay, '2027-01-01')
    assert.deepEqual(dueOf(onTheDay), [])
    // A slip that is mended on its day takes nothing away.
    becomes(before, '2027-01-15', 'company')
    becomes(before, '2027-01-15')
    assert.deepEqual(dueOf(before), ['2027-03-31'])
  })

  it('asks for nothing that fell due while a signature was out, nor of before', () => {
    const log = committingHarbour('northhaven')
    log.now = '2027-02-01T00:00:00Z'
    const subjects = [{ party: 'northhaven' }]
    log.post('signature/invalidated', { ground: said('x'), subjects }, { call: ACCORD })
    assert.deepEqual(told(log, 'northhaven', '2027-02-01'), [])
    log.now = '2027-05-01T00:00:00Z'
    log.post('signature/restored', { party: 'northhaven', reason: said('x') }, { call: ACCORD })
    assert.deepEqual(
      told(log, 'northhaven', '2027-06-01').filter(one => one.startsWith('yearly')),
      [],
    )
    assert.match(told(log, 'northhaven', '2028-01-01')[0]!, /^yearly-report 2028-03-31 open/)
  })

  it('asks for nothing of the days in which a signature was out, though it was given anew since', () => {
    const log = committingHarbour('northhaven')
    log.now = '2027-02-01T00:00:00Z'
    const subjects = [{ party: 'northhaven' }]
    log.post('signature/invalidated', { ground: said('x'), subjects }, { call: ACCORD })
    log.now = '2027-05-01T00:00:00Z'
    log.post('signature/restored', { party: 'northhaven', reason: said('x') }, { call: ACCORD })
    const newer = manifestOf({ en: 'Keep it open, and clean.\n' })
    log.post('text/published', { manifest: newer, supersedes: MANIFEST_DIGEST }, { call: ACCORD })
    const body = { policy: CLAUSES_DIGEST, manifest: manifestDigest(newer) }
    signAccord(log, 'northhaven', partyKey('northhaven'), { body })
    assert.deepEqual(
      told(log, 'northhaven', '2027-05-01').filter(one => one.startsWith('yearly')),
      [],
    )
  })

  it('asks an heir for nothing of before it had what was carried over to it', () => {
    const log = committingHarbour('northhaven')
    const newer = { ...CLAUSES, noticeDays: 30 }
    log.post('call/policy-changed', { policy: newer, reason: said('x') }, { call: ACCORD })
    admitParty(log, 'heir', [partyKey('heir')])
    log.now = '2027-02-01T00:00:00Z'
    const merger = { party: 'northhaven', into: 'heir', calls: [ACCORD], reason: said('Bought.') }
    log.post('party/merged', merger, { signers: [log.depositary, partyKey('heir')] })
    const dues = (day: string) => asked(log, 'heir', day, newer).map(one => [one.clause.id, one.due])
    assert.deepEqual(dues('2027-12-31'), [['first-commitment', '2027-07-31']])
    assert.deepEqual(dues('2028-01-01')[0], ['yearly-report', '2028-03-31'])
    assert.deepEqual(asked(log, 'northhaven', '2027-02-01', newer), [])
  })

  it('takes no report of before a window opened for an answer to it', () => {
    const log = committingHarbour('northhaven')
    log.now = '2027-02-01T00:00:00Z'
    report(log, 'northhaven', yearly('2027-03-31'))
    const signers = [partyKey('northhaven')]
    log.post('signature/withdrawn', { reason: null }, { by: 'northhaven', call: ACCORD, signers })
    log.pass(1)
    const sooner: Policy = {
      ...CLAUSES,
      clauses: [{ ...YEARLY, cycle: { by: 'calendar', opens: '2027-03-01', due: '2027-03-15' } }],
    }
    log.post('call/policy-changed', { policy: sooner, reason: said('x') }, { call: ACCORD })
    signAccord(log, 'northhaven', partyKey('northhaven'), { body: { policy: policyDigest(sooner) } })
    const [one] = asked(log, 'northhaven', '2027-03-16', sooner)
    assert.deepEqual([one!.due, one!.state], ['2027-03-15', 'due'])
  })

  it('is a list that ends on the last day that can be written, and is soon made', () => {
    const monthly: Clause[] = Array.from({ length: 40 }, (_, n) => ({
      ...YEARLY,
      id: `monthly-${n}`,
      cycle: { by: 'calendar', opens: '2026-02-01', due: '2026-02-10', months: 1 },
    }))
    const policy: Policy = { ...CLAUSES, clauses: monthly, delisting: [] }
    const log = committingHarbour('northhaven')
    log.post('call/policy-changed', { policy, reason: said('x') }, { call: ACCORD })
    const signers = [partyKey('northhaven')]
    log.post('policy/accepted', { policy: policyDigest(policy) }, { by: 'northhaven', call: ACCORD, signers })
    // Of the processor: on a machine that does much at once the clock says little.
    const start = process.cpuUsage()
    assert.equal(asked(log, 'northhaven', '2076-01-31', policy).length, 40 * 600)
    const took = process.cpuUsage(start).user / 1000
    assert.ok(took < 2000, `${took} ms for 50 years of 40 clauses`)
    const last = asked(log, 'northhaven', '9999-12-31', { ...policy, clauses: [monthly[0]!] })
    assert.equal(last.at(-1)!.opens, '9999-12-31')
  })
})

describe('commitments that are asked for', () => {
  const first = (log: MemoryLog, day: string) =>
    asked(log, 'northhaven', day).find(one => one.clause.id === 'first-commitment')!
  const take = (log: MemoryLog, id: string) => {
    const signers = [partyKey('northhaven')]
    const commitments = [{ party: 'northhaven', id }]
    const body = { commitments, reason: said('No more.') }
    return log.post('commitment/withdrawn', body, { by: 'northhaven', call: ACCORD, signers })
  }

  it('are asked for anew from the day on which the last of them is taken back', () => {
    const log = committingHarbour('northhaven')
    commit(log, 'northhaven', [pledgeOf('berths', { due: null }), pledgeOf('power', { due: null })])
    log.now = '2026-09-01T00:00:00Z'
    take(log, 'berths')
    assert.equal(first(log, '2026-09-01').state, 'met')
    log.now = '2026-10-01T00:00:00Z'
    log.post('service/interrupted', { from: '2026-09-10T00:00:00Z', until: '2026-09-12T00:00:00Z' })
    take(log, 'power')
    const { last, state } = first(log, '2026-10-01')
    // A day on which the door was shut before counts no more: its days have only begun.
    assert.deepEqual([state, last], ['due', '2026-10-01'])
    assert.equal(first(log, '2026-10-02').state, 'overdue')
    assert.equal(first(log, '2026-09-30').state, 'met')
    commit(log, 'northhaven', [pledgeOf('more', { due: null })])
    assert.equal(first(log, '2026-10-02').state, 'met')
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

  it('is open while its day is moved, and not reported by that', () => {
    const log = committingHarbour('northhaven')
    commit(log, 'northhaven', [pledgeOf('berths')])
    const given = { clause: null, from: '2026-06-01', until: '2026-07-31', days: 10, reason: said('Storms.') }
    log.now = '2026-06-30T00:00:00Z'
    log.post('cycle/extended', given, { call: ACCORD })
    assert.deepEqual(status(log, 'northhaven', '2026-07-05'), ['open'])
    assert.deepEqual(status(log, 'northhaven', '2026-07-10'), ['due'])
    // It was known on that day only.
    assert.deepEqual(status(log, 'northhaven', '2026-06-29'), ['open'])
    assert.deepEqual(status(log, 'northhaven', '2026-08-09'), ['due'])
    assert.deepEqual(status(log, 'northhaven', '2026-08-10'), ['overdue'])
    log.now = '2026-08-20T00:00:00Z'
    log.post('cycle/extended', { ...given, days: 30 }, { call: ACCORD })
    assert.deepEqual(status(log, 'northhaven', '2026-08-19'), ['overdue'])
    assert.deepEqual(status(log, 'northhaven', '2026-08-20'), ['due'])
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

  it('is answered by a report for each day before the one that it names, as far as it was set by then', () => {
    const log = committingHarbour('northhaven')
    const milestones = [{ day: '2026-03-31', says: said('Half.') }]
    commit(log, 'northhaven', [pledgeOf('berths', { milestones })])
    log.now = '2026-02-01T00:00:00Z'
    const early = accountOf('northhaven', 'berths', '2026-06-30', { says: 'kept' })
    report(log, 'northhaven', { answers: [early] })
    assert.deepEqual(status(log, 'northhaven', '2026-04-15'), ['reported'])
    assert.deepEqual(status(log, 'northhaven', '2026-08-29'), ['reported'])
    assert.deepEqual(status(log, 'northhaven', '2026-08-30'), ['closed'])
    log.now = '2026-04-15T00:00:00Z'
    const later = [...milestones, { day: '2026-05-31', says: said('Three quarters.') }]
    amend(log, 'northhaven', [pledgeOf('berths', { milestones: later })])
    assert.deepEqual(status(log, 'northhaven', '2026-05-31'), ['due'])
    assert.deepEqual(status(log, 'northhaven', '2026-07-01'), ['overdue'])
  })

  it('is never overdue by rules that say nothing of it', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [partyKey('northhaven')])
    signAccord(log, 'northhaven', partyKey('northhaven'), { body: { policy: POLICY_DIGEST } })
    commit(log, 'northhaven', [pledgeOf('berths')])
    assert.deepEqual(status(log, 'northhaven', '2029-01-01'), ['due'])
    // Newer rules that do bind it by notice. It has never read that a commitment could be overdue.
    log.post('call/policy-changed', { policy: CLAUSES, reason: said('x') }, { call: ACCORD })
    assert.equal(bindingOn(known(log, 'northhaven').signature!, call(log), '2029-01-01')?.by, 'notice')
    assert.deepEqual(status(log, 'northhaven', '2029-01-01'), ['due'])
    const accepted = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    log.post('policy/accepted', { policy: CLAUSES_DIGEST }, accepted)
    assert.deepEqual(status(log, 'northhaven', '2029-01-01'), ['overdue'])
  })
})
