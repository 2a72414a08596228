import { newSigner } from '../../src/core/keys.ts'
import { formatVkey, newNoteSigner } from '../../src/core/note.ts'
import { ESTABLISHED, facts, OPENED, said } from '../harbour.ts'
import { ORIGIN, partyKey, seedOf } from '../memory-log.ts'
import { drafter, one, reader, reason, spare, three, two } from './cast.ts'
import { badKey, p256Passkey, turned } from './keys.ts'
import type { Story } from './story.ts'

/** The depositary is established, grants its offices, and keeps a log of its own. */
export function founding(story: Story): void {
  const { depositary } = story
  const body = ESTABLISHED(story, [depositary, spare])
  const both = { signers: [depositary, spare] }
  const northhaven = partyKey('northhaven')
  const early = { party: 'northhaven', ...facts('Northhaven'), keys: [northhaven.key], claims: false }
  story.refuse('log_unestablished', 'party/admitted', early, { signers: [northhaven] })
  story.refuse(['key_unknown', 'log_unestablished'], 'call/opened', OPENED, { call: 'harbour-accord' })

  const elsewhere = formatVkey(newNoteSigner('southport.example/log', seedOf('the log')).vkey)
  story.refuse('body_malformed', 'depositary/established', { ...body, vkey: elsewhere }, both)
  story.refuse('key_malformed', 'depositary/established', { ...body, vkey: 'no key' }, both)
  story.refuse('rules_unsupported', 'depositary/established', { ...body, rules: 2 }, both)
  story.refuse('body_malformed', 'depositary/established', { ...body, window: 59 }, both)
  story.refuse('author_wrong', 'depositary/established', body, { ...both, by: 'northhaven' })
  story.refuse('key_unproven', 'depositary/established', body)
  const twice = { ...body, keys: [depositary.key, depositary.key] }
  story.refuse('key_known', 'depositary/established', twice)
  const theirs = { ...body, keys: [northhaven.key] }
  story.refuse('key_use_wrong', 'depositary/established', theirs, { signers: [northhaven] })
  story.refuse('signature_invalid', 'depositary/established', body, {
    signers: [turned(depositary), spare],
  })
  story.post('depositary/established', body, both)

  const other = newSigner('depositary', seedOf('mallory'))
  const again = { ...body, keys: [other.key] }
  story.refuse('log_established', 'depositary/established', again, { signers: [other] })
  story.refuse('rules_wrong', 'log/rules', { rules: 3 })
  story.refuse('rules_unsupported', 'log/rules', { rules: 2 })
  story.refuse('seen_stale', 'log/rules', { rules: 2 }, story.seenAt(0))
  offices(story)
  anchors(story)
}

function offices(story: Story): void {
  const { depositary } = story
  const grant = { role: 'officer', until: null, name: null }
  const first = {
    ...grant,
    id: 'officer-1',
    key: one.key,
    name: story.keepWords('Ada Okafor, of the Harbour Secretariat'),
  }
  story.refuse('key_unproven', 'role/granted', first)
  story.post('role/granted', first, { signers: [depositary, one] })
  const second = { ...grant, id: 'officer-2', key: two.key, until: '2026-03-01' }
  const signed = { signers: [depositary, two] }
  story.refuse('role_exists', 'role/granted', { ...second, id: 'officer-1' }, signed)
  story.refuse('role_exists', 'role/granted', { ...second, id: 'depositary' }, signed)
  story.refuse('key_known', 'role/granted', { ...second, key: one.key }, { signers: [depositary, one] })
  story.refuse('key_use_wrong', 'role/granted', second, { signers: [one, two] })
  story.refuse('body_malformed', 'role/granted', { ...second, name: said('Bo') }, signed)
  const party = partyKey('northhaven')
  const wrong = { ...second, key: party.key }
  story.refuse('key_use_wrong', 'role/granted', wrong, { signers: [depositary, party] })
  story.post('role/granted', second, signed)
  const third = { ...grant, id: 'officer-3', key: three.key }
  story.refuse('officers_enough', 'role/granted', third, { signers: [spare, three] })
  allows(story, 'officer-3', three)
  story.post('role/granted', third, { signers: [spare, three] })
  const offices = { drafter, reader }
  for (const [office, key] of Object.entries(offices))
    story.post(
      'role/granted',
      { ...grant, id: `the-${office}`, office, key: key.key },
      {
        signers: [depositary, key],
      },
    )
  for (const key of Object.values(offices))
    story.refuse('key_role_wrong', 'call/opened', OPENED, { call: 'harbour-accord', signers: [key] })
  story.refuse('key_role_wrong', 'call/opened', OPENED, { call: 'harbour-accord', signers: [one, drafter] })
  story.refuse('seen_stale', 'call/opened', OPENED, {
    call: 'harbour-accord',
    signers: [one],
    ...story.seenAt(1),
  })

  story.refuse('role_unknown', 'role/ended', { id: 'nobody', ...reason })
  story.refuse('role_term', 'role/ended', { id: 'officer-2', ...reason })
  story.refuse('seen_stale', 'role/ended', { id: 'the-reader', ...reason }, story.seenAt(4))
  story.post('role/ended', { id: 'the-reader', ...reason })
  story.refuse('role_unknown', 'role/ended', { id: 'the-reader', ...reason })
  brief(story)
}

