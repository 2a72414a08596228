import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  admittedHarbour,
  harbour,
  MANIFEST_DIGEST,
  manifestOf,
  northhaven,
  POLICY,
  POLICY_DIGEST,
  said,
  signAccord,
} from '../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import { atTheHour, open, seal, signUnseen } from '../../test/sealing.ts'
import { bindingOn } from './binding-policy.ts'
import type { Policy } from './policy.ts'
import { policyDigest } from './types/calls.ts'
import { manifestDigest } from './types/texts.ts'

const under = { call: ACCORD }
const own = { ...under, by: 'northhaven', signers: [northhaven] }
const reason = said('For a reason.')

/** Of these rules, with `notice` days and a mark by which they differ. */
const rules = (noticeDays: number | null, effect: string): Policy => ({
  ...POLICY,
  noticeDays,
  effect: [said(effect)],
})
const change = (log: MemoryLog, policy: Policy) => log.post('call/policy-changed', { policy, reason }, under)
const accept = (log: MemoryLog, policy: Policy) =>
  log.post('policy/accepted', { policy: policyDigest(policy) }, own)

/** What binds on a day, with the names of these rules in the place of digests. */
function bound(log: MemoryLog, day: string, named: Readonly<Record<string, Policy>>, party = 'northhaven') {
  const row = log.rows.get('signatures', `${ACCORD}/${party}`)!
  const names = new Map(Object.entries(named).map(([name, policy]) => [policyDigest(policy) as string, name]))
  const binding = bindingOn(row, log.rows.get('calls', ACCORD)!, day)
  if (binding === null) return 'nothing'
  const { policy, by, next } = binding
  const later = next === null ? '' : `, then ${names.get(next.policy)} from ${next.from}`
  return `${names.get(policy)} by ${by}${later}`
}

