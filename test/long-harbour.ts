import { utf8 } from '../src/core/bytes.ts'
import { digestOf } from '../src/core/digest.ts'
import { newSigner } from '../src/core/keys.ts'
import { OFFICES } from '../src/register/kinds.ts'
import type { Policy } from '../src/register/policy.ts'
import { policyDigest } from '../src/register/types/calls.ts'
import {
  ACCEPTS,
  ACCORD,
  absent,
  admitParty,
  facts,
  listed,
  MANIFEST_DIGEST,
  northhaven,
  OPENED,
  officer,
  POLICY,
  POLICY_DIGEST,
  said,
  signedHarbour,
  textOf,
} from './harbour.ts'
import { type MemoryLog, partyKey, seedOf } from './memory-log.ts'
import { open, seal, signUnseen } from './sealing.ts'

/** The harbour's log in which something of every type has happened, but for new rules. */
export function longHarbour(): MemoryLog {
  const { log } = signedHarbour()
  const under = { call: ACCORD }
  const party = 'northhaven'
  const reason = said('For a reason.')
  const second = partyKey('second')
  const german = 'Wir halten den Hafen offen.'
  log.keepText(utf8(german))
  log.post('party/listed', listed('westbank', '2025-02-01'), under)
  const seen = { firstSeen: '2025-02-01', lastSeen: '2025-02-01' }
  log.post('party/listed', absent('westbank', '2025-04-01', seen), under)
  log.post('party/admitted', { party: 'westbank', ...facts('Westbank'), keys: [], claims: true })
  log.post('text/translated', { manifest: MANIFEST_DIGEST, text: textOf('de', german, false) }, under)
  const instrument = { digest: MANIFEST_DIGEST, date: '2025-12-30', channel: said('By post.') }
  const deposit = { party: 'westbank', ...ACCEPTS, read: ['de', 'fr'], instrument }
  log.post('signature/deposited', deposit, under)
  const words = log.keepWords('A reason that takes more words than the log does. '.repeat(8))
  const eastport = { ...under, by: 'eastport', signers: [partyKey('eastport')] }
  log.post('signature/withdrawn', { reason: words }, eastport)
  log.post('signature/removed', { party, policy: POLICY_DIGEST, rule: 'silence', reason }, under)
  log.post('signature/restored', { party, reason }, under)
  const adding = { holder: party, key: second.key, reason: null }
  log.post('key/added', adding, { by: party, signers: [northhaven, second] })
  const policy: Policy = { ...POLICY, noticeDays: 60, persons: true }
  const quay = partyKey('southquay')
  admitParty(log, 'southquay', [quay])
  const sealed = signUnseen(log, 'southquay', quay)
  seal(log, sealed, '2026-01-01T18:00:00Z')
  log.post('call/policy-changed', { policy, reason }, under)
  const signed = { manifest: MANIFEST_DIGEST, policy: policyDigest(policy) }
  const commitments = ['one', 'two'].map(name => digestOf(utf8(`a person, ${name}`)))
  for (const commitment of commitments) log.post('person/signed', { ...signed, commitment }, under)
  log.post('person/erased', { commitment: commitments[0]!, ground: 'request' }, under)
  const subjects = [{ party: 'westbank' }, { commitment: commitments[1]! }]
  log.post('signature/invalidated', { subjects, ground: reason }, under)
  log.post('signature/restored', { party: 'westbank', reason }, under)
  log.post('person/restored', { commitment: commitments[1]!, reason }, under)
  const invalidation = log.post('signature/invalidated', { subjects, ground: reason }, under)
  log.post('signature/reinstated', { invalidation, subjects, reason }, under)
  const accepts = { ...ACCEPTS, policy: policyDigest(policy) }
  log.post('policy/accepted', { policy: accepts.policy }, { ...under, by: party, signers: [second] })
  log.post('key/revoked', { keyid: second.keyid, reason })
  log.pass(1)
  open(log, sealed)
  log.post('party/updated', { party, ...facts('Haven'), reason })
  const checked = { checked: '2026-01-01', channel: null, note: null, evidence: [] }
  const byDomain = { method: 'domain', outcome: 'holds', domain: 'haven.example', dnssec: 'secure' }
  log.post('mandate/checked', { party: 'westbank', ...byDomain, ...checked })
  log.post(
    'mandate/vouched',
    { party: 'westbank', stands: true, note: reason },
    { by: party, signers: [northhaven] },
  )
  const independent = { level: 'independent', note: null, source: null, evidence: [] } as const
  const elsewhere = { call: 'a-record' }
  log.post('call/opened', { ...OPENED, authority: independent }, elsewhere)
  const { titles: _, summary: _s, issued: _i, absentees: _a, manifest: _m, ...claim } = OPENED
  log.post('call/claimed', { ...claim, policy, reason }, elsewhere)
  const authority = { authority: OPENED.authority, checked: '2026-01-01', outcome: 'holds' }
  log.post('call/authority-checked', { ...authority, domain: 'harbour.example', dnssec: 'secure' }, elsewhere)
  log.post('words/withheld', { digest: words.digest, ground: said('GDPR, article 17'), authority: reason })
  const announced = {
    type: 'signature/removed',
    call: ACCORD,
    body: { party, policy: accepts.policy, rule: 'silence', reason },
  }
  log.post('act/announced', announced, { signers: [officer] })
  log.post('log/anchored', { checkpoint: log.head().checkpoint })
  const other = newSigner('officer', seedOf('the other officer'))
  const granted = { role: 'officer', id: 'officer-2', key: other.key, until: null, name: null }
  log.post('role/granted', granted, { signers: [log.depositary, other] })
  log.post('key/revoked', { keyid: other.keyid, reason }, { signers: [officer] })
  log.post('switch/set', { covers: ['party/listed'], closed: true, reason })
  const south = { ...under, by: 'southquay', signers: [quay] }
  log.post('signature/withdrawn', { reason: null }, south)
  log.post('signature/given', { ...accepts, reservation: reason }, south)
  const against = { party: 'southquay', entry: log.size - 1 }
  const north = { ...under, by: party, signers: [northhaven] }
  const objection = log.post('objection/raised', { against, words: reason }, north)
  log.post('objection/answered', { objection, words: reason }, south)
  log.post('objection/withdrawn', { party: 'southquay', objection, reason }, north)
  for (const quay of ['one', 'two', 'three']) admitParty(log, `quay-${quay}`, [partyKey(quay)])
  log.post('signature/given', accepts, { ...under, by: 'quay-one', signers: [partyKey('one')] })
  const calls = [ACCORD]
  const merging = { party: 'quay-one', into: 'quay-two', calls, reason }
  log.post('party/merged', merging, { signers: [log.depositary, partyKey('two')] })
  const succeeding = { party: 'quay-two', successor: 'quay-three', calls, reason }
  log.post('party/succeeded', succeeding, { signers: [log.depositary, partyKey('three')] })
  log.post('party/ended', { party: 'quay-three', reason })
  log.post('role/ended', { id: 'officer-1', reason })
  for (const office of OFFICES) {
    const key = newSigner('officer', seedOf(office))
    const grant = { role: 'officer', office, id: `officer-${office}`, key: key.key, until: null, name: null }
    log.post('role/granted', grant, { signers: [log.depositary, key] })
  }
  log.post('call/opened', OPENED, { call: 'a-rehearsal' })
  log.post('call/voided', { reason }, { call: 'a-rehearsal' })
  log.post('call/closed', { reason }, under)
  return log
}
