import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { ACCEPTS, ACCORD, POLICY, POLICY_DIGEST, said } from '../harbour.ts'
import { partyKey, type Saying } from '../memory-log.ts'
import { BARE, FULL_DIGEST, RECORD, SECOND_DIGEST } from './calls.ts'
import {
  admitted,
  by,
  eastport,
  hands,
  mandate,
  northhaven,
  one,
  reason,
  southport,
  westhaven,
} from './cast.ts'
import { turned } from './keys.ts'
import type { Codes, Story } from './story.ts'

/** Signatures of parties: given, deposited, withdrawn, removed, restored, invalidated, objected to. */

export const accepts = { ...ACCEPTS, policy: FULL_DIGEST }
const onAccord = (party: string, key = partyKey(party)): Saying => ({ ...by(party, key), call: ACCORD })
const officer: Saying = { call: ACCORD, signers: [one] }

export function signatures(story: Story): void {
  admitted(story, 'late-college', undefined, { kind: 'academia', mandate: mandate('email') })
  admitted(story, 'lapsed')
  const check = { party: 'lapsed', method: 'domain', outcome: 'lapsed', checked: '2026-01-03', dnssec: null }
  const lapse = { ...check, domain: 'lapsed.example', channel: null, note: null, evidence: [] }
  story.post('mandate/checked', lapse, { signers: [one] })
  refusals(story)
  const reservation = story.keepWords(
    'We keep the inner basin closed on feast days, as we have done since 1871.',
  )
  const declaration = said('Our pilots sign with us.')
  story.post('signature/given', { ...accepts, reservation }, onAccord('northhaven', northhaven))
  story.post('signature/given', { ...accepts, declaration, read: ['en', 'de'] }, onAccord('eastport'))
  story.post('signature/given', { ...accepts, read: ['fr'] }, onAccord('westhaven', westhaven))
  // One umbrella body vouches for the college, whose own mandate would not do.
  story.post('signature/given', accepts, onAccord('college'))
  story.refuse('signature_exists', 'signature/given', accepts, onAccord('eastport'))
  story.refuse(
    'seen_stale',
    'signature/withdrawn',
    { reason: null },
    { ...onAccord('eastport'), ...story.seenAt(story.size - 3) },
  )
  deposits(story)
  const out = { reason: story.keepWords('Our council has voted against it, by eleven votes to nine.') }
  story.post('signature/withdrawn', { reason: null }, onAccord('eastport'))
  story.refuse('signature_unknown', 'signature/withdrawn', { reason: null }, onAccord('eastport'))
  story.refuse('author_wrong', 'signature/withdrawn', { reason: null }, officer)
  const stale = { ...onAccord('eastport'), ...story.seenAt(story.size - 1) }
  story.refuse('seen_stale', 'signature/given', { ...accepts, declaration }, stale)
  story.post('signature/given', { ...accepts, declaration }, onAccord('eastport'))
  story.post('signature/withdrawn', out, onAccord('westhaven', westhaven))
  removals(story)
  often(story)
}

