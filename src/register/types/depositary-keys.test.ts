import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { admitParty, ESTABLISHED, officer, said } from '../../../test/harbour.ts'
import { MemoryLog, recoveryKey as recovery, type Saying, seedOf } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { openCheckpoint } from '../../core/checkpoint.ts'
import { keyDigest, newSigner, type Signer } from '../../core/keys.ts'
import { parseLogVkey } from '../../core/note.ts'
import { checkReceipt } from '../receipt.ts'
import { SECOND_HAND_DAYS } from '../second-approval.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))

const later = newSigner('recovery', seedOf('a later recovery key'))
const fresh = newSigner('depositary', seedOf('a new key of the depositary'))
const digestOf = ({ key }: Signer) => keyDigest(key.jwk)
const CHANGED = 'depositary/key-changed'
const stolen = { reason: said('The key was stolen.') }

/** A harbour whose entry 0 names none. */
function unrecoverable(): MemoryLog {
  const log = new MemoryLog()
  const { recovery: _, ...body } = ESTABLISHED(log)
  log.post('depositary/established', body)
  return log
}

/** A harbour whose entry 0 names a recovery key, with an officer. */
function recoverable(): MemoryLog {
  const log = new MemoryLog()
  log.post('depositary/established', ESTABLISHED(log))
  const grant = { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null }
  log.post('role/granted', grant, { signers: [log.depositary, officer] })
  return log
}

/** What the recovery key says: the old key goes, a new one comes. */
const recovered = (log: MemoryLog, changes: object = {}) => ({
  keys: [fresh.key],
  revokes: [log.depositary.keyid],
  recoveryKey: recovery.key,
  ...stolen,
  ...changes,
})
const byRecovery: Saying = { signers: [recovery, fresh] }

describe('a recovery key', () => {
  it('brings in a new key of the depositary at once, and puts the stolen one out', () => {
    const log = recoverable()
    log.post(CHANGED, recovered(log), byRecovery)
    const grant = (key: Signer, id: string) => ({
      role: 'officer',
      id,
      key: key.key,
      until: null,
      name: null,
    })
    const [mine, theirs] = ['mine', 'theirs'].map(name => newSigner('officer', seedOf(name))) as [
      Signer,
      Signer,
    ]
    refused('key_revoked', () =>
      log.post('role/granted', grant(theirs, 'thief'), { signers: [log.depositary, theirs] }),
    )
    log.post('role/granted', grant(mine, 'officer-2'), { signers: [fresh, mine] })
    assert.equal(log.rows.get('keys', recovery.keyid), undefined, 'it enters nothing')
  })

  it('is the one that the log names, and no other', () => {
    const none = unrecoverable()
    refused('recovery_wrong', () => none.post(CHANGED, recovered(none), byRecovery))
    const log = recoverable()
    const other = { signers: [later, fresh] }
    refused('recovery_wrong', () => log.post(CHANGED, recovered(log, { recoveryKey: later.key }), other))
    const dressed = { ...recovery.key, use: 'depositary' }
    refused('recovery_wrong', () => log.post(CHANGED, recovered(log, { recoveryKey: dressed }), byRecovery))
    refused('key_unproven', () => log.post(CHANGED, recovered(log), { signers: [log.depositary, fresh] }))
    refused('key_unproven', () => log.post(CHANGED, recovered(log), { signers: [recovery] }))
    const { recoveryKey: _, ...unshown } = recovered(log)
    refused('key_unknown', () => log.post(CHANGED, unshown, byRecovery))
  })

  it('signs nothing else, and enters under no other use', () => {
    const log = recoverable()
    refused('key_unknown', () =>
      log.post('role/ended', { id: 'officer-1', ...stolen }, { signers: [recovery] }),
    )
    admitParty(log, 'northhaven', [])
    const adding = { holder: 'northhaven', key: recovery.key, ...stolen }
    refused('key_use_wrong', () => log.post('key/added', adding, { signers: [officer, recovery] }))
    refused('key_use_wrong', () =>
      log.post(CHANGED, recovered(log, { keys: [later.key] }), { signers: [recovery, later] }),
    )
  })

  it('stays good until the log names another, which it has not named before', () => {
    const log = recoverable()
    log.post(CHANGED, recovered(log), byRecovery)
    const again = { keys: [], revokes: [], recovery: digestOf(later), recoveryKey: recovery.key, ...stolen }
    const both = { signers: [recovery, fresh] }
    refused('key_last', () => log.post(CHANGED, again, { signers: [recovery] }))
    refused('recovery_wrong', () => log.post(CHANGED, { ...again, recovery: digestOf(recovery) }, both))
    log.post(CHANGED, again, both)
    const spare = newSigner('depositary', seedOf('a spare'))
    const more = { ...again, keys: [spare.key], recovery: digestOf(recovery) }
    refused('recovery_wrong', () => log.post(CHANGED, more, { signers: [recovery, spare] }))
    const byLater = { ...more, recoveryKey: later.key }
    refused('recovery_wrong', () => log.post(CHANGED, byLater, { signers: [later, spare] }))
    const { recovery: _, ...kept } = byLater
    log.post(CHANGED, kept, { signers: [later, spare] })
    assert.deepEqual(
      log.rows.get('log', 'log')?.recoveries?.map(({ digest }) => digest),
      [recovery, later].map(digestOf),
    )
  })
})

