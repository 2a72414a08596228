import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  inEnglish,
  MANIFEST_DIGEST,
  manifestOf,
  northhaven,
  OPENED,
  officer,
  POLICY,
  POLICY_DIGEST,
  said,
  signAccord,
  signedHarbour,
  WORDS,
} from '../../test/harbour.ts'
import { partyKey, passkey } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import { parseTime } from '../core/time.ts'
import { OFFICES } from './kinds.ts'
import { actDigest, LAPSE_DAYS, SECOND_HAND_DAYS, stateOf } from './second-approval.ts'
import { TYPES } from './types.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))

const second = passkey('the second officer', { use: 'officer' })
const removal = { party: 'northhaven', policy: POLICY_DIGEST, rule: 'silence', reason: said('Two years.') }
const invalidation = { subjects: [{ party: 'eastport' }], ground: said('Not by them.') }
const { titles: _, summary, issued, convener, verb, noun, absentees } = OPENED
const slip = { titles: inEnglish('The Accord of the Harbour'), reason: said('A slip.') }
const amendment = { ...slip, summary, issued, convener, verb, noun, absentees }
const harder = { policy: { ...POLICY, noticeDays: 1 }, reason: said('Harder.') }

const correction = {
  from: MANIFEST_DIGEST,
  manifest: manifestOf({ ...WORDS, en: 'We keep the harbours open.\n' }),
  days: 7,
  reason: said('A slip.'),
}

/** A harbour with two officers; Northhaven and Eastport have signed, two other ports have not. */
function twoOfficers() {
  const { log } = signedHarbour()
  const grant = { role: 'officer', id: 'officer-2', key: second.key, until: null, name: null }
  log.post('role/granted', grant, { signers: [log.depositary, second] })
  for (const party of ['westbank', 'southquay']) admitParty(log, party, [])
  const ending = { party: 'eastport', reason: said('Dissolved.') }
  const reason = log.keepWords('What nobody should read. '.repeat(20))
  log.post('signature/withdrawn', { reason }, { by: 'northhaven', call: ACCORD, signers: [northhaven] })
  signAccord(log, 'northhaven', northhaven)
  const withholding = { digest: reason.digest, ground: said('GDPR, article 17'), authority: said('A court') }
  log.post('key/suspended', { party: 'northhaven', reason: said('Stolen.') })
  const resumption = { party: 'northhaven', keeps: [northhaven.keyid], ends: [], reason: said('Found.') }
  const leaver = partyKey('oldquay')
  admitParty(log, 'oldquay', [leaver])
  signAccord(log, 'oldquay', leaver)
  log.post('signature/withdrawn', { reason: null }, { by: 'oldquay', call: ACCORD, signers: [leaver] })
  const instrument = { digest: MANIFEST_DIGEST, date: '2025-12-30', channel: said('By post.') }
  const paper = { party: 'oldquay', ...ACCEPTS, instrument }
  const acts = [
    { type: 'signature/deposited', call: ACCORD, body: paper },
    { type: 'signature/removed', call: ACCORD, body: removal },
    { type: 'call/policy-changed', call: ACCORD, body: harder },
    { type: 'signature/invalidated', call: ACCORD, body: invalidation },
    { type: 'words/withheld', call: null, body: withholding },
    { type: 'party/merged', call: null, body: { ...ending, into: 'northhaven', calls: [] } },
    {
      type: 'party/succeeded',
      call: null,
      body: { ...ending, party: 'westbank', successor: 'southquay', calls: [] },
    },
    { type: 'party/ended', call: null, body: { ...ending, party: 'southquay' } },
    { type: 'call/amended', call: ACCORD, body: amendment },
    { type: 'text/corrected', call: ACCORD, body: correction },
    { type: 'key/resumed', call: null, body: resumption },
    { type: 'key/revoked', call: null, body: { keyid: northhaven.keyid, reason: said('Stolen.') } },
    { type: 'key/allowed', call: null, body: { party: 'northhaven', link: null, reason: said('Lost.') } },
    { type: 'call/closed', call: ACCORD, body: { reason: said('It has served.') } },
  ]
  return { log, acts }
}

