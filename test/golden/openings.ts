import { utf8 } from '../../src/core/bytes.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, ACCORD, inEnglish, listed, manifestOf, OPENED, POLICY, textOf } from '../harbour.ts'
import { admitted, by, one, reason } from './cast.ts'
import type { Story } from './story.ts'

/** Calls that are opened together with their text, and calls that are opened by mistake. */

export const AT_ONCE = 'opened-at-once'
const WORDS = { en: 'We open in one go.\n' }
const FIRST = manifestOf(WORDS)
const LATER_WORDS = { en: 'We opened in one go.\n' }
const LATER = manifestOf(LATER_WORDS)
const FRENCH = 'Nous ouvrons d’un seul geste.\n'

export function openings(story: Story): void {
  const whole = { call: AT_ONCE, signers: [one] }
  for (const words of [WORDS, LATER_WORDS, { fr: FRENCH }])
    for (const [lang, text] of Object.entries(words)) story.keepText(utf8(text), lang)
  const body = { ...OPENED, manifest: FIRST }
  story.refuse('body_malformed', 'call/opened', { ...body, summary: inEnglish('x'.repeat(281)) }, whole)
  const twice = { ...FIRST, texts: [FIRST.texts[0], FIRST.texts[0]] }
  story.refuse('body_malformed', 'call/opened', { ...body, manifest: twice }, whole)
  story.post('call/opened', { ...body, summary: inEnglish('x'.repeat(280)) }, whole)
  story.refuse('text_exists', 'text/published', { manifest: FIRST, supersedes: manifestDigest(FIRST) }, whole)
  story.refuse('text_superseded', 'text/published', { manifest: LATER, supersedes: null }, whole)
  const translation = { manifest: manifestDigest(FIRST), text: textOf('fr', FRENCH, false) }
  story.post('text/translated', translation, whole)
  for (const id of ['opener', 'follower']) admitted(story, id)
  const accepts = { ...ACCEPTS, manifest: manifestDigest(FIRST), read: ['fr'] }
  story.post('signature/given', accepts, { ...by('opener'), call: AT_ONCE })
  story.post('text/published', { manifest: LATER, supersedes: manifestDigest(FIRST) }, whole)
  const later = { ...ACCEPTS, manifest: manifestDigest(LATER) }
  story.post('signature/given', later, { ...by('follower'), call: AT_ONCE })
  languages(story)
  voided(story)
}

/** The words of a policy bind in each language in which those of the text do. */
function languages(story: Story): void {
  const call = 'two-tongues'
  const two = { call, signers: [one] }
  const inBoth = (text: string) => ['en', 'fr'].map(lang => ({ lang, text }))
  const both = {
    ...POLICY,
    authentic: ['en', 'fr'],
    effect: inBoth('1'),
    entities: inBoth('2'),
    delisting: [{ id: 'end', rule: inBoth('3') }],
  }
  const french = { ...FIRST, texts: [{ ...textOf('fr', FRENCH, true) }] }
  const open = { ...OPENED, manifest: french }
  story.refuse('policy_language', 'call/opened', open, two)
  for (const policy of [
    { ...both, authentic: ['fr', 'fr'] },
    { ...both, authentic: [] },
    { ...both, effect: [] },
    { ...both, effect: [...both.effect, both.effect[0]] },
    { ...both, entities: both.entities.slice(1) },
    { ...both, delisting: [{ id: 'end', rule: both.effect.slice(1) }] },
  ])
    story.refuse('body_malformed', 'call/opened', { ...open, policy }, two)
  story.post('call/opened', { ...open, policy: both }, two)
  const hands = { call }
  story.refuse('policy_language', 'call/policy-changed', { policy: POLICY, ...reason }, hands)
  const wide = { call: 'wide-call', signers: [one] }
  story.post('call/opened', OPENED, wide)
  story.refuse('policy_language', 'text/published', { manifest: french, supersedes: null }, wide)
  story.post('call/policy-changed', { policy: both, ...reason }, { call: 'wide-call' })
  story.post('text/published', { manifest: french, supersedes: null }, wide)
  const record = { call: 'french-record', signers: [one] }
  const independent = { level: 'independent', note: null, source: null, evidence: [] }
  story.post('call/opened', { ...open, authority: independent, policy: both }, record)
  const { authority, convener, noun, verb } = OPENED
  const claim = { authority, convener, noun, verb, policy: POLICY, ...reason }
  story.refuse('policy_language', 'call/claimed', claim, record)
}

function voided(story: Story): void {
  const rehearsal = { call: 'rehearsal', signers: [one] }
  story.refuse('call_unknown', 'call/voided', reason, rehearsal)
  for (const call of [ACCORD, AT_ONCE])
    story.refuse('call_bound', 'call/voided', reason, { ...rehearsal, call })
  story.post('call/opened', OPENED, { call: 'only-listed', signers: [one] })
  story.post('party/listed', listed('larkspur', '2026-01-02'), { call: 'only-listed', signers: [one] })
  story.refuse('call_bound', 'call/voided', reason, { ...rehearsal, call: 'only-listed' })
  story.post('call/opened', { ...OPENED, summary: null, manifest: FIRST }, rehearsal)
  story.refuse('seen_stale', 'call/voided', reason, { ...rehearsal, ...story.seenAt(story.size - 1) })
  const words = story.keepWords('We rehearsed the launch on the real register, and did not mean to.')
  story.post('call/voided', { reason: words }, rehearsal)
  for (const type of ['call/voided', 'call/closed']) story.refuse('call_closed', type, reason, rehearsal)
  // Nothing that a closed call still takes.
  story.refuse('call_closed', 'party/listed', listed('larkspur', '2026-01-02'), rehearsal)
  story.refuse('call_exists', 'call/opened', OPENED, rehearsal)
}