describe('a key of the depositary', () => {
  const body = { keys: [fresh.key], revokes: [], recovery: digestOf(recovery), ...stolen }
  const announcement = { type: CHANGED, call: null, body }

  it('changes the others only after the delay of an announcement, as a thief would have to', () => {
    const log = unrecoverable()
    const signers = [log.depositary, fresh]
    refused('second_hand_missing', () => log.post(CHANGED, body, { signers }))
    log.post('act/announced', announcement)
    log.pass(SECOND_HAND_DAYS - 1)
    refused('second_hand_missing', () => log.post(CHANGED, body, { signers }))
    log.pass(1)
    refused('second_hand_missing', () =>
      log.post(CHANGED, { ...body, ...{ reason: said('Else.') } }, { signers }),
    )
    log.post(CHANGED, body, { signers })
    const spare = newSigner('depositary', seedOf('a spare'))
    const next = { keys: [spare.key], revokes: [fresh.keyid], recoveryKey: recovery.key, ...stolen }
    log.post(CHANGED, next, { signers: [recovery, spare] })
  })

  it('is put out while it waits, and what it announced is done by nobody', () => {
    const log = recoverable()
    const thief = newSigner('depositary', seedOf('the thief'))
    const theirs = { keys: [thief.key], revokes: [], recovery: digestOf(later), ...stolen }
    log.post('act/announced', { ...announcement, body: theirs })
    log.post(CHANGED, recovered(log), byRecovery)
    log.pass(SECOND_HAND_DAYS)
    refused('key_revoked', () => log.post(CHANGED, theirs, { signers: [log.depositary, thief] }))
  })

  it('is changed by no officer, and only where it stands and is in force', () => {
    const log = recoverable()
    log.post('act/announced', announcement, { signers: [officer] })
    log.pass(SECOND_HAND_DAYS)
    refused('key_use_wrong', () => log.post(CHANGED, body, { signers: [officer, fresh] }))
    const revoking =
      (...revokes: string[]) =>
      () =>
        log.post(CHANGED, recovered(log, { revokes }), byRecovery)
    refused('key_unknown', revoking(officer.keyid))
    refused('key_unknown', revoking('nobody’s'))
    refused('seen_stale', () => log.post(CHANGED, recovered(log), { ...byRecovery, seen: log.seen(0) }))
    const none = recovered(log, { keys: [], revokes: [] })
    refused('body_malformed', () => log.post(CHANGED, none, { signers: [recovery] }))
    log.post(CHANGED, recovered(log), byRecovery)
    const spare = newSigner('depositary', seedOf('a spare'))
    const twice = recovered(log, { keys: [spare.key] })
    refused('key_revoked', () => log.post(CHANGED, twice, { signers: [recovery, spare] }))
  })
})

