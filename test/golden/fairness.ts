import { utf8 } from '../../src/core/bytes.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, MANIFEST, manifestOf, OPENED, POLICY, said, WORDS } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { keep, opening } from '../sealing.ts'
import { admitted, by, one, reason } from './cast.ts'
import type { Story } from './story.ts'

const CALL = 'fair-accord'
const under = { call: CALL, signers: [one] }
const own = (party: string) => ({ ...by(party), call: CALL })
const accepts = { ...ACCEPTS, manifest: manifestDigest(MANIFEST) }

/** Where one party, or the keeper, could take more than the rules mean to give. */
export function fairness(story: Story): void {
  story.post('call/opened', OPENED, under)
  story.post('text/published', { manifest: MANIFEST, supersedes: null }, under)
  for (const party of ['fair', 'stubborn']) admitted(story, party)
  objections(story)
  leniency(story)
  followed(story)
  out(story)
  sealedByThieves(story)
  chained(story)
}

/** One signatory objects to one entry five times a day, and to what is said next all the same. */
function objections(story: Story): void {
  const reservation = said('In winter.')
  const entry = story.post('signature/given', { ...accepts, reservation }, own('fair'))
  story.post('signature/given', accepts, own('stubborn'))
  const raise = (to: number) =>
    [
      'objection/raised',
      { against: { party: 'fair', entry: to }, words: said('No.') },
      own('stubborn'),
    ] as const
  for (let times = 0; times < 5; times++) {
    const objection = story.post(...raise(entry))
    story.post('objection/withdrawn', { party: 'fair', objection, ...reason }, own('stubborn'))
  }
  story.refuse('said_often', ...raise(entry))
  const declaration = { party: 'fair', declaration: said('We mean it.'), instrument: null }
  story.post(...raise(story.post('declaration/made', declaration, own('fair'))))
}

/** A call that waits a year for what was signed takes the text of before a correction for a week. */
function leniency(story: Story): void {
  const call = 'patient-accord'
  const policy: Policy = { ...POLICY, window: 31_536_000 }
  const signing = { ...accepts, policy: policyDigest(policy) }
  story.post('call/opened', { ...OPENED, policy, manifest: MANIFEST }, { ...under, call })
  for (const party of ['early', 'late']) admitted(story, party)
  const en = 'Patience, corrected.\n'
  story.keepText(utf8(en))
  const at = story.now
  const body = { from: manifestDigest(MANIFEST), manifest: manifestOf({ ...WORDS, en }), days: 7 }
  story.post('text/corrected', { ...body, ...reason }, { call })
  story.now = `${story.rows.get('calls', call)!.corrections![0]!.effective}T12:00:00Z`
  story.pass(6)
  story.post('signature/given', signing, { ...by('early'), call, at })
  story.pass(1)
  story.refuse('text_superseded', 'signature/given', signing, { ...by('late'), call, at })
}

/** Objections go along with the words of a party that ended; what waits stays behind with its own. */
function followed(story: Story): void {
  const entry = story.rows.get('signatures', `${CALL}/fair`)!.entry
  const raise = (party: string, to: number) =>
    ['objection/raised', { against: { party, entry: to }, words: said('No.') }, own('stubborn')] as const
  story.pass(1)
  const objection = story.post(...raise('fair', entry))
  for (const party of ['fairer', 'fairest']) admitted(story, party)
  const merge = (party: string, into: string) => {
    const body = { party, into, calls: [CALL], ...reason }
    return story.post('party/merged', body, { signers: [story.depositary, partyKey(into)] })
  }
  const withdrawal = (party: string) =>
    ['objection/withdrawn', { party, objection, ...reason }, own('stubborn')] as const
  story.refuse('objection_exists', ...raise('fairer', merge('fair', 'fairer')))
  story.refuse('objection_unknown', ...withdrawal('fair'))
  story.post('objection/answered', { objection, words: said('In winter.') }, own('fairer'))
  merge('fairer', 'fairest')
  const answer = { objection, words: said('In winter.') }
  story.refuse('objection_exists', 'objection/answered', answer, own('fairest'))
  story.refuse('objection_unknown', ...withdrawal('fairer'))
  story.post(...withdrawal('fairest'))
}

