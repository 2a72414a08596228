import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  ESTABLISHED,
  facts,
  harbour,
  northhaven,
  OPENED,
  officer,
  POLICY,
  said,
  signAccord,
  signedHarbour,
} from '../../test/harbour.ts'
import { MemoryLog, ORIGIN, partyKey, passkey, seedOf } from '../../test/memory-log.ts'
import { codeOf, refusedAs } from '../../test/refused.ts'
import { strangeKeys } from '../../test/strange-keys.ts'
import { parseEnvelope } from '../core/envelope.ts'
import { newSigner, thumbprint } from '../core/keys.ts'
import { prepare, settle } from './law.ts'
import { TYPES } from './types.ts'
import { verdictOf } from './verdict.ts'

/** Where, when and by whom a statement may be made; what it says is for the tests of each noun. */

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))

describe('the law, on the place of a statement', () => {
  it('begins a log with its depositary, once', () => {
    const log = new MemoryLog()
    const key = partyKey('too early')
    const body = { party: 'too-early', ...facts('Too-early'), keys: [key.key], claims: false }
    refused('log_unestablished', () => log.post('party/admitted', body, { signers: [key] }))
    log.post('depositary/established', ESTABLISHED(log))
    const other = newSigner('depositary', seedOf('another'))
    refused('log_established', () =>
      log.post('depositary/established', ESTABLISHED(log, [other]), { signers: [other] }),
    )
  })

  it('takes no statement that was made for another log', () => {
    const log = harbour()
    refused('log_wrong', () =>
      log.post('call/closed', { reason: said('x') }, { call: ACCORD, log: 'b.example/log' }),
    )
  })

  it('takes nothing whose author saw a larger log, or another one', () => {
    const log = harbour()
    const post = (seen: ReturnType<MemoryLog['seen']>) => () =>
      log.post('call/closed', { reason: said('x') }, { call: ACCORD, seen })
    refused('seen_ahead', post({ ...log.seen(), size: log.size + 1 }))
    const fork = harbour({ upTo: 'call' })
    fork.post('call/closed', { reason: said('Never.') }, { call: ACCORD })
    refused('seen_foreign', post(fork.seen()))
    refused('seen_foreign', post({ size: 0, root: log.seen().root }))
  })

  it('takes nothing whose author had not seen what it relies on', () => {
    const log = harbour()
    const before = log.seen()
    admitParty(log, 'northhaven', [northhaven])
    // The key came in with the entry that its holder must have seen.
    refused('seen_stale', () => signAccord(log, 'northhaven', northhaven, { seen: before }))
    const unaware = log.seen()
    log.post(
      'call/policy-changed',
      { policy: { ...POLICY, noticeDays: 1 }, reason: said('Harder.') },
      { call: ACCORD },
    )
    log.post('call/policy-changed', { policy: POLICY, reason: said('Back.') }, { call: ACCORD })
    refused('seen_stale', () => signAccord(log, 'northhaven', northhaven, { seen: unaware }))
    const unnamed = log.seen()
    log.post('party/updated', {
      party: 'northhaven',
      ...facts('Renamed'),
      domain: null,
      reason: said('Renamed.'),
    })
    refused('seen_stale', () => signAccord(log, 'northhaven', northhaven, { seen: unnamed }))
    signAccord(log, 'northhaven', northhaven)
  })

  it('does not mind what has changed beside it', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    const seen = log.seen()
    admitParty(log, 'eastport', [partyKey('eastport')])
    signAccord(log, 'eastport', partyKey('eastport'))
    signAccord(log, 'northhaven', northhaven, { seen })
  })

  it('judges nothing twice, whoever signed it', () => {
    const log = harbour()
    const envelope = log.envelope('call/closed', { reason: said('Done.') }, { call: ACCORD })
    log.admit(envelope)
    refused('statement_repeated', () => log.admit(envelope))
  })

  it('dates no entry where a day that follows from it would have five digits', () => {
    const log = harbour()
    const policy = { ...POLICY, noticeDays: 3650, recheckDays: 3650, reservationDays: 3650 }
    log.now = '9899-12-31T23:59:59Z'
    log.post('call/policy-changed', { policy, reason: said('Late.') }, { call: ACCORD })
    log.now = '9900-01-01T00:00:00Z'
    refused('time_malformed', () => log.post('call/closed', { reason: said('x') }, { call: ACCORD }))
  })

  it('dates no entry before the one that it follows', () => {
    const log = harbour()
    log.now = '2025-12-31T23:59:59Z'
    refused('admitted_decreasing', () => log.post('call/closed', { reason: said('x') }, { call: ACCORD }))
  })

  it('takes a statement within the window of the policy, and of the log where there is no call', () => {
    const { log } = signedHarbour()
    const { now: at } = log
    const withdraw = { by: 'eastport', call: ACCORD, signers: [partyKey('eastport')] }
    log.pass(1)
    const inTime = log.envelope('signature/withdrawn', { reason: null }, { ...withdraw, at })
    log.now = '2026-01-02T00:00:01Z'
    refused('at_expired', () => log.admit(inTime))
    log.now = '2026-01-03T00:00:00Z'
    log.post('switch/set', { covers: ['party/listed'], closed: true, reason: said('Spam.') }, { at })
    log.pass(6)
    refused('at_expired', () =>
      log.post('switch/set', { covers: ['party/listed'], closed: false, reason: said('Over.') }, { at }),
    )
  })

  it('allows a clock that is five minutes ahead, no more', () => {
    const log = harbour()
    const post = (at: string) => () => log.post('call/opened', OPENED, { call: 'second-accord', at })
    refused('at_future', post('2026-01-01T00:05:01Z'))
    post('2026-01-01T00:05:00Z')()
  })

  it('takes statements under calls that are open', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    refused('call_unknown', () => signAccord(log, 'northhaven', northhaven, { call: 'no-accord' }))
    log.post('call/closed', { reason: said('Done.') }, { call: ACCORD })
    refused('call_closed', () => signAccord(log, 'northhaven', northhaven))
  })

  it('knows each type by its name, its call and its body', () => {
    const log = harbour()
    refused('type_unknown', () => log.post('call/forgotten', {}, { call: ACCORD }))
    refused('statement_malformed', () => log.post('call/closed', { reason: said('x') }))
    refused('statement_malformed', () => log.post('party/admitted', {}, { call: ACCORD }))
    refused('body_malformed', () => log.post('call/closed', { reason: said('x'), more: 1 }, { call: ACCORD }))
    refused('body_malformed', () => log.post('call/closed', {}, { call: ACCORD }))
    assert.equal(new Set(TYPES.map(({ type }) => type)).size, TYPES.length)
  })
})

