import { newSigner, type Signer } from '../../src/core/keys.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, facts, inEnglish, MANIFEST, OPENED, POLICY, said } from '../harbour.ts'
import { partyKey, seedOf } from '../memory-log.ts'
import { admitted, by, mandate, one, reason } from './cast.ts'
import { ed25519Passkey } from './keys.ts'
import { later } from './recoveries.ts'
import type { Story } from './story.ts'

const officer = { signers: [one] }
const accepts = { ...ACCEPTS, manifest: manifestDigest(MANIFEST) }

/** Who may do what, to the day; and what nobody can announce before there is something to contest. */
export function blindPowers(story: Story): void {
  foreseen(story)
  allowed(story)
  roles(story)
  lapsed(story)
  vouchers(story)
  unseen(story)
}

/** An announcement of the end of a key that nobody has yet, and of a suspension that nobody has declared yet. */
function foreseen(story: Story): void {
  const key = partyKey('foreseen')
  const revocation = { keyid: key.keyid, ...reason }
  const resumption = { party: 'foreseen', keeps: [], ends: [key.keyid], ...reason }
  const announce = (type: string, body: object) =>
    story.post('act/announced', { type, call: null, body }, officer)
  announce('key/revoked', revocation)
  announce('key/resumed', resumption)
  story.pass(8)
  const before = story.size
  admitted(story, 'foreseen')
  story.refuse('second_hand_missing', 'key/revoked', revocation, officer)
  const suspension = { party: 'foreseen', ...reason }
  story.refuse('seen_stale', 'key/suspended', suspension, { ...by('foreseen'), ...story.seenAt(before) })
  story.post('key/suspended', suspension, by('foreseen'))
  story.refuse('second_hand_missing', 'key/resumed', resumption, officer)
  story.post('key/resumed', { ...resumption, keeps: [key.keyid], ends: [] })
}

/** The thirtieth day after two officers allowed a key is the last; and a party ends what only drafts or reads for it. */
function allowed(story: Story): void {
  const [key, drafter, reader] = ['a second', 'a drafter', 'a reader'].map(name =>
    partyKey(`foreseen, ${name}`),
  ) as [Signer, Signer, Signer]
  const adding = { holder: 'foreseen', key: key.key, ...reason }
  const add = ['key/added', adding, { signers: [one, key] }] as const
  const allow = () => story.post('key/allowed', { party: 'foreseen', link: null, ...reason })
  allow()
  story.pass(31)
  story.refuse('key_unallowed', ...add)
  allow()
  story.pass(30)
  story.post(...add)
  const own = partyKey('foreseen')
  for (const [which, role] of [
    [drafter, 'drafter'],
    [reader, 'reader'],
  ] as const) {
    const body = { holder: 'foreseen', key: which.key, reason: null, role }
    story.post('key/added', body, { by: 'foreseen', signers: [own, which] })
    story.post('key/revoked', { keyid: which.keyid, ...reason }, by('foreseen', own))
  }
}

/** An office ends on its day, or once it has no key. Whoever reads for the depositary is stopped by nobody. */
function roles(story: Story): void {
  const { depositary } = story
  const two = ed25519Passkey('officer 2, anew', 'officer')
  const day = (days: number) => formatTime(parseTime(story.now) + days * 86_400).slice(0, 10)
  const grant = (id: string, until: string) => {
    const key = newSigner('officer', seedOf(id))
    const body = { role: 'officer', id, key: key.key, until, name: null, office: 'reader' }
    story.post('role/granted', body, { signers: [depositary, key] })
    return key
  }
  const end = (id: string) => ['role/ended', { id, ...reason }] as const
  grant('reader-for-a-day', day(1))
  const allowing = { id: 'reader-for-a-day', key: newSigner('officer', seedOf('none')).keyid, ...reason }
  story.refuse('role_exists', 'role/allowed', allowing, { signers: [one, two] })
  story.refuse('role_term', ...end('reader-for-a-day'))
  story.pass(1)
  story.post(...end('reader-for-a-day'))
  const { keyid } = grant('reader-without-key', day(100))
  story.refuse('role_term', ...end('reader-without-key'))
  story.post('key/revoked', { keyid, ...reason }, officer)
  story.post(...end('reader-without-key'))
  // Even by the recovery key nobody revokes the last key with which the log could be continued.
  const last = { keys: [], revokes: [depositary.keyid], recoveryKey: later.key, ...reason }
  story.refuse('key_last', 'depositary/key-changed', last, { signers: [later, depositary] })
}

