import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACCORD, allowOfficer, officer, POLICY_DIGEST, said, signedHarbour } from '../../test/harbour.ts'
import { type MemoryLog, passkey } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import type { Signer } from '../core/keys.ts'
import { OFFICES } from './kinds.ts'
import { SECOND_HAND_DAYS } from './second-approval.ts'

const second = passkey('the second officer', { use: 'officer' })
const third = passkey('the third officer', { use: 'officer' })
const fresh = passkey('a new key of the second officer', { use: 'officer' })

const removal = { party: 'northhaven', policy: POLICY_DIGEST, rule: 'silence', reason: said('Two years.') }
const announcement = { type: 'signature/removed', call: ACCORD, body: removal }

/** A harbour of three officers, one of whom has announced a removal whose delay has passed. */
function ripe(): MemoryLog {
  const { log } = signedHarbour()
  grant(log, 'officer-2', second)
  allowOfficer(log, [officer, second], 'officer-3', third)
  grant(log, 'officer-3', third)
  log.post('act/announced', announcement, { signers: [officer] })
  log.pass(SECOND_HAND_DAYS)
  return log
}

function grant(log: MemoryLog, id: string, key: Signer, office: object = {}): void {
  const body = { role: 'officer', ...office, id, key: key.key, until: null, name: null }
  log.post('role/granted', body, { signers: [log.depositary, key] })
}

const revoke = (log: MemoryLog, { keyid }: Signer, signers: readonly Signer[]) =>
  log.post('key/revoked', { keyid, reason: said('It was stolen.') }, { signers })
const end = (log: MemoryLog, id: string) => log.post('role/ended', { id, reason: said('Left.') })
const add = (log: MemoryLog, holder: string, key: Signer) => {
  // Where one alone is left who decides, the depositary's own key brings it in by itself.
  if (log.rows.get('log', 'log')!.officers.inForce > 1) allowOfficer(log, [officer, third], holder, key)
  const body = { holder, key: key.key, reason: said('A new device.') }
  return log.post('key/added', body, { signers: [log.depositary, key] })
}
const remove = (log: MemoryLog, signers: readonly Signer[]) =>
  log.post('signature/removed', removal, { call: ACCORD, signers })
const refusesOne = (log: MemoryLog, signer: Signer, why?: RegExp) =>
  assert.throws(
    () => remove(log, [signer]),
    error =>
      refusedAs('second_hand_missing')(error) && (why === undefined || why.test((error as Error).message)),
  )
const stoppedIn = (log: MemoryLog) => log.rows.get('log', 'log')!.stopped

describe('an officer who revokes another’s key', () => {
  it('does so at once, and then no officer does alone what was announced', () => {
    const log = ripe()
    const entry = revoke(log, second, [officer])
    assert.throws(() => remove(log, [second]), refusedAs('key_revoked'))
    assert.deepEqual(stoppedIn(log), [{ officer: 'officer-2', entry }])
    for (const one of [officer, third]) refusesOne(log, one, new RegExp(`officer-2.*entry ${entry}`))
    log.pass(SECOND_HAND_DAYS)
    refusesOne(log, officer)
  })

  it('gains nothing by announcing it anew, nor by waiting longer', () => {
    const log = ripe()
    revoke(log, second, [officer])
    revoke(log, third, [officer])
    log.pass(60)
    log.post('act/announced', announcement, { signers: [officer] })
    log.pass(SECOND_HAND_DAYS)
    refusesOne(log, officer)
    end(log, 'officer-2')
    refusesOne(log, officer, /officer-3/)
    add(log, 'officer-3', fresh)
    assert.equal(stoppedIn(log), undefined)
    remove(log, [officer])
  })

  it('still acts with a second hand, and the depositary by its own key', () => {
    for (const hands of [() => [officer, third], (log: MemoryLog) => [log.depositary]]) {
      const log = ripe()
      revoke(log, second, [officer])
      remove(log, hands(log))
    }
  })

  it('is settled by the depositary’s own key alone: by the end of that office, or a new key for it', () => {
    for (const settle of [
      (log: MemoryLog) => end(log, 'officer-2'),
      (log: MemoryLog) => add(log, 'officer-2', fresh),
    ]) {
      const log = ripe()
      revoke(log, second, [officer])
      add(log, 'officer-3', passkey('another of the third', { use: 'officer' }))
      const fourth = passkey('the fourth', { use: 'officer' })
      allowOfficer(log, [officer, third], 'officer-4', fourth)
      grant(log, 'officer-4', fourth)
      refusesOne(log, officer, /officer-2/)
      assert.throws(
        () =>
          log.post(
            'key/added',
            { holder: 'officer-2', key: fresh.key, reason: said('It is back.') },
            { signers: [officer, fresh] },
          ),
        refusedAs('key_use_wrong'),
      )
      settle(log)
      assert.equal(stoppedIn(log), undefined)
      remove(log, [officer])
    }
  })

  it('is not settled by the stopped one, with a further key of their own', () => {
    const log = ripe()
    const [spare, further] = ['a spare', 'a further'].map(name => passkey(name, { use: 'officer' })) as [
      Signer,
      Signer,
    ]
    const own = (key: Signer, by: Signer) =>
      log.post(
        'key/added',
        { holder: 'officer-2', key: key.key, reason: said('A device.') },
        { signers: [log.depositary, by, key] },
      )
    own(spare, second)
    revoke(log, second, [officer])
    own(further, spare)
    assert.equal(stoppedIn(log)?.length, 1)
    refusesOne(log, further)
  })

  it('is named once, however many keys of theirs go, and cited by the first', () => {
    const log = ripe()
    add(log, 'officer-2', fresh)
    const entry = revoke(log, second, [officer])
    revoke(log, fresh, [third])
    assert.deepEqual(stoppedIn(log), [{ officer: 'officer-2', entry }])
  })

  it('leaves what the log says of itself as it was for whoever relies on it', () => {
    const log = ripe()
    const { since } = log.rows.get('log', 'log')!
    revoke(log, second, [officer])
    assert.equal(log.rows.get('log', 'log')!.since, since)
  })
})

describe('a key of an officer that goes otherwise', () => {
  it('stops nobody: by its own holder, by two others, or by the depositary itself', () => {
    for (const signers of [
      () => [fresh],
      () => [officer, fresh],
      () => [officer, third],
      (log: MemoryLog) => [log.depositary],
      (log: MemoryLog) => [log.depositary, officer],
    ]) {
      const log = ripe()
      add(log, 'officer-2', fresh)
      revoke(log, second, signers(log))
      assert.equal(stoppedIn(log), undefined)
      remove(log, [officer])
    }
  })

  it('stops nobody who is no hand: whose office has ended, or is to draft or to read', () => {
    const log = ripe()
    end(log, 'officer-2')
    revoke(log, second, [officer])
    for (const office of OFFICES) {
      const key = passkey(office, { use: 'officer' })
      grant(log, office, key, { office })
      revoke(log, key, [officer])
    }
    assert.equal(stoppedIn(log), undefined)
    remove(log, [officer])
  })
})
