import { type Key, newSigner } from '../../src/core/keys.ts'
import type { Policy } from '../../src/register/kinds.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, inEnglish, listed, MANIFEST, OPENED, POLICY, said } from '../harbour.ts'
import { partyKey, seedOf } from '../memory-log.ts'
import { admitted, by, mandate, one, reason } from './cast.ts'
import { ed25519Passkey } from './keys.ts'
import type { Story } from './story.ts'

const CALL = 'cornered-accord'
const under = { call: CALL, signers: [one] }
const accepts = { ...ACCEPTS, manifest: manifestDigest(MANIFEST) }

/** Where somebody who reads the law alone could come to another verdict. */
export function corners(story: Story): void {
  story.post('call/opened', OPENED, under)
  story.post('text/published', { manifest: MANIFEST, supersedes: null }, under)
  left(story)
  forms(story)
  oneOfficer(story)
  suspendedBeside(story)
  umbrellas(story)
  listings(story)
}

/** A call stays signed upon when the only one who signed it has left. */
function left(story: Story): void {
  admitted(story, 'leaver')
  const own = { ...by('leaver'), call: CALL }
  story.post('signature/given', accepts, own)
  story.post('signature/withdrawn', { reason: null }, own)
  const { titles: _, manifest: __, policy: ___, authority: ____, ...says } = OPENED
  const later = { ...says, titles: inEnglish('The Cornered Accord'), reason: said('A slip.') }
  story.refuse('second_hand_missing', 'call/amended', later, under)
  story.refuse('body_malformed', 'call/amended', { ...later, verb: inEnglish('mend') }, { call: CALL })
  story.refuse('call_bound', 'call/voided', reason, under)
}

/** An announcement is asked for the form of its act, and not for what the rule says with the same codes. */
function forms(story: Story): void {
  const zero = { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }, alg: 'Ed25519', use: 'depositary' }
  const change = { keys: [zero as Key], revokes: [], ...reason }
  const act = (type: string, body: object, call: string | null = null) => ({ type, call, body })
  const post = (announced: object) => story.post('act/announced', announced, { signers: [one] })
  const refuse = (announced: object) =>
    story.refuse('body_malformed', 'act/announced', announced, { signers: [one] })
  const { manifest: _, policy: __, authority: ___, ...says } = OPENED
  post(act('call/amended', { ...says, reason: said('It says so already.') }, CALL))
  post(act('key/resumed', { party: 'leaver', keeps: [], ends: [], ...reason }))
  post(act('log/key-changed', { vkey: 'no key', checkpoint: 'no checkpoint', ...reason }))
  post(act('depositary/key-changed', change))
  refuse(act('depositary/key-changed', { ...change, keys: [] }))
  refuse(act('depositary/key-changed', { ...change, keys: [{ ...zero, use: 'stranger' }] }))
  refuse(act('party/merged', { party: 'leaver', into: 'leaver', calls: [], ...reason }))
  refuse(act('key/resumed', { party: 'leaver', keeps: [one.keyid], ends: [one.keyid], ...reason }))
}

/** Two keys of one officer are one hand. */
function oneOfficer(story: Story): void {
  const other = newSigner('officer', seedOf('officer 1, another key'))
  const adding = { holder: 'officer-1', key: other.key, ...reason }
  const two = ed25519Passkey('officer 2, anew', 'officer')
  story.post('role/allowed', { id: 'officer-1', key: other.keyid, ...reason }, { signers: [one, two] })
  story.post('key/added', adding, { signers: [story.depositary, other] })
  story.refuse('second_hand_missing', 'call/closed', reason, { call: CALL, signers: [one, other] })
}

/** No key of a party whose keys are suspended signs beside another; a key that is brought is not asked. */
function suspendedBeside(story: Story): void {
  for (const party of ['joining', 'halted']) admitted(story, party)
  story.post('key/suspended', { party: 'halted', ...reason }, { signers: [one] })
  const merger = { party: 'joining', into: 'halted', calls: [], ...reason }
  const key = partyKey('halted')
  story.refuse('keys_suspended', 'party/merged', merger, { signers: [story.depositary, key] })
  const fresh = partyKey('halted, anew')
  const adding = { holder: 'halted', key: fresh.key, ...reason }
  story.refuse('keys_suspended', 'key/added', adding, { by: 'halted', signers: [key, fresh] })
  story.refuse('key_unallowed', 'key/added', adding, { signers: [one, fresh] })
  story.post('key/allowed', { party: 'halted', link: null, ...reason })
  story.post('key/added', adding, { signers: [one, fresh] })
  story.refuse('keys_suspended', 'party/merged', merger, { signers: [story.depositary, fresh] })
  story.post('key/resumed', { party: 'halted', keeps: [fresh.keyid], ends: [key.keyid], ...reason })
  story.post('party/merged', merger, { signers: [story.depositary, fresh] })
}

/** One umbrella's word counts as a voucher, and as no more. */
function umbrellas(story: Story): void {
  admitted(story, 'shaded', undefined, { mandate: mandate('email') })
  admitted(story, 'shade')
  story.post('mandate/vouched', { party: 'shaded', stands: true, note: said('Known.') }, by('shade'))
  const sign = (policy: Policy) =>
    [
      'signature/given',
      { ...accepts, policy: policyDigest(policy) },
      { ...by('shaded'), call: CALL },
    ] as const
  const change = (policy: Policy) => story.post('call/policy-changed', { policy, ...reason }, { call: CALL })
  const strict: Policy = { ...POLICY, mandate: 'instrument', umbrellas: ['shade'] }
  change(strict)
  story.refuse('mandate_insufficient', ...sign(strict))
  const mild: Policy = { ...strict, mandate: 'voucher' }
  change(mild)
  story.post(...sign(mild))
}

/** A party on two lists goes by the newest version of the list that spoke last. */
function listings(story: Story): void {
  const other = 'another-corner'
  story.post('call/opened', OPENED, { call: other, signers: [one] })
  story.post('party/listed', { ...listed('listed-twice', '2025-06-01'), names: inEnglish('Newer') }, under)
  const older = { ...listed('listed-twice', '2020-06-01'), names: inEnglish('Older') }
  story.post('party/listed', older, { call: other, signers: [one] })
}
