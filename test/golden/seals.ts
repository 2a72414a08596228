import { formatTime, parseTime } from '../../src/core/time.ts'
import { ACCORD, said } from '../harbour.ts'
import { partyKey, type Saying } from '../memory-log.ts'
import { type Kept, keep, opening } from '../sealing.ts'
import { BARE, PLEDGE, RECORD } from './calls.ts'
import { admitted, by, mandate, northhaven, one, reason } from './cast.ts'
import { turned } from './keys.ts'
import { accepts } from './signatures.ts'
import type { Story } from './story.ts'

/** Signatures under seal: what becomes of them between their seal and their hour. */

const officer: Saying = { call: ACCORD, signers: [one] }

function sealed(story: Story, party: string, changes: object = {}, salt = party, saying: Saying = {}): Kept {
  const signing = { ...by(party), call: ACCORD, ...saying }
  return keep(story.envelope('signature/given', { ...accepts, ...changes }, signing), salt)
}

/** Gives what the author of a seal keeps who never opens it. */
export function seals(story: Story): Kept {
  for (const party of ['sealing', 'hasty', 'quiet', 'revoking', 'plain']) admitted(story, party)
  admitted(story, 'sealed-college', undefined, { kind: 'academia', mandate: mandate('email') })
  story.post(
    'mandate/vouched',
    { party: 'sealed-college', stands: true, note: said('We know them.') },
    by('umbrella'),
  )
  const opens = formatTime(parseTime(story.now) + 2 * 86_400)
  const seal = ({ commitment }: Kept) => story.post('statement/sealed', { commitment, opens }, officer)
  const reservation = story.keepWords(
    'We keep the right to close the outer basin in a storm, whatever the accord says.',
  )
  const kept = sealed(story, 'sealing', { reservation })
  const body = { commitment: kept.commitment, opens }
  story.refuse('record_independent', 'statement/sealed', body, { ...officer, call: RECORD })
  story.refuse('text_unknown', 'statement/sealed', body, { ...officer, call: BARE })
  story.refuse('sealed_unknown', 'statement/opened', opening(kept), officer)
  const at = seal(kept)
  story.refuse('sealed_known', 'statement/sealed', body, officer)
  story.refuse('sealed_early', 'statement/opened', opening(kept), officer)
  const quiet = sealed(story, 'quiet', { declaration: said('Not yet.') })
  seal(quiet)
  const all = others(story)
  for (const each of Object.values(all)) seal(each)
  meanwhile(story)
  story.pass(2)
  story.refuse('sealed_wrong', 'statement/opened', { ...opening(kept), salt: opening(quiet).salt }, officer)
  story.refuse('sealed_wrong', 'statement/opened', opening(kept), { ...officer, call: PLEDGE })
  story.refuse('seen_stale', 'statement/opened', opening(kept), { ...officer, ...story.seenAt(at) })
  story.refuse('sealed_overtaken', 'statement/opened', opening(all.hasty), officer)
  story.refuse('signature_invalid', 'statement/opened', opening(all.forged), officer)
  story.refuse('signer_unexpected', 'statement/opened', opening(all.foreign), officer)
  story.refuse('sealed_type', 'statement/opened', opening(all.withdrawal), officer)
  story.refuse('policy_wrong', 'statement/opened', opening(all.unlawful), officer)
  story.refuse('seen_ahead', 'statement/opened', opening(all.ahead), officer)
  story.post('statement/opened', opening(kept), officer)
  story.refuse('sealed_opened', 'statement/opened', opening(kept), officer)
  // Its key was revoked after the seal: a thief may have sealed it.
  story.refuse('key_revoked', 'statement/opened', opening(all.revoking), { ...by('quiet'), call: ACCORD })
  story.post('statement/opened', opening(all.plain), { ...by('plain'), call: ACCORD })
  // The word that let it sign was taken back after the seal, and stood at the seal.
  story.post('statement/opened', opening(all.vouched), officer)
  return quiet
}

function others(story: Story) {
  const key = partyKey('sealing')
  return {
    hasty: sealed(story, 'hasty'),
    revoking: sealed(story, 'revoking'),
    plain: sealed(story, 'plain', { read: ['en', 'fr'] }),
    vouched: sealed(story, 'sealed-college'),
    forged: sealed(story, 'sealing', {}, 'forged', { signers: [turned(key)] }),
    foreign: sealed(story, 'sealing', {}, 'foreign', { signers: [northhaven] }),
    unlawful: sealed(story, 'sealing', { policy: accepts.manifest }, 'unlawful'),
    ahead: sealed(story, 'sealing', {}, 'ahead', { seen: { ...story.seen(), size: story.size + 40 } }),
    withdrawal: keep(
      story.envelope('signature/withdrawn', { reason: null }, { ...by('sealing'), call: ACCORD }),
      'w',
    ),
  }
}

/** What happens while they lie sealed. */
function meanwhile(story: Story): void {
  story.post('signature/given', accepts, { ...by('hasty'), call: ACCORD })
  story.post('key/revoked', { keyid: partyKey('revoking').keyid, ...reason }, by('revoking'))
  story.post(
    'mandate/vouched',
    { party: 'sealed-college', stands: false, note: said('No more.') },
    by('umbrella'),
  )
}
