import { type Key, newSigner } from '../../src/core/keys.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, absent, inEnglish, listed, MANIFEST, OPENED, POLICY, reported, said } from '../harbour.ts'
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
  facts(story)
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
  const part = listed('listed-twice', '2026-01-01')
  const some = { ...part, source: { ...part.source, whole: false } }
  story.refuse(
    'source_wrong',
    'party/listed',
    { ...some, ...absent('listed-twice', '2026-01-01', SEEN), source: some.source },
    under,
  )
  story.post('party/listed', some, under)
  story.refuse('source_wrong', 'party/listed', listed('listed-in-part', '2026-01-01'), under)
}

const SEEN = { firstSeen: '2025-06-01', lastSeen: '2025-06-01' }

/** What other sources than lists say, and what is taken back of it. */
function facts(story: Story): void {
  const record = ['fact/recorded', reported('only-reported', 'present', '2024-05-01')] as const
  story.refuse('source_wrong', record[0], { ...record[1], day: '2024-05-02' }, under)
  story.refuse('body_malformed', record[0], { ...record[1], what: 'declared' }, under)
  story.refuse('party_exists', record[0], { ...record[1], party: 'depositary' }, under)
  const first = story.post(...record, under)
  story.post(
    record[0],
    { ...reported('only-reported', 'declared', '2024-04-01'), words: said('As we read it.') },
    under,
  )
  story.post(record[0], reported('listed-twice', 'left', '2026-02-01'), under)
  const takeBack = (fact: number, party: string) =>
    ['fact/withdrawn', { party, fact, reason: said('Misread.') }] as const
  story.refuse('fact_unknown', ...takeBack(first, 'listed-twice'), under)
  story.refuse('fact_unknown', ...takeBack(first, 'nobody-named'), under)
  const unseen = { ...under, ...story.seenAt(first) }
  story.refuse('seen_stale', 'fact/recorded', reported('only-reported', 'left', '2024-06-01'), unseen)
  story.refuse('seen_stale', ...takeBack(first, 'only-reported'), unseen)
  story.post(...takeBack(first, 'only-reported'), under)
  story.refuse('fact_unknown', ...takeBack(first, 'only-reported'), under)
  story.post(...takeBack(first + 1, 'only-reported'), under)
  const { source } = record[1]
  const count = {
    day: '2024-05-01',
    total: 3,
    kinds: [
      { of: 'state', total: 2 },
      { of: 'persons', total: 1 },
    ],
    words: null,
    source,
  }
  story.refuse('body_malformed', 'count/recorded', { ...count, total: 2 }, under)
  story.refuse('source_wrong', 'count/recorded', { ...count, day: '2024-05-02' }, under)
  const counted = story.post('count/recorded', count, under)
  story.refuse('fact_unknown', 'count/withdrawn', { count: first, reason: said('Misread.') }, under)
  const before = { ...under, ...story.seenAt(counted) }
  story.refuse('seen_stale', 'count/withdrawn', { count: counted, reason: said('Misread.') }, before)
  story.post('count/withdrawn', { count: counted, reason: said('Misread.') }, under)
}
