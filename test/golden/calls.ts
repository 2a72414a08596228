import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import {
  ACCEPTS,
  ACCORD,
  inEnglish,
  MANIFEST,
  MANIFEST_DIGEST,
  manifestOf,
  OPENED,
  POLICY,
  said,
  textOf,
  WORDS,
} from '../harbour.ts'
import { by, hands, one, reason, three, westhaven } from './cast.ts'
import type { Story } from './story.ts'

/** Calls, their texts, their policies, and by whose authority they are kept. */

export const RECORD = 'open-record'
export const PLEDGE = 'quay-pledge'
/** Opened, and no text was ever published. */
export const BARE = 'bare-call'

/** A policy that says all that one can say. */
export const FULL: Policy = {
  ...POLICY,
  kinds: ['company', 'civil-society', 'state', 'academia'],
  mandates: [{ kind: 'academia', mandate: 'voucher' }],
  umbrellas: ['umbrella'],
  recheckDays: 90,
  persons: true,
  effect: [...POLICY.effect, { lang: 'fr', text: 'Sans valeur juridique.' }],
  delisting: [
    { id: 'silence', rule: [said('Two reports missed.')] },
    { id: 'conduct', rule: [said('Found in breach.')] },
  ],
}
export const FULL_DIGEST = policyDigest(FULL)

/** The text that comes after the first one, in a call of its own. */
const SECOND_WORDS = {
  en: '# The Harbour Accord, second edition\n\nWe keep the harbour open at night.\n',
}
const SECOND = manifestOf(SECOND_WORDS)
export const SECOND_DIGEST = manifestDigest(SECOND)
const GERMAN = 'Wir halten den Hafen offen.\n'

const authority = (level: string, more: object = {}) => ({
  level,
  note: null,
  source: null,
  evidence: [],
  ...more,
})

export function calls(story: Story): void {
  const accord = { call: ACCORD, signers: [one] }
  story.refuse('call_unknown', 'text/published', { manifest: MANIFEST, supersedes: null }, accord)
  story.refuse('statement_malformed', 'call/opened', OPENED)
  story.refuse('body_malformed', 'call/opened', { ...OPENED, policy: { ...POLICY, window: 1 } }, accord)
  story.refuse('body_malformed', 'call/opened', { ...OPENED, more: true }, accord)
  const note = story.keepWords('The conference asked us in writing, and we have called it back.')
  story.post('call/opened', { ...OPENED, authority: { ...OPENED.authority, note } }, accord)
  story.refuse('call_exists', 'call/opened', OPENED, accord)
  for (const call of ['log', 'accessibility', 'words', 'organisations', 'fr'])
    story.refuse('call_exists', 'call/opened', OPENED, { ...accord, call })
  story.post(
    'call/opened',
    { ...OPENED, issued: null, authority: authority('declared') },
    {
      call: PLEDGE,
      signers: [three],
    },
  )
  story.post(
    'call/opened',
    { ...OPENED, convener: { names: inEnglish('Quay'), url: 'https://quay.example/' } },
    {
      call: BARE,
    },
  )
  const independent = authority('independent', {
    source: 'https://conference.example/list',
    evidence: [digestOf(utf8('a page'))],
  })
  story.post('call/opened', { ...OPENED, authority: independent }, { call: RECORD, signers: [one] })
  texts(story)
  policies(story)
  checks(story)
}

function texts(story: Story): void {
  const accord = { call: ACCORD, signers: [one] }
  for (const words of [WORDS, SECOND_WORDS, { de: GERMAN }])
    for (const [lang, text] of Object.entries(words)) story.keepText(utf8(text), lang)
  const body = { manifest: MANIFEST, supersedes: null }
  story.refuse('text_superseded', 'text/published', { ...body, supersedes: MANIFEST_DIGEST }, accord)
  story.refuse('seen_stale', 'text/published', body, { ...accord, ...story.seenAt(story.size - 5) })
  const doubled = { ...MANIFEST, texts: [MANIFEST.texts[0], MANIFEST.texts[0]] }
  story.refuse('body_malformed', 'text/published', { ...body, manifest: doubled }, accord)
  const before = story.size
  story.post('text/published', body, accord)
  story.refuse('text_exists', 'text/published', { ...body, supersedes: MANIFEST_DIGEST }, accord)
  story.refuse('text_superseded', 'text/published', { manifest: SECOND, supersedes: null }, accord)
  story.refuse(
    'seen_stale',
    'text/published',
    { manifest: SECOND, supersedes: MANIFEST_DIGEST },
    {
      ...accord,
      ...story.seenAt(before),
    },
  )
  const german = textOf('de', GERMAN, false)
  const translation = { manifest: MANIFEST_DIGEST, text: german }
  story.refuse('text_unknown', 'text/translated', { manifest: SECOND_DIGEST, text: german }, accord)
  story.refuse(
    'body_malformed',
    'text/translated',
    {
      ...translation,
      text: { ...german, authentic: true },
    },
    accord,
  )
  story.refuse('text_exists', 'text/translated', { ...translation, text: { ...german, lang: 'fr' } }, accord)
  story.post('text/translated', translation, accord)
  story.refuse('text_exists', 'text/translated', translation, accord)
  for (const call of [PLEDGE, RECORD]) story.post('text/published', body, { call })
}

