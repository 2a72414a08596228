import { utf8 } from '../../src/core/bytes.ts'
import { formatDigest } from '../../src/core/digest.ts'
import { parseJson } from '../../src/core/json.ts'
import { newSigner, type Signer } from '../../src/core/keys.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import type { EnteringLeaf } from '../../src/register/types/invitations.ts'
import { hashOfLeaf } from '../../src/register/types/invitations.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, listed, MANIFEST, manifestOf, OPENED, said } from '../harbour.ts'
import { type Invited, invite, leafOf, tokenOf } from '../inviting.ts'
import { partyKey, type Saying, seedOf } from '../memory-log.ts'
import { keep, opening } from '../sealing.ts'
import { admitted, eastport, mandate, one, reason } from './cast.ts'
import type { Story } from './story.ts'

const CALL = 'open-accord'
const officer: Saying = { call: CALL, signers: [one] }
const accepts = { ...ACCEPTS, manifest: manifestDigest(MANIFEST) }
const guests = [
  'guest',
  'tardy',
  'quiet-guest',
  'away',
  'unchecked',
  'copied',
  'under-seal',
  'taken',
] as const

/** What the invited posts, and how. */
function joining(
  invited: Invited,
  key: Signer = partyKey(invited.leaf.party),
  changes: object = {},
): [type: string, body: object, saying: Saying] {
  const { party, call } = invited.leaf
  const body = { ...invited, key: key.key, acceptance: accepts, ...changes }
  return ['party/joined', body, { by: party, call, signers: [key] }]
}

