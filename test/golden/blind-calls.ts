import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, MANIFEST, OPENED, POLICY, said } from '../harbour.ts'
import type { Saying } from '../memory-log.ts'
import { admitted, by, mandate, one, reason } from './cast.ts'
import type { Story } from './story.ts'

const CALL = 'blind-accord'
const under: Saying = { call: CALL, signers: [one] }
const DAY = 86_400
const accepts = { ...ACCEPTS, manifest: manifestDigest(MANIFEST) }
const own = (party: string, call = CALL) => ({ ...by(party), call })
const paper = (name: string) => ({
  digest: digestOf(utf8(`a scan, ${name}`)),
  date: '2025-12-24',
  channel: said('By post.'),
})

/** Edges of time, and what a call's rules say of somebody else. */
export function blindCalls(story: Story): void {
  addresses(story)
  story.post('call/opened', { ...OPENED, manifest: MANIFEST }, under)
  windows(story)
  announcements(story)
  mandates(story)
  deposited(story)
  onPaper(story)
}

/** What a call cannot be called, and what is just long enough. */
function addresses(story: Story): void {
  for (const call of ['a', 'zz', '7', '2026', '20-26', 'xn--accord'])
    story.refuse('call_exists', 'call/opened', OPENED, { ...under, call })
  for (const call of ['zug', '2026a', 'xn-accord']) story.post('call/opened', OPENED, { ...under, call })
}

/** To the second: of the call, and of the log. */
function windows(story: Story): void {
  for (const party of ['punctual', 'unpunctual']) admitted(story, party)
  const now = parseTime(story.now)
  const sign = (party: string, at: number) =>
    ['signature/given', accepts, { ...own(party), at: formatTime(at) }] as const
  story.refuse('at_future', ...sign('unpunctual', now + 301))
  story.refuse('at_expired', ...sign('unpunctual', now - POLICY.window - 1))
  story.post(...sign('unpunctual', now + 300))
  story.post(...sign('punctual', now - POLICY.window))
  const set = (at: number) =>
    [
      'switch/set',
      { covers: ['door/applications'], closed: false, ...reason },
      { at: formatTime(at) },
    ] as const
  story.refuse('at_expired', ...set(now - 604_801))
  story.post(...set(now - 604_800))
  story.post(...set(now + 300))
}

/** From seven days on, for less than thirty-seven, once. */
function announcements(story: Story): void {
  const removal = (party: string) => ({ party, policy: accepts.policy, rule: 'silence', ...reason })
  const announce = (party: string) =>
    story.post(
      'act/announced',
      { type: 'signature/removed', call: CALL, body: removal(party) },
      { signers: [one] },
    )
  const refuse = (code: RefusalCode, party: string) =>
    story.refuse(code, 'signature/removed', removal(party), under)
  const at = (begun: string, seconds: number) => {
    story.now = formatTime(parseTime(begun) + seconds)
  }
  const begun = story.now
  announce('punctual')
  at(begun, 7 * DAY - 1)
  refuse('second_hand_missing', 'punctual')
  at(begun, 7 * DAY)
  story.post('signature/removed', removal('punctual'), under)
  // Done: the same act alone takes another announcement.
  story.post('signature/restored', { party: 'punctual', ...reason }, under)
  refuse('second_hand_missing', 'punctual')
  const again = story.now
  announce('punctual')
  announce('unpunctual')
  at(again, 37 * DAY - 1)
  story.post('signature/removed', removal('unpunctual'), under)
  at(again, 37 * DAY)
  refuse('second_hand_missing', 'punctual')
  announce('punctual')
}

/** Kinds with a level of their own; an umbrella that the rules do not name, and one that took its word back. */
function mandates(story: Story): void {
  const call = 'weighed-accord'
  const policy: Policy = {
    ...POLICY,
    mandate: 'voucher',
    mandates: [
      { kind: 'state', mandate: 'vetted' },
      { kind: 'civil-society', mandate: 'email' },
    ],
    umbrellas: ['umbrella'],
  }
  story.post('call/opened', { ...OPENED, manifest: MANIFEST, policy }, { ...under, call })
  const sign = (party: string) =>
    ['signature/given', { ...accepts, policy: policyDigest(policy) }, own(party, call)] as const
  const weak = { mandate: mandate('email') }
  admitted(story, 'a-state', undefined, { kind: 'state' })
  admitted(story, 'a-society', undefined, { ...weak, kind: 'civil-society' })
  admitted(story, 'a-company', undefined, weak)
  admitted(story, 'unnamed')
  story.refuse('mandate_insufficient', ...sign('a-state'))
  story.post(...sign('a-society'))
  const vouch = (from: string, party: string, stands: boolean) =>
    story.post('mandate/vouched', { party, stands, note: said('Known.') }, by(from))
  vouch('umbrella', 'a-state', true)
  story.refuse('mandate_insufficient', ...sign('a-state'))
  vouch('unnamed', 'a-company', true)
  story.refuse('mandate_insufficient', ...sign('a-company'))
  vouch('umbrella', 'a-company', true)
  vouch('umbrella', 'a-company', false)
  vouch('unnamed', 'a-company', false)
  story.refuse('mandate_insufficient', ...sign('a-company'))
  vouch('umbrella', 'a-company', true)
  story.post(...sign('a-company'))
}