/** Each tried where nothing else is wrong with it. */
function refusals(story: Story): void {
  const refuse = (code: Codes, changes: object, saying: Saying) =>
    story.refuse(code, 'signature/given', { ...accepts, ...changes }, saying)
  const mine = onAccord('northhaven', northhaven)
  refuse('call_unknown', {}, { ...mine, call: 'nowhere' })
  refuse('record_independent', {}, { ...mine, call: RECORD })
  refuse('signer_unexpected', {}, { by: 'nobody', call: ACCORD, signers: [one] })
  refuse('signer_unexpected', {}, { ...mine, signers: [northhaven, eastport] })
  refuse('signer_unexpected', {}, { ...mine, signers: [northhaven, one] })
  refuse('key_unknown', {}, { ...mine, signers: [partyKey('a stranger')] })
  refuse('key_revoked', {}, { ...mine, signers: [partyKey('northhaven, phone')] })
  refuse('key_role_wrong', {}, { ...mine, signers: [partyKey('northhaven, drafter')] })
  refuse('key_role_wrong', {}, { ...mine, signers: [northhaven, partyKey('northhaven, reader')] })
  refuse('author_wrong', {}, { call: ACCORD, signers: [one] })
  refuse('text_unknown', { manifest: digestOf(utf8('other words')) }, mine)
  refuse('text_unknown', {}, { ...mine, call: BARE })
  refuse('policy_wrong', { policy: POLICY_DIGEST }, mine)
  refuse('language_unknown', { read: ['en', 'it'] }, mine)
  refuse('body_malformed', { read: ['en', 'en'] }, mine)
  refuse('kind_uninvited', {}, onAccord('agency'))
  refuse('mandate_insufficient', {}, onAccord('late-college'))
  refuse('mandate_lapsed', {}, onAccord('lapsed'))
  const { since } = story.rows.get('parties', 'eastport')!
  refuse('seen_stale', {}, { ...onAccord('eastport'), ...story.seenAt(since) })
  const now = parseTime(story.now)
  refuse('at_future', {}, { ...mine, at: formatTime(now + 301) })
  refuse('at_expired', {}, { ...mine, at: formatTime(now - POLICY.window - 1) })
  refuse('signature_invalid', {}, { ...mine, signers: [turned(northhaven)] })
  for (const twist of [
    { client: { type: 'webauthn.create' } },
    { client: { challenge: 'AAAA' } },
    { client: { origin: 'https://mallory.example' } },
    { client: { origin: 7 } },
    { client: { crossOrigin: true } },
    { client: { topOrigin: 'https://mallory.example' } },
    { rpId: 'mallory.example' },
    { flags: 0x1c },
    { flags: 0x19 },
  ])
    refuse('passkey_wrong', {}, { ...mine, signers: [northhaven.twisted(twist)] })
  for (const twist of [
    { text: '[]' },
    { text: 'no JSON' },
    { text: '{"type":1,"type":2}' },
    { flags: 0x5d },
    { flags: 0x15 },
    { flags: 0x9d },
  ])
    refuse('passkey_malformed', {}, { ...mine, signers: [northhaven.twisted(twist)] })
  const plain = {
    ...northhaven,
    sign: (pae: Uint8Array) => ({ keyid: northhaven.keyid, sig: eastport.sign(pae).sig }),
  }
  refuse('signature_invalid', {}, { ...mine, signers: [plain] })
  const asPasskey = {
    ...eastport,
    sign: (pae: Uint8Array) => ({ ...northhaven.sign(pae), keyid: eastport.keyid }),
  }
  refuse('signature_invalid', {}, { ...onAccord('eastport'), signers: [asPasskey] })
  refuse(
    ['signature_invalid', 'signer_unexpected'],
    {},
    { ...mine, signers: [turned(southport), northhaven] },
  )
}

function deposits(story: Story): void {
  const instrument = { digest: digestOf(utf8('a scan')), date: '2025-12-24', channel: said('By post.') }
  const body = { party: 'keyless', ...accepts, instrument }
  const refuse = (code: RefusalCode, changes: object, saying: Saying = officer) =>
    story.refuse(code, 'signature/deposited', { ...body, ...changes }, saying)
  refuse('party_unclaimed', { party: 'listed-only' })
  refuse('party_unknown', { party: 'nobody' })
  refuse('record_independent', {}, { ...officer, call: RECORD })
  refuse('signature_exists', { party: 'northhaven' })
  refuse('author_wrong', {}, onAccord('northhaven', northhaven))
  const channel = story.keepWords('It was handed over at the conference, in the presence of two notaries.')
  story.post('signature/deposited', { ...body, instrument: { ...instrument, channel } }, officer)
  refuse('signature_exists', {})
  story.post(
    'signature/deposited',
    { ...body, party: 'southport', read: ['en', 'fr'], reservation: said('Not at night.') },
    officer,
  )
  // The party says itself, with its own key, what stands there from paper.
  story.post('signature/given', accepts, onAccord('southport', southport))
  refuse('signature_exists', { party: 'southport' })
}

function removals(story: Story): void {
  const body = { party: 'keyless', policy: FULL_DIGEST, rule: 'silence', ...reason }
  const two = { ...hands, call: ACCORD }
  const refuse = (code: RefusalCode, changes: object, saying: Saying = two) =>
    story.refuse(code, 'signature/removed', { ...body, ...changes }, saying)
  refuse('second_hand_missing', {}, officer)
  refuse('policy_wrong', { policy: POLICY_DIGEST })
  refuse('rule_unknown', { rule: 'whim' })
  refuse('signature_unknown', { party: 'weak' })
  refuse('signature_unknown', { party: 'westhaven' })
  refuse('signer_unexpected', {}, { ...two, signers: [one, northhaven] })
  const restore = { party: 'keyless', reason: said('The report came by post.') }
  story.refuse('signature_standing', 'signature/restored', restore, officer)
  story.refuse('signature_unknown', 'signature/restored', { ...restore, party: 'westhaven' }, officer)
  story.refuse('signature_unknown', 'signature/restored', { ...restore, party: 'weak' }, officer)
  const before = story.size
  story.post('signature/removed', body, two)
  const instrument = { digest: digestOf(utf8('a scan')), date: '2025-12-24', channel: said('By post.') }
  story.refuse(
    'signature_removed',
    'signature/deposited',
    { party: 'keyless', ...accepts, instrument },
    officer,
  )
  story.refuse('seen_stale', 'signature/restored', restore, { ...officer, ...story.seenAt(before) })
  story.post('signature/restored', restore, officer)
  story.refuse('seen_stale', 'signature/removed', body, { ...two, ...story.seenAt(before) })
  story.post(
    'signature/removed',
    {
      ...body,
      rule: 'conduct',
      reason: story.keepWords('It has closed the harbour for a month, and has told nobody why.'),
    },
    { call: ACCORD },
  )
}