describe('an act that takes something from others', () => {
  it('is a paper over a key, removal, the end of a party’s key, another key for it, invalidation, withholding, another policy, another title, other words, the end of a call, a party or a suspension, and can be announced', () => {
    const { acts } = twoOfficers()
    const byOfficers = TYPES.filter(({ office, secondHand }) => secondHand && office === 'officer')
    const asking = byOfficers.map(({ type }) => type)
    assert.deepEqual(asking.toSorted(), acts.map(({ type }) => type).toSorted())
  })

  it('is done by two officers, or by the depositary itself, and by no officer alone', () => {
    for (const hands of ['two', 'owner'] as const) {
      const { log, acts } = twoOfficers()
      const signers = hands === 'two' ? [officer, second] : [log.depositary]
      for (const { type, call, body } of acts) {
        refused('second_hand_missing', () => log.post(type, body, { call, signers: [officer] }))
        refused('second_hand_missing', () => log.post(type, body, { call, signers: [second] }))
        log.post(type, body, { call, signers })
      }
    }
  })

  it('is done by no officer with two keys', () => {
    const { log } = twoOfficers()
    const spare = passkey('a spare key of the officer', { use: 'officer' })
    const adding = { holder: 'officer-1', key: spare.key, reason: said('A spare.') }
    log.post('key/added', adding, { signers: [log.depositary, officer, spare] })
    refused('second_hand_missing', () =>
      log.post('signature/removed', removal, { call: ACCORD, signers: [officer, spare] }),
    )
  })

  it('takes no second hand of an officer who only drafts or reads', () => {
    for (const office of OFFICES) {
      const { log, acts } = twoOfficers()
      const hand = passkey(office, { use: 'officer' })
      const grant = { role: 'officer', office, id: office, key: hand.key, until: null, name: null }
      log.post('role/granted', grant, { signers: [log.depositary, hand] })
      for (const { type, call, body } of acts)
        for (const signers of [[officer, hand], [hand, second], [hand]])
          refused('key_role_wrong', () => log.post(type, body, { call, signers }))
    }
  })

  it('takes no second hand whose office has ended', () => {
    const { log } = twoOfficers()
    log.post('role/ended', { id: 'officer-2', reason: said('Left.') })
    refused('role_unknown', () =>
      log.post('signature/removed', removal, { call: ACCORD, signers: [officer, second] }),
    )
  })

  it('asks for the second hand last: whoever is told so knows that all else is in order', () => {
    const { log } = twoOfficers()
    const unruly = { ...removal, rule: 'whim' }
    refused('rule_unknown', () => log.post('signature/removed', unruly, { call: ACCORD, signers: [officer] }))
  })
})

describe('an announcement', () => {
  const [type, call] = ['signature/removed', ACCORD]
  const announce = { type, call, body: removal }
  const alone = { call, signers: [officer] }
  const restoring = { party: 'northhaven', reason: said('It reported.') }

  it('lets one officer do that very act once its delay has passed, and once', () => {
    const { log } = twoOfficers()
    const entry = log.post('act/announced', announce, { signers: [officer] })
    refused('second_hand_missing', () => log.post(type, removal, alone))
    log.pass(SECOND_HAND_DAYS - 1)
    log.now = `${log.now.slice(0, 10)}T23:59:59Z`
    refused('second_hand_missing', () => log.post(type, removal, alone))
    log.now = '2026-01-08T00:00:00Z'
    const other = { ...removal, reason: said('Another reason.') }
    refused('second_hand_missing', () => log.post(type, other, alone))
    refused('second_hand_missing', () => log.post(type, { ...removal, party: 'eastport' }, alone))
    const unaware = log.seen(entry)
    refused('seen_stale', () => log.post(type, removal, { ...alone, seen: unaware }))
    const done = log.post(type, removal, alone)
    assert.equal(log.rows.get('announced', actDigest(announce))?.done, done)
    log.post('signature/restored', restoring, { call })
    refused('second_hand_missing', () => log.post(type, removal, alone))
  })

  it('is used up by two hands as well', () => {
    const { log } = twoOfficers()
    log.post('act/announced', announce, { signers: [officer] })
    refused('act_announced', () => log.post('act/announced', announce, { signers: [second] }))
    log.post(type, removal, { call, signers: [officer, second] })
    log.post('signature/restored', restoring, { call })
    log.post('act/announced', announce, { signers: [officer] })
    log.pass(SECOND_HAND_DAYS)
    log.post(type, removal, alone)
  })

  it('lapses, and can be made anew', () => {
    const { log } = twoOfficers()
    log.post('act/announced', announce, { signers: [officer] })
    const row = log.rows.get('announced', actDigest(announce))!
    const at = (days: number) => stateOf(row, parseTime('2026-01-01T00:00:00Z') + days * 86_400)
    assert.deepEqual([at(6), at(7), at(36), at(37)], ['waiting', 'ripe', 'ripe', 'over'])
    log.pass(LAPSE_DAYS)
    refused('second_hand_missing', () => log.post(type, removal, alone))
    log.post('act/announced', announce, { signers: [officer] })
    log.pass(SECOND_HAND_DAYS)
    log.post(type, removal, alone)
  })

  it('is of an act that asks for a second hand, whole and under its call', () => {
    const { log } = twoOfficers()
    const wrong = [
      { ...announce, type: 'signature/restored', body: { party: 'northhaven', reason: said('Done.') } },
      { ...announce, type: 'act/announced', call: null, body: announce },
      { ...announce, type: 'toString' },
      { ...announce, call: null },
      { ...announce, body: { ...removal, rule: undefined } },
      { ...announce, body: { ...removal, more: 1 } },
    ]
    for (const body of wrong) refused('body_malformed', () => log.post('act/announced', body))
    refused('call_unknown', () => log.post('act/announced', { ...announce, call: 'no-such-call' }))
    refused('author_wrong', () =>
      log.post('act/announced', announce, { by: 'northhaven', signers: [northhaven] }),
    )
  })

  it('binds the words of the act, which are there to be read meanwhile', () => {
    const { log } = twoOfficers()
    const reason = log.keepWords('Why this is done, at length. '.repeat(20))
    const entry = log.post('act/announced', { ...announce, body: { ...removal, reason } })
    assert.equal(log.rows.get('words', reason.digest)?.entry, entry)
  })
})
