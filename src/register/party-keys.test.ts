import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  facts,
  letKeyIn,
  MANIFEST_DIGEST,
  northhaven,
  officer,
  said,
  signAccord,
  signedHarbour,
} from '../../test/harbour.ts'
import { type MemoryLog, partyKey, passkey } from '../../test/memory-log.ts'
import { codeOf, refusedAs } from '../../test/refused.ts'
import { atTheHour, open, seal, signUnseen } from '../../test/sealing.ts'
import type { Signer } from '../core/keys.ts'
import { MOST_A_DAY } from './daily-limit.ts'
import { ALLOWED_DAYS, MOST_KEYS, suspensionIn } from './party-keys.ts'

const PARTY = 'northhaven'
const thief = partyKey('the thief')
const owner = northhaven
const second = passkey('the second officer', { use: 'officer' })

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const add = (log: MemoryLog, key: Signer, by: Signer, more: object = {}) =>
  log.post(
    'key/added',
    { holder: PARTY, key: key.key, reason: null, ...more },
    { by: PARTY, signers: [by, key] },
  )
const suspend = (log: MemoryLog, by: Signer) =>
  log.post('key/suspended', { party: PARTY, reason: said('One was stolen.') }, { by: PARTY, signers: [by] })
const resumption = (keeps: readonly Signer[], ends: readonly Signer[]) => ({
  party: PARTY,
  keeps: keeps.map(({ keyid }) => keyid),
  ends: ends.map(({ keyid }) => keyid),
  reason: said('We have called them back.'),
})
const resume = (log: MemoryLog, keeps: readonly Signer[], ends: readonly Signer[], saying: object = {}) =>
  log.post('key/resumed', resumption(keeps, ends), { signers: [officer, second], ...saying })
const revoke = (log: MemoryLog, { keyid }: Signer, signers: readonly Signer[]) =>
  log.post('key/revoked', { keyid, reason: said('Lost.') }, { by: PARTY, signers })
const rowOf = (log: MemoryLog) => log.rows.get('partyKeys', PARTY)
const inForce = (log: MemoryLog) => rowOf(log)?.inForce

/** Northhaven has signed; a thief holds one of its two keys, the newer one or the older. */
function robbed(): MemoryLog {
  const { log } = signedHarbour()
  const body = { role: 'officer', id: 'officer-2', key: second.key, until: null, name: null }
  log.post('role/granted', body, { signers: [log.depositary, second] })
  add(log, thief, owner)
  return log
}

/** Whatever a party can say with this key, each refused alike. */
function refusesAll(log: MemoryLog, key: Signer, code: Parameters<typeof refusedAs>[0]) {
  const by = { by: PARTY, signers: [key] }
  refused(code, () => log.post('signature/withdrawn', { reason: null }, { ...by, call: ACCORD }))
  refused(code, () => add(log, partyKey('one more'), key))
  refused(code, () => suspend(log, key))
  refused(code, () => revoke(log, key, [key]))
  const update = { party: PARTY, ...facts('Haven'), reason: said('Renamed.') }
  refused(code, () => log.post('party/updated', update, { signers: [officer, key] }))
}