/** An officer invites eight by one signature. The log knows of those who come. */
export function invitations(story: Story): void {
  story.post('call/opened', OPENED, officer)
  story.post('text/published', { manifest: MANIFEST, supersedes: null }, officer)
  const until = formatTime(parseTime(story.now) + 3 * 86_400)
  const more: Record<string, Partial<EnteringLeaf>> = {
    'quiet-guest': { mandate: mandate('email') as EnteringLeaf['mandate'] },
    unchecked: { mandate: null },
    copied: { claims: true },
  }
  const leaves = guests.map(party => leafOf(party, { call: CALL, ...more[party] }))
  const all = invite(story, leaves, { until, ...officer, call: null })
  const [guest, tardy, quiet, away, unchecked, copied, sealed, taken] = all as [
    Invited,
    Invited,
    Invited,
    Invited,
    Invited,
    Invited,
    Invited,
    Invited,
  ]
  const post = (...of: Parameters<typeof joining>) => story.post(...joining(...of))
  const refuse = (code: Parameters<Story['refuse']>[0], ...of: Parameters<typeof joining>) =>
    story.refuse(code, ...joining(...of))
  const withText = (changes: object) => ({ acceptance: { ...accepts, ...changes } })

  story.refuse('invitation_alone', 'invitation/made', { root: formatDigest(hashOfLeaf(leaves[0]!)), until })
  // What the invitation does not fit, and who did not sign it.
  refuse('invitation_wrong', { ...guest, token: tokenOf('tardy') })
  refuse('invitation_wrong', { ...guest, proof: tardy.proof })
  refuse('invitation_wrong', { ...guest, leaf: { ...guest.leaf, kind: 'state' } })
  const [type, body, saying] = joining(guest)
  story.refuse('invitation_wrong', type, body, { ...saying, by: 'tardy' })
  story.refuse('invitation_wrong', type, body, { ...saying, call: 'tidal-accord' })
  const other = parseJson(
    story.envelope('invitation/ended', { leaf: accepts.manifest, ...reason }, { signers: [one] }),
  )
  refuse('invitation_wrong', { ...guest, invitation: other })
  const [forged] = invite(story, [leafOf('guest', { call: CALL })], { until, signers: [partyKey('guest')] })
  story.refuse('key_unproven', ...signedBy(joining(guest), [eastport]))
  story.refuse('signer_unexpected', ...signedBy(joining(guest), [partyKey('guest'), eastport]))
  refuse('key_unknown', forged!, partyKey('guest two'))
  refuse('key_use_wrong', guest, newSigner('officer', seedOf('a guest who is no officer')))
  // The text, the rules and the languages are asked as of any signature.
  const independent = { ...OPENED, authority: { ...OPENED.authority, level: 'independent' } }
  story.post('call/opened', independent, { ...officer, call: 'a-record-of-others' })
  story.post('call/opened', OPENED, { ...officer, call: 'no-text-yet' })
  const under = (call: string) => invite(story, [leafOf('guest', { call })], { until, signers: [one] })[0]!
  refuse('record_independent', under('a-record-of-others'))
  refuse('text_unknown', under('no-text-yet'))
  refuse('text_unknown', guest, undefined, withText({ manifest: accepts.policy }))
  refuse('policy_wrong', guest, undefined, withText({ policy: accepts.manifest }))
  refuse('language_unknown', guest, undefined, withText({ read: ['de'] }))
  const academy = invite(story, [leafOf('guest', { call: CALL, kind: 'academia' })], {
    until,
    signers: [one],
  })[0]!
  refuse('kind_uninvited', academy)
  refuse('mandate_insufficient', quiet)
  refuse('mandate_insufficient', unchecked)
  // A row of a list is taken over by whoever is invited to, as it was seen.
  refuse('party_unknown', copied)
  story.post('party/listed', listed('copied', '2025-12-01'), officer)
  const stale = joining(copied)
  story.post('party/listed', listed('copied', '2025-12-02'), officer)
  story.refuse('seen_stale', stale[0], stale[1], { ...stale[2], ...story.seenAt(story.size - 1) })
  post(copied)
  admitted(story, 'taken')
  refuse('party_exists', taken, partyKey('taken two'))
  const claiming = leafOf('taken', { call: CALL, claims: true })
  refuse('party_claimed', invite(story, [claiming], { until, signers: [one] })[0]!, partyKey('taken two'))

  post(guest)
  refuse('invitation_spent', guest, partyKey('guest two'))
  story.post(
    'signature/withdrawn',
    { reason: null },
    { by: 'guest', call: CALL, signers: [partyKey('guest')] },
  )
  post(unchecked, undefined, { acceptance: null })
  post(quiet, undefined, { acceptance: null })
  const leaf = formatDigest(hashOfLeaf(away.leaf))
  story.post('invitation/ended', { leaf, ...reason }, { signers: [one] })
  story.refuse('invitation_spent', 'invitation/ended', { leaf, ...reason }, { signers: [one] })
  refuse('invitation_spent', away)
  // Under seal: nobody reads who it is before the hour, and the officer may have left by then.
  const hour = formatTime(parseTime(story.now) + 4 * 86_400)
  const kept = keep(story.envelope(...joining(sealed)), 'under-seal')
  story.post('statement/sealed', { commitment: kept.commitment, opens: hour }, officer)
  const newer = manifestOf({ en: 'The harbour is open to all.\n' })
  story.keepText(utf8('The harbour is open to all.\n'))
  story.post('text/published', { manifest: newer, supersedes: accepts.manifest }, officer)
  refuse('text_superseded', tardy)
  story.now = formatTime(parseTime(until) + 1)
  refuse('invitation_expired', tardy)
  story.now = hour
  story.post('statement/opened', opening(kept), officer)
  const says = { holder: 'under-seal', key: partyKey('a colleague').key, reason: null }
  const colleague = [partyKey('under-seal'), partyKey('a colleague')]
  story.post('key/added', says, { by: 'under-seal', signers: colleague })
  story.post(
    'party/updated',
    { party: 'unchecked', ...leafFacts(unchecked.leaf as EnteringLeaf), reason: said('Renamed.') },
    { signers: [one] },
  )
}

const signedBy = ([type, body, saying]: ReturnType<typeof joining>, signers: readonly Signer[]) =>
  [type, body, { ...saying, signers }] as const

function leafFacts({ names, kind, country, domain, identifiers, mandate }: EnteringLeaf) {
  return { names, kind, country, domain, identifiers, mandate }
}
