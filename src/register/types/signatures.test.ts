import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCEPTS,
  ACCORD,
  admittedHarbour,
  facts,
  harbour,
  MANIFEST_DIGEST,
  manifestOf,
  northhaven,
  OPENED,
  officer,
  POLICY,
  POLICY_DIGEST,
  said,
  signAccord,
  textOf,
} from '../../../test/harbour.ts'
import type { MemoryLog } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { bindingOn } from '../binding-policy.ts'
import { policyDigest } from './calls.ts'
import { manifestDigest } from './texts.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const under = { call: ACCORD }
const own = { by: 'northhaven', call: ACCORD, signers: [northhaven] }
const instrument = { digest: MANIFEST_DIGEST, date: '2025-12-30', channel: said('By post.') }
const another = { ...instrument, digest: POLICY_DIGEST }
const withdraw = (log: MemoryLog) => log.post('signature/withdrawn', { reason: said('Changed.') }, own)
const remove = (log: MemoryLog, more: object = {}) => {
  const body = { party: 'northhaven', policy: POLICY_DIGEST, rule: 'silence', reason: said('Two missed.') }
  return log.post('signature/removed', { ...body, ...more }, under)
}
const restore = (log: MemoryLog) =>
  log.post('signature/restored', { party: 'northhaven', reason: said('An error.') }, under)
const rowOf = (log: MemoryLog) => log.rows.get('signatures', `${ACCORD}/northhaven`)

