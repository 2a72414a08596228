import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCORD,
  admitParty,
  ESTABLISHED,
  facts,
  harbour,
  letKeyIn,
  northhaven,
  officer,
  said,
  signAccord,
  signedHarbour,
} from '../../../test/harbour.ts'
import { MemoryLog, partyKey, passkey, seedOf } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { newSigner } from '../../core/keys.ts'
import { OFFICES } from '../kinds.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const second = partyKey('second')
const adding = (holder: string, key = second, reason: string | null = null) => ({
  holder,
  key: key.key,
  reason: reason === null ? null : said(reason),
})

describe('a key', () => {
  it('is added by its party and shown as its own, or by the depositary with a reason', () => {
    const { log } = signedHarbour()
    log.post('key/added', adding('northhaven'), { by: 'northhaven', signers: [northhaven, second] })
    assert.equal(log.rows.get('keys', second.keyid)?.addedBy, 'holder')
    const third = partyKey('third')
    const signers = [log.depositary, third]
    refused('body_malformed', () => log.post('key/added', adding('northhaven', third), { signers }))
    letKeyIn(log)
    log.post('key/added', adding('northhaven', third, 'Both were lost.'), { signers })
    assert.equal(log.rows.get('keys', third.keyid)?.addedBy, 'depositary')
  })

  it('of a drafter or a reader signs nothing for its party, neither as author nor beside another', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    const by = { by: 'northhaven', signers: [northhaven] }
    for (const role of ['drafter', 'reader'] as const) {
      const own = partyKey(role)
      log.post('key/added', { ...adding('northhaven', own), role }, { ...by, signers: [northhaven, own] })
      assert.equal(log.rows.get('keys', own.keyid)?.role, role)
      refused('key_role_wrong', () => signAccord(log, 'northhaven', own))
      const update = { party: 'northhaven', ...facts('Haven'), reason: said('Renamed.') }
      refused('key_role_wrong', () => log.post('party/updated', update, { signers: [log.depositary, own] }))
      const third = partyKey(`by the ${role}`)
      refused('key_role_wrong', () =>
        log.post('key/added', adding('northhaven', third), { ...by, signers: [own, third] }),
      )
    }
    const signatory = { ...adding('northhaven', second), role: 'signatory' }
    log.post('key/added', signatory, { ...by, signers: [northhaven, second] })
    signAccord(log, 'northhaven', second)
  })

  it('has a role where it is a party’s; the depositary may give one too', () => {
    const { log } = signedHarbour()
    const reader = { ...adding('northhaven', second, 'They asked for it.'), role: 'reader' }
    letKeyIn(log)
    log.post('key/added', reader, { signers: [log.depositary, second] })
    assert.equal(log.rows.get('keys', northhaven.keyid)?.role, undefined)
    const spare = newSigner('officer', seedOf('spare'))
    const body = { ...adding('officer-1', spare, 'A spare.'), role: 'reader' }
    refused('key_role_wrong', () => log.post('key/added', body, { signers: [log.depositary, spare] }))
    refused('body_malformed', () =>
      log.post('key/added', { ...adding('northhaven', spare), role: 'chair' }, { signers: [northhaven] }),
    )
  })

  it('enters once, ever, and by its own signature', () => {
    const { log } = signedHarbour()
    const by = { by: 'northhaven', signers: [northhaven] }
    refused('key_unproven', () => log.post('key/added', adding('northhaven'), by))
    refused('key_known', () => log.post('key/added', adding('northhaven', northhaven), by))
    const eastport = partyKey('eastport')
    refused('key_known', () =>
      log.post('key/added', adding('northhaven', eastport), {
        by: 'northhaven',
        signers: [northhaven, eastport],
      }),
    )
    refused('key_known', () => admitParty(log, 'southquay', [eastport]))
    log.post('key/revoked', { keyid: eastport.keyid, reason: said('Stolen.') })
    refused('key_known', () => admitParty(log, 'southquay', [eastport]))
    const twice = new MemoryLog()
    const keys = [twice.depositary.key, twice.depositary.key]
    refused('key_known', () => twice.post('depositary/established', { ...ESTABLISHED(twice), keys }))
  })

  it('is added by nobody for somebody else', () => {
    const { log } = signedHarbour()
    refused('author_wrong', () =>
      log.post('key/added', adding('northhaven'), {
        by: 'eastport',
        signers: [partyKey('eastport'), second],
      }),
    )
    refused('author_wrong', () =>
      log.post(
        'key/revoked',
        { keyid: northhaven.keyid, reason: said('Spite.') },
        { by: 'eastport', signers: [partyKey('eastport')] },
      ),
    )
  })

  it('is of the use that its holder has, and of an algorithm that all verifiers agree on', () => {
    const { log } = signedHarbour()
    const by = { by: 'northhaven' }
    const reviewer = newSigner('reviewer', seedOf('reviewer'))
    refused('key_use_wrong', () =>
      log.post('key/added', adding('northhaven', reviewer), { ...by, signers: [northhaven, reviewer] }),
    )
    const small = {
      ...second,
      key: { ...second.key, jwk: { kty: 'OKP', crv: 'Ed25519', x: `AQ${'A'.repeat(41)}` } as const },
    }
    refused('key_unknown', () =>
      log.post('key/added', adding('northhaven', small), { ...by, signers: [northhaven, second] }),
    )
    const bare = { ...passkey('bare').key, rpId: 'harbour.example' }
    const { origins: _, ...without } = bare
    const passkeyWithout = { ...passkey('bare'), key: without }
    refused('key_malformed', () =>
      log.post('key/added', adding('northhaven', passkeyWithout), {
        ...by,
        signers: [northhaven, passkeyWithout],
      }),
    )
  })

  it('is added for parties that were admitted, and for roles in force', () => {
    const { log } = signedHarbour()
    const signers = [log.depositary, second]
    refused('party_unknown', () => log.post('key/added', adding('nobody', second, 'Why not.'), { signers }))
    log.post('role/ended', { id: 'officer-1', reason: said('Retired.') })
    const spare = newSigner('officer', seedOf('spare'))
    refused('role_unknown', () =>
      log.post('key/added', adding('officer-1', spare, 'A spare.'), { signers: [log.depositary, spare] }),
    )
  })

  it('signs nothing once it is revoked, and is revoked once', () => {
    const { log } = signedHarbour()
    log.post('key/added', adding('northhaven'), { by: 'northhaven', signers: [northhaven, second] })
    const revoke = { keyid: northhaven.keyid, reason: said('Lost.') }
    log.post('key/revoked', revoke, { by: 'northhaven', signers: [northhaven] })
    refused('key_revoked', () =>
      log.post(
        'signature/withdrawn',
        { reason: null },
        { by: 'northhaven', call: ACCORD, signers: [northhaven] },
      ),
    )
    refused('key_revoked', () => log.post('key/revoked', revoke))
    refused('key_unknown', () => log.post('key/revoked', { ...revoke, keyid: partyKey('nobody').keyid }))
    log.post('signature/withdrawn', { reason: null }, { by: 'northhaven', call: ACCORD, signers: [second] })
  })

  it('of an officer is added by the depositary itself: no officer can live on under another key', () => {
    const { log } = signedHarbour()
    const spare = newSigner('officer', seedOf('spare'))
    const body = adding('officer-1', spare, 'A spare.')
    refused('key_use_wrong', () => log.post('key/added', body, { signers: [officer, spare] }))
    log.post('key/added', body, { signers: [log.depositary, spare] })
    admitParty(log, 'southquay', [], [spare])
  })

  it('of the depositary is revoked by another of its keys: neither by itself nor by an officer', () => {
    const log = new MemoryLog()
    const spare = newSigner('depositary', seedOf('spare'))
    log.post('depositary/established', ESTABLISHED(log, [log.depositary, spare]), {
      signers: [log.depositary, spare],
    })
    const body = { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null }
    log.post('role/granted', body, { signers: [log.depositary, officer] })
    const revoke = { keyid: log.depositary.keyid, reason: said('Stolen.') }
    refused('key_last', () => log.post('key/revoked', revoke))
    refused('key_use_wrong', () => log.post('key/revoked', revoke, { signers: [officer] }))
    log.post('key/revoked', revoke, { signers: [spare] })
    refused('key_revoked', () => log.post('key/revoked', { ...revoke, keyid: spare.keyid }))
    refused('key_last', () =>
      log.post('key/revoked', { ...revoke, keyid: spare.keyid }, { signers: [spare] }),
    )
  })
})