/** Each code of a deposit that is also one of a signature. */
function deposited(story: Story): void {
  const body = { party: 'filing', ...accepts, instrument: paper('filing') }
  const refuse = (code: RefusalCode, changes: object, saying: Saying = under) =>
    story.refuse(code, 'signature/deposited', { ...body, ...changes }, saying)
  admitted(story, 'filing')
  admitted(story, 'uninvited', undefined, { kind: 'academia' })
  admitted(story, 'faint', undefined, { mandate: mandate('email') })
  admitted(story, 'gone')
  story.post('party/ended', { party: 'gone', ...reason })
  refuse('kind_uninvited', { party: 'uninvited' })
  refuse('mandate_insufficient', { party: 'faint' })
  refuse('mandate_lapsed', { party: 'lapsed' })
  refuse('party_ended', { party: 'gone' })
  refuse('language_unknown', { read: ['en', 'it'] })
  refuse('policy_wrong', { policy: accepts.manifest })
  refuse('text_unknown', { manifest: accepts.policy })
  refuse('seen_stale', {}, { ...under, ...story.seenAt(story.rows.get('parties', 'filing')!.since) })
  refuse('signature_removed', { party: 'unpunctual' })
  const stranger = { ...own('nobody'), signers: [one] }
  story.refuse('signer_unexpected', 'signature/given', accepts, stranger)
  story.refuse('signature_removed', 'signature/given', accepts, own('unpunctual'))
  story.post('signature/deposited', body, under)
  // A paper counts once: neither over what stands from it, nor once its party has left or it was found to be forged.
  refuse('signature_exists', {})
  story.post('signature/withdrawn', { reason: null }, own('filing'))
  refuse('signature_exists', {})
  // It left by its own key: what says otherwise takes two officers, or the depositary's own.
  refuse('second_hand_missing', { instrument: paper('filed again') })
  story.post('signature/deposited', { ...body, instrument: paper('filed again') }, { call: CALL })
  const found = { ground: said('Forged.'), subjects: [{ party: 'filing' }] }
  story.post('signature/invalidated', found, { call: CALL })
  for (const old of ['filing', 'filed again']) refuse('signature_exists', { instrument: paper(old) })
  story.post('signature/deposited', { ...body, instrument: paper('filed a third time') }, under)
}

/** Of what stands from paper the depositary says more from paper; of nothing else, and nobody else of that. */
function onPaper(story: Story): void {
  const call = 'papered-accord'
  const policy: Policy = { ...POLICY, reservationDays: 2 }
  const papered = { ...accepts, policy: policyDigest(policy) }
  const desk = { ...under, call }
  story.post('call/opened', { ...OPENED, manifest: MANIFEST, policy }, desk)
  for (const party of ['scribe', 'witness-bench']) admitted(story, party)
  const reservation = said('Not at spring tide.')
  const deposit = { party: 'scribe', ...papered, reservation, instrument: paper('scribe') }
  const at = story.post('signature/deposited', deposit, desk)
  story.post('signature/given', papered, own('witness-bench', call))
  const [declaration, narrower, wider] = ['We mean it.', 'Not in March.', 'Not in spring.'].map(said)
  const says = [
    ['declaration/made', { declaration }],
    ['reservation/narrowed', { reservation: narrower }],
    ['reservation/made', { reservation: wider }],
  ] as const
  for (const [type, what] of says) {
    const body = { party: 'scribe', ...what }
    const instrument = paper(type)
    story.refuse('author_wrong', type, { ...body, instrument: null }, desk)
    story.refuse('body_malformed', type, { ...body, instrument: { ...instrument, more: null } }, desk)
    story.refuse('author_wrong', type, { ...body, instrument }, own('scribe', call))
    const theirs = { ...body, party: 'witness-bench', instrument }
    if (type !== 'reservation/narrowed') story.refuse('author_wrong', type, theirs, desk)
  }
  const [, , late] = says.map(([type, what]) =>
    story.post(type, { party: 'scribe', ...what, instrument: paper(type) }, desk),
  )
  waiting(story, call, at, late!)
}

/** What waits can be objected to, and does not hold yet; what it is to replace holds, and what that replaced does not. */
function waiting(story: Story, call: string, first: number, late: number): void {
  const raise = (entry: number) =>
    [
      'objection/raised',
      { against: { party: 'scribe', entry }, words: said('No.') },
      own('witness-bench', call),
    ] as const
  const withdraw = (objection: number) =>
    story.post('objection/withdrawn', { party: 'scribe', objection, ...reason }, own('witness-bench', call))
  story.refuse('objection_groundless', ...raise(first))
  const [type, { against, words }, saying] = raise(late)
  story.refuse('body_malformed', type, { against: { ...against, more: null }, words }, saying)
  withdraw(story.post(...raise(late - 1)))
  const raised = story.post(...raise(late))
  const taking = { party: 'scribe', objection: raised, ...reason }
  story.refuse('seen_stale', 'objection/withdrawn', taking, {
    ...own('witness-bench', call),
    ...story.seenAt(raised),
  })
  withdraw(raised)
  // The old words said again while the new ones wait; then the new ones hold, and these no more.
  const again = { party: 'scribe', reservation: said('Not in March.'), instrument: paper('again') }
  const anew = { party: 'scribe', reservation: said('Not in spring.'), instrument: paper('anew') }
  story.refuse('words_unchanged', 'reservation/made', again, { ...under, call })
  story.refuse('words_unchanged', 'reservation/made', anew, { ...under, call })
  story.pass(3)
  story.refuse('words_unchanged', 'reservation/narrowed', anew, { ...under, call })
  story.refuse('objection_groundless', ...raise(late - 1))
  story.post(...raise(late))
}
