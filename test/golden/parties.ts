import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { newSigner } from '../../src/core/keys.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { ACCORD, absent, facts, inEnglish, listed, said } from '../harbour.ts'
import { partyKey, seedOf } from '../memory-log.ts'
import { RECORD } from './calls.ts'
import {
  admitted,
  eastport,
  hands,
  mandate,
  northhaven,
  officers,
  one,
  reason,
  southport,
  spare,
  three,
  two,
  westhaven,
} from './cast.ts'
import { badKeys } from './founding.ts'
import { ed25519Passkey, turned } from './keys.ts'
import type { Story } from './story.ts'

/** Lists, parties and their keys. */

export function lists(story: Story): void {
  const record = { call: RECORD, signers: [one] }
  const row = listed('oldquay', '2019-11-12', { firstSeen: '2018-11-12' })
  const post = (body: object) => story.post('party/listed', body, record)
  const refuse = (code: RefusalCode, body: object) => story.refuse(code, 'party/listed', body, record)
  refuse('party_exists', { ...row, party: 'depositary' })
  refuse('party_exists', { ...row, party: 'officer-1' })
  refuse('source_wrong', { ...row, lastSeen: '2019-11-12' })
  refuse('source_wrong', { ...row, firstSeen: '2020-01-01' })
  refuse('body_malformed', { ...row, row: 0 })
  const declaration = {
    words: story.keepWords('We have kept the harbour open since 1871, and we will keep it open.'),
    date: '2019-10-01',
    source: 'https://oldquay.example/us',
  }
  const before = story.size
  post({ ...row, signed: '2018-11-12', website: 'https://oldquay.example/', declaration })
  story.refuse('seen_stale', 'party/listed', { ...row, row: 8 }, { ...record, ...story.seenAt(before) })
  const other = { ...row.source, digest: digestOf(utf8('another list')) }
  refuse('source_wrong', { ...listed('newquay', '2019-11-12'), source: other })
  // The list of 2018 comes later than that of 2019, and one of 2021 lacks the party.
  post({ ...listed('oldquay', '2018-12-01', { firstSeen: '2018-11-12' }), nature: said('A port authority.') })
  const gone = absent('oldquay', '2021-01-01', { firstSeen: '2018-11-12', lastSeen: '2019-11-12' })
  refuse('source_wrong', { ...gone, row: 3 })
  refuse('source_wrong', { ...gone, lastSeen: '2021-01-01' })
  post(gone)
  post({
    ...row,
    row: 9,
    names: [{ lang: 'und', text: 'Old Quay' }],
    country: null,
    kind: 'public-authority',
  })
  for (const party of ['listed-only', 'claimed']) post(listed(party, '2019-11-12'))
  story.post(
    'party/listed',
    { ...listed('listed-only', '2020-01-01'), kind: 'state' },
    { call: ACCORD, signers: [one] },
  )
}

export function parties(story: Story): void {
  const key = partyKey('northhaven, at home')
  const body = { party: 'northhaven', ...facts('Northhaven'), keys: [northhaven.key, key.key], claims: false }
  const signers = [one, northhaven, key]
  const refuse = (code: RefusalCode, changes: object, saying: object = { signers }) =>
    story.refuse(code, 'party/admitted', { ...body, ...changes }, saying)
  refuse('key_unproven', {}, { signers: [one, northhaven] })
  refuse('signer_missing', {}, { signers: [northhaven, key] })
  refuse('author_wrong', {}, { signers, by: 'northhaven' })
  refuse('signature_invalid', {}, { signers: [one, turned(northhaven), key] })
  refuse('party_exists', { party: 'depositary' })
  refuse('party_exists', { party: 'officer-2' })
  refuse('party_exists', { party: 'claimed' })
  refuse('party_unknown', { claims: true })
  refuse('body_malformed', { identifiers: { lei: '529900T8BM49AURSDO56' } })
  const officer = newSigner('officer', seedOf('no key of a party'))
  refuse('key_use_wrong', { keys: [officer.key] }, { signers: [one, officer] })
  const identifiers = { lei: '529900T8BM49AURSDO55', ror: '02mhbdp94', wikidata: 'Q42' }
  story.post('party/admitted', { ...body, identifiers }, { signers })
  const role = { role: 'officer', id: 'northhaven', key: officer.key, until: null, name: null }
  story.refuse('role_exists', 'role/granted', role, { signers: [story.depositary, officer] })
  refuse('party_exists', { keys: [] }, { signers: [one] })
  refuse('key_known', { party: 'thief', keys: [northhaven.key] }, { signers: [one, northhaven] })

  admitted(story, 'eastport', eastport, { kind: 'civil-society', country: null, domain: null })
  admitted(story, 'westhaven', westhaven, { kind: 'state', mandate: mandate('vetted') })
  admitted(story, 'southport', southport, {
    mandate: { ...mandate('domain'), note: said('By its web site.') },
  })
  admitted(story, 'umbrella', undefined, { kind: 'civil-society', mandate: mandate('vetted') })
  admitted(story, 'college', undefined, { kind: 'academia', mandate: mandate('email') })
  admitted(story, 'unknown-kind', undefined, { kind: 'unknown', names: [{ lang: 'und', text: 'Niemand' }] })
  admitted(story, 'agency', undefined, { kind: 'public-authority' })
  admitted(story, 'union', undefined, { kind: 'international-organisation' })
  admitted(story, 'weak', undefined, { mandate: mandate('email') })
  admitted(story, 'paper', undefined, {
    mandate: { ...mandate('instrument'), evidence: [digestOf(utf8('deed'))] },
  })
  const keyless = { party: 'keyless', ...facts('keyless'), keys: [], claims: false }
  story.post('party/admitted', keyless, { signers: [three] })
  claims(story)
  updates(story)
  keys(story)
  revocations(story)
}

