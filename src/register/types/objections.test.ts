import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACCORD, admitParty, harbour, said, signAccord } from '../../../test/harbour.ts'
import { type MemoryLog, partyKey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { isCoverable } from '../types.ts'

const refused = (code: Parameters<typeof refusedAs>[0], check: () => unknown) =>
  assert.throws(check, refusedAs(code))
const voice = (by: string) => ({ by, call: ACCORD, signers: [partyKey(by)] })
const RESERVED = { reservation: said('As far as our law allows.') }

/** Eastport signed with a reservation, Westbank without one; Southquay has not signed. */
function reserved(): { log: MemoryLog; entry: number } {
  const log = harbour()
  for (const party of ['eastport', 'westbank', 'southquay']) admitParty(log, party, [partyKey(party)])
  const entry = signAccord(log, 'eastport', partyKey('eastport'), { body: RESERVED })
  signAccord(log, 'westbank', partyKey('westbank'))
  return { log, entry }
}
const to = (entry: number, party = 'eastport') => ({
  against: { party, entry },
  words: said('It defeats the purpose.'),
})
const objectionsTo = (log: MemoryLog, party = 'eastport') =>
  log.rows.get('objections', `${ACCORD}/${party}`)?.objections ?? []

describe('an objection', () => {
  it('stands beside the reservation, and undoes nothing', () => {
    const { log, entry } = reserved()
    const index = log.post('objection/raised', to(entry), voice('westbank'))
    const words = said('It defeats the purpose.')
    const expected = { entry: index, by: 'westbank', day: '2026-01-01', against: entry, words }
    assert.deepEqual(objectionsTo(log), [{ ...expected, answered: null, withdrawn: null }])
    assert.equal(log.rows.get('signatures', `${ACCORD}/eastport`)?.state, 'standing')
  })

  it('is raised by signatories, to what another said with a signature that stands', () => {
    const { log, entry } = reserved()
    refused('signature_unknown', () => log.post('objection/raised', to(entry), voice('southquay')))
    refused('objection_groundless', () => log.post('objection/raised', to(entry), voice('eastport')))
    refused('objection_groundless', () =>
      log.post('objection/raised', to(entry + 1, 'westbank'), voice('eastport')),
    )
    refused('objection_groundless', () => log.post('objection/raised', to(entry + 1), voice('westbank')))
    refused('author_wrong', () => log.post('objection/raised', to(entry), { call: ACCORD }))
    log.post('objection/raised', to(entry), voice('westbank'))
    refused('objection_exists', () => log.post('objection/raised', to(entry), voice('westbank')))
    log.post('signature/withdrawn', { reason: null }, voice('eastport'))
    refused('signature_unknown', () => log.post('objection/raised', to(entry), voice('westbank')))
  })

  it('goes along with words that are carried over, is answered and withdrawn there, and is not raised twice', () => {
    const { log, entry } = reserved()
    const before = log.post('objection/raised', to(entry), voice('westbank'))
    const merger = { party: 'eastport', into: 'southquay', calls: [ACCORD], reason: said('Bought.') }
    const carried = log.post('party/merged', merger, { signers: [log.depositary, partyKey('southquay')] })
    refused('party_ended', () => log.post('objection/raised', to(carried), voice('westbank')))
    refused('objection_groundless', () =>
      log.post('objection/raised', to(entry, 'southquay'), voice('westbank')),
    )
    refused('objection_exists', () =>
      log.post('objection/raised', to(carried, 'southquay'), voice('westbank')),
    )
    const answer = { objection: before, words: said('We stand by it.') }
    refused('party_ended', () => log.post('objection/answered', answer, voice('eastport')))
    log.post('objection/answered', answer, voice('southquay'))
    const [followed] = objectionsTo(log, 'southquay')
    assert.deepEqual(followed?.from, { party: 'eastport', against: entry })
    assert.deepEqual([followed?.entry, followed?.against], [before, carried])
    const withdraw = { objection: before, reason: said('It was explained.') }
    refused('objection_unknown', () =>
      log.post('objection/withdrawn', { ...withdraw, party: 'eastport' }, voice('westbank')),
    )
    log.post('objection/withdrawn', { ...withdraw, party: 'southquay' }, voice('westbank'))
    assert.deepEqual(objectionsTo(log)[0]?.carried, { into: 'southquay', entry: carried })
  })

  it('stays behind where its words do, where it was taken back, and where the heir itself raised it', () => {
    const { log, entry } = reserved()
    admitParty(log, 'northquay', [partyKey('northquay')])
    signAccord(log, 'southquay', partyKey('southquay'))
    signAccord(log, 'northquay', partyKey('northquay'))
    log.post('objection/raised', to(entry), voice('southquay'))
    const back = log.post('objection/raised', to(entry), voice('northquay'))
    const withdraw = { party: 'eastport', objection: back, reason: said('For now.') }
    log.post('objection/withdrawn', withdraw, voice('northquay'))
    log.post('signature/withdrawn', { reason: null }, voice('southquay'))
    const says = { party: 'eastport', declaration: said('We mean it.'), instrument: null }
    const first = log.post('declaration/made', says, voice('eastport'))
    log.post('objection/raised', to(first), voice('westbank'))
    log.post('declaration/made', { ...says, declaration: said('We meant it.') }, voice('eastport'))
    const merger = { party: 'eastport', into: 'southquay', calls: [ACCORD], reason: said('Bought.') }
    log.post('party/merged', merger, { signers: [log.depositary, partyKey('southquay')] })
    assert.deepEqual(objectionsTo(log, 'southquay'), [])
    assert.ok(objectionsTo(log).every(({ carried }) => carried === undefined))
  })

  it('is answered by whom it concerns, once, after it was seen', () => {
    const { log, entry } = reserved()
    const seen = log.seen()
    const objection = log.post('objection/raised', to(entry), voice('westbank'))
    const answer = { objection, words: said('It is what our constitution says.') }
    refused('seen_stale', () => log.post('objection/answered', answer, { ...voice('eastport'), seen }))
    refused('objection_unknown', () => log.post('objection/answered', answer, voice('westbank')))
    const index = log.post('objection/answered', answer, voice('eastport'))
    assert.deepEqual(objectionsTo(log)[0]?.answered, { entry: index, words: answer.words })
    refused('objection_exists', () => log.post('objection/answered', answer, voice('eastport')))
  })

  it('is withdrawn by whoever raised it, with a reason, and can be raised again', () => {
    const { log, entry } = reserved()
    const objection = log.post('objection/raised', to(entry), voice('westbank'))
    const withdraw = { party: 'eastport', objection, reason: said('It was explained.') }
    refused('author_wrong', () => log.post('objection/withdrawn', withdraw, voice('southquay')))
    refused('objection_unknown', () =>
      log.post('objection/withdrawn', { ...withdraw, party: 'westbank' }, voice('westbank')),
    )
    const index = log.post('objection/withdrawn', withdraw, voice('westbank'))
    assert.deepEqual(objectionsTo(log)[0]?.withdrawn, {
      entry: index,
      day: '2026-01-01',
      reason: withdraw.reason,
    })
    refused('objection_unknown', () => log.post('objection/withdrawn', withdraw, voice('westbank')))
    log.post('objection/raised', to(entry), voice('westbank'))
    assert.equal(objectionsTo(log).length, 2)
  })

  it('is kept out neither by a switch nor by the end of the call', () => {
    for (const type of ['objection/raised', 'objection/answered', 'objection/withdrawn'])
      assert.equal(isCoverable(type), false)
    const { log, entry } = reserved()
    log.post('call/closed', { reason: said('Done.') }, { call: ACCORD })
    const objection = log.post('objection/raised', to(entry), voice('westbank'))
    log.post('objection/answered', { objection, words: said('We stand by it.') }, voice('eastport'))
  })
})