describe('a stolen key of a party', () => {
  it('brings nothing in afterwards that two officers had let in at its wish', () => {
    for (const ended of [true, false]) {
      const log = robbed()
      letKeyIn(log, PARTY)
      suspend(log, owner)
      if (!ended) letKeyIn(log, PARTY)
      resume(log, [owner], [thief])
      const late = partyKey('the thief, once more')
      const adding = { holder: PARTY, key: late.key, reason: said('As allowed.') }
      refused('key_unallowed', () => log.post('key/added', adding, { signers: [log.depositary, late] }))
    }
  })

  it('is let in by the link that two officers read, and by no officer who was quicker', () => {
    const log = robbed()
    const link = MANIFEST_DIGEST
    const fresh = partyKey('invited')
    const adding = { holder: PARTY, key: fresh.key, reason: said('Invited.') }
    log.post(
      'key/allowed',
      { party: PARTY, link, reason: said('They asked.') },
      { signers: [officer, second] },
    )
    refused('key_unallowed', () => log.post('key/added', adding, { signers: [second, fresh] }))
    log.post('key/added', adding, { signers: [log.depositary, fresh] })
  })

  it('is not kept by a resumption, nor another revoked, that one officer announced before there was anything to contest', () => {
    const log = robbed()
    const ahead = partyKey('a key to come')
    const announce = (type: string, body: object) =>
      log.post('act/announced', { type, call: null, body }, { signers: [second] })
    announce('key/resumed', resumption([thief], [owner]))
    announce('key/revoked', { keyid: ahead.keyid, reason: said('Lost.') })
    log.pass(8)
    add(log, ahead, owner)
    const revoking = { keyid: ahead.keyid, reason: said('Lost.') }
    refused('second_hand_missing', () => log.post('key/revoked', revoking, { signers: [second] }))
    log.post('key/revoked', { keyid: ahead.keyid, reason: said('Its own.') }, { by: PARTY, signers: [ahead] })
    suspend(log, thief)
    refused('second_hand_missing', () => resume(log, [thief], [owner], { signers: [second] }))
    resume(log, [owner], [thief])
  })

  it('takes no other key that signs away; each goes by itself, and with it those that only draft or read', () => {
    for (const [own, other] of [
      [thief, owner],
      [owner, thief],
    ] as const) {
      const log = robbed()
      add(log, partyKey('named'), own, { role: 'signatory' })
      refused('key_not_own', () => revoke(log, other, [own]))
      refused('key_not_own', () => revoke(log, partyKey('named'), [own]))
      add(log, partyKey('reader'), own, { role: 'reader' })
      revoke(log, partyKey('reader'), [other])
      revoke(log, own, [own])
      assert.deepEqual(inForce(log), [other.keyid, partyKey('named').keyid])
      signAccordAgain(log, other)
    }
  })

  it('stops at once with all others, whoever suspends: then neither signs anything', () => {
    for (const by of [owner, thief]) {
      const log = robbed()
      const entry = suspend(log, by)
      for (const key of [owner, thief]) refusesAll(log, key, 'keys_suspended')
      assert.deepEqual(suspensionIn(rowOf(log)), {
        entry,
        by: by.keyid,
        reason: said('One was stolen.'),
        ended: null,
      })
      log.pass(400)
      refusesAll(log, owner, 'keys_suspended')
    }
  })

  it('is out for good once two officers name the key that stays, so nobody stops the party twice', () => {
    for (const by of [owner, thief]) {
      const log = robbed()
      suspend(log, by)
      const entry = resume(log, [owner], [thief])
      assert.deepEqual(inForce(log), [owner.keyid])
      assert.equal(rowOf(log)!.suspensions[0]!.ended, entry)
      assert.equal(log.rows.get('keys', thief.keyid)!.revoked?.entry, entry)
      refusesAll(log, thief, 'key_revoked')
      refused('keys_unsuspended', () => resume(log, [owner], []))
      signAccordAgain(log, owner)
      suspend(log, owner)
      resume(log, [owner], [])
    }
  })

  it('leaves the party a new key alone, where none of the old ones is trusted', () => {
    const log = robbed()
    suspend(log, thief)
    const fresh = partyKey('fresh')
    const adding = { holder: PARTY, key: fresh.key, reason: said('They came to us.') }
    letKeyIn(log)
    log.post('key/added', adding, { signers: [log.depositary, fresh] })
    refusesAll(log, fresh, 'keys_suspended')
    resume(log, [fresh], [owner, thief])
    signAccordAgain(log, fresh)

    const bare = robbed()
    suspend(bare, owner)
    resume(bare, [], [owner, thief])
    letKeyIn(bare)
    bare.post('key/added', adding, { signers: [bare.depositary, fresh] })
    signAccordAgain(bare, fresh)
  })

  it('is suspended by an officer too, and not by another party', () => {
    const log = robbed()
    const body = { party: PARTY, reason: said('They called.') }
    admitParty(log, 'westbank', [partyKey('westbank')])
    refused('author_wrong', () =>
      log.post('key/suspended', body, { by: 'westbank', signers: [partyKey('westbank')] }),
    )
    log.post('key/suspended', body, { signers: [officer] })
    assert.equal(suspensionIn(rowOf(log))?.by, null)
    refused('keys_suspended', () => log.post('key/suspended', body, { signers: [officer] }))
    refusesAll(log, owner, 'keys_suspended')
    admitParty(log, 'keyless', [])
    refused('key_unknown', () =>
      log.post('key/suspended', { ...body, party: 'keyless' }, { signers: [officer] }),
    )
    refused('party_unknown', () =>
      log.post('key/suspended', { ...body, party: 'nobody' }, { signers: [officer] }),
    )
  })

  it('signs nothing that is sealed while it is suspended, whatever two officers decide later', () => {
    const log = robbed()
    log.post('signature/withdrawn', { reason: null }, { by: PARTY, call: ACCORD, signers: [owner] })
    seal(log, signUnseen(log, PARTY, owner))
    suspend(log, owner)
    const during = signUnseen(log, PARTY, owner)
    seal(log, during)
    resume(log, [owner], [thief])
    atTheHour(log)
    refused('keys_suspended', () => open(log, during))
  })

  it('never opens what a key had sealed before that two officers ended', () => {
    const log = robbed()
    log.post('signature/withdrawn', { reason: null }, { by: PARTY, call: ACCORD, signers: [owner] })
    const stolen = signUnseen(log, PARTY, thief)
    seal(log, stolen)
    atTheHour(log)
    suspend(log, owner)
    refused('keys_suspended', () => open(log, stolen))
    resume(log, [owner], [thief])
    refused('key_revoked', () => open(log, stolen))
    signAccord(log, PARTY, owner)
  })

  it('opens what a key had sealed before that they keep, once they have said so', () => {
    const log = robbed()
    log.post('signature/withdrawn', { reason: null }, { by: PARTY, call: ACCORD, signers: [owner] })
    const kept = signUnseen(log, PARTY, owner)
    seal(log, kept)
    suspend(log, thief)
    atTheHour(log)
    refused('keys_suspended', () => open(log, kept))
    resume(log, [owner], [thief])
    open(log, kept)
    assert.equal(log.rows.get('signatures', `${ACCORD}/${PARTY}`)?.state, 'standing')
  })
})

