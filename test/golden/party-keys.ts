import { MOST_A_DAY } from '../../src/register/daily-limit.ts'
import { MOST_KEYS } from '../../src/register/party-keys.ts'
import { said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { admitted, by, one, reason } from './cast.ts'
import { ed25519Passkey } from './keys.ts'
import type { Story } from './story.ts'

/** A party one of whose keys is stolen: bounds, suspension, and the end of it. */

const [owner, thief] = [partyKey('robbed'), partyKey('robbed, the thief')]
/** The key that the second officer has by now. */
const two = ed25519Passkey('officer 2, anew', 'officer')
const hands = { signers: [one, two] }
const own = by('robbed', owner)
const suspension = { party: 'robbed', reason: said('One of ours was stolen.') }

export function partyKeys(story: Story): void {
  admitted(story, 'robbed', owner)
  const add = (key = thief, signer = owner) =>
    [
      'key/added',
      { holder: 'robbed', key: key.key, reason: null },
      { by: 'robbed', signers: [signer, key] },
    ] as const
  story.post(...add())
  const revoke = { keyid: owner.keyid, ...reason }
  story.refuse('key_not_own', 'key/revoked', revoke, by('robbed', thief))
  suspended(story)
  // The party is whole again. It brings in as many keys as the rules let it.
  const key = (i: number) => partyKey(`robbed, key ${i}`)
  for (let i = 1; i < MOST_KEYS; i++) {
    if (i > 1 && (i - 1) % MOST_A_DAY === 0) {
      story.refuse('said_often', ...add(key(i)))
      story.pass(1)
    }
    story.post(...add(key(i)))
  }
  story.pass(1)
  story.refuse('keys_many', ...add(key(MOST_KEYS)))
}

function suspended(story: Story): void {
  const refuse = (code: Parameters<Story['refuse']>[0], changes: object, saying = own) =>
    story.refuse(code, 'key/suspended', { ...suspension, ...changes }, saying)
  refuse('author_wrong', { party: 'northhaven' })
  refuse('party_unknown', { party: 'nobody' }, { signers: [one] })
  refuse('party_unclaimed', { party: 'listed-only' }, { signers: [one] })
  refuse('party_ended', { party: 'friend' }, { signers: [one] })
  story.refuse('party_ended', 'key/allowed', { party: 'friend', link: null, ...reason }, hands)
  refuse('key_unknown', { party: 'keyless' }, { signers: [one] })
  const resumption = { party: 'robbed', keeps: [owner.keyid], ends: [thief.keyid], ...reason }
  const refuseEnd = (code: Parameters<Story['refuse']>[0], changes: object = {}, saying: object = hands) =>
    story.refuse(code, 'key/resumed', { ...resumption, ...changes }, saying)
  refuseEnd('keys_unsuspended')
  const before = story.size
  story.post('key/suspended', suspension, by('robbed', thief))
  refuse('keys_suspended', {})
  refuse('keys_suspended', {}, { signers: [one] })
  for (const key of [owner, thief])
    story.refuse('keys_suspended', 'key/revoked', { keyid: key.keyid, ...reason }, by('robbed', key))
  refuseEnd('second_hand_missing', {}, { signers: [one] })
  refuseEnd('seen_stale', {}, { ...hands, ...story.seenAt(before) })
  refuseEnd('key_unknown', { ends: [thief.keyid, two.keyid] })
  refuseEnd('body_malformed', { ends: [] })
  refuseEnd('body_malformed', { ends: [owner.keyid, thief.keyid] })
  story.post('key/resumed', resumption, hands)
  refuseEnd('keys_unsuspended')
  story.refuse('key_revoked', 'key/suspended', suspension, by('robbed', thief))
  // An officer does it too, and one alone ends it once that was announced.
  story.post('key/suspended', suspension, { signers: [one] })
  const all = { party: 'robbed', keeps: [owner.keyid], ends: [], ...reason }
  story.post('act/announced', { type: 'key/resumed', call: null, body: all }, { signers: [one] })
  story.pass(7)
  story.post('key/resumed', all, { signers: [one] })
}
