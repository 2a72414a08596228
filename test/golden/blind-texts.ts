import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import type { Manifest } from '../../src/register/kinds.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import {
  ACCEPTS,
  facts,
  inEnglish,
  MANIFEST,
  manifestOf,
  OPENED,
  POLICY,
  said,
  textOf,
  WORDS,
} from '../harbour.ts'
import { partyKey, type Saying } from '../memory-log.ts'
import { type Kept, keep, opening } from '../sealing.ts'
import { admitted, by, mandate, one, reason } from './cast.ts'
import type { Story } from './story.ts'

const DAY = 86_400
const first = manifestDigest(MANIFEST)
const desk = (call: string): Saying => ({ call, signers: [one] })
const own = (party: string, call: string) => ({ ...by(party), call })

/** Which text is in force, to the day, and what a seal sees of what came after it. */
export function blindTexts(story: Story): void {
  failed(story)
  widened(story)
  signedUpon(story)
  behindSeals(story)
  carried(story)
}

function correction(story: Story, en: string, from: Manifest = MANIFEST) {
  story.keepText(utf8(en))
  const manifest = manifestOf({ ...WORDS, en })
  return { from: manifestDigest(from), manifest, days: 7, ...reason }
}

/** A correction that a signatory objected to never takes effect; one of an earlier version has no say in it. */
function failed(story: Story): void {
  const call = 'failing-accord'
  story.post('call/opened', { ...OPENED, manifest: MANIFEST }, desk(call))
  for (const party of ['of-the-first', 'of-the-second', 'of-the-third']) admitted(story, party)
  const sign = (party: string, manifest: string) =>
    ['signature/given', { ...ACCEPTS, manifest }, own(party, call)] as const
  story.post(...sign('of-the-first', first))
  const version = correction(story, 'Of a second version.\n').manifest
  story.post('text/published', { manifest: version, supersedes: first }, desk(call))
  story.post(...sign('of-the-second', manifestDigest(version)))
  const lost = correction(story, 'Of a second version, spoilt.\n', version)
  story.post('text/corrected', lost, { call })
  const object = (party: string, manifest: Manifest) =>
    [
      'correction/objected',
      { manifest: manifestDigest(manifest), words: said('No.') },
      own(party, call),
    ] as const
  story.refuse('signature_unknown', ...object('of-the-first', lost.manifest))
  story.refuse('correction_unknown', ...object('of-the-second', version))
  story.pass(7)
  story.post(...object('of-the-second', lost.manifest))
  story.pass(2)
  story.refuse('text_superseded', ...sign('of-the-third', manifestDigest(lost.manifest)))
  story.post(...sign('of-the-third', manifestDigest(version)))
  // The next one takes effect, and can be objected to until the day before.
  const kept = correction(story, 'Of a second version, mended.\n', version)
  story.post('text/corrected', kept, { call })
  story.pass(8)
  story.refuse('correction_unknown', ...object('of-the-second', kept.manifest))
  story.pass(2)
  admitted(story, 'of-the-mended')
  story.post(...sign('of-the-mended', manifestDigest(kept.manifest)))
  const last = correction(story, 'Of a second version, mended twice.\n', kept.manifest)
  story.post('text/corrected', last, { call })
  // Whoever signed a text as it was corrected belongs to the same version.
  story.post(...object('of-the-mended', last.manifest))
}

/** A correction changes words alone, and waits for what is sealed, to the second. */
function widened(story: Story): void {
  const call = 'widened-accord'
  story.post('call/opened', { ...OPENED, manifest: MANIFEST }, desk(call))
  const body = correction(story, 'Widened.\n')
  const [en, fr] = body.manifest.texts as [Manifest['texts'][number], Manifest['texts'][number]]
  const refuse = (code: RefusalCode, manifest: object = body.manifest) =>
    story.refuse(code, 'text/corrected', { ...body, manifest }, { call })
  const [principle] = body.manifest.principles
  for (const manifest of [
    { ...body.manifest, texts: [en, { ...fr, lang: 'de' }] },
    {
      ...body.manifest,
      texts: [
        { ...en, authentic: true },
        { ...fr, authentic: true },
      ],
    },
    { ...body.manifest, texts: [fr, en] },
    { ...body.manifest, texts: [en] },
    { ...body.manifest, principles: [{ ...principle, kinds: ['state'] }] },
    { ...body.manifest, principles: [{ ...principle, id: 'two' }] },
    { ...body.manifest, principles: [{ ...principle, persons: true, kinds: ['state'] }] },
  ])
    refuse('correction_wide', manifest)
  for (const party of ['unsealing', 'never-unsealing']) admitted(story, party)
  const opens = formatTime(parseTime(story.now) + DAY)
  const accepts = { ...ACCEPTS, manifest: first }
  const seal = (party: string) => {
    const kept = keep(story.envelope('signature/given', accepts, own(party, call)), party)
    story.post('statement/sealed', { commitment: kept.commitment, opens }, desk(call))
    return kept
  }
  const kept = seal('unsealing')
  seal('never-unsealing')
  story.pass(1)
  story.post('statement/opened', opening(kept), desk(call))
  story.now = formatTime(parseTime(opens) + 7 * DAY - 1)
  refuse('correction_sealed')
  story.now = formatTime(parseTime(opens) + 7 * DAY)
  story.post('text/corrected', body, { call })
  const other = 'unsealed-accord'
  story.post('call/opened', { ...OPENED, manifest: MANIFEST }, desk(other))
  admitted(story, 'all-unsealed')
  const alone = keep(story.envelope('signature/given', accepts, own('all-unsealed', other)), 'all')
  const far = { commitment: alone.commitment, opens: story.now }
  story.post('statement/sealed', far, desk(other))
  story.refuse('correction_sealed', 'text/corrected', body, { call: other })
  story.post('statement/opened', opening(alone), desk(other))
  story.post('text/corrected', body, { call: other })
}

