import { utf8 } from '../../src/core/bytes.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { commitmentOf } from '../../src/register/disclosure.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, listed, MANIFEST, manifestOf, OPENED, POLICY, said, WORDS } from '../harbour.ts'
import { partyKey, type Saying } from '../memory-log.ts'
import { type Kept, keep, opening } from '../sealing.ts'
import { admitted, by, one, reason } from './cast.ts'
import { person } from './persons.ts'
import type { Story } from './story.ts'

const DAY = 86_400
const accepts = { ...ACCEPTS, manifest: manifestDigest(MANIFEST) }
const desk = (call: string): Saying => ({ call, signers: [one] })

/** What came between a seal and its hour, what persons may still sign, and what becomes of parties that end. */
export function blindSeals(story: Story): void {
  between(story)
  twice(story)
  persons(story)
  succeeded(story)
}

function seal(story: Story, call: string, party: string, changes: object = {}, days = 1): Kept {
  const envelope = story.envelope('signature/given', { ...accepts, ...changes }, { ...by(party), call })
  return sealEnvelope(story, call, envelope, party, days)
}

function sealEnvelope(story: Story, call: string, envelope: Uint8Array, salt: string, days = 1): Kept {
  const kept = keep(envelope, salt)
  const opens = formatTime(parseTime(story.now) + days * DAY)
  story.post('statement/sealed', { commitment: kept.commitment, opens }, desk(call))
  return kept
}

const opens = (call: string, kept: Kept) => ['statement/opened', opening(kept), desk(call)] as const

/** Rules, text and closing as they were at the seal; words that were withheld since stay so. */
function between(story: Story): void {
  const call = 'between-accord'
  const policy: Policy = { ...POLICY, correctionDays: 7 }
  story.post('call/opened', { ...OPENED, manifest: MANIFEST, policy }, desk(call))
  for (const party of ['meanwhile', 'libellous', 'too-soon', 'outspoken']) admitted(story, party)
  const signing = { policy: policyDigest(policy) }
  const en = 'Between, corrected.\n'
  story.keepText(utf8(en))
  const correction = { from: accepts.manifest, manifest: manifestOf({ ...WORDS, en }), days: 7, ...reason }
  story.post('text/corrected', correction, { call })
  const libel = story.keepWords(
    'The harbour master of Westhaven sells berths by night, whatever he has signed.',
  )
  const declaration = { ...signing, declaration: libel }
  story.post('signature/given', { ...accepts, ...declaration }, { ...by('outspoken'), call })
  const withheld = seal(story, call, 'libellous', declaration, 9)
  const kept = seal(story, call, 'meanwhile', signing, 9)
  const early = seal(
    story,
    call,
    'too-soon',
    { ...signing, manifest: manifestDigest(correction.manifest) },
    9,
  )
  const stranger = seal(story, call, 'unheard-of', signing, 9)
  const ground = said('A court has ordered it.')
  story.post('words/withheld', { digest: libel.digest, ground, authority: said('Order 13/2026.') })
  admitted(story, 'unheard-of')
  const stricter: Policy = { ...policy, kinds: ['state'], window: 60 }
  story.post('call/policy-changed', { policy: stricter, ...reason }, { call })
  story.pass(9)
  story.post('call/closed', reason, { call })
  story.refuse('words_withheld', ...opens(call, withheld))
  // Its correction had not taken effect at the seal, though it has now.
  story.refuse('text_superseded', ...opens(call, early))
  // Who sealed it was admitted after the seal: it has not seen that.
  story.refuse('seen_stale', ...opens(call, stranger))
  story.post(...opens(call, kept))
}

/** What the log holds is sealed once more; what was opened is posted again. Neither counts anew, by what it has seen. */
function twice(story: Story): void {
  const call = 'twice-accord'
  story.post('call/opened', { ...OPENED, manifest: MANIFEST }, desk(call))
  for (const party of ['regretful', 'forgetful']) admitted(story, party)
  const own = (party: string) => ({ ...by(party), call })
  const regretted = story.envelope('signature/given', accepts, own('regretful'))
  story.admit(regretted)
  story.post('signature/withdrawn', { reason: null }, own('regretful'))
  const again = sealEnvelope(story, call, regretted, 'regretful')
  const forgotten = story.envelope('signature/given', accepts, own('forgetful'))
  const [first, second] = ['one', 'two'].map(salt => sealEnvelope(story, call, forgotten, salt)) as [
    Kept,
    Kept,
  ]
  story.pass(1)
  story.refuse('seen_stale', ...opens(call, again))
  story.post(...opens(call, first))
  story.refuse('sealed_overtaken', ...opens(call, second))
  story.refuseEnvelope('signature_exists', forgotten)
  story.post('signature/withdrawn', { reason: null }, own('forgetful'))
  story.refuseEnvelope('seen_stale', forgotten)
}

