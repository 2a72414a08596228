import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ACCORD,
  harbour,
  INVITING,
  invitingHarbour,
  MANIFEST,
  MANIFEST_DIGEST,
  OPENED,
  POLICY_DIGEST,
  said,
  WORDS,
} from '../../../test/harbour.ts'
import type { MemoryLog } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { policyDigest } from './calls.ts'
import { personsStanding } from './persons.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const UNDER = { call: ACCORD }
const commitmentOf = (name: string) => digestOf(utf8(`a person, ${name}`))

const signing = (name: string) => ({
  manifest: MANIFEST_DIGEST,
  policy: policyDigest(INVITING),
  commitment: commitmentOf(name),
})
const sign = (log: MemoryLog, name: string) => log.post('person/signed', signing(name), UNDER)
const erase = (log: MemoryLog, name: string, ground = 'request') =>
  log.post('person/erased', { commitment: commitmentOf(name), ground }, UNDER)
const countsOf = (log: MemoryLog) => log.rows.get('personCounts', ACCORD)

describe('persons', () => {
  it('sign as a commitment, which the register counts and knows nothing of', () => {
    const log = invitingHarbour()
    assert.equal(countsOf(log), undefined)
    assert.equal(personsStanding(undefined), 0)
    const entry = sign(log, 'Ada')
    sign(log, 'Blaise')
    assert.deepEqual(log.rows.get('persons', commitmentOf('Ada')), {
      since: entry,
      call: ACCORD,
      manifest: MANIFEST_DIGEST,
      entry,
      erased: null,
    })
    assert.deepEqual(countsOf(log), { since: entry + 1, signed: 2, left: 0, erased: 0 })
    refused('person_exists', () => sign(log, 'Ada'))
  })

  it('sign only where the policy in force invites them, and the text in force', () => {
    const log = harbour()
    const plain = { ...signing('Ada'), policy: POLICY_DIGEST }
    refused('persons_uninvited', () => log.post('person/signed', plain, UNDER))
    const open = invitingHarbour()
    refused('policy_wrong', () => open.post('person/signed', plain, UNDER))
    const unknown = { ...signing('Ada'), manifest: commitmentOf('no text') }
    refused('text_unknown', () => open.post('person/signed', unknown, UNDER))
    refused('seen_stale', () => open.post('person/signed', signing('Ada'), { ...UNDER, seen: open.seen(2) }))
    refused('author_wrong', () => open.post('person/signed', signing('Ada'), { ...UNDER, by: 'northhaven' }))
    open.post('call/closed', { reason: said('It is over.') }, UNDER)
    refused('call_closed', () => sign(open, 'Ada'))
  })

  it('sign no independent record', () => {
    const log = harbour({ upTo: 'established' })
    const authority = { ...OPENED.authority, level: 'independent' }
    log.post('call/opened', { ...OPENED, authority, policy: INVITING }, UNDER)
    log.keepText(utf8(WORDS.en))
    log.keepText(utf8(WORDS.fr))
    log.post('text/published', { manifest: MANIFEST, supersedes: null }, UNDER)
    refused('record_independent', () => sign(log, 'Ada'))
  })

  it('are erased once, on a ground, also after closing; what is left is a gap that counts', () => {
    const log = invitingHarbour()
    for (const name of ['Ada', 'Blaise', 'Chiara']) sign(log, name)
    refused('person_unknown', () => erase(log, 'Nobody'))
    refused('body_malformed', () => erase(log, 'Ada', 'a whim'))
    const entry = erase(log, 'Ada', 'not-me')
    assert.deepEqual(log.rows.get('persons', commitmentOf('Ada'))?.erased, { entry, ground: 'not-me' })
    refused('person_erased', () => erase(log, 'Ada'))
    refused('person_exists', () => sign(log, 'Ada'))
    log.post('call/closed', { reason: said('It is over.') }, UNDER)
    const last = erase(log, 'Blaise', 'change-of-mind')
    assert.deepEqual(countsOf(log), { since: last, signed: 3, left: 1, erased: 1 })
    assert.equal(personsStanding(countsOf(log)), 1)
  })

  it('are erased under the call that they signed, and no other', () => {
    const log = invitingHarbour()
    sign(log, 'Ada')
    log.post('call/opened', { ...OPENED, policy: INVITING }, { call: 'another' })
    const body = { commitment: commitmentOf('Ada'), ground: 'request' }
    refused('person_unknown', () => log.post('person/erased', body, { call: 'another' }))
  })
})