/** Another name gives nobody back the proof that lapsed. */
function lapsed(story: Story): void {
  const call = 'lapsing-accord'
  story.post('call/opened', { ...OPENED, manifest: MANIFEST }, { call, ...officer })
  const party = 'lapsing'
  admitted(story, party)
  const check = { party, method: 'domain', checked: '2026-01-03', dnssec: null, channel: null, note: null }
  const found = (outcome: string) =>
    story.post('mandate/checked', { ...check, outcome, domain: 'lapsing.example', evidence: [] }, officer)
  found('lapsed')
  story.post('party/updated', { party, ...facts(party), names: inEnglish('Renamed'), ...reason }, officer)
  const sign = ['signature/given', accepts, { ...by(party), call }] as const
  story.refuse('mandate_lapsed', ...sign)
  found('unclear')
  story.refuse('mandate_lapsed', ...sign)
  found('holds')
  story.post('party/updated', { party, ...facts(party), kind: 'academia', ...reason }, officer)
  story.refuse('kind_uninvited', ...sign)
}

/** Two are enough, three are no more than that, and one is too few again. */
function vouchers(story: Story): void {
  const call = 'vouched-accord'
  const policy: Policy = { ...POLICY, mandate: 'voucher' }
  const sign = (code?: RefusalCode) => {
    const said = ['signature/given', { ...accepts, policy: policyDigest(policy) }, own] as const
    if (code === undefined) story.post(...said)
    else story.refuse(code, ...said)
  }
  const own = { ...by('vouched-for'), call }
  story.post('call/opened', { ...OPENED, manifest: MANIFEST, policy }, { call, ...officer })
  admitted(story, 'vouched-for', undefined, { mandate: mandate('email') })
  const friends = ['first-friend', 'second-friend', 'third-friend']
  for (const friend of friends) admitted(story, friend)
  const vouch = (friend: string, stands: boolean) =>
    story.post('mandate/vouched', { party: 'vouched-for', stands, note: said('Known.') }, by(friend))
  vouch('first-friend', true)
  sign('mandate_insufficient')
  vouch('second-friend', true)
  vouch('third-friend', true)
  vouch('first-friend', false)
  sign()
  story.post('signature/withdrawn', { reason: null }, own)
  vouch('second-friend', false)
  sign('mandate_insufficient')
}

/** Who says yes to newer rules has seen what their signature is by now, and what they are themselves. */
function unseen(story: Story): void {
  const call = 'unseen-accord'
  const second: Policy = { ...POLICY, noticeDays: null }
  story.post('call/opened', { ...OPENED, manifest: MANIFEST }, { call, ...officer })
  admitted(story, 'unseeing')
  const own = { ...by('unseeing'), call }
  story.post('signature/given', accepts, own)
  story.post('call/policy-changed', { policy: second, ...reason }, { call })
  const yes = ['policy/accepted', { policy: policyDigest(second) }] as const
  const declaration = { party: 'unseeing', declaration: said('We mean it.'), instrument: null }
  const declared = story.post('declaration/made', declaration, own)
  story.refuse('seen_stale', ...yes, { ...own, ...story.seenAt(declared) })
  const names = inEnglish('Seen anew')
  const updated = story.post(
    'party/updated',
    { party: 'unseeing', ...facts('unseeing'), names, ...reason },
    officer,
  )
  story.refuse('seen_stale', ...yes, { ...own, ...story.seenAt(updated) })
  story.post(...yes, own)
}
