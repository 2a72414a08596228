import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, MANIFEST, OPENED, POLICY, said } from '../harbour.ts'
import type { Saying as Put } from '../memory-log.ts'
import { admitted, by, one } from './cast.ts'
import type { Story } from './story.ts'

const CALL = 'tidal-accord'
type Saying = readonly [type: string, body: object, saying: Put]
const officer = { call: CALL, signers: [one] }
const voice = (party: string) => ({ ...by(party), call: CALL })
const reason = { reason: said('As the story goes.') }

/** Signatories say later what their signature means, without leaving: at once, or after the days of their rules. */
export function laterWords(story: Story): void {
  const old: Policy = { ...POLICY }
  const policy: Policy = { ...POLICY, reservationDays: 2 }
  const accepts = { ...ACCEPTS, manifest: manifestDigest(MANIFEST) }
  story.post('call/opened', { ...OPENED, policy: old }, officer)
  story.post('text/published', { manifest: MANIFEST, supersedes: null }, officer)
  for (const party of ['tidal', 'lowtide', 'hightide', 'neap']) admitted(story, party)
  const says =
    (type: string, member: string) =>
    (text: string | null, party = 'tidal', instrument: object | null = null): Saying => [
      type,
      { party, [member]: text === null ? null : said(text), instrument },
      voice(party),
    ]
  const declare = says('declaration/made', 'declaration')
  const narrow = says('reservation/narrowed', 'reservation')
  const reserve = says('reservation/made', 'reservation')
  const post = (saying: Saying) => story.post(...saying)
  const refuse = (code: RefusalCode, saying: Saying) => story.refuse(code, ...saying)
  const object = (entry: number): Saying => {
    const body = { against: { party: 'tidal', entry }, words: said('No.') }
    return ['objection/raised', body, voice('lowtide')]
  }

  for (const all of [declare, narrow, reserve]) refuse('signature_unknown', all('Not at spring tide.'))
  const wide = said('Not at spring tide.')
  const signed = story.post('signature/given', { ...accepts, reservation: wide }, voice('tidal'))
  story.post('signature/given', accepts, voice('lowtide'))
  const unseen = { ...voice('tidal'), ...story.seenAt(signed) }
  for (const all of [declare, narrow, reserve]) {
    const [type, body] = all('Not in January.')
    story.refuse('seen_stale', type, body, unseen)
    refuse('author_wrong', [type, body, voice('lowtide')])
    refuse('author_wrong', [type, body, officer])
  }
  refuse('words_unchanged', declare(null))
  refuse('words_unchanged', narrow('Not at spring tide.'))
  refuse('reservation_late', narrow('Not in January.', 'lowtide'))
  refuse('reservation_late', reserve('Not in January.'))
  for (let times = 0; times < 5; times++) {
    post(declare(`We mean it, ${times}.`))
    post(narrow(`Not at spring tide, ${times}.`))
  }
  refuse('said_often', declare('We mean it.'))
  refuse('said_often', narrow('Not at spring tide in March.'))
  refuse('objection_groundless', object(signed))
  const paper = { digest: digestOf(utf8('a later scan')), date: '2025-12-30', channel: said('By post.') }
  const onPaper = ([type, body]: Saying): Saying => [type, body, officer]
  story.post(
    'signature/deposited',
    { party: 'neap', ...accepts, reservation: wide, instrument: paper },
    officer,
  )
  post(onPaper(narrow(null, 'neap', paper)))
  const own = { ...accepts, reservation: wide }
  story.refuse('reservation_late', 'signature/given', own, voice('neap'))

  // Its rules take late ones from here on: one holds, one fails, one is dropped.
  story.post('call/policy-changed', { policy, ...reason }, { call: CALL })
  refuse('reservation_late', reserve('Not in January.'))
  story.post('policy/accepted', { policy: policyDigest(policy) }, voice('tidal'))
  story.pass(1)
  const late = post(reserve('Not in January.'))
  refuse('words_unchanged', reserve('Not in January.'))
  const objection = story.post(...object(late))
  story.pass(1)
  story.post('objection/withdrawn', { party: 'tidal', objection, ...reason }, voice('lowtide'))
  story.pass(1)
  // The second whole day: it waits still.
  refuse('words_unchanged', reserve('Not in January.'))
  story.pass(1)
  const failing = post(reserve('Not in January or February.'))
  story.post(...object(failing))
  story.pass(3)
  refuse('objection_groundless', object(failing))
  refuse('words_unchanged', narrow('Not in January.'))
  const again = {
    party: 'neap',
    ...accepts,
    policy: policyDigest(policy),
    reservation: wide,
    instrument: paper,
  }
  story.refuse('reservation_late', 'signature/deposited', again, officer)
  story.post('party/ended', { party: 'neap', ...reason })
  for (const all of [declare, narrow, reserve]) refuse('party_ended', onPaper(all('x', 'neap', paper)))
  for (let times = 0; times < 5; times++) post(reserve(`Never, ${times}.`))
  refuse('said_often', reserve('Never.'))
  post(narrow('Not in January.'))
  story.post('call/closed', reason, { call: CALL })
  refuse('call_closed', reserve('Never.'))
  post(narrow(null))
  post(declare(null))
}
