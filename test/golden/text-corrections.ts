import { utf8 } from '../../src/core/bytes.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, manifestOf, OPENED, POLICY, said, textOf } from '../harbour.ts'
import type { Saying } from '../memory-log.ts'
import { admitted, by, one } from './cast.ts'
import type { Story } from './story.ts'

const CALL = 'comma-accord'
const under: Saying = { call: CALL, signers: [one] }
/** By a key of the depositary itself, which stands for all officers. */
const two: Saying = { call: CALL }
const CLAUSE: Policy = { ...POLICY, correctionDays: 8 }

/** A comma corrected, and a correction that fails: no signature changes by either. */
export function textCorrections(story: Story): void {
  const text = (en: string) => {
    story.keepText(utf8(en))
    return manifestOf({ en })
  }
  const first = text('Ships, and boats, may enter.\n')
  const second = text('Ships and boats may enter.\n')
  const third = text('Ships may enter.\n')
  const from = manifestDigest(first)
  story.post('call/opened', { ...OPENED, policy: CLAUSE }, under)
  story.post('text/published', { manifest: first, supersedes: null }, under)
  for (const id of ['comma', 'colon', 'dash']) admitted(story, id)
  const of = (id: string): Saying => ({ ...by(id), call: CALL })
  const sign = (id: string, manifest: string, more: Saying = {}) =>
    story.post(
      'signature/given',
      { ...ACCEPTS, policy: policyDigest(CLAUSE), manifest },
      { ...of(id), ...more },
    )
  sign('comma', from)
  const body = { from, manifest: second, reason: said('No comma was meant.'), days: 8 }
  const refuse = (code: RefusalCode, more: object, saying = two) =>
    story.refuse(code, 'text/corrected', { ...body, ...more }, saying)
  const objection = (manifest: string) => ({ manifest, words: said('The comma was meant.') })
  const refuseObjection = (code: RefusalCode, id: string, manifest: string, more: Saying = {}) =>
    story.refuse(code, 'correction/objected', objection(manifest), { ...of(id), ...more })

  refuse('second_hand_missing', {}, under)
  refuse('body_malformed', { days: 6 })
  refuse('correction_short', { days: 7 })
  refuse('correction_wide', { manifest: { ...second, principles: [] } })
  refuse('text_unknown', { from: manifestDigest(third) })
  refuse('text_exists', { manifest: first })
  refuse('seen_stale', {}, { ...two, ...story.seenAt(story.size - 5) })
  const commitment = manifestDigest(third)
  story.post('statement/sealed', { commitment, opens: story.now }, under)
  refuse('correction_sealed', {})
  story.pass(7)
  refuseObjection('correction_unknown', 'comma', manifestDigest(second))
  story.post('text/corrected', body, two)
  refuse('correction_pending', { manifest: third })
  refuseObjection('signature_unknown', 'colon', manifestDigest(second))
  refuseObjection('seen_stale', 'comma', manifestDigest(second), story.seenAt(story.size - 1))
  const eve = story.now
  story.pass(8)
  // The eighth whole day: it waits still.
  refuse('correction_pending', { manifest: third })
  story.pass(1)
  // As long as the window, a day, both are taken.
  sign('colon', from)
  story.pass(1)
  story.refuse(
    'text_superseded',
    'signature/given',
    { ...ACCEPTS, policy: policyDigest(CLAUSE), manifest: from },
    of('colon'),
  )
  refuseObjection('correction_unknown', 'comma', manifestDigest(second))
  // It is the same version: who has signed it does not sign it again.
  story.refuse(
    'signature_exists',
    'signature/given',
    { ...ACCEPTS, policy: policyDigest(CLAUSE), manifest: manifestDigest(second) },
    of('colon'),
  )
  sign('dash', manifestDigest(second))
  refuse('text_superseded', {})

  // The second one fails, and lapses when it comes again; its words then come as a version of their own.
  const again = { ...body, from: manifestDigest(second), manifest: third }
  story.post('text/corrected', again, two)
  story.post('correction/objected', objection(manifestDigest(third)), of('comma'))
  story.post('text/corrected', again, two)
  const publish = { manifest: third, supersedes: manifestDigest(second) }
  story.refuse('text_exists', 'text/published', publish, under)
  const fourth = text('All ships may enter.\n')
  story.post('text/published', { ...publish, manifest: fourth }, under)
  story.post('text/published', { ...publish, supersedes: manifestDigest(fourth) }, under)
  refuseObjection('correction_unknown', 'comma', manifestDigest(third))
  sign('comma', manifestDigest(third))
  story.refuse('at_expired', 'correction/objected', objection(manifestDigest(third)), {
    ...of('comma'),
    at: eve,
  })
}

/** The depositary withdraws one that waits: the text stays. */
export function correctionWithdrawn(story: Story): void {
  const [before, after] = ['Ships may enter.\n', 'Ships may come in.\n'].map(en => manifestOf({ en }))
  story.keepText(utf8('Ships may come in.\n'))
  const manifest = manifestDigest(after!)
  const body = { from: manifestDigest(before!), manifest: after!, reason: said('A better word.'), days: 8 }
  const withdrawal = { manifest, words: said('It was no mistake.') }
  story.refuse('correction_unknown', 'correction/objected', withdrawal, under)
  story.post('text/corrected', body, two)
  story.refuse('seen_stale', 'correction/objected', withdrawal, { ...under, ...story.seenAt(story.size - 1) })
  story.post('correction/objected', withdrawal, under)
  story.refuse('correction_unknown', 'correction/objected', withdrawal, two)
  // A closed call takes a translation, since it takes a correction.
  story.post('call/closed', { reason: said('All ships are in.') }, two)
  story.keepText(utf8('Les navires peuvent entrer.\n'))
  const text = textOf('fr', 'Les navires peuvent entrer.\n', false)
  story.post('text/translated', { manifest: body.from, text }, under)
}
