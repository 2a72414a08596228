import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { commitmentOf, formatDisclosure, type SaltedDisclosure } from '../../src/register/disclosure.ts'
import { ERASURE_GROUNDS } from '../../src/register/kinds.ts'
import { ACCORD, MANIFEST, MANIFEST_DIGEST, POLICY_DIGEST, said } from '../harbour.ts'
import { ORIGIN, type Saying, seedOf } from '../memory-log.ts'
import { FULL_DIGEST, PLEDGE, RECORD } from './calls.ts'
import { by, hands, northhaven, one, reason } from './cast.ts'
import { accepts } from './signatures.ts'
import type { Story } from './story.ts'

/** Persons, and what is found of signatures of parties and persons alike. */

/** What the depositary knows of a person, off the log. */
export function person(name: string): SaltedDisclosure {
  const read = { lang: 'fr', digest: MANIFEST.texts[1]!.digest }
  const bound = { log: ORIGIN, call: ACCORD, manifest: MANIFEST_DIGEST, policy: FULL_DIGEST }
  return {
    disclosure: formatDisclosure({ v: 1, kind: 'avow-person', ...bound, name, read }),
    salt: seedOf(`the salt of ${name}`),
  }
}
const commitment = (name: string) => commitmentOf(person(name))
const officer: Saying = { call: ACCORD, signers: [one] }
const signed = (name: string) => ({
  manifest: MANIFEST_DIGEST,
  policy: FULL_DIGEST,
  commitment: commitment(name),
})
const PERSONS = ['Ada Okafor', 'Blaise', 'Chen', 'Dmitri', 'Esra', 'Farid', 'Grace', 'Hana', 'Ines'] as const

export function persons(story: Story): void {
  const refuse = (code: RefusalCode, changes: object, saying: Saying = officer) =>
    story.refuse(code, 'person/signed', { ...signed('Ada Okafor'), ...changes }, saying)
  refuse('record_independent', { policy: POLICY_DIGEST }, { ...officer, call: RECORD })
  refuse('text_unknown', { manifest: digestOf(utf8('other words')) })
  refuse('policy_wrong', { policy: POLICY_DIGEST })
  refuse('persons_uninvited', { policy: POLICY_DIGEST }, { ...officer, call: PLEDGE })
  refuse('author_wrong', {}, { by: 'northhaven', call: ACCORD, signers: [northhaven] })
  refuse('seen_stale', {}, { ...officer, ...story.seenAt(story.rows.get('calls', ACCORD)!.since) })
  for (const name of PERSONS) story.post('person/signed', signed(name), officer)
  refuse('person_exists', {})
  erasures(story)
  invalidations(story)
}

function erasures(story: Story): void {
  const erase = (name: string, ground: string) => ({ commitment: commitment(name), ground })
  story.refuse('person_unknown', 'person/erased', erase('Nobody', 'request'), officer)
  story.refuse('person_unknown', 'person/erased', erase('Chen', 'request'), { ...officer, call: PLEDGE })
  story.refuse('body_malformed', 'person/erased', erase('Chen', 'whim'), officer)
  for (const [i, ground] of ERASURE_GROUNDS.entries())
    story.post('person/erased', erase(PERSONS[i + 2]!, ground), officer)
  story.refuse('person_erased', 'person/erased', erase('Chen', 'request'), officer)
  const restore = { commitment: commitment('Chen'), ...reason }
  story.refuse('person_erased', 'person/restored', restore, officer)
}

function invalidations(story: Story): void {
  const people = ['Ada Okafor', 'Blaise', 'Hana', 'Ines'].map(name => ({ commitment: commitment(name) }))
  const parties = ['eastport', 'southport', 'college'].map(party => ({ party }))
  const ground = story.keepWords(
    'One machine has signed as four citizens; a clerk has signed for three harbours.',
  )
  const two = { ...hands, call: ACCORD }
  const body = { subjects: [...parties, ...people], ground }
  const refuse = (code: RefusalCode, subject: object, saying: Saying = two) =>
    story.refuse(code, 'signature/invalidated', { ...body, subjects: [subject] }, saying)
  story.refuse('second_hand_missing', 'signature/invalidated', body, officer)
  story.refuse(
    'body_malformed',
    'signature/invalidated',
    { ...body, subjects: [...parties, parties[0]] },
    two,
  )
  refuse('signature_unknown', { party: 'weak' })
  refuse('person_unknown', { commitment: commitment('Nobody') })
  refuse('person_erased', { commitment: commitment('Chen') })
  refuse('seen_stale', people[0]!, { ...two, ...story.seenAt(40) })
  const before = story.size
  const batch = story.post('signature/invalidated', body, two)
  refuse('person_invalidated', people[0]!)
  refuse('signature_unknown', parties[0]!)
  story.post('person/erased', { ...people[3], ground: 'request' }, officer)
  restorings(story, batch, before)
}

function restorings(story: Story, batch: number, before: number): void {
  const [ada, blaise, hana] = ['Ada Okafor', 'Blaise', 'Hana'].map(name => ({ commitment: commitment(name) }))
  const refuse = (code: RefusalCode, type: string, body: object, saying: Saying = officer) =>
    story.refuse(code, type, body, saying)
  const words = story.keepWords('She has called us, and has signed before our eyes with the same address.')
  refuse('seen_stale', 'person/restored', { ...ada, ...reason }, { ...officer, ...story.seenAt(before) })
  story.post('person/restored', { ...ada, reason: words }, officer)
  refuse('person_standing', 'person/restored', { ...ada, ...reason })
  refuse('person_unknown', 'person/restored', { commitment: commitment('Nobody'), ...reason })
  story.post('signature/restored', { party: 'southport', reason: said('Its own clerk, it says.') }, officer)
  // What was found again is another finding; the first one does not undo it.
  const again = { subjects: [ada, { party: 'southport' }], ground: said('And yet.') }
  story.post('signature/invalidated', again, { ...hands, call: ACCORD })
  const reinstate = (...subjects: unknown[]) => ({ invalidation: batch, subjects, ...reason })
  refuse('person_invalidated', 'signature/reinstated', reinstate(ada))
  refuse('signature_unknown', 'signature/reinstated', reinstate({ party: 'southport' }))
  refuse('signature_standing', 'signature/reinstated', reinstate({ party: 'northhaven' }))
  refuse('signature_unknown', 'signature/reinstated', reinstate({ party: 'weak' }))
  refuse('person_erased', 'signature/reinstated', reinstate({ commitment: commitment('Ines') }))
  refuse('seen_stale', 'signature/reinstated', reinstate(blaise), { ...officer, ...story.seenAt(before) })
  story.post('signature/reinstated', reinstate(blaise, hana, { party: 'eastport' }), officer)
  refuse('person_standing', 'signature/reinstated', reinstate(blaise))
  // Whose signature was invalidated may sign again.
  story.post('signature/given', accepts, { ...by('college'), call: ACCORD })
}