/** A seal alone binds a call, and so does a person alone. */
function signedUpon(story: Story): void {
  const commitment = digestOf(utf8('a seal that nobody opens'))
  const policy: Policy = { ...POLICY, persons: true }
  for (const [call, type, more] of [
    ['only-sealed', 'statement/sealed', { opens: story.now }],
    ['only-a-person', 'person/signed', { manifest: first, policy: policyDigest(policy) }],
  ] as const) {
    story.post('call/opened', { ...OPENED, manifest: MANIFEST, policy }, desk(call))
    const { manifest: _, policy: __, authority: ___, ...says } = OPENED
    const summary = { ...says, ...reason, summary: inEnglish(`Of ${call}.`) }
    story.post('call/amended', summary, desk(call))
    story.post(type, { commitment, ...more }, desk(call))
    story.refuse('call_bound', 'call/voided', reason, desk(call))
    story.refuse('second_hand_missing', 'call/amended', { ...summary, summary: null }, desk(call))
    story.refuse('body_malformed', 'call/amended', { ...summary, noun: inEnglish('berth') }, { call })
  }
}

/** A seal sees the mandate, the kind, the languages, the keys and the signature of its day, and no later ones. */
function behindSeals(story: Story): void {
  const call = 'behind-seals'
  story.post('call/opened', { ...OPENED, manifest: MANIFEST }, desk(call))
  const accepts = { ...ACCEPTS, manifest: first }
  const names = ['grown', 'shrunk', 'turned', 'polyglot', 'halted-then', 'twice-signed'] as const
  for (const party of names)
    admitted(story, party, undefined, party === 'grown' ? { mandate: mandate('email') } : {})
  story.post('signature/given', accepts, own('twice-signed', call))
  const second = correction(story, 'Behind seals.\n').manifest
  story.post('text/published', { manifest: second, supersedes: first }, desk(call))
  const now = { ...accepts, manifest: manifestDigest(second) }
  const opens = formatTime(parseTime(story.now) + DAY)
  const seal = (party: string, changes: object = {}): Kept => {
    const kept = keep(story.envelope('signature/given', { ...now, ...changes }, own(party, call)), party)
    story.post('statement/sealed', { commitment: kept.commitment, opens }, desk(call))
    return kept
  }
  story.post('key/suspended', { party: 'halted-then', ...reason }, by('halted-then'))
  const [grown, shrunk, turned, halted, twice] = (
    ['grown', 'shrunk', 'turned', 'halted-then', 'twice-signed'] as const
  ).map(party => seal(party)) as [Kept, Kept, Kept, Kept, Kept]
  const polyglot = seal('polyglot', { read: ['sv'] })

  const update = (party: string, changes: object) =>
    story.post('party/updated', { party, ...facts(party), ...changes, ...reason }, { signers: [one] })
  update('grown', {})
  update('shrunk', { mandate: mandate('email') })
  update('turned', { kind: 'academia' })
  story.keepText(utf8('Bakom sigill.\n'), 'sv')
  const translation = { manifest: manifestDigest(second), text: textOf('sv', 'Bakom sigill.\n', false) }
  story.post('text/translated', translation, desk(call))
  story.post('key/resumed', {
    party: 'halted-then',
    keeps: [partyKey('halted-then').keyid],
    ends: [],
    ...reason,
  })
  const newer: Policy = { ...POLICY, noticeDays: 9 }
  story.post('call/policy-changed', { policy: newer, ...reason }, { call })
  story.post('policy/accepted', { policy: policyDigest(newer) }, own('twice-signed', call))
  story.pass(1)
  const open = (kept: Kept) => ['statement/opened', opening(kept), desk(call)] as const
  story.refuse('mandate_insufficient', ...open(grown))
  story.refuse('language_unknown', ...open(polyglot))
  story.refuse('keys_suspended', ...open(halted))
  for (const kept of [shrunk, turned, twice]) story.post(...open(kept))
}

/** What stands from paper is carried over with the day of the paper. */
function carried(story: Story): void {
  const call = 'carried-paper'
  story.post('call/opened', { ...OPENED, manifest: MANIFEST }, desk(call))
  for (const party of ['paper-only', 'paper-heir']) admitted(story, party)
  const instrument = { digest: first, date: '2026-01-01', channel: said('By post.') }
  const deposit = { party: 'paper-only', ...ACCEPTS, manifest: first, instrument }
  story.post('signature/deposited', deposit, desk(call))
  story.pass(1)
  const body = { party: 'paper-only', into: 'paper-heir', calls: [call], ...reason }
  story.post('party/merged', body, { signers: [story.depositary, partyKey('paper-heir')] })
}