describe('which rules bind a signatory', () => {
  it('are those of its last yes, until the notice that they name is over', () => {
    const log = admittedHarbour()
    const first = { ...POLICY }
    const second = rules(10, 'second')
    const third = rules(0, 'third')
    const named = { first, second, third }
    log.now = '2026-03-01T12:00:00Z'
    signAccord(log, 'northhaven', northhaven)
    log.now = '2026-04-01T12:00:00Z'
    change(log, second)
    log.now = '2026-09-01T12:00:00Z'
    change(log, third)
    // On twenty days, all told by the rows of the end.
    const days: Readonly<Record<string, string>> = {
      '2026-02-28': 'nothing',
      '2026-03-01': 'first by yes',
      '2026-03-31': 'first by yes',
      '2026-04-01': 'first by yes, then second from 2026-07-01',
      '2026-04-02': 'first by yes, then second from 2026-07-01',
      '2026-04-11': 'first by yes, then second from 2026-07-01',
      '2026-05-01': 'first by yes, then second from 2026-07-01',
      '2026-06-28': 'first by yes, then second from 2026-07-01',
      '2026-06-29': 'first by yes, then second from 2026-07-01',
      '2026-06-30': 'first by yes, then second from 2026-07-01',
      '2026-07-01': 'second by notice',
      '2026-08-31': 'second by notice',
      // The ten days of the second are nobody's yes: the ninety of the first hold.
      '2026-09-01': 'second by notice, then third from 2026-12-01',
      '2026-09-11': 'second by notice, then third from 2026-12-01',
      '2026-09-12': 'second by notice, then third from 2026-12-01',
      '2026-11-29': 'second by notice, then third from 2026-12-01',
      '2026-11-30': 'second by notice, then third from 2026-12-01',
      '2026-12-01': 'third by notice',
      '2027-01-01': 'third by notice',
      '2036-01-01': 'third by notice',
    }
    for (const [day, told] of Object.entries(days)) assert.equal(bound(log, day, named), told, day)
  })

  it('bind since the first yes to them, whatever is signed under them since, until there is a gap', () => {
    const log = admittedHarbour()
    const since = () => {
      const row = log.rows.get('signatures', `${ACCORD}/northhaven`)!
      const { from, entry } = bindingOn(row, log.rows.get('calls', ACCORD)!, log.now.slice(0, 10))!
      return { from, entry }
    }
    log.now = '2026-03-01T12:00:00Z'
    const first = signAccord(log, 'northhaven', northhaven)
    log.now = '2026-04-01T12:00:00Z'
    const manifest = manifestOf({
      en: 'We keep every harbour open.',
      fr: 'Nous gardons tous les ports ouverts.',
    })
    log.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, under)
    const newer = { manifest: manifestDigest(manifest) }
    signAccord(log, 'northhaven', northhaven, { body: newer })
    assert.deepEqual(since(), { from: '2026-03-01', entry: first })
    log.now = '2026-05-01T12:00:00Z'
    log.post('signature/withdrawn', { reason: null }, own)
    const again = signAccord(log, 'northhaven', northhaven, { body: newer })
    assert.deepEqual(since(), { from: '2026-05-01', entry: again })
  })

  it('are none that were replaced before their notice was over', () => {
    const log = admittedHarbour()
    const strict = rules(0, 'strict')
    const mended = rules(30, 'mended')
    signAccord(log, 'northhaven', northhaven)
    change(log, strict)
    log.pass(80)
    change(log, mended)
    const named = { first: POLICY, strict, mended }
    assert.equal(bound(log, '2026-04-01', named), 'first by yes, then mended from 2026-06-21')
    assert.equal(bound(log, '2026-06-21', named), 'mended by notice')
  })

  it('are none that were replaced on the day on which they would begin to bind', () => {
    const replacedOn = (day: string) => {
      const log = admittedHarbour()
      const strict = rules(0, 'strict')
      const mended = rules(30, 'mended')
      signAccord(log, 'northhaven', northhaven)
      change(log, strict)
      log.now = `${day}T12:00:00Z`
      change(log, mended)
      return bound(log, '2026-04-03', { first: POLICY, strict, mended })
    }
    assert.equal(replacedOn('2026-04-02'), 'first by yes, then mended from 2026-07-02')
    assert.equal(replacedOn('2026-04-03'), 'strict by notice, then mended from 2026-07-03')
  })

  it('change by a yes alone, where the rules accepted say so', () => {
    const log = admittedHarbour()
    const lasting = rules(null, 'lasting')
    const newer = rules(0, 'newer')
    change(log, lasting)
    signAccord(log, 'northhaven', northhaven, { body: { policy: policyDigest(lasting) } })
    log.pass(1)
    change(log, newer)
    const named = { lasting, newer }
    assert.equal(bound(log, '2126-01-01', named), 'lasting by yes, then newer from null')
    log.pass(400)
    accept(log, newer)
    assert.equal(bound(log, '2026-12-31', named), 'lasting by yes, then newer from null')
    assert.equal(bound(log, '2126-01-01', named), 'newer by yes')
    // Those rules name no notice at all, and were accepted.
    change(log, POLICY)
    assert.equal(bound(log, '2126-01-01', { ...named, first: POLICY }), 'first by notice')
  })

  it('are taken on by a newer signature, and end with it', () => {
    const log = admittedHarbour()
    signAccord(log, 'northhaven', northhaven)
    const newer = rules(90, 'newer')
    change(log, newer)
    const manifest = manifestOf({ en: 'Day and night.' })
    log.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, under)
    const body = { policy: policyDigest(newer), manifest: manifestDigest(manifest) }
    signAccord(log, 'northhaven', northhaven, { body })
    assert.equal(bound(log, '2026-01-01', { newer }), 'newer by yes')
    log.pass(1)
    log.post('signature/withdrawn', { reason: null }, own)
    assert.equal(bound(log, '2026-01-01', { newer }), 'newer by yes')
    assert.equal(bound(log, '2026-01-02', { newer }), 'nothing')
  })

  it('count from the seal for what was sealed, and a yes between seal and opening is the later one', () => {
    const newer = rules(0, 'newer')
    const sealedOver = (between: (log: MemoryLog) => void) => {
      const log = admittedHarbour()
      signAccord(log, 'northhaven', northhaven)
      const manifest = manifestOf({ en: 'Day and night.' })
      log.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, under)
      const kept = signUnseen(log, 'northhaven', northhaven, { body: { manifest: manifestDigest(manifest) } })
      seal(log, kept)
      change(log, newer)
      between(log)
      atTheHour(log)
      open(log, kept)
      return log
    }
    const named = { first: POLICY, newer }
    const silent = sealedOver(() => {})
    assert.equal(bound(silent, '2026-01-02', named), 'first by yes, then newer from 2026-04-03')
    const accepted = sealedOver(log => accept(log, newer))
    assert.equal(bound(accepted, '2026-01-02', named), 'newer by yes')
  })

  it('begin their notice at the opening of what was sealed: until then its party could neither accept nor leave', () => {
    const log = harbour()
    const own: Policy = { ...POLICY, noticeDays: 3 }
    change(log, own)
    admitParty(log, 'northhaven', [northhaven])
    const kept = signUnseen(log, 'northhaven', northhaven, { body: { policy: policyDigest(own) } })
    seal(log, kept, '2026-02-01T00:00:00Z')
    const newer = rules(0, 'newer')
    change(log, newer)
    log.now = '2026-02-01T00:00:00Z'
    open(log, kept)
    const named = { own, newer }
    assert.equal(bound(log, '2026-02-01', named), 'own by yes, then newer from 2026-02-05')
    assert.equal(bound(log, '2026-02-05', named), 'newer by notice')
  })

  it('go over with a signature that is carried over, the notice that runs too', () => {
    const log = admittedHarbour()
    signAccord(log, 'northhaven', northhaven)
    const newer = rules(5, 'newer')
    change(log, newer)
    log.pass(10)
    const heir = partyKey('southquay')
    admitParty(log, 'southquay', [heir])
    const body = { party: 'northhaven', into: 'southquay', calls: [ACCORD], reason }
    log.post('party/merged', body, { signers: [log.depositary, heir] })
    const named = { first: POLICY, newer }
    assert.equal(bound(log, '2026-01-10', named, 'southquay'), 'nothing')
    assert.equal(bound(log, '2026-01-11', named, 'southquay'), 'first by yes, then newer from 2026-04-02')
    assert.equal(bound(log, '2026-04-02', named, 'southquay'), 'newer by notice')
  })

  it('give whoever was out its whole notice anew, wherever its signature is carried, but for what bound it before', () => {
    const log = admittedHarbour()
    signAccord(log, 'northhaven', northhaven)
    const [before, newer] = [rules(90, 'before'), rules(5, 'newer')]
    change(log, before)
    log.pass(92)
    change(log, newer)
    log.pass(10)
    const subjects = [{ party: 'northhaven' }]
    const [out, back] = [log.now.slice(0, 10), '2026-08-01']
    log.post('signature/invalidated', { subjects, ground: reason }, under)
    log.now = `${back}T12:00:00Z`
    const named = { first: POLICY, before, newer }
    log.post('signature/restored', { party: 'northhaven', reason }, under)
    assert.equal(out, '2026-04-13')
    assert.equal(bound(log, '2026-04-12', named), 'before by notice, then newer from 2026-07-03')
    assert.equal(bound(log, '2026-04-13', named), 'nothing')
    assert.equal(bound(log, '2026-07-31', named), 'nothing')
    assert.equal(bound(log, back, named), 'before by notice, then newer from 2026-10-31')
    assert.equal(bound(log, '2026-10-31', named), 'newer by notice')
    const heir = partyKey('southquay')
    admitParty(log, 'southquay', [heir])
    const body = { party: 'northhaven', into: 'southquay', calls: [ACCORD], reason }
    log.post('party/merged', body, { signers: [log.depositary, heir] })
    assert.equal(bound(log, back, named, 'southquay'), 'before by notice, then newer from 2026-10-31')
  })

  it('are the ones by which it is removed, and no others', () => {
    const log = admittedHarbour()
    const sudden: Policy = { ...POLICY, delisting: [{ id: 'at-will', rule: [said('As we please.')] }] }
    const remove = (policy: string, rule: string) =>
      log.post('signature/removed', { party: 'northhaven', policy, rule, reason }, under)
    const refused = (code: Parameters<typeof refusedAs>[0], policy: string, rule: string) =>
      assert.throws(() => remove(policy, rule), refusedAs(code))
    signAccord(log, 'northhaven', northhaven)
    change(log, sudden)
    // Minutes old, and in force: it binds whoever signs from now on.
    refused('policy_wrong', policyDigest(sudden), 'at-will')
    refused('rule_unknown', POLICY_DIGEST, 'at-will')
    log.pass(90)
    refused('policy_wrong', policyDigest(sudden), 'at-will')
    log.pass(1)
    refused('policy_wrong', POLICY_DIGEST, 'silence')
    remove(policyDigest(sudden), 'at-will')
  })

  it('let an announced removal lapse, once they bind no more', () => {
    const log = admittedHarbour()
    signAccord(log, 'northhaven', northhaven)
    const newer = rules(90, 'newer')
    const body = { party: 'northhaven', policy: POLICY_DIGEST, rule: 'silence', reason }
    change(log, newer)
    accept(log, newer)
    assert.throws(() => log.post('signature/removed', body, under), refusedAs('policy_wrong'))
    assert.deepEqual(ACCEPTS.policy, POLICY_DIGEST, 'what was signed stays in its entry')
  })
})