function claims(story: Story): void {
  const body = { party: 'claimed', ...facts('claimed'), keys: [], claims: true }
  const signers = [one]
  const before = story.size - 20
  story.refuse('seen_stale', 'party/admitted', body, { signers, ...story.seenAt(before) })
  story.post('party/admitted', body, { signers })
  story.refuse('party_claimed', 'party/admitted', body, { signers })
  const list = { call: RECORD, signers }
  story.post('party/listed', listed('claimed', '2020-06-01', { firstSeen: '2019-11-12' }), list)
  story.refuse('party_exists', 'party/listed', listed('claimed', '2020-06-01'), { ...list, call: ACCORD })
  story.refuse('party_exists', 'party/listed', listed('northhaven', '2019-11-12'), list)
}

function updates(story: Story): void {
  const body = {
    party: 'eastport',
    ...facts('eastport'),
    names: inEnglish('East Port'),
    kind: 'civil-society',
    ...reason,
  }
  const signers = [one]
  story.refuse('party_unknown', 'party/updated', { ...body, party: 'nobody' }, { signers })
  story.refuse('party_unclaimed', 'party/updated', { ...body, party: 'listed-only' }, { signers })
  story.refuse('signer_unexpected', 'party/updated', body, { signers: [one, northhaven] })
  const before = story.size
  story.post('party/updated', body, { signers })
  story.refuse('seen_stale', 'party/updated', body, { signers, ...story.seenAt(before) })
  const names = [...inEnglish('East Port'), { lang: 'fr', text: 'Port-Est' }]
  const long = story.keepWords(
    'The port has a French name too, which its council has decided on in June.',
    'en',
  )
  story.post('party/updated', { ...body, names, reason: long }, { signers: [one, eastport] })
  // A weaker mandate is stated: what was proven by vetting stands no more.
  const state = { party: 'westhaven', ...facts('westhaven'), kind: 'state', ...reason }
  story.post('party/updated', { ...state, mandate: mandate('domain', '2026-01-03') }, { signers })
  story.post('party/updated', { ...state, mandate: mandate('vetted', '2026-01-04') }, { signers })
}

