import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, MANIFEST, OPENED, POLICY, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { keep, opening } from '../sealing.ts'
import { admitted, by, one, reason } from './cast.ts'
import type { Story } from './story.ts'

const CALL = 'noticed-accord'
const under = { call: CALL, signers: [one] }
/** By a key of the depositary itself, which stands for all officers. */
const two = { call: CALL }

const first: Policy = { ...POLICY, noticeDays: 2 }
/** What binds by notice sets no notice for the next: this says none, and whatever follows would bind at once. */
const second: Policy = { ...POLICY, noticeDays: 0, window: 7_200 }
const third: Policy = { ...POLICY, noticeDays: 0, window: 3_600 }
const accepts = { ...ACCEPTS, manifest: manifestDigest(MANIFEST), policy: policyDigest(first) }

/** Newer rules bind by notice, from the very day on: who signed, on paper, under a seal, or by a yes that was carried over. */
export function notices(story: Story): void {
  story.post('call/opened', { ...OPENED, policy: first }, under)
  story.post('text/published', { manifest: MANIFEST, supersedes: null }, under)
  for (const party of ['noticed', 'before', 'heir', 'sealed-one', 'on-paper', 'filed']) admitted(story, party)
  const own = (party: string) => ({ ...by(party), call: CALL })
  for (const party of ['noticed', 'before']) story.post('signature/given', accepts, own(party))
  for (const party of ['on-paper', 'filed']) deposit(story, party, first)
  const kept = keep(story.envelope('signature/given', accepts, own('sealed-one')), 'noticed')
  const opens = formatTime(parseTime(story.now) + 3 * 86_400)
  story.post('statement/sealed', { commitment: kept.commitment, opens }, under)
  change(story, second)
  story.pass(1)
  isBound(story, 'noticed', { not: [second], by: first })
  // The notice runs on: from the day of the rules, not from that on which the yes was carried over.
  const merger = { party: 'before', into: 'heir', calls: [CALL], ...reason }
  story.post('party/merged', merger, { signers: [story.depositary, partyKey('heir')] })
  isBound(story, 'heir', { not: [second], by: first })
  // The day on which the rules were recorded is none of the two.
  story.pass(1)
  isBound(story, 'heir', { not: [second], by: first })
  story.pass(1)
  remove(story, 'heir', second)
  // Replaced on the very day on which it began to bind: it binds nobody from then on.
  change(story, third)
  isBound(story, 'noticed', { not: [second, third], by: first })
  change(story, second)
  story.pass(4)
  // Replaced the day after: it binds.
  change(story, third)
  isBound(story, 'noticed', { not: [first, third], by: second })
  remove(story, 'noticed', second)
  story.pass(1)
  story.post('statement/opened', opening(kept), under)
  // Its notice begins where it is opened: before that its party could neither accept nor leave.
  isBound(story, 'sealed-one', { not: [second, third], by: first })
  isBound(story, 'on-paper', { not: [first, third], by: second })
  story.pass(2)
  isBound(story, 'sealed-one', { not: [second, third], by: first })
  remove(story, 'on-paper', third)
  story.pass(1)
  remove(story, 'sealed-one', third)
  papers(story)
}

/** What stands from paper says yes to newer rules on paper, compared with its last yes. */
function papers(story: Story): void {
  story.post('policy/accepted', { policy: policyDigest(third) }, { ...by('filed'), call: CALL })
  story.refuse('signature_exists', 'signature/deposited', paper('filed', third), under)
  change(story, first)
  deposit(story, 'filed', first)
  story.refuse('signature_exists', 'signature/deposited', paper('filed', first), under)
  isBound(story, 'filed', { not: [third], by: first })
}

/** Each day another paper: the same one is recorded once. */
const paper = (party: string, policy: Policy, day = '') => ({
  ...accepts,
  party,
  instrument: { digest: digestOf(utf8(`a scan ${day}`)), date: '2025-12-24', channel: said('By post.') },
  policy: policyDigest(policy),
})

function deposit(story: Story, party: string, policy: Policy): void {
  story.post('signature/deposited', paper(party, policy, story.now), under)
}

function change(story: Story, policy: Policy): void {
  story.post('call/policy-changed', { policy, reason: said('Later.') }, two)
}

const removal = (party: string, policy: Policy, rule = 'silence') =>
  ({ party, policy: policyDigest(policy), rule, ...reason }) as const

function remove(story: Story, party: string, policy: Policy): void {
  story.post('signature/removed', removal(party, policy), two)
}

function isBound(story: Story, party: string, rules: { not: readonly Policy[]; by: Policy }): void {
  for (const policy of rules.not)
    story.refuse('policy_wrong', 'signature/removed', removal(party, policy), two)
  story.refuse('rule_unknown', 'signature/removed', removal(party, rules.by, 'whim'), two)
}
