import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allowOfficer, harbour, OPENED, said } from '../../test/harbour.ts'
import { type MemoryLog, passkey } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import type { Signer } from '../core/keys.ts'
import { ALLOWED_DAYS } from './party-keys.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))

const [one, two, three, thief] = ['one', 'two', 'three', 'a thief'].map(name =>
  passkey(`officer ${name}`, { use: 'officer' }),
) as [Signer, Signer, Signer, Signer]

const grant = (log: MemoryLog, id: string, key: Signer, more: object = {}) =>
  log.post(
    'role/granted',
    { role: 'officer', id, key: key.key, until: null, name: null, ...more },
    { signers: [log.depositary, key] },
  )
const addKey = (log: MemoryLog, holder: string, key: Signer, beside: readonly Signer[] = []) =>
  log.post(
    'key/added',
    { holder, key: key.key, reason: said('A new device.') },
    { signers: [log.depositary, ...beside, key] },
  )
const revoke = (log: MemoryLog, { keyid }: Signer, signers: readonly Signer[]) =>
  log.post('key/revoked', { keyid, reason: said('Lost.') }, { signers })
const inForce = (log: MemoryLog) => log.rows.get('log', 'log')!.officers.inForce

function withTwo(): MemoryLog {
  const log = harbour()
  grant(log, 'officer-1', one)
  grant(log, 'officer-2', two)
  return log
}

describe('an officer who decides', () => {
  it('is made by the depositary’s own key while fewer than two decide, and then by two officers', () => {
    const log = withTwo()
    assert.equal(inForce(log), 2)
    refused('officers_enough', () => grant(log, 'officer-3', three))
    allowOfficer(log, [one, two], 'officer-3', three)
    grant(log, 'officer-3', three)
    assert.equal(inForce(log), 3)
    log.post('call/opened', OPENED, { call: 'another-call', signers: [three] })
  })

  it('is none whom a thief of the depositary’s key makes: neither by a role, nor by a key of one who is', () => {
    const log = withTwo()
    refused('officers_enough', () => grant(log, 'thief', thief))
    refused('officers_enough', () => addKey(log, 'officer-1', thief))
    for (const hands of [[log.depositary], [log.depositary, one], [one]])
      refused('second_hand_missing', () => allowOfficer(log, hands, 'thief', thief))
    const act = {
      type: 'role/allowed',
      call: null,
      body: { id: 'thief', key: thief.keyid, reason: said('I.') },
    }
    refused('body_malformed', () => log.post('act/announced', act, { signers: [one] }))
  })

  it('is the very one that two allowed, by that key and that id, once, for thirty days', () => {
    for (const [days, code] of [
      [ALLOWED_DAYS, null],
      [ALLOWED_DAYS + 1, 'officers_enough'],
    ] as const) {
      const log = withTwo()
      allowOfficer(log, [one, two], 'officer-3', three)
      refused('officers_enough', () => grant(log, 'officer-3', thief))
      refused('officers_enough', () => grant(log, 'thief', three))
      log.pass(days)
      if (code === null) grant(log, 'officer-3', three)
      else refused(code, () => grant(log, 'officer-3', three))
      assert.equal(inForce(log), code === null ? 3 : 2)
    }
  })

  it('is not made by what was allowed before an office ended: whoever ends it may have meant a thief', () => {
    const log = withTwo()
    allowOfficer(log, [one, two], 'officer-3', three)
    grant(log, 'officer-3', three)
    allowOfficer(log, [one, two], 'thief', thief)
    log.post('role/ended', { id: 'officer-2', reason: said('A thief.') })
    refused('officers_enough', () => grant(log, 'thief', thief))
  })

  it('adds a passkey of their own beside the depositary, and another’s device takes two officers', () => {
    const log = withTwo()
    const spare = passkey('a spare of the first', { use: 'officer' })
    addKey(log, 'officer-1', spare, [one])
    refused('officers_enough', () => addKey(log, 'officer-1', three, [two]))
    allowOfficer(log, [one, two], 'officer-1', three)
    addKey(log, 'officer-1', three)
    assert.equal(inForce(log), 2)
  })

  it('comes back by the depositary’s own key where the officers have lost theirs, whatever the terms of office', () => {
    const log = harbour()
    grant(log, 'officer-1', one, { until: '2030-01-01' })
    grant(log, 'officer-2', two, { until: '2030-01-01' })
    refused('role_term', () => log.post('role/ended', { id: 'officer-1', reason: said('Lost.') }))
    revoke(log, one, [log.depositary])
    assert.equal(inForce(log), 1)
    grant(log, 'officer-3', three)
    revoke(log, two, [three])
    addKey(log, 'officer-1', passkey('a new one of the first', { use: 'officer' }))
    assert.equal(inForce(log), 2)
  })

  it('is no drafter and no reader: these sign nothing, count for nobody, and come by the depositary’s own key', () => {
    const log = withTwo()
    grant(log, 'the-reader', three, { office: 'reader' })
    addKey(log, 'the-reader', passkey('another of the reader', { use: 'officer' }))
    assert.equal(inForce(log), 2)
    refused('role_exists', () => allowOfficer(log, [one, two], 'the-reader', thief))
    refused('key_role_wrong', () => allowOfficer(log, [one, three], 'officer-3', thief))
  })

  it('leaves what the log says of itself as it was for whoever relies on it', () => {
    const log = withTwo()
    const { since } = log.rows.get('log', 'log')!
    allowOfficer(log, [one, two], 'officer-3', three)
    assert.equal(log.rows.get('log', 'log')!.since, since)
  })
})