/** The first two allow one more, whose key the depositary's own then brings in. */
export function allows(story: Story, id: string, { keyid }: Pick<typeof one, 'keyid'>): number {
  return story.post('role/allowed', { id, key: keyid, ...reason }, { signers: [one, two] })
}

/** An officer whose role ends at once: what they sign afterwards, and a key that comes too late. */
function brief(story: Story): void {
  const key = newSigner('officer', seedOf('a brief officer'))
  const signers = [story.depositary, key]
  const role = { role: 'officer', id: 'officer-9', key: key.key, until: null, name: null }
  allows(story, 'officer-9', key)
  story.post('role/granted', role, { signers })
  story.post('role/ended', { id: 'officer-9', ...reason })
  story.refuse('role_unknown', 'call/opened', OPENED, { call: 'harbour-accord', signers: [key] })
  const late = newSigner('officer', seedOf('a late key'))
  const adding = { holder: 'officer-9', key: late.key, ...reason }
  story.refuse('role_unknown', 'key/added', adding, { signers: [story.depositary, late] })
}

function anchors(story: Story): void {
  const { checkpoint } = story.head()
  const older = story.seen()
  story.refuse('anchor_wrong', 'log/anchored', { checkpoint: 'no checkpoint' })
  story.post('log/anchored', { checkpoint }, { signers: [one] })
  story.refuse('anchor_wrong', 'log/anchored', { checkpoint }, { signers: [one] })
  story.refuse('anchor_wrong', 'log/anchored', { checkpoint }, { signers: [one], seen: older })
  // By the log's key, but of another log by name.
  const foreign = checkpoint.replaceAll(ORIGIN, 'southport.example/log')
  story.refuse('anchor_wrong', 'log/anchored', { checkpoint: foreign }, { signers: [one] })
  story.post('log/anchored', { checkpoint: story.head().checkpoint })
}

/** Keys that never enter a log, each for its own reason. */
export function badKeys(story: Story): void {
  const passkeyed = p256Passkey('a good key')
  const good = passkeyed.key
  const zero = 'A'.repeat(43)
  const passkey = { rpId: 'harbour.example', origins: ['https://harbour.example'] }
  const { depositary } = story
  for (const key of [
    { jwk: { kty: 'OKP', crv: 'Ed25519', x: zero }, alg: 'Ed25519', use: 'party' },
    { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }, alg: 'Ed25519', use: 'party' },
    { jwk: good.jwk, alg: 'ES256', use: 'party' },
    { jwk: good.jwk, alg: 'ES256', use: 'party', rpId: 'harbour.example' },
    { jwk: good.jwk, alg: 'RS256', use: 'party', ...passkey },
    { ...good, origins: ['https://harbour.example', 'https://harbour.example'] },
    { jwk: { kty: 'EC', crv: 'P-256', x: zero, y: zero }, alg: 'ES256', use: 'party', ...passkey },
    { jwk: { kty: 'EC', crv: 'P-256', x: 'AAAA', y: zero }, alg: 'ES256', use: 'party', ...passkey },
    { jwk: { kty: 'RSA', n: zero, e: 'AQAB' }, alg: 'RS256', use: 'party', ...passkey },
    { jwk: { kty: 'RSA', n: '_'.repeat(342), e: 'AQAB' }, alg: 'RS256', use: 'party', ...passkey },
    { jwk: { kty: 'RSA', n: `${'_'.repeat(341)}w`, e: 'AQAC' }, alg: 'RS256', use: 'party', ...passkey },
  ] as const) {
    // Of the good one the signature holds, so that nothing but the key is wrong.
    const bad = key.jwk === good.jwk ? { ...passkeyed, key } : badKey(key)
    const body = { holder: 'northhaven', key, reason: said('A new device.') }
    story.refuse('key_malformed', 'key/added', body, { signers: [depositary, bad] })
  }
}