describe('the end of a suspension', () => {
  it('takes a second hand, or the depositary’s own key', () => {
    const log = robbed()
    suspend(log, owner)
    for (const one of [officer, second])
      refused('second_hand_missing', () => resume(log, [owner], [thief], { signers: [one] }))
    resume(log, [owner], [thief], { signers: [log.depositary] })
  })

  it('names every key in force once, and none else', () => {
    const log = robbed()
    refused('keys_unsuspended', () => resume(log, [owner], [thief]))
    suspend(log, owner)
    refused('body_malformed', () => resume(log, [owner], []))
    refused('body_malformed', () => resume(log, [owner], [owner, thief]))
    refused('body_malformed', () => resume(log, [owner, owner], [thief]))
    refused('key_unknown', () => resume(log, [owner], [thief, partyKey('nobody')]))
    const before = log.seen()
    log.post('key/revoked', { keyid: thief.keyid, reason: said('It is theirs.') })
    refused('seen_stale', () => resume(log, [owner], [thief], { seen: before }))
    resume(log, [owner], [])
  })
})

describe('the keys of a party', () => {
  it('are so many at most, and so many a day of its own', () => {
    const { log } = signedHarbour()
    const key = (i: number) => partyKey(`key ${i}`)
    for (let added = 1; added < MOST_KEYS; added++) {
      const code = codeOf(() => add(log, key(added), owner))
      if (code === undefined) continue
      assert.equal(code, 'said_often')
      assert.equal((added - 1) % MOST_A_DAY, 0)
      log.pass(1)
      add(log, key(added), owner)
    }
    assert.equal(inForce(log)?.length, MOST_KEYS)
    log.pass(1)
    refused('keys_many', () => add(log, key(MOST_KEYS), owner))
    const body = { holder: PARTY, key: key(MOST_KEYS).key, reason: said('They asked.') }
    letKeyIn(log)
    const byDepositary = () => log.post('key/added', body, { signers: [log.depositary, key(MOST_KEYS)] })
    refused('keys_many', byDepositary)
    revoke(log, key(1), [key(1)])
    byDepositary()
  })

  it('are not counted a day where the depositary adds them', () => {
    const { log } = signedHarbour()
    for (let i = 0; i <= MOST_A_DAY; i++) {
      const key = partyKey(`key ${i}`)
      const body = { holder: PARTY, key: key.key, reason: said('They asked.') }
      letKeyIn(log)
      log.post('key/added', body, { signers: [log.depositary, key] })
    }
    assert.equal(inForce(log)?.length, MOST_A_DAY + 2)
  })
})

