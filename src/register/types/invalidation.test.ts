import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  INVITING,
  invitingHarbour,
  MANIFEST_DIGEST,
  northhaven,
  officer,
  said,
  signAccord,
  signedHarbour,
} from '../../../test/harbour.ts'
import type { MemoryLog } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { utf8 } from '../../core/bytes.ts'
import { digestOf, formatDigest } from '../../core/digest.ts'
import { isCoverable } from '../types.ts'
import { policyDigest } from './calls.ts'
import { MOST_INVALIDATED } from './invalidation.ts'
import { personsStanding } from './persons.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const UNDER = { call: ACCORD }
const commitmentOf = (name: string) => digestOf(utf8(`a person, ${name}`))
const person = (name: string) => ({ commitment: commitmentOf(name) })
const sign = (log: MemoryLog, name: string) =>
  log.post(
    'person/signed',
    { manifest: MANIFEST_DIGEST, policy: policyDigest(INVITING), commitment: commitmentOf(name) },
    UNDER,
  )
const invalidate = (log: MemoryLog, subjects: readonly object[], more: object = UNDER) =>
  log.post('signature/invalidated', { subjects, ground: said('One machine signed them all.') }, more)
const restorePerson = (log: MemoryLog, name: string) =>
  log.post('person/restored', { ...person(name), reason: said('It was no machine.') }, UNDER)
const countsOf = (log: MemoryLog) => log.rows.get('personCounts', ACCORD)
const batchesOf = (log: MemoryLog) => log.rows.get('invalidations', ACCORD)?.batches
const signatureOf = (log: MemoryLog, party = 'northhaven') => log.rows.get('signatures', `${ACCORD}/${party}`)

function people(...names: string[]): MemoryLog {
  const log = invitingHarbour()
  for (const name of names) sign(log, name)
  return log
}

describe('an invalidation', () => {
  it('takes persons out of the count, and says in the row of each by which entry', () => {
    const log = people('Ada', 'Blaise', 'Carl')
    const entry = invalidate(log, [person('Ada'), person('Blaise')])
    assert.equal(log.rows.get('persons', commitmentOf('Ada'))!.invalidated, entry)
    assert.equal(log.rows.get('persons', commitmentOf('Carl'))!.invalidated, undefined)
    assert.deepEqual(countsOf(log), { since: entry, signed: 3, left: 0, erased: 0, invalidated: 2 })
    assert.equal(personsStanding(countsOf(log)), 1)
    assert.deepEqual(batchesOf(log), [{ entry, parties: 0, persons: 2, restored: 0 }])
  })

  it('ends the signature of a party on its day, which may sign again', () => {
    const { log } = signedHarbour()
    const entry = invalidate(log, [{ party: 'northhaven' }])
    const { state, events } = signatureOf(log)!
    assert.equal(state, 'invalidated')
    assert.deepEqual(events.at(-1), { what: 'invalidated', entry, day: '2026-01-01' })
    assert.deepEqual(batchesOf(log), [{ entry, parties: 1, persons: 0, restored: 0 }])
    log.post('signature/given', ACCEPTS, { ...UNDER, by: 'northhaven', signers: [northhaven] })
    assert.equal(signatureOf(log)!.state, 'standing')
  })

  it('is refused whole where one of its subjects does not stand, which is named', () => {
    const log = people('Ada', 'Blaise')
    const before = [countsOf(log), log.rows.get('persons', commitmentOf('Ada'))]
    const untouched = () =>
      assert.deepEqual([countsOf(log), log.rows.get('persons', commitmentOf('Ada'))], before)
    const named = (code: string, subject: object, name: string) => {
      assert.throws(
        () => invalidate(log, [person('Ada'), subject]),
        (error: { code?: string; message?: string }) => error.code === code && error.message!.includes(name),
      )
      untouched()
    }
    named('person_unknown', person('Nobody'), commitmentOf('Nobody'))
    named('signature_unknown', { party: 'eastport' }, 'eastport')
    assert.equal(batchesOf(log), undefined)
    const entry = invalidate(log, [person('Blaise')])
    before[0] = countsOf(log)
    named('person_invalidated', person('Blaise'), `entry ${entry}`)
    log.post('person/erased', { ...person('Blaise'), ground: 'request' }, UNDER)
    before[0] = countsOf(log)
    named('person_erased', person('Blaise'), commitmentOf('Blaise'))
  })

  it('names each subject once, at least one, and no more than a statement holds', () => {
    const log = people('Ada')
    const many = Array.from({ length: MOST_INVALIDATED + 1 }, (_, i) => `of many, ${i}`)
    refused('body_malformed', () => invalidate(log, []))
    refused('body_malformed', () => invalidate(log, [person('Ada'), person('Ada')]))
    refused('body_malformed', () => invalidate(log, many.map(person)))
    for (const name of many.slice(0, -1)) sign(log, name)
    invalidate(log, many.slice(0, -1).map(person))
    assert.equal(personsStanding(countsOf(log)), 1)
  })

  it('is signed in sight of what it takes away', () => {
    const { log } = signedHarbour()
    const { size, root } = log.head()
    const own = { ...UNDER, by: 'northhaven', signers: [northhaven] }
    log.post('signature/withdrawn', { reason: null }, own)
    signAccord(log, 'northhaven', northhaven)
    refused('seen_stale', () =>
      invalidate(log, [{ party: 'northhaven' }], { ...UNDER, seen: { size, root: formatDigest(root) } }),
    )
  })

  it('takes two officers, or an announcement, and may be switched off', () => {
    const { log } = signedHarbour()
    refused('second_hand_missing', () =>
      invalidate(log, [{ party: 'northhaven' }], { ...UNDER, signers: [officer] }),
    )
    assert.equal(isCoverable('signature/invalidated'), true)
    assert.equal(isCoverable('person/restored'), true)
  })
})