describe('the law, on who signs', () => {
  it('asks for a key that the register knows', () => {
    const log = harbour()
    const stranger = newSigner('depositary', seedOf('stranger'))
    refused('key_unknown', () =>
      log.post('call/closed', { reason: said('x') }, { call: ACCORD, signers: [stranger] }),
    )
  })

  it('asks for the author, and for nobody else', () => {
    const { log } = signedHarbour()
    const eastport = partyKey('eastport')
    const close = { reason: said('x') }
    refused('signer_unexpected', () => log.post('call/closed', close, { call: ACCORD, signers: [eastport] }))
    refused('signer_unexpected', () =>
      log.post('call/closed', close, { call: ACCORD, signers: [log.depositary, eastport] }),
    )
    const withdraw = { by: 'northhaven', call: ACCORD }
    refused('signer_unexpected', () =>
      log.post('signature/withdrawn', { reason: null }, { ...withdraw, signers: [eastport] }),
    )
    refused('signer_unexpected', () =>
      log.post('signature/withdrawn', { reason: null }, { ...withdraw, signers: [log.depositary] }),
    )
    const fresh = partyKey('fresh')
    refused('signer_missing', () =>
      log.post(
        'key/added',
        { holder: 'eastport', key: fresh.key, reason: null },
        { by: 'eastport', signers: [fresh] },
      ),
    )
  })

  it('keeps apart what a party says and what the depositary says', () => {
    const { log } = signedHarbour()
    refused('author_wrong', () => log.post('signature/given', ACCEPTS, { call: ACCORD }))
    refused('author_wrong', () =>
      log.post(
        'call/closed',
        { reason: said('x') },
        { by: 'eastport', call: ACCORD, signers: [partyKey('eastport')] },
      ),
    )
  })

  it('lets a party sign beside the depositary what is about that party', () => {
    const { log } = signedHarbour()
    const body = { party: 'eastport', ...facts('Eastport'), reason: said('Moved.') }
    refused('signer_unexpected', () =>
      log.post('party/updated', body, { signers: [log.depositary, northhaven] }),
    )
    refused('signer_missing', () => log.post('party/updated', body, { signers: [partyKey('eastport')] }))
    log.post('party/updated', body, { signers: [log.depositary, partyKey('eastport')] })
  })

  it('lets an officer act while the role lasts, but not in what is the depositary’s own', () => {
    const { log } = signedHarbour()
    const second = passkey('second officer', { use: 'officer' })
    const grant = { role: 'officer', id: 'officer-2', key: second.key, until: null, name: null }
    refused('key_use_wrong', () => log.post('role/granted', grant, { signers: [officer, second] }))
    admitParty(log, 'southquay', [], [officer])
    const unaware = log.seen()
    log.post('role/ended', { id: 'officer-1', reason: said('Retired.') })
    refused('role_unknown', () => admitParty(log, 'westbank', [], [officer]))
    refused('role_unknown', () =>
      log.post('call/closed', { reason: said('x') }, { call: ACCORD, signers: [officer], seen: unaware }),
    )
  })

  it('believes no signature that does not match its key', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    const borrowed = { ...northhaven, sign: partyKey('mallory').sign }
    refused('key_unknown', () => signAccord(log, 'northhaven', borrowed))
    const plain = {
      ...northhaven,
      sign: (pae: Uint8Array) => ({ keyid: northhaven.keyid, sig: partyKey('mallory').sign(pae).sig }),
    }
    refused('signature_invalid', () => signAccord(log, 'northhaven', plain))
    const elsewhere = passkey('northhaven', { rpId: 'harbour.evil.example' })
    refused('passkey_wrong', () => signAccord(log, 'northhaven', elsewhere))
    const other = (pae: Uint8Array) => northhaven.sign(pae.with(0, 0))
    refused('passkey_wrong', () => signAccord(log, 'northhaven', { ...northhaven, sign: other }))
  })

  it('settles nothing while a signature is left unchecked', () => {
    const log = harbour()
    const envelope = log.envelope('call/closed', { reason: said('x') }, { call: ACCORD })
    const prepared = prepare(parseEnvelope(envelope), 1)
    refused('signature_invalid', () => settle(prepared, []))
    refused('key_revoked', () => settle(prepared, [{ code: 'key_revoked', sentence: 'It was.' }]))
    assert.equal(settle(prepared, [null]).statement.log, ORIGIN)
  })

  it('changes nothing where it refuses', () => {
    const { log } = signedHarbour()
    const before = JSON.stringify([...log.register.rows.all()])
    const attempts = [
      () => signAccord(log, 'northhaven', northhaven),
      () => signAccord(log, 'mallory', partyKey('mallory')),
      () => admitParty(log, 'northhaven', []),
      () => log.post('call/opened', OPENED, { call: ACCORD }),
    ]
    for (const attempt of attempts) assert.ok(codeOf(attempt) !== undefined)
    assert.equal(JSON.stringify([...log.register.rows.all()]), before)
  })
})

describe('the verdict on a signature', () => {
  it('is a refusal for every key that must not enter, and never a fault', () => {
    // An auditor verifies ahead of judgement: it may meet such a key before the entry that brings it is refused.
    for (const key of strangeKeys())
      for (const webauthn of [undefined, { authenticatorData: 'AAAA', clientDataJSON: 'e30=' }]) {
        const keyid = thumbprint(key.jwk)
        const signature = { keyid, sig: 'A'.repeat(86).concat('=='), ...(webauthn && { webauthn }) }
        const job = { signature, key, pae: new Uint8Array(3) }
        assert.equal(verdictOf({ ...job, brought: true })?.code, 'key_malformed', JSON.stringify(key))
        assert.notEqual(verdictOf({ ...job, brought: false }), null)
      }
  })
})
