import { newSigner, type Signer } from '../../src/core/keys.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import type { Leaf } from '../../src/register/types/invitations.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, facts, listed, MANIFEST, OPENED, said } from '../harbour.ts'
import { type Invited, invite, keylessLeafOf, leafOf } from '../inviting.ts'
import { partyKey, type Saying, seedOf } from '../memory-log.ts'
import { keep, opening } from '../sealing.ts'
import { mandate, one, reason } from './cast.ts'
import type { Story } from './story.ts'

const CALL = 'first-keys'
const officer: Saying = { call: CALL, signers: [one] }
const accepts = { ...ACCEPTS, manifest: manifestDigest(MANIFEST) }
const CHANNEL = said('Handed over.')

/** Parties that were admitted and have no key: an officer's invitation lets each bring in its first, and sign, by one entry. */
export function firstKeys(story: Story): void {
  const admits = (party: string, changes: object = {}) =>
    story.post(
      'party/admitted',
      { party, ...facts(party), keys: [], claims: false, ...changes },
      { signers: [one] },
    )
  const byLeaf = (leaf: Leaf) => invite(story, [leaf], { signers: [one], until: '2030-01-01T00:00:00Z' })[0]!
  const invited = (party: string) => byLeaf(keylessLeafOf(party, { call: CALL }))
  const joining = (
    by: Invited,
    { key = partyKey(by.leaf.party), ...changes }: { key?: Signer; acceptance?: object | null } = {},
  ): [type: string, body: object, saying: Saying] => {
    const { party, call } = by.leaf
    const body = { ...by, key: key.key, acceptance: accepts, ...changes }
    return ['party/joined', body, { by: party, call, signers: [key] }]
  }
  const refuse = (code: Parameters<Story['refuse']>[0], ...of: Parameters<typeof joining>) =>
    story.refuse(code, ...joining(...of))
  const ends = { reason: said('It is no more.') }

  story.post('call/opened', OPENED, officer)
  story.post('text/published', { manifest: MANIFEST, supersedes: null }, officer)
  for (const party of [
    'key-first',
    'key-alone',
    'key-sealed',
    'key-spoilt',
    'key-paper',
    'key-gone',
    'key-let',
  ])
    admits(party)
  // Nobody else joins so: who was never admitted, who has ended, who had a key or a signature, or is let one otherwise.
  refuse('party_unknown', invited('key-nobody'))
  story.post('party/listed', listed('key-listed', '2025-12-01'), officer)
  refuse('party_unclaimed', invited('key-listed'))
  refuse('key_unallowed', invited('eastport'), { key: partyKey('eastport two') })
  story.post('key/allowed', { party: 'key-let', link: null, ...reason }, {})
  refuse('key_unallowed', invited('key-let'))
  refuse('party_exists', byLeaf(leafOf('key-first', { call: CALL })))
  const keyless = invited('key-first')
  const { salt, call, party, link } = keyless.leaf
  const half = { salt, call, party, link, claims: false } as Invited['leaf']
  refuse('body_malformed', { ...keyless, leaf: half })
  refuse('invitation_wrong', { ...keyless, leaf: { ...keyless.leaf, salt: leafOf('another').salt } })
  refuse('key_use_wrong', keyless, { key: newSigner('officer', seedOf('a first key of no party')) })
  // It is bound by its row as it has seen it, and by the mandate that this says.
  const stale = joining(keyless)
  const changed = { party: 'key-first', ...facts('key-first'), mandate: mandate('email'), ...ends }
  story.post('party/updated', changed, { signers: [one] })
  story.refuse('seen_stale', stale[0], stale[1], { ...stale[2], ...story.seenAt(story.size - 1) })
  refuse('mandate_insufficient', keyless)
  const lapse = { party: 'key-first', method: 'email', outcome: 'lapsed', checked: '2026-01-01', note: null }
  story.post(
    'mandate/checked',
    { ...lapse, channel: null, dnssec: null, domain: null, evidence: [] },
    { signers: [one] },
  )
  refuse('mandate_lapsed', keyless)
  story.post('party/updated', { ...changed, mandate: mandate('instrument') }, { signers: [one] })
  story.post(...joining(keyless))
  refuse('invitation_spent', keyless, { key: partyKey('key-first two') })
  story.post(
    'signature/withdrawn',
    { reason: null },
    { by: 'key-first', call: CALL, signers: [partyKey('key-first')] },
  )
  story.post(...joining(invited('key-alone'), { acceptance: null }))
  story.post('signature/given', accepts, { by: 'key-alone', call: CALL, signers: [partyKey('key-alone')] })

  // Under seal: the row is as it was at the seal. Whatever of its own came openly since is the later word.
  const hour = formatTime(parseTime(story.now) + 4 * 86_400)
  const seal = (name: string, key = name) => {
    const kept = keep(story.envelope(...joining(invited(name), { key: partyKey(key) })), key)
    story.post('statement/sealed', { commitment: kept.commitment, opens: hour }, officer)
    return kept
  }
  const [good, spoilt, paper] = ['key-sealed', 'key-spoilt', 'key-paper'].map(name => seal(name))
  const early = seal('key-early')
  admits('key-early')
  const renamed = { ...facts('key-sealed'), names: [{ lang: 'en', text: 'Renamed since' }] }
  story.post('party/updated', { party: 'key-sealed', ...renamed, ...ends }, { signers: [one] })
  const another = partyKey('key-spoilt two')
  const adding = { holder: 'key-spoilt', key: another.key, ...reason }
  story.post('key/added', adding, { signers: [one, another] })
  const instrument = { digest: accepts.policy, date: '2026-01-01', channel: CHANNEL }
  story.post('signature/deposited', { party: 'key-paper', ...accepts, instrument }, officer)
  story.post('party/ended', { party: 'key-gone', ...ends }, {})
  refuse('party_ended', invited('key-gone'))
  story.now = hour
  story.post('statement/opened', opening(good!), officer)
  story.refuse('key_unallowed', 'statement/opened', opening(spoilt!), officer)
  story.refuse('sealed_overtaken', 'statement/opened', opening(paper!), officer)
  story.refuse('seen_stale', 'statement/opened', opening(early), officer)
}