/** As often as one day takes it. */
function often(story: Story): void {
  admitted(story, 'wavering')
  for (let times = 0; times < 5; times++) {
    story.post('signature/given', accepts, onAccord('wavering'))
    story.post('signature/withdrawn', { reason: null }, onAccord('wavering'))
  }
  story.refuse('said_often', 'signature/given', accepts, onAccord('wavering'))
}

export function objections(story: Story): void {
  const signed = (party: string) => story.rows.get('signatures', `${ACCORD}/${party}`)!.entry
  const raise = (party: string, entry = signed(party)) => ({
    against: { party, entry },
    words: said('No basin is closed.'),
  })
  const refuse = (code: RefusalCode, type: string, body: object, saying: Saying) =>
    story.refuse(code, `objection/${type}`, body, saying)
  const mine = onAccord('eastport')
  refuse('objection_groundless', 'raised', raise('eastport'), mine)
  refuse('objection_groundless', 'raised', raise('college'), mine)
  refuse('signature_unknown', 'raised', raise('northhaven'), onAccord('weak'))
  refuse('signature_unknown', 'raised', raise('weak', 7), mine)
  refuse('objection_groundless', 'raised', raise('northhaven', 7), mine)
  refuse('seen_stale', 'raised', raise('northhaven'), { ...mine, ...story.seenAt(signed('northhaven')) })
  refuse('author_wrong', 'raised', raise('northhaven'), officer)
  const long = story.keepWords(
    'A harbour that is closed on nine days of the year is not open: the accord knows no feast days.',
  )
  const raised = story.post('objection/raised', { ...raise('northhaven'), words: long }, mine)
  refuse('objection_exists', 'raised', raise('northhaven'), mine)
  const second = story.post('objection/raised', raise('northhaven'), onAccord('college'))
  const answer = { objection: raised, words: said('The outer basin stays open.') }
  const theirs = onAccord('northhaven', northhaven)
  refuse('objection_unknown', 'answered', { ...answer, objection: 7 }, theirs)
  refuse('objection_unknown', 'answered', answer, mine)
  refuse('seen_stale', 'answered', answer, { ...theirs, ...story.seenAt(raised) })
  story.post('objection/answered', answer, theirs)
  refuse('objection_exists', 'answered', answer, theirs)
  const withdrawal = { party: 'northhaven', objection: second, ...reason }
  refuse('author_wrong', 'withdrawn', withdrawal, mine)
  refuse('objection_unknown', 'withdrawn', { ...withdrawal, objection: 7 }, mine)
  story.post('objection/withdrawn', withdrawal, onAccord('college'))
  refuse('objection_unknown', 'withdrawn', withdrawal, onAccord('college'))
  story.post('objection/raised', raise('northhaven'), onAccord('college'))
}

/** A newer text asks for a new yes; the old one is signed no more. */
export function anew(story: Story): void {
  story.refuse(
    'text_superseded',
    'signature/given',
    { ...accepts, read: ['en'] },
    onAccord('westhaven', westhaven),
  )
  const unread = { ...onAccord('westhaven', westhaven), ...story.seenAt(story.size - 1) }
  story.refuse('seen_stale', 'signature/given', { ...accepts, manifest: SECOND_DIGEST }, unread)
  const citizen = {
    manifest: accepts.manifest,
    policy: accepts.policy,
    commitment: digestOf(utf8('a citizen')),
  }
  story.refuse('text_superseded', 'person/signed', citizen, officer)
  story.post('signature/given', { ...accepts, manifest: SECOND_DIGEST }, onAccord('westhaven', westhaven))
  story.post('signature/given', { ...accepts, manifest: SECOND_DIGEST }, onAccord('northhaven', northhaven))
}