function policies(story: Story): void {
  const body = { policy: FULL, ...reason }
  const accord = { call: ACCORD, ...hands }
  story.refuse('second_hand_missing', 'call/policy-changed', body, { call: ACCORD, signers: [one] })
  story.refuse('policy_unchanged', 'call/policy-changed', { ...body, policy: POLICY }, accord)
  const twice = { ...FULL, kinds: ['company', 'company'] }
  story.refuse('body_malformed', 'call/policy-changed', { ...body, policy: twice }, accord)
  const before = story.size
  const words = story.keepWords('The conference decided on 3 January that citizens may sign, and academies.')
  story.post('call/policy-changed', { ...body, reason: words }, accord)
  story.refuse(
    'seen_stale',
    'call/policy-changed',
    { ...body, policy: POLICY },
    {
      ...accord,
      ...story.seenAt(before),
    },
  )
  // The earlier policy comes back, and goes again: its row is there already.
  story.post('call/policy-changed', { ...body, policy: POLICY }, { call: ACCORD })
  story.post('call/policy-changed', body, { call: ACCORD })
}

function checks(story: Story): void {
  const check = { checked: '2026-01-02', outcome: 'holds', domain: null, dnssec: null }
  const pledge = { call: PLEDGE, signers: [one] }
  const to = (level: string, more: object = {}) => ({ authority: authority(level), ...check, ...more })
  story.refuse('body_malformed', 'call/authority-checked', to('independent'), pledge)
  story.refuse('record_independent', 'call/authority-checked', to('vetted'), { ...pledge, call: RECORD })
  const dns = { domain: 'quay.example', dnssec: 'secure' }
  const before = story.size
  story.post('call/authority-checked', to('domain', dns), pledge)
  story.refuse('seen_stale', 'call/authority-checked', to('vetted'), { ...pledge, ...story.seenAt(before) })
  story.refuse('authority_wrong', 'call/authority-checked', to('declared'), pledge)
  story.refuse('authority_wrong', 'call/authority-checked', to('vetted', { outcome: 'lapsed' }), pledge)
  story.refuse('authority_wrong', 'call/authority-checked', to('vetted', { outcome: 'unclear' }), pledge)
  story.post('call/authority-checked', to('domain', { ...dns, outcome: 'unclear', dnssec: null }), pledge)
  story.post('call/authority-checked', to('vetted'), pledge)
  story.post(
    'call/authority-checked',
    to('declared', { outcome: 'lapsed', dnssec: 'insecure', domain: 'quay.example' }),
    pledge,
  )
}

/** The convener takes over what others kept; only then can anybody sign there. */
export function claim(story: Story): void {
  const record = { call: RECORD, signers: [one] }
  const body = {
    convener: { names: inEnglish('The Harbour Conference'), url: 'https://conference.example/' },
    authority: authority('domain', { note: said('They have set the record in their DNS.') }),
    verb: [...inEnglish('support'), { lang: 'fr', text: 'soutenir' }],
    noun: inEnglish('supporter'),
    policy: { ...FULL, noticeDays: 60 },
    ...reason,
  }
  story.refuse('body_malformed', 'call/claimed', { ...body, authority: authority('independent') }, record)
  story.refuse('record_claimed', 'call/claimed', body, { ...record, call: ACCORD })
  const before = story.size
  story.post('call/claimed', body, record)
  story.refuse('record_claimed', 'call/claimed', body, record)
  story.refuse('seen_stale', 'call/claimed', body, { ...record, ...story.seenAt(before) })
  const accepts = { ...ACCEPTS, policy: policyDigest(body.policy) }
  story.post('signature/given', accepts, { ...by('westhaven', westhaven), call: RECORD })
}

/** A newer text takes the place of the first: what was signed before stays, and a new yes is asked for. */
export function newText(story: Story): void {
  story.post(
    'text/published',
    { manifest: SECOND, supersedes: MANIFEST_DIGEST },
    { call: ACCORD, signers: [one] },
  )
}