describe('a signature', () => {
  it('binds the text and the policy in force, in languages that the text has', () => {
    const log = admittedHarbour()
    const sign = (body: object) => () => signAccord(log, 'northhaven', northhaven, { body })
    refused('text_unknown', sign({ manifest: POLICY_DIGEST }))
    refused('policy_wrong', sign({ policy: MANIFEST_DIGEST }))
    refused('language_unknown', sign({ read: ['en', 'de'] }))
    refused('body_malformed', sign({ read: [] }))
    refused('body_malformed', sign({ read: ['en', 'en'] }))
    const text = textOf('de', 'Wir halten den Hafen offen.', false)
    log.post('text/translated', { manifest: MANIFEST_DIGEST, text }, under)
    const entry = sign({ read: ['en', 'de'], reservation: said('Not at night.') })()
    assert.equal(rowOf(log)?.entry, entry)
    assert.deepEqual(rowOf(log)?.reservation, said('Not at night.'))
  })

  it('on paper can be confirmed by the party’s own key, once, and the paper stays beside it', () => {
    const log = admittedHarbour()
    const deposit = () =>
      log.post('signature/deposited', { party: 'northhaven', ...ACCEPTS, instrument }, under)
    const paper = deposit()
    refused('signature_exists', deposit)
    const own = signAccord(log, 'northhaven', northhaven)
    const row = rowOf(log)!
    assert.deepEqual([row.how, row.entry, row.instrument], ['given', own, instrument])
    assert.deepEqual(
      row.events.map(({ what, entry }) => [what, entry]),
      [
        ['deposited', paper],
        ['given', own],
      ],
    )
    refused('signature_exists', () => signAccord(log, 'northhaven', northhaven))
    refused('signature_exists', deposit)
  })

  it('is to the newest text and policy: what was replaced is signed no more', () => {
    const log = admittedHarbour()
    const manifest = manifestOf({ en: 'We keep the harbour open, day and night.' })
    log.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, under)
    refused('text_superseded', () => signAccord(log, 'northhaven', northhaven))
    const policy = { ...POLICY, noticeDays: 1 }
    log.post('call/policy-changed', { policy, reason: said('Harder.') }, under)
    const body = { manifest: manifestDigest(manifest) }
    refused('policy_wrong', () => signAccord(log, 'northhaven', northhaven, { body }))
    signAccord(log, 'northhaven', northhaven, { body: { ...body, policy: policyDigest(policy) } })
  })

  it('is given once to a text, whatever policy has come since: newer rules are accepted', () => {
    const log = admittedHarbour()
    signAccord(log, 'northhaven', northhaven)
    refused('signature_exists', () => signAccord(log, 'northhaven', northhaven))
    refused('signature_exists', () =>
      signAccord(log, 'northhaven', northhaven, { body: { declaration: said('And gladly.') } }),
    )
    const policy = { ...POLICY, noticeDays: 1 }
    log.post('call/policy-changed', { policy, reason: said('Harder.') }, under)
    refused('signature_exists', () =>
      signAccord(log, 'northhaven', northhaven, { body: { policy: policyDigest(policy) } }),
    )
    log.post(
      'policy/accepted',
      { policy: policyDigest(policy) },
      { ...under, by: 'northhaven', signers: [northhaven] },
    )
    assert.deepEqual(
      rowOf(log)?.events.map(event => event.policy),
      [POLICY_DIGEST, policyDigest(policy)],
    )
  })

  it('stands on paper: a paper of a later day says yes to newer rules, and so does the party’s own key', () => {
    const log = admittedHarbour()
    depositFor(log, 'northhaven')
    const policy = { ...POLICY, noticeDays: 1 }
    log.post('call/policy-changed', { policy, reason: said('Harder.') }, under)
    const newer = { policy: policyDigest(policy) }
    refused('signature_exists', () => depositFor(log, 'northhaven', newer))
    const later = { ...newer, instrument: another }
    depositFor(log, 'northhaven', later)
    refused('signature_exists', () => depositFor(log, 'northhaven', newer))
    signAccord(log, 'northhaven', northhaven, { body: newer })
    assert.deepEqual(rowOf(log)?.instrument, another)
    refused('signature_exists', () => signAccord(log, 'northhaven', northhaven, { body: newer }))
    refused('signature_exists', () => depositFor(log, 'northhaven', newer))
  })

  it('is put by no officer alone over what its party has said by its own key', () => {
    const log = admittedHarbour()
    const grant = { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null }
    log.post('role/granted', grant, { signers: [log.depositary, officer] })
    const alone = { ...under, signers: [officer] }
    signAccord(log, 'northhaven', northhaven)
    withdraw(log)
    const paper = { party: 'northhaven', ...ACCEPTS, instrument }
    refused('second_hand_missing', () => log.post('signature/deposited', paper, alone))
    signAccord(log, 'northhaven', northhaven)
    const found = { ground: said('Not by them.'), subjects: [{ party: 'northhaven' }] }
    log.post('signature/invalidated', found, under)
    restore(log)
    // Restored, it is the word of its key once more, also where a newer text is signed.
    const manifest = manifestOf({ en: 'We keep the harbours open.\n' })
    log.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, under)
    const onNewest = { ...paper, manifest: manifestDigest(manifest) }
    refused('second_hand_missing', () => log.post('signature/deposited', onNewest, alone))
    log.post('signature/deposited', onNewest, under)
    // What stands on paper now is not the party’s own word any more.
    const policy = { ...POLICY, noticeDays: 1 }
    log.post('call/policy-changed', { policy, reason: said('Harder.') }, under)
    const newer = { ...onNewest, policy: policyDigest(policy), instrument: another }
    log.post('signature/deposited', newer, alone)
  })

  it('says yes once more to rules that it had accepted, where newer ones bound it by notice meanwhile', () => {
    const log = admittedHarbour()
    signAccord(log, 'northhaven', northhaven)
    const policy = { ...POLICY, noticeDays: 1 }
    log.post('call/policy-changed', { policy, reason: said('Harder.') }, under)
    log.pass(120)
    log.post('call/policy-changed', { policy: POLICY, reason: said('As before.') }, under)
    const accept = () => log.post('policy/accepted', { policy: POLICY_DIGEST }, own)
    assert.equal(bindingOn(rowOf(log)!, log.rows.get('calls', ACCORD)!, log.now.slice(0, 10))?.by, 'notice')
    accept()
    assert.equal(bindingOn(rowOf(log)!, log.rows.get('calls', ACCORD)!, log.now.slice(0, 10))?.by, 'yes')
    refused('signature_exists', accept)
  })

  it('stands on paper: rules to which it said yes since by key are no newer ones', () => {
    const log = admittedHarbour()
    depositFor(log, 'northhaven')
    const policy = { ...POLICY, noticeDays: 1 }
    const newer = { policy: policyDigest(policy) }
    log.post('call/policy-changed', { policy, reason: said('Harder.') }, under)
    log.post('policy/accepted', newer, { ...under, by: 'northhaven', signers: [northhaven] })
    refused('signature_exists', () => depositFor(log, 'northhaven', newer))
    log.post('call/policy-changed', { policy: POLICY, reason: said('As before.') }, under)
    depositFor(log, 'northhaven', { instrument: another })
    refused('signature_exists', () => depositFor(log, 'northhaven'))
  })

  it('is deposited by a paper that was never recorded for it, whatever became of that', () => {
    const log = admittedHarbour()
    const third = { ...instrument, digest: `sha256:${'A'.repeat(43)}` }
    depositFor(log, 'northhaven')
    withdraw(log)
    refused('signature_exists', () => depositFor(log, 'northhaven'))
    depositFor(log, 'northhaven', { instrument: another })
    const invalidate = () =>
      log.post(
        'signature/invalidated',
        { ground: said('Forged.'), subjects: [{ party: 'northhaven' }] },
        under,
      )
    invalidate()
    for (const paper of [instrument, another])
      refused('signature_exists', () => depositFor(log, 'northhaven', { instrument: paper }))
    depositFor(log, 'northhaven', { instrument: third })
    invalidate()
    signAccord(log, 'northhaven', northhaven)
    assert.equal(rowOf(log)?.instrument, null)
    withdraw(log)
    for (const paper of [instrument, another, third])
      refused('signature_exists', () => depositFor(log, 'northhaven', { instrument: paper }))
    assert.deepEqual(
      rowOf(log)?.events.map(({ what, paper = null }) => [what, paper]),
      [
        ['deposited', instrument.digest],
        ['withdrawn', null],
        ['deposited', another.digest],
        ['invalidated', null],
        ['deposited', third.digest],
        ['invalidated', null],
        ['given', null],
        ['withdrawn', null],
      ],
    )
  })

  it('is for parties that were admitted, of kinds that are invited, with mandates that are strong enough', () => {
    const log = harbour()
    refused('party_unknown', () => depositFor(log, 'nobody'))
    const admit = (id: string, more: object) =>
      log.post('party/admitted', { party: id, ...facts(id), keys: [], claims: false, ...more })
    admit('a-school', { kind: 'academia' })
    refused('kind_uninvited', () => depositFor(log, 'a-school'))
    admit('a-mailbox', { mandate: { ...facts('x').mandate, level: 'email' } })
    refused('mandate_insufficient', () => depositFor(log, 'a-mailbox'))
    const checked = { ...facts('a-mailbox'), mandate: { ...facts('x').mandate, level: 'vetted' } }
    log.post('party/updated', { party: 'a-mailbox', ...checked, reason: said('Checked.') })
    depositFor(log, 'a-mailbox')
  })

  it('is deposited on paper by the depositary, and shown as that', () => {
    const log = admittedHarbour()
    const entry = depositFor(log, 'northhaven')
    assert.equal(rowOf(log)?.how, 'deposited')
    assert.deepEqual(rowOf(log)?.instrument, instrument)
    assert.equal(rowOf(log)?.entry, entry)
  })

  it('is not taken by a record that somebody keeps of another’s call', () => {
    const log = admittedHarbour()
    const authority = { ...OPENED.authority, level: 'independent' }
    log.post('call/opened', { ...OPENED, authority }, { call: 'their-accord' })
    refused('record_independent', () => signAccord(log, 'northhaven', northhaven, { call: 'their-accord' }))
  })

  it('is withdrawn by its party alone, and can then be given again', () => {
    const log = admittedHarbour()
    refused('signature_unknown', () => withdraw(log))
    signAccord(log, 'northhaven', northhaven)
    refused('author_wrong', () => log.post('signature/withdrawn', { reason: null }, under))
    withdraw(log)
    refused('signature_unknown', () => withdraw(log))
    refused('signature_unknown', () => remove(log))
    refused('signature_unknown', () => restore(log))
    signAccord(log, 'northhaven', northhaven)
    assert.deepEqual(
      rowOf(log)?.events.map(({ what }) => what),
      ['given', 'withdrawn', 'given'],
    )
  })

  it('is removed by a published rule only, stays removed until the depositary restores it', () => {
    const log = admittedHarbour()
    refused('signature_unknown', () => remove(log))
    signAccord(log, 'northhaven', northhaven)
    refused('signature_standing', () => restore(log))
    refused('rule_unknown', () => remove(log, { rule: 'dislike' }))
    refused('policy_wrong', () => remove(log, { policy: MANIFEST_DIGEST }))
    remove(log)
    refused('signature_removed', () => signAccord(log, 'northhaven', northhaven))
    refused('signature_removed', () => depositFor(log, 'northhaven'))
    refused('signature_unknown', () => withdraw(log))
    refused('signature_unknown', () => remove(log))
    restore(log)
    assert.equal(rowOf(log)?.state, 'standing')
    withdraw(log)
  })

  it('can still be withdrawn, removed and restored after the call was closed', () => {
    const log = admittedHarbour()
    signAccord(log, 'northhaven', northhaven)
    log.post('call/closed', { reason: said('Done.') }, under)
    remove(log)
    restore(log)
    withdraw(log)
    refused('call_closed', () => signAccord(log, 'northhaven', northhaven))
  })

  it('is judged by what its author saw of the party’s earlier ones', () => {
    const log = admittedHarbour()
    const seen = log.seen()
    signAccord(log, 'northhaven', northhaven, { seen })
    refused('seen_stale', () => log.post('signature/withdrawn', { reason: null }, { ...own, seen }))
    withdraw(log)
    refused('seen_stale', () => signAccord(log, 'northhaven', northhaven, { seen }))
  })
})

function depositFor(log: MemoryLog, party: string, body: object = {}): number {
  return log.post('signature/deposited', { party, ...ACCEPTS, instrument, ...body }, under)
}