describe('a key that the depositary adds for a party', () => {
  const fresh = partyKey('fresh')
  const adding = { holder: PARTY, key: fresh.key, reason: said('They came to us.') }
  const allowed = { party: PARTY, link: null, reason: said('They came to us.') }
  const adds = (log: MemoryLog, by: Signer = officer, key = fresh, holder = PARTY) =>
    log.post('key/added', { ...adding, holder, key: key.key }, { signers: [by, key] })

  it('comes in by two officers where it has had a key, and once; the depositary’s own key asks them too', () => {
    const log = robbed()
    for (const by of [officer, log.depositary]) refused('key_unallowed', () => adds(log, by))
    refused('second_hand_missing', () => log.post('key/allowed', allowed, { signers: [officer] }))
    log.post('key/allowed', allowed, { signers: [officer, second] })
    adds(log)
    refused('key_unallowed', () => adds(log, officer, partyKey('another')))
    for (const key of [owner, thief, fresh]) {
      const body = { keyid: key.keyid, reason: said('All lost.') }
      refused('second_hand_missing', () => log.post('key/revoked', body, { signers: [officer] }))
      log.post('key/revoked', body, { signers: [officer, second] })
    }
    assert.deepEqual(inForce(log), [])
    refused('key_unallowed', () => adds(log, officer, partyKey('another')))
  })

  it('comes in within so many days', () => {
    for (const [days, code] of [
      [ALLOWED_DAYS, undefined],
      [ALLOWED_DAYS + 1, 'key_unallowed'],
    ] as const) {
      const log = robbed()
      log.post('key/allowed', allowed, { signers: [officer, second] })
      log.pass(days)
      assert.equal(
        codeOf(() => adds(log)),
        code,
      )
    }
  })

  it('comes in by one officer where there is nothing to lose; a signature on paper is something', () => {
    const { log } = signedHarbour()
    for (const party of ['westbank', 'southquay']) admitParty(log, party, [])
    adds(log, officer, partyKey('first'), 'westbank')
    const instrument = { digest: MANIFEST_DIGEST, date: '2025-12-30', channel: said('By post.') }
    log.post('signature/deposited', { party: 'southquay', ...ACCEPTS, instrument }, { call: ACCORD })
    refused('key_unallowed', () => adds(log, officer, partyKey('first of southquay'), 'southquay'))
  })

  it('is let come in for parties that were admitted', () => {
    const { log } = signedHarbour()
    refused('party_unknown', () => letKeyIn(log, 'nobody'))
  })
})

function signAccordAgain(log: MemoryLog, key: Signer): void {
  const by = { by: PARTY, call: ACCORD, signers: [key] }
  log.post('signature/withdrawn', { reason: null }, by)
  signAccord(log, PARTY, key)
}
