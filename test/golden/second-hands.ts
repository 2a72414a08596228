import type { RefusalCode } from '../../src/core/refusal.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { ACCEPTS, ACCORD, listed, POLICY, said } from '../harbour.ts'
import type { Saying } from '../memory-log.ts'
import { FULL_DIGEST, PLEDGE } from './calls.ts'
import { by, hands, northhaven, one, reason } from './cast.ts'
import { stop } from './parties.ts'
import type { Story } from './story.ts'

/** What two officers do, or one after an announcement; words that are withheld; switches. */

const officer = { signers: [one] }

export function withheld(story: Story): void {
  const text = 'The harbour master of Eastport, Mr Grigori Pell, is a thief.'
  const libel = story.keepWords(text)
  const withdrawal = { ...by('cranes'), call: ACCORD }
  story.post('signature/withdrawn', { reason: libel }, withdrawal)
  const authority = story.keepWords(
    'The district court of Eastport, by its order 12/2026 of 20 January 2026.',
  )
  const body = { digest: libel.digest, ground: said('A court has ordered it.'), authority }
  const refuse = (code: RefusalCode, changes: object, saying: Saying = hands) =>
    story.refuse(code, 'words/withheld', { ...body, ...changes }, saying)
  refuse('second_hand_missing', {}, officer)
  refuse('words_unknown', { digest: story.unkeptWords('Other words.').digest })
  refuse('seen_stale', {}, { ...hands, ...story.seenAt(story.size - 1) })
  story.post('words/withheld', body, hands)
  refuse('words_withheld', {})
  const again = { reason: libel }
  story.refuse('words_withheld', 'signature/withdrawn', again, {
    ...by('northhaven', northhaven),
    call: ACCORD,
  })
  const unlike = { ...libel, lang: 'fr' }
  const bound = { ...ACCEPTS, policy: FULL_DIGEST, reservation: libel, declaration: unlike }
  story.refuse('body_malformed', 'signature/given', bound, { ...by('northhaven', northhaven), call: ACCORD })
}

export function switches(story: Story): void {
  const body = { covers: ['signature/given', 'person/signed'], closed: true, reason: said('Under attack.') }
  for (const type of ['objection/raised', 'words/withheld', 'signature/withdrawn', 'statement/opened'])
    story.refuse('switch_uncoverable', 'switch/set', { ...body, covers: ['party/admitted', type] }, officer)
  story.refuse('body_malformed', 'switch/set', { ...body, covers: ['no type'] }, officer)
  story.post('switch/set', body, officer)
  story.post(
    'switch/set',
    {
      ...body,
      closed: false,
      reason: story.keepWords('The attack is over: it came from one network, which its owner has closed.'),
    },
    officer,
  )
  story.post('switch/set', { ...body, covers: ['door/applications'] })
  story.post('switch/set', { ...body, covers: ['door/applications'], closed: false })
}

export function announcements(story: Story): void {
  const close = { type: 'call/closed', call: PLEDGE, body: reason }
  const remove = {
    type: 'signature/removed',
    call: ACCORD,
    body: { party: 'hasty', policy: FULL_DIGEST, rule: 'silence', ...reason },
  }
  const end = { type: 'party/ended', call: null, body: { party: 'friend', ...reason } }
  const { signers } = officer
  const act = ({ type, call, body }: { type: string; call: string | null; body: object }) =>
    [type, body, { call, signers }] as const
  const refuse = (code: RefusalCode, body: object) => story.refuse(code, 'act/announced', body, officer)
  refuse('body_malformed', { ...close, type: 'signature/restored' })
  refuse('body_malformed', { ...close, call: null })
  refuse('body_malformed', { ...end, call: ACCORD })
  refuse('body_malformed', { ...close, body: {} })
  refuse('call_unknown', { ...close, call: 'nowhere' })
  const announced = story.post('act/announced', close, officer)
  refuse('act_announced', close)
  story.post('act/announced', remove, officer)
  story.post('act/announced', end, officer)
  story.refuse('second_hand_missing', ...act(close))
  story.pass(6)
  story.refuse('second_hand_missing', ...act(close))
  story.pass(1)
  story.refuse('second_hand_missing', ...act({ ...close, body: { reason: said('Another reason.') } }))
  const [type, body, saying] = act(close)
  story.refuse('seen_stale', type, body, {
    call: PLEDGE,
    ...hands,
    ...story.seenAt(story.rows.get('calls', PLEDGE)!.since),
  })
  story.refuse('seen_stale', type, body, { ...saying, ...story.seenAt(announced) })
  story.post(type, body, saying)
  closed(story)
  // Both are ripe; while an officer is stopped, neither is done by one officer alone.
  stop(story, () => story.refuse('second_hand_missing', ...act(remove)))
  story.post(...act(remove))
  // Nobody acts upon the last one in time: it is void, and is announced once more.
  story.pass(30)
  story.refuse('second_hand_missing', ...act(end))
  story.post('act/announced', end, officer)
  story.post('party/ended', end.body)
  story.refuse('party_ended', ...act(end))
  story.post(
    'act/announced',
    {
      ...close,
      call: ACCORD,
      body: {
        reason: story.keepWords(
          'The accord has reached its end: its conference has dissolved itself this spring.',
        ),
      },
    },
    officer,
  )
}

/** What is still taken under a call that is closed, and what is not. */
function closed(story: Story): void {
  const pledge = { call: PLEDGE, signers: [one] }
  story.refuse(
    'call_closed',
    'call/policy-changed',
    { policy: POLICY, ...reason },
    { call: PLEDGE, ...hands },
  )
  story.refuse('call_closed', 'call/closed', reason, { call: PLEDGE, ...hands })
  const accepts = { ...ACCEPTS, policy: policyDigest(POLICY) }
  story.refuse('call_closed', 'signature/given', accepts, { ...by('northhaven', northhaven), call: PLEDGE })
  story.post('party/listed', listed('late-quay', '2020-01-01'), pledge)
}