/** The window of before a correction, for persons: as long as the call's, and no longer. */
function persons(story: Story): void {
  const call = 'persons-accord'
  const policy: Policy = { ...POLICY, persons: true }
  story.post('call/opened', { ...OPENED, manifest: MANIFEST, policy }, desk(call))
  const en = 'Of persons, corrected.\n'
  story.keepText(utf8(en))
  const manifest = manifestOf({ ...WORDS, en })
  story.post('text/corrected', { from: accepts.manifest, manifest, days: 7, ...reason }, { call })
  const sign = (name: string, of: string) =>
    [
      'person/signed',
      { manifest: of, policy: policyDigest(policy), commitment: commitmentOf(person(name)) },
      desk(call),
    ] as const
  story.pass(7)
  story.refuse('text_superseded', ...sign('Jun', manifestDigest(manifest)))
  story.pass(1)
  // The day on which it takes effect: both are taken, and on the next the new one alone.
  story.post(...sign('Jun', accepts.manifest))
  story.post(...sign('Kofi', manifestDigest(manifest)))
  story.pass(1)
  story.refuse('text_superseded', ...sign('Lena', accepts.manifest))
  story.post(...sign('Lena', manifestDigest(manifest)))
  admitted(story, 'slow-post')
  const deposit = (date: string) => {
    const instrument = { digest: accepts.manifest, date, channel: said('By post.') }
    return { party: 'slow-post', ...accepts, policy: policyDigest(policy), instrument }
  }
  // On paper the day of the paper counts too.
  story.refuse('text_superseded', 'signature/deposited', deposit(story.now.slice(0, 10)), desk(call))
  story.post('signature/deposited', deposit('2025-12-24'), desk(call))
  const unknown = { invalidation: 0, subjects: [{ commitment: commitmentOf(person('Nobody')) }], ...reason }
  story.refuse('person_unknown', 'signature/reinstated', unknown, desk(call))
}

/** Each code of a succession that is also one of a merger; and a party that goes on as another stays bound as it was. */
function succeeded(story: Story): void {
  const call = 'passed-on-accord'
  const policy: Policy = { ...POLICY, correctionDays: 7 }
  story.post('call/opened', { ...OPENED, manifest: MANIFEST, policy }, desk(call))
  for (const party of ['elder', 'younger', 'sibling', 'struck-off', 'buried']) admitted(story, party)
  for (const party of ['elder', 'sibling', 'struck-off'])
    story.post('signature/given', { ...accepts, policy: policyDigest(policy) }, { ...by(party), call })
  const removal = { party: 'struck-off', policy: policyDigest(policy), rule: 'silence', ...reason }
  story.post('signature/removed', removal, { call })
  story.post('party/ended', { party: 'buried', ...reason })
  story.post('party/listed', listed('only-on-a-list', '2026-01-01'), desk(call))
  const en = 'Passed on, corrected.\n'
  story.keepText(utf8(en))
  const correction = { from: accepts.manifest, manifest: manifestOf({ ...WORDS, en }), days: 7, ...reason }
  story.post('text/corrected', correction, { call })
  story.pass(8)
  const body = { party: 'elder', successor: 'younger', calls: [call], ...reason }
  const refuse = (
    code: RefusalCode,
    changes: { party?: string; successor?: string; calls?: string[] },
    saying: Saying = {},
  ) => {
    const signers = [story.depositary, partyKey(changes.successor ?? 'younger')]
    story.refuse(code, 'party/succeeded', { ...body, ...changes }, { signers, ...saying })
  }
  const alone = { signers: [story.depositary] }
  refuse('cosigner_missing', {}, alone)
  refuse('party_ended', { party: 'buried', calls: [] })
  refuse('party_unknown', { party: 'nobody', calls: [] })
  refuse('party_unclaimed', { party: 'only-on-a-list', calls: [] })
  refuse('signature_exists', { successor: 'sibling' })
  refuse('signature_removed', { successor: 'struck-off' })
  refuse('signature_unknown', { party: 'struck-off' })
  refuse('seen_stale', {}, story.seenAt(story.rows.get('signatures', `${call}/elder`)!.since))
  const ending = (party: string) => ['party/ended', { party, ...reason }] as const
  story.refuse('party_unclaimed', ...ending('only-on-a-list'))
  story.refuse('seen_stale', ...ending('elder'), story.seenAt(story.rows.get('parties', 'elder')!.since))
  story.post('party/succeeded', body, { signers: [story.depositary, partyKey('younger')] })
}