describe('a receipt', () => {
  it('rests on the entry that named the recovery key, and tells who signed', async () => {
    const log = recoverable()
    const index = log.post(CHANGED, recovered(log, { recovery: digestOf(later) }), byRecovery)
    const spare = newSigner('depositary', seedOf('a spare'))
    const next = { keys: [spare.key], revokes: [fresh.keyid], recoveryKey: later.key, ...stolen }
    const second = log.post(CHANGED, next, { signers: [later, spare] })
    const third = log.post('role/ended', { id: 'officer-1', ...stolen }, { signers: [spare] })
    const checked = async (index: number) => checkReceipt(await log.receipt(index), { vkey: log.vkey })
    const first = await checked(index)
    assert.deepEqual(
      first.entries.map(one => one.index),
      [0, index],
    )
    assert.deepEqual(first.signers.map(({ use }) => use).toSorted(), ['depositary', 'recovery'])
    assert.deepEqual(
      (await checked(second)).entries.map(one => one.index),
      [0, index, second],
    )
    assert.deepEqual(
      (await checked(third)).entries.map(one => one.index),
      [0, 1, index, second, third],
    )
    const without = await log.compose([0, second])
    refused('receipt_incomplete', () => checkReceipt(without, { vkey: log.vkey }))
  })
})

describe('the key of a log', () => {
  const LOG = 'log/key-changed'
  const lost = { recoveryKey: recovery.key, ...stolen }
  const byKey: Saying = { signers: [recovery] }

  it('changes by the recovery key at once, with the word of the old one for what lets it in', async () => {
    const log = recoverable()
    const before = log.nextKey()
    const index = log.post(LOG, { ...before, ...lost }, byKey)
    const row = log.rows.get('log', 'log')!
    assert.deepEqual(row.vkeys, [
      { vkey: log.vkey, size: 0 },
      { vkey: before.vkey, size: index + 1 },
    ])
    const { checkpoint } = log.head()
    log.post('log/anchored', { checkpoint })
    refused('checkpoint_unsigned', () => openCheckpoint(checkpoint, parseLogVkey(log.vkey)))
    const receipt = await log.receipt(index)
    assert.equal(checkReceipt(receipt, { vkey: before.vkey }).index, index)
    refused('checkpoint_unsigned', () => checkReceipt(receipt, { vkey: log.vkey }))
    refused('key_known', () => log.post(LOG, { ...before, ...lost }, byKey))
  })

  it('is not brought in by a checkpoint that is older than what lets it in, or of another log', () => {
    const log = unrecoverable()
    const early = log.nextKey()
    const naming = { keys: [], revokes: [], recovery: digestOf(recovery), ...stolen }
    log.post('act/announced', { type: CHANGED, call: null, body: naming })
    log.pass(SECOND_HAND_DAYS)
    log.post(CHANGED, naming)
    refused('anchor_wrong', () => log.post(LOG, { ...early, ...lost }, byKey))
    const other = recoverable()
    refused('anchor_wrong', () => log.post(LOG, { ...other.nextKey(), ...lost }, byKey))
    refused('key_unproven', () =>
      log.post(LOG, { ...log.nextKey(), checkpoint: log.head().checkpoint, ...lost }, byKey),
    )
    log.post(LOG, { ...log.nextKey(), ...lost }, byKey)
  })

  it('changes by the depositary’s own key after the delay, and by no officer', () => {
    const log = recoverable()
    const body = { ...log.nextKey(), ...stolen }
    refused('second_hand_missing', () => log.post(LOG, body))
    log.post('act/announced', { type: LOG, call: null, body })
    log.pass(SECOND_HAND_DAYS)
    refused('key_use_wrong', () => log.post(LOG, body, { signers: [officer] }))
    log.post(LOG, body)
  })
})
