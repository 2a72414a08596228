import { utf8 } from '../../src/core/bytes.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, inEnglish, manifestOf, OPENED, POLICY, said } from '../harbour.ts'
import type { Saying } from '../memory-log.ts'
import { admitted, by, one } from './cast.ts'
import type { Story } from './story.ts'

/** What is mended or agreed to later: slips in what a call says of itself, newer rules that a signatory accepts. */

const CALL = 'mended-call'
const WORDS = 'We mend our nets.\n'
const MANIFEST = manifestOf({ en: WORDS })
const under: Saying = { call: CALL, signers: [one] }

export function corrections(story: Story): void {
  const { titles, summary, issued, convener, verb, noun, absentees } = OPENED
  const says = { titles, summary, issued, convener, verb, noun, absentees, reason: said('A slip.') }
  const amend = (changes: object, saying: Saying = under) =>
    story.post('call/amended', { ...says, ...changes }, saying)
  const refuse = (code: RefusalCode, changes: object, saying: Saying = under) =>
    story.refuse(code, 'call/amended', { ...says, ...changes }, saying)
  story.post('call/opened', OPENED, under)
  refuse('body_malformed', {})
  amend({ verb: inEnglish('mend'), issued: null })
  refuse('seen_stale', {}, { ...under, ...story.seenAt(story.size - 1) })
  amend({ reason: story.keepWords('The verb of the convener’s own page is to sign, as it was before.') })
  story.keepText(utf8(WORDS))
  story.post('text/published', { manifest: MANIFEST, supersedes: null }, under)
  admitted(story, 'mender')
  const own = { ...by('mender'), call: CALL }
  story.post('signature/given', { ...ACCEPTS, manifest: manifestDigest(MANIFEST) }, own)
  const later = { titles: inEnglish('The Mended Accord') }
  const two = { call: CALL }
  refuse('second_hand_missing', later)
  refuse('body_malformed', { ...later, noun: inEnglish('mender') }, two)
  refuse('body_malformed', { ...later, convener: { names: inEnglish('Others'), url: null } }, two)
  amend({ ...later, convener: { ...convener, url: 'https://mended.example/' } }, two)
  acceptances(story, own, two)
}

function acceptances(story: Story, own: Saying, two: Saying): void {
  const change = (policy: object) =>
    story.post('call/policy-changed', { policy, reason: said('Later.') }, two)
  const accept = { policy: policyDigest(POLICY) }
  const refuse = (code: RefusalCode, body: object, saying = own) =>
    story.refuse(code, 'policy/accepted', body, saying)
  refuse('signature_exists', accept)
  const newer = { ...POLICY, noticeDays: 45 }
  change(newer)
  const body = { policy: policyDigest(newer) }
  refuse('policy_wrong', accept)
  refuse('seen_stale', body, { ...own, ...story.seenAt(story.size - 1) })
  admitted(story, 'idler')
  refuse('signature_unknown', body, { ...by('idler'), call: CALL })
  const states = { ...newer, kinds: ['state' as const] }
  change(states)
  refuse('kind_uninvited', { policy: policyDigest(states) })
  const vetted = { ...newer, mandate: 'vetted' as const }
  change(vetted)
  refuse('mandate_insufficient', { policy: policyDigest(vetted) })
  change(newer)
  story.post('policy/accepted', body, own)
  refuse('signature_exists', body)
  const check = { party: 'mender', method: 'domain', outcome: 'lapsed', checked: '2026-01-03', dnssec: null }
  const lapse = { ...check, domain: 'mender.example', channel: null, note: null, evidence: [] }
  story.post('mandate/checked', lapse, { signers: [one] })
  change({ ...newer, noticeDays: 46 })
  refuse('mandate_lapsed', { policy: policyDigest({ ...newer, noticeDays: 46 }) })
}
