import type { RefusalCode } from '../../src/core/refusal.ts'
import { ACCORD, facts, said } from '../harbour.ts'
import { partyKey, type Saying } from '../memory-log.ts'
import { FULL_DIGEST } from './calls.ts'
import { admitted, by, hands, mandate, one, reason } from './cast.ts'
import { accepts } from './signatures.ts'
import type { Story } from './story.ts'

/** How parties end, and what nobody can do with one that has ended. */
export function endings(story: Story): void {
  const names = ['pilots', 'tugs', 'dockers', 'cranes', 'divers', 'ferries', 'empty']
  for (const party of names) admitted(story, party)
  for (const party of ['pilots', 'dockers', 'ferries'])
    story.post('signature/given', { ...accepts, declaration: said('Aye.') }, { ...by(party), call: ACCORD })
  const removed = { party: 'ferries', policy: FULL_DIGEST, rule: 'conduct', ...reason }
  story.post('signature/removed', removed, { ...hands, call: ACCORD })

  const merge = (party: string, into: string, calls = [ACCORD]) => ({ party, into, calls, ...reason })
  const succeed = (party: string, successor: string, calls = [ACCORD]) => ({
    party,
    successor,
    calls,
    ...reason,
  })
  const signedBy = (party: string): Saying => ({ signers: [...hands.signers!, partyKey(party)] })
  const refuse = (code: RefusalCode, body: object, saying: Saying = hands) =>
    story.refuse(code, 'party/merged', body, saying)
  refuse('body_malformed', merge('pilots', 'pilots'))
  refuse('body_malformed', merge('pilots', 'tugs', [ACCORD, ACCORD]))
  story.refuse('body_malformed', 'party/succeeded', succeed('pilots', 'pilots'), hands)
  refuse('party_unknown', merge('nobody', 'tugs'))
  refuse('party_unknown', merge('pilots', 'nobody'))
  refuse('party_unclaimed', merge('pilots', 'listed-only'))
  refuse('signature_unknown', merge('tugs', 'pilots'), signedBy('pilots'))
  refuse('signature_exists', merge('pilots', 'dockers'), signedBy('dockers'))
  refuse('signature_removed', merge('pilots', 'ferries'), signedBy('ferries'))
  refuse('cosigner_missing', merge('pilots', 'tugs'))
  refuse('signer_unexpected', merge('pilots', 'tugs'), signedBy('pilots'))
  refuse('second_hand_missing', merge('pilots', 'tugs'), { signers: [one, partyKey('tugs')] })
  refuse('seen_stale', merge('pilots', 'tugs'), { ...signedBy('tugs'), ...story.seenAt(story.size - 4) })
  story.post('party/merged', merge('pilots', 'tugs'), signedBy('tugs'))
  // What was carried over is carried on: its day stays that of the signature.
  story.pass(1)
  story.post('party/succeeded', succeed('tugs', 'cranes'), signedBy('cranes'))
  story.post('party/merged', merge('empty', 'cranes', []), hands)
  const ending = {
    party: 'dockers',
    reason: story.keepWords('The dockers have dissolved their union after the last ship had gone.'),
  }
  story.refuse('second_hand_missing', 'party/ended', ending, { signers: [one] })
  story.post('party/ended', ending, hands)
  afterwards(story)
}

function afterwards(story: Story): void {
  const officer: Saying = { signers: [one] }
  const two: Saying = { ...hands, call: ACCORD }
  const refuse = (type: string, body: object, saying: Saying) =>
    story.refuse('party_ended', type, body, saying)
  const own = { ...by('dockers'), call: ACCORD }
  refuse('party/ended', { party: 'dockers', ...reason }, hands)
  refuse('party/merged', { party: 'dockers', into: 'cranes', calls: [], ...reason }, hands)
  refuse('party/merged', { party: 'cranes', into: 'dockers', calls: [], ...reason }, hands)
  refuse('signature/given', accepts, own)
  refuse('signature/withdrawn', { reason: null }, own)
  refuse('mandate/vouched', { party: 'weak', stands: true, note: said('Known.') }, by('dockers'))
  refuse('mandate/vouched', { party: 'dockers', stands: true, note: said('Known.') }, by('umbrella'))
  refuse('party/updated', { party: 'dockers', ...facts('dockers'), ...reason }, officer)
  const check = {
    method: 'email',
    outcome: 'holds',
    checked: '2026-01-05',
    domain: null,
    dnssec: null,
    channel: null,
  }
  refuse('mandate/checked', { party: 'dockers', ...check, note: null, evidence: [] }, officer)
  const key = partyKey('dockers, anew')
  refuse('key/added', { holder: 'dockers', key: key.key, ...reason }, { signers: [one, key] })
  refuse('signature/removed', { party: 'dockers', policy: FULL_DIGEST, rule: 'silence', ...reason }, two)
  refuse('signature/restored', { party: 'dockers', ...reason }, { ...officer, call: ACCORD })
  refuse('signature/invalidated', { subjects: [{ party: 'dockers' }], ground: said('Forged.') }, two)
  refuse(
    'signature/reinstated',
    { invalidation: 1, subjects: [{ party: 'dockers' }], ...reason },
    {
      ...officer,
      call: ACCORD,
    },
  )
  const { entry } = story.rows.get('signatures', `${ACCORD}/dockers`)!
  refuse(
    'objection/raised',
    { against: { party: 'dockers', entry }, words: said('Nay.') },
    {
      ...by('northhaven', partyKey('northhaven, signatory')),
      call: ACCORD,
    },
  )
  // A key can still be taken from one that has ended.
  story.post('key/revoked', { keyid: partyKey('dockers').keyid, ...reason }, hands)
  story.refuse('party_unknown', 'party/ended', { party: 'nobody', ...reason }, hands)
  admitted(story, 'last', undefined, { mandate: mandate('vetted') })
}