function keys(story: Story): void {
  const { depositary } = story
  const fresh = (name: string) => partyKey(`northhaven, ${name}`)
  const add = (name: string, more: object = {}) => ({
    holder: 'northhaven',
    key: fresh(name).key,
    reason: null,
    ...more,
  })
  const both = (name: string) => ({ by: 'northhaven', signers: [northhaven, fresh(name)] })
  story.post('key/added', add('phone'), both('phone'))
  story.post(
    'key/added',
    add('signatory', { role: 'signatory', reason: said('A colleague.') }),
    both('signatory'),
  )
  story.post('key/added', add('drafter', { role: 'drafter' }), both('drafter'))
  const reading = add('reader', { role: 'reader', ...reason })
  const allowed = { party: 'northhaven', link: null, ...reason }
  story.refuse('key_unallowed', 'key/added', reading, { signers: [one, fresh('reader')] })
  story.refuse('second_hand_missing', 'key/allowed', allowed, { signers: [one] })
  story.post('key/allowed', allowed, hands)
  story.post('key/added', reading, { signers: [one, fresh('reader')] })
  story.post('key/allowed', { ...allowed, link: digestOf(utf8('an invitation')) })
  const lost = ed25519Passkey('northhaven, after a loss')
  const burnt = {
    holder: 'northhaven',
    key: lost.key,
    reason: story.keepWords('All devices burnt with the office; we have called them back by telephone.'),
  }
  story.refuse('key_unallowed', 'key/added', burnt, { signers: [one, lost] })
  story.post('key/added', burnt, { signers: [depositary, lost] })
  const refuse = (code: RefusalCode, body: object, saying: object) =>
    story.refuse(code, 'key/added', body, saying)
  refuse('key_unproven', add('next'), { by: 'northhaven', signers: [northhaven] })
  refuse('author_wrong', add('next'), { by: 'eastport', signers: [eastport, fresh('next')] })
  refuse('body_malformed', add('next'), { signers: [one, fresh('next')] })
  refuse('body_malformed', add('next', { role: 'king' }), both('next'))
  refuse('key_known', add('phone'), both('phone'))
  refuse('key_role_wrong', add('next'), { by: 'northhaven', signers: [fresh('drafter'), fresh('next')] })
  refuse('key_role_wrong', add('next'), { by: 'northhaven', signers: [fresh('reader'), fresh('next')] })
  for (const [party, code] of [
    ['nobody', 'party_unknown'],
    ['listed-only', 'party_unclaimed'],
  ] as const) {
    refuse(code, { ...add('next', reason), holder: party }, { signers: [one, fresh('next')] })
    story.refuse(code, 'key/allowed', { ...allowed, party }, hands)
  }
  const officer = newSigner('officer', seedOf('officer 1, at home'))
  const role = { holder: 'officer-1', key: officer.key, ...reason }
  refuse('key_use_wrong', role, { signers: [one, officer] })
  refuse('key_role_wrong', { ...role, role: 'signatory' }, { signers: [depositary, officer] })
  story.post('key/allowed', allowed, hands)
  refuse('key_use_wrong', { ...role, holder: 'northhaven' }, { signers: [depositary, officer] })
  refuse(
    'key_use_wrong',
    { ...add('next', reason), holder: 'officer-1' },
    { signers: [depositary, one, fresh('next')] },
  )
  refuse('officers_enough', role, { signers: [depositary, officer] })
  refuse('officers_enough', role, { signers: [depositary, two, officer] })
  story.post('key/added', role, { signers: [depositary, one, officer] })
  badKeys(story)
}

function revocations(story: Story): void {
  const revoke = (keyid: string) => ({ keyid, ...reason })
  const phone = partyKey('northhaven, phone')
  const mine = { by: 'northhaven', signers: [northhaven] }
  const own = { by: 'northhaven', signers: [phone] }
  story.refuse('key_unknown', 'key/revoked', revoke('no-key'), mine)
  story.refuse('author_wrong', 'key/revoked', revoke(eastport.keyid), mine)
  story.refuse('seen_stale', 'key/revoked', revoke(phone.keyid), {
    signers: [one],
    ...story.seenAt(story.rows.get('keys', phone.keyid)!.since),
  })
  story.refuse('key_not_own', 'key/revoked', revoke(phone.keyid), mine)
  story.post('key/revoked', revoke(phone.keyid), own)
  story.refuse('key_revoked', 'key/revoked', revoke(phone.keyid), mine)
  story.refuse('key_revoked', 'key/revoked', revoke(eastport.keyid), own)
  const home = revoke(partyKey('northhaven, at home').keyid)
  story.refuse('second_hand_missing', 'key/revoked', home, { signers: [one] })
  story.post('key/revoked', home, hands)
  story.refuse('key_last', 'key/revoked', revoke(story.depositary.keyid))
  story.refuse('key_use_wrong', 'key/revoked', revoke(spare.keyid), { signers: [one] })
  story.post('key/revoked', revoke(spare.keyid))
  story.refuse('key_revoked', 'role/ended', { id: 'officer-2', ...reason }, { signers: [spare] })
}

/**
 * One officer alone stops another: until the depositary's own key has settled it, nothing that was announced is done by
 * one officer. The key that is added in the end settles one of them, the end of an office the other.
 */
export function stop(story: Story, whileStopped: () => void): void {
  story.post('key/revoked', { keyid: two.keyid, ...reason }, { signers: [one] })
  story.post('key/revoked', { keyid: officers['officer-3'].keyid, ...reason }, { signers: [one] })
  whileStopped()
  const fresh = ed25519Passkey('officer 2, anew', 'officer')
  story.post(
    'key/added',
    { holder: 'officer-2', key: fresh.key, ...reason },
    { signers: [story.depositary, fresh] },
  )
  whileStopped()
  story.post('role/ended', { id: 'officer-3', ...reason })
}