/** A notice begins anew for whoever was out, also where the signature is carried over after that. */
function out(story: Story): void {
  const call = 'anew-accord'
  const first: Policy = { ...POLICY, noticeDays: 2 }
  const second: Policy = { ...first, window: 7_200 }
  story.post('call/opened', { ...OPENED, policy: first, manifest: MANIFEST }, { ...under, call })
  const signing = { ...accepts, policy: policyDigest(first) }
  for (const party of ['outsider', 'kept', 'taker']) admitted(story, party)
  for (const party of ['outsider', 'kept']) story.post('signature/given', signing, { ...by(party), call })
  story.post('call/policy-changed', { policy: second, ...reason }, { call })
  const subjects = [{ party: 'outsider' }]
  story.post('signature/invalidated', { subjects, ground: reason.reason }, { call })
  story.pass(5)
  story.post('signature/restored', { party: 'outsider', ...reason }, { call })
  const merger = { party: 'outsider', into: 'taker', calls: [call], ...reason }
  const removal = (party: string, policy: Policy) =>
    [
      'signature/removed',
      { party, policy: policyDigest(policy), rule: 'silence', ...reason },
      { call },
    ] as const
  story.post(...removal('kept', second))
  story.refuse('policy_wrong', ...removal('outsider', second))
  story.post('party/merged', merger, { signers: [story.depositary, partyKey('taker')] })
  story.pass(2)
  story.refuse('policy_wrong', ...removal('taker', second))
  story.pass(1)
  story.post(...removal('taker', second))
}

/** What was sealed waits while keys are suspended: it opens by a key that two officers keep, and never by one that they end. */
function sealedByThieves(story: Story): void {
  const opens = formatTime(parseTime(story.now) + 86_400)
  const seal = (party: string) => {
    admitted(story, party)
    const kept = keep(story.envelope('signature/given', accepts, own(party)), party)
    story.post('statement/sealed', { commitment: kept.commitment, opens }, under)
    story.post('key/suspended', { party, ...reason }, by(party))
    return kept
  }
  const [kept, ended] = [seal('owner'), seal('thief')]
  story.pass(1)
  story.refuse('keys_suspended', 'statement/opened', opening(kept), under)
  const settle = (party: string, keeps: readonly string[], ends: readonly string[]) =>
    story.post('key/resumed', { party, keeps, ends, ...reason })
  settle('owner', [partyKey('owner').keyid], [])
  settle('thief', [], [partyKey('thief').keyid])
  const signed = story.post('statement/opened', opening(kept), under)
  story.refuse('key_revoked', 'statement/opened', opening(ended), under)
  // A party objects all the same, whoever suspended its keys: the days of others run out.
  const declaration = { party: 'owner', declaration: said('We mean it.'), instrument: null }
  const entry = story.post('declaration/made', declaration, own('owner'))
  story.post('key/suspended', { party: 'stubborn', ...reason }, { signers: [one] })
  story.refuse('keys_suspended', 'signature/withdrawn', { reason: null }, own('stubborn'))
  story.refuse('objection_groundless', ...objecting(signed))
  story.post(...objecting(entry))
  // No hour lies more than a year ahead, and nothing opens more than a week after its own.
  const { commitment } = keep(story.envelope('signature/given', accepts, own('free')), 'forgotten')
  const far = formatTime(parseTime(story.now) + 366 * 86_400 + 1)
  story.refuse('sealed_far', 'statement/sealed', { commitment, opens: far }, under)
  const forgotten = keep(story.envelope('signature/given', accepts, own('thief')), 'forgotten too')
  story.post('statement/sealed', { commitment: forgotten.commitment, opens: story.now }, under)
  story.pass(7)
  story.refuse('sealed_lapsed', 'statement/opened', opening(forgotten), under)
}

const objecting = (entry: number) =>
  ['objection/raised', { against: { party: 'owner', entry }, words: said('No.') }, own('stubborn')] as const

/** Along a chain of mergers the words stay that bound, whatever an heir had signed itself; `bound` in each event says so. */
function chained(story: Story): void {
  const call = 'chained-accord'
  const rules: Policy = { ...POLICY, correctionDays: 7 }
  story.post('call/opened', { ...OPENED, manifest: MANIFEST }, { ...under, call })
  for (const party of ['free', 'tied', 'middle', 'end', 'other']) admitted(story, party)
  const sign = (party: string, policy: Policy) =>
    story.post('signature/given', { ...accepts, policy: policyDigest(policy) }, { ...by(party), call })
  sign('free', POLICY)
  story.post('call/policy-changed', { policy: rules, ...reason }, { call })
  for (const party of ['tied', 'middle']) sign(party, rules)
  const en = 'Chained, corrected.\n'
  story.keepText(utf8(en))
  const body = { from: manifestDigest(MANIFEST), manifest: manifestOf({ ...WORDS, en }), days: 7 }
  story.post('text/corrected', { ...body, ...reason }, { call })
  story.pass(8)
  story.post('signature/withdrawn', { reason: null }, { ...by('middle'), call })
  const merge = (party: string, into: string) => {
    const merger = { party, into, calls: [call], ...reason }
    return story.post('party/merged', merger, { signers: [story.depositary, partyKey(into)] })
  }
  story.pass(1)
  merge('free', 'middle')
  merge('middle', 'end')
  merge('tied', 'other')
}