describe('what was invalidated', () => {
  it('stands again by an entry, for a party and for a person', () => {
    const log = people('Ada', 'Blaise')
    admitParty(log, 'northhaven', [northhaven])
    signAccord(log, 'northhaven', northhaven, { body: { policy: policyDigest(INVITING) } })
    const entry = invalidate(log, [person('Ada'), person('Blaise'), { party: 'northhaven' }])
    const restored = restorePerson(log, 'Ada')
    log.post('signature/restored', { party: 'northhaven', reason: said('It was theirs.') }, UNDER)
    const row = log.rows.get('persons', commitmentOf('Ada'))!
    assert.deepEqual([row.invalidated, row.restored], [undefined, restored])
    assert.equal(signatureOf(log)!.state, 'standing')
    assert.equal(personsStanding(countsOf(log)), 1)
    assert.deepEqual(batchesOf(log), [{ entry, parties: 1, persons: 2, restored: 2 }])
    refused('person_standing', () => restorePerson(log, 'Ada'))
    refused('person_unknown', () => restorePerson(log, 'Nobody'))
  })

  it('stands again with all of its batch by one entry, or with those of it that are named', () => {
    const log = people('Ada', 'Blaise', 'Carl')
    admitParty(log, 'northhaven', [northhaven])
    signAccord(log, 'northhaven', northhaven, { body: { policy: policyDigest(INVITING) } })
    const first = invalidate(log, [person('Carl')])
    const subjects = [person('Ada'), { party: 'northhaven' }, person('Blaise')]
    const entry = invalidate(log, subjects)
    const reinstate = (invalidation: number, all: readonly object[]) =>
      log.post(
        'signature/reinstated',
        { invalidation, subjects: all, reason: said('It was no machine.') },
        UNDER,
      )
    // Each by the entry that it names, or none of them.
    refused('person_invalidated', () => reinstate(entry, [...subjects, person('Carl')]))
    refused('signature_unknown', () => reinstate(first, [{ party: 'northhaven' }, person('Carl')]))
    refused('body_malformed', () => reinstate(entry, []))
    refused('body_malformed', () => reinstate(entry, [person('Ada'), person('Ada')]))
    assert.equal(personsStanding(countsOf(log)), 0)
    const again = reinstate(entry, subjects.slice(0, 2))
    assert.equal(log.rows.get('persons', commitmentOf('Ada'))!.restored, again)
    const { state, events } = signatureOf(log)!
    assert.deepEqual(
      [state, events.map(({ what }) => what)],
      ['standing', ['given', 'invalidated', 'restored']],
    )
    refused('signature_standing', () => reinstate(entry, [{ party: 'northhaven' }, person('Blaise')]))
    refused('person_standing', () => reinstate(entry, [person('Blaise'), person('Ada')]))
    reinstate(entry, [person('Blaise')])
    assert.equal(personsStanding(countsOf(log)), 2)
    assert.deepEqual(batchesOf(log), [
      { entry: first, parties: 0, persons: 1, restored: 0 },
      { entry, parties: 1, persons: 2, restored: 3 },
    ])
  })

  it('can be invalidated and stand again a second time, each time by its own batch', () => {
    const log = people('Ada')
    admitParty(log, 'northhaven', [northhaven])
    signAccord(log, 'northhaven', northhaven, { body: { policy: policyDigest(INVITING) } })
    const entries = [1, 2].map(() => {
      const entry = invalidate(log, [person('Ada'), { party: 'northhaven' }])
      const row = log.rows.get('persons', commitmentOf('Ada'))!
      assert.deepEqual([row.invalidated, row.restored], [entry, undefined])
      assert.equal(personsStanding(countsOf(log)), 0)
      restorePerson(log, 'Ada')
      log.post('signature/restored', { party: 'northhaven', reason: said('It was theirs.') }, UNDER)
      return entry
    })
    assert.equal(personsStanding(countsOf(log)), 1)
    assert.deepEqual(
      batchesOf(log),
      entries.map(entry => ({ entry, parties: 1, persons: 1, restored: 2 })),
    )
    refused('signature_standing', () =>
      log.post('signature/restored', { party: 'northhaven', reason: said('Again.') }, UNDER),
    )
  })

  it('can vanish too, and is counted once', () => {
    const log = people('Ada', 'Blaise')
    invalidate(log, [person('Ada')])
    log.post('person/erased', { ...person('Ada'), ground: 'change-of-mind' }, UNDER)
    const { since: _, ...counts } = countsOf(log)!
    assert.deepEqual(counts, { signed: 2, left: 1, erased: 0, invalidated: 0 })
    assert.equal(personsStanding(countsOf(log)), 1)
    refused('person_erased', () => restorePerson(log, 'Ada'))
  })
})