describe('a role', () => {
  const grant = (id: string, until: string | null = null) => ({
    role: 'officer',
    id,
    key: officer.key,
    until,
    name: null,
  })

  it('bears a name that nobody else has', () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    const signers = [log.depositary, officer]
    for (const taken of ['depositary', 'northhaven'])
      refused('role_exists', () => log.post('role/granted', grant(taken), { signers }))
    log.post('role/granted', grant('officer-1'), { signers })
    const other = newSigner('officer', seedOf('other'))
    refused('role_exists', () =>
      log.post(
        'role/granted',
        { ...grant('officer-1'), key: other.key },
        { signers: [log.depositary, other] },
      ),
    )
    refused('party_exists', () => admitParty(log, 'officer-1', []))
    refused('key_use_wrong', () =>
      log.post(
        'role/granted',
        { ...grant('officer-2'), key: second.key },
        { signers: [log.depositary, second] },
      ),
    )
  })

  it('of a drafter or a reader lets no key of its holder sign: neither alone, nor beside another, nor for a key', () => {
    for (const office of OFFICES) {
      const log = harbour()
      const body = { ...grant('officer-1'), office }
      log.post('role/granted', body, { signers: [log.depositary, officer] })
      assert.equal(log.rows.get('roles', 'officer-1')?.office, office)
      refused('key_role_wrong', () => admitParty(log, 'southquay', [], [officer]))
      refused('key_role_wrong', () => admitParty(log, 'southquay', [], [log.depositary, officer]))
      const spare = newSigner('officer', seedOf('spare'))
      const adding = { holder: 'officer-1', key: spare.key, reason: said('A spare.') }
      const beside = [log.depositary, officer, spare]
      refused('key_role_wrong', () => log.post('key/added', adding, { signers: beside }))
      log.post('key/added', adding, { signers: [log.depositary, spare] })
      refused('key_role_wrong', () => admitParty(log, 'southquay', [], [spare]))
      log.post('role/ended', { id: 'officer-1', reason: said('Is to decide from now on.') })
      const other = newSigner('officer', seedOf('other'))
      const anew = { ...grant('officer-2'), key: other.key }
      log.post('role/granted', anew, { signers: [log.depositary, other] })
      admitParty(log, 'southquay', [], [other])
    }
  })

  it('has an office that the rules know, or none', () => {
    const log = harbour()
    const signers = [log.depositary, officer]
    for (const office of ['signatory', 'officer', null])
      refused('body_malformed', () =>
        log.post('role/granted', { ...grant('officer-1'), office }, { signers }),
      )
    log.post('role/granted', grant('officer-1'), { signers })
    assert.ok(!('office' in log.rows.get('roles', 'officer-1')!))
  })

  it('ends once, and not before its term', () => {
    const log = harbour()
    log.post('role/granted', grant('officer-1', '2026-01-03'), { signers: [log.depositary, officer] })
    const end = { id: 'officer-1', reason: said('Retired.') }
    refused('role_unknown', () => log.post('role/ended', { ...end, id: 'officer-2' }))
    log.pass(1)
    refused('role_term', () => log.post('role/ended', end))
    refused('key_use_wrong', () => log.post('role/ended', end, { signers: [officer] }))
    log.pass(1)
    log.post('role/ended', end)
    refused('role_unknown', () => log.post('role/ended', end))
    refused('role_unknown', () => admitParty(log, 'southquay', [], [officer]))
  })
})

it('keeps every word of a signature by a key that is revoked afterwards', () => {
  const { log, index } = signedHarbour()
  log.post('key/revoked', { keyid: northhaven.keyid, reason: said('Lost.') })
  assert.equal(log.rows.get('signatures', `${ACCORD}/northhaven`)?.entry, index)
  refused('key_revoked', () => signAccord(log, 'northhaven', northhaven))
})
