import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { said } from '../harbour.ts'
import { admitted, by, one, southport } from './cast.ts'
import type { Story } from './story.ts'

/** Why a representative may bind a party: checks by every method, with every outcome, and the word of others. */
export function mandates(story: Story): void {
  const signers = [one]
  const check = (method: string, more: object = {}) => ({
    party: 'southport',
    method,
    outcome: 'holds',
    checked: '2026-01-05',
    domain: method === 'domain' ? 'southport.example' : null,
    dnssec: null,
    channel: null,
    note: null,
    evidence: [],
    ...more,
  })
  const post = (body: object) => story.post('mandate/checked', body, { signers })
  const refuse = (code: RefusalCode, body: object, saying: object = {}) =>
    story.refuse(code, 'mandate/checked', body, { signers, ...saying })
  refuse('body_malformed', check('domain', { domain: null }))
  refuse('body_malformed', check('email', { dnssec: 'secure' }))
  refuse('body_malformed', check('email', { channel: said('By post.') }))
  refuse('body_malformed', check('instrument'))
  refuse('body_malformed', check('vetted'))
  refuse('party_unknown', check('email', { party: 'nobody' }))
  refuse('party_unclaimed', check('email', { party: 'listed-only' }))
  refuse('proof_unknown', check('email', { outcome: 'lapsed' }))
  const unclear = post(check('email', { outcome: 'unclear' }))
  refuse('seen_stale', check('email'), story.seenAt(unclear))
  refuse('proof_unknown', check('email', { outcome: 'lapsed' }))
  const before = story.size
  post(check('domain', { dnssec: 'secure' }))
  refuse('seen_stale', check('domain', { dnssec: 'insecure' }), story.seenAt(before))
  post(check('domain', { dnssec: 'insecure', outcome: 'unclear', note: said('The resolver was silent.') }))
  post(check('email', { note: said('The address answered.') }))
  post(check('voucher', { evidence: [digestOf(utf8('a letter of two ports'))] }))
  post(check('voucher', { outcome: 'lapsed' }))
  const stronger = story.size
  post(check('instrument', { channel: said('By post.'), evidence: [digestOf(utf8('a deed'))] }))
  refuse('seen_stale', check('vetted', { note: said('Known to us.') }), story.seenAt(stronger))
  post(
    check('vetted', {
      note: story.keepWords('We have met the harbour master, and have seen her letter of appointment.'),
    }),
  )
  post(check('vetted', { outcome: 'unclear', note: said('Nobody answered.') }))
  post(check('vetted', { outcome: 'lapsed', note: said('She has left.') }))
  post(check('vetted', { outcome: 'lapsed', note: said('She has left, again.') }))
  post(check('instrument', { outcome: 'lapsed' }))
  post(check('email', { outcome: 'lapsed' }))
  // The last proof goes: the party keeps its level, lapsed.
  post(check('domain', { outcome: 'lapsed' }))
  lapsed(story)
  post(check('domain', { dnssec: 'secure' }))
  vouchers(story)
}

/** What a party cannot do whose mandate has lapsed. */
function lapsed(story: Story): void {
  const word = { party: 'weak', stands: true, note: said('We know them.') }
  story.refuse('voucher_weak', 'mandate/vouched', word, by('southport', southport))
}

function vouchers(story: Story): void {
  const word = (party: string, stands = true) => ({
    party,
    stands,
    note: said(stands ? 'We know them.' : 'No more.'),
  })
  const refuse = (code: RefusalCode, body: object, saying: object) =>
    story.refuse(code, 'mandate/vouched', body, saying)
  refuse('author_wrong', word('college'), { signers: [one] })
  refuse('voucher_self', word('umbrella'), by('umbrella'))
  refuse('party_unknown', word('nobody'), by('umbrella'))
  refuse('party_unclaimed', word('listed-only'), by('umbrella'))
  refuse('voucher_unknown', word('college', false), by('umbrella'))
  refuse('voucher_weak', word('college'), by('weak'))
  for (const name of ['friend', 'neighbour']) admitted(story, name)
  const before = story.size
  story.post(
    'mandate/vouched',
    {
      ...word('college'),
      note: story.keepWords('We have worked with the college for eleven years; its rector signs for it.'),
    },
    by('umbrella'),
  )
  refuse('voucher_exists', word('college'), by('umbrella'))
  story.post('mandate/vouched', word('weak'), by('friend'))
  // The second word makes a proof; one taken back leaves none; a third makes it again.
  story.post('mandate/vouched', word('weak'), by('neighbour'))
  refuse('seen_stale', word('weak'), { ...by('umbrella'), ...story.seenAt(before) })
  story.post('mandate/vouched', word('weak', false), by('neighbour'))
  story.post('mandate/vouched', word('weak'), by('umbrella'))
  // A ring of words, and nothing under it.
  story.refuse('voucher_weak', 'mandate/vouched', word('friend'), by('weak'))
  for (let times = 0; times < 4; times++) {
    story.post('mandate/vouched', word('weak'), by('neighbour'))
    story.post('mandate/vouched', word('weak', false), by('neighbour'))
  }
  refuse('said_often', word('weak'), by('neighbour'))
}
