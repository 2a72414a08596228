import { signCheckpoint } from '../../src/core/checkpoint.ts'
import { keyDigest, newSigner } from '../../src/core/keys.ts'
import { formatVkey, newNoteSigner } from '../../src/core/note.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { said } from '../harbour.ts'
import { ORIGIN, recoveryKey, type Saying, seedOf } from '../memory-log.ts'
import { one, reason, spare } from './cast.ts'
import { nonceOf, type Story } from './story.ts'

/** The depositary replaces keys of its own and of the log: at once by its recovery key, or after an announcement. */

const CHANGED = 'depositary/key-changed'
const [second, third, fourth, fifth] = ['second', 'third', 'fourth', 'fifth'].map(name =>
  newSigner('depositary', seedOf(`the ${name} key after a loss`)),
) as [typeof spare, typeof spare, typeof spare, typeof spare]
/** The recovery key that is in force from here on. */
export const later = newSigner('recovery', seedOf('a later recovery key'))

export function recoveries(story: Story): void {
  const refuse = (code: RefusalCode, body: object, saying: Saying) =>
    story.refuse(code, CHANGED, body, saying)
  const body = { keys: [second.key], revokes: [], recoveryKey: recoveryKey.key, ...reason }
  const both = { signers: [recoveryKey, second] }
  refuse('recovery_wrong', { ...body, recoveryKey: later.key }, { signers: [later, second] })
  refuse('key_unproven', body, { signers: [second, story.depositary] })
  refuse('key_use_wrong', { ...body, keys: [later.key] }, { signers: [recoveryKey, later] })
  refuse('key_last', { ...body, keys: [], recovery: keyDigest(later.key.jwk) }, { signers: [recoveryKey] })
  refuse('recovery_wrong', { ...body, recovery: keyDigest(recoveryKey.key.jwk) }, both)
  refuse('key_unknown', { ...body, revokes: [one.keyid] }, both)
  refuse('key_revoked', { ...body, revokes: [spare.keyid] }, both)
  story.post(CHANGED, body, both)
  const turn = { ...body, keys: [third.key], revokes: [second.keyid] }
  refuse('seen_stale', turn, { signers: [recoveryKey, third], ...story.seenAt(story.size - 1) })
  story.post(CHANGED, turn, { signers: [recoveryKey, third] })
  story.refuse('key_revoked', 'role/ended', { id: 'officer-2', ...reason }, { signers: [second] })

  const slow = {
    keys: [fourth.key],
    revokes: [third.keyid],
    recovery: keyDigest(later.key.jwk),
    reason: said('A new key each year.'),
  }
  const owner = { signers: [story.depositary, fourth] }
  refuse('second_hand_missing', slow, owner)
  refuse('body_malformed', { ...slow, keys: [], revokes: [], recovery: undefined }, owner)
  const announced = story.post('act/announced', { type: CHANGED, call: null, body: slow })
  refuse('second_hand_missing', slow, owner)
  story.pass(7)
  refuse('key_use_wrong', slow, { signers: [one, fourth] })
  refuse('seen_stale', slow, { ...owner, ...story.seenAt(announced) })
  story.post(CHANGED, slow, owner)
  refuse('recovery_wrong', { ...body, keys: [fifth.key] }, { signers: [recoveryKey, fifth] })
  const last = { keys: [], revokes: [fourth.keyid], recoveryKey: later.key, ...reason }
  story.post(CHANGED, last, { signers: [later, story.depositary] })
  logKey(story)
}

function logKey(story: Story): void {
  const type = 'log/key-changed'
  const refuse = (code: RefusalCode, body: object, saying: Saying = { signers: [later] }) =>
    story.refuse(code, type, body, saying)
  const own = { recoveryKey: later.key, ...reason }
  const body = { ...story.nextKey(), ...own }
  const elsewhere = newNoteSigner('southport.example/log', seedOf('the next key of the log'))
  refuse('key_malformed', { ...body, vkey: 'no key' })
  refuse('body_malformed', { ...body, vkey: formatVkey(elsewhere.vkey) })
  refuse('key_known', { ...body, vkey: story.vkey })
  refuse('key_unproven', { ...body, checkpoint: story.head().checkpoint })
  refuse('anchor_wrong', { ...body, checkpoint: 'no checkpoint' })
  const other = signCheckpoint({ origin: ORIGIN, size: story.size, root: new Uint8Array(32) }, story.signer)
  refuse('anchor_wrong', { ...body, checkpoint: other })
  // Of more entries than there are, though the log's own key has signed it.
  const ahead = { origin: ORIGIN, size: story.size + 1, root: new Uint8Array(32) }
  const early = { signers: [later], nonce: nonceOf('ahead') }
  refuse('anchor_wrong', { ...body, checkpoint: signCheckpoint(ahead, story.signer) }, early)
  refuse('recovery_wrong', { ...body, recovery: keyDigest(later.key.jwk) })
  refuse('recovery_wrong', { ...body, recoveryKey: recoveryKey.key }, { signers: [recoveryKey] })
  const slow = { ...story.nextKey(), reason: said('A new key each year.') }
  refuse('second_hand_missing', slow, {})
  story.post('act/announced', { type, call: null, body: slow })
  story.pass(7)
  story.post(type, slow)
  const { checkpoint } = story.head()
  story.post('log/anchored', { checkpoint }, { signers: [one] })
}
