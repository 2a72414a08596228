import { type Digest, formatDigest } from '../core/digest.ts'
import { parseEntry } from '../core/entry.ts'
import { parseEnvelope, type UnverifiedEnvelope } from '../core/envelope.ts'
import type { EnvelopeSignature } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { dayOf, parseTime } from '../core/time.ts'
import { entryAt } from '../log/tree.ts'
import { inviteeKept } from '../people/contacts.ts'
import {
  findInvitation,
  type Invitation,
  invitationAt,
  type OpenInvitation,
  openBesideKeys,
  openInvitations,
  type Usable,
} from '../people/invitations.ts'
import { linkTaken, withdrawn } from '../people/letters.ts'
import { hashOfToken } from '../people/tokens.ts'
import type { PartyKeysRow } from '../register/party-key-rows.ts'
import { type KeyRow, ref } from '../register/rows.ts'
import { type EnteringLeaf, hashOfLeaf, isEntering, type Leaf } from '../register/types/invitations.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { rowIn } from '../store/each-row.ts'
import { keysOf } from './holder-keys.ts'
import { saltOf } from './inviting.ts'
import type { Workplace } from './workplace.ts'

/**
 * Which invitations are good. An office ends by an entry, whoever posts it, so nothing ends its links at that moment:
 * each is judged when it is used, and wherever it is told as open.
 */

type Place = Pick<Workplace, 'log' | 'now'>

/**
 * The invitation of a link. Refuses `link_spent` where it was used, has ended or expired, where the office that made it
 * has ended, and where the party has had a key or a signature since. Refuses `key_unallowed` where it had one before, and
 * two officers have not let another key come in by this very link.
 */
export async function goodInvitation(place: Place, token: string): Promise<Usable> {
  const found = await findInvitation(place.log.drawer, token, place.now())
  const { by, made, party, besideKeys } = found.invitation
  if (made <= (await linksEndedBy(place, by)))
    throw new Refusal(
      'link_spent',
      `The office of ${by}, who made this link, has ended or was stopped since.`,
    )
  if (!(await isLawful(place, found.invitation)))
    throw new Refusal('link_spent', `The register takes this invitation of ${party} no more.`)
  const kept = await inviteeKept(place.log, found.invitation, place.now())
  const { application } = found.invitation
  const { drawer } = place.log
  const abouts = [party, application].filter(about => about !== null)
  const taken = await Promise.all(
    abouts.map(about => linkTaken(drawer, `invitation/${about}`, hashOfToken(token), place.now())),
  )
  const usable = { ...found, used: [...found.used, ...kept, ...taken.flat()] }
  const counted = await rowIn(place.log.store, 'partyKeys', party)
  if (counted === undefined) return usable
  if (besideKeys !== true)
    throw new Refusal(
      'link_spent',
      `A key or a signature of ${party} came in meanwhile: whoever holds a key lets in colleagues.`,
    )
  if (!isAllowed(counted, hashOfToken(token), place.now()))
    throw new Refusal(
      'key_unallowed',
      `Two officers have yet to let this key of ${party} come in. The link works once they have signed.`,
    )
  return usable
}

/** Open invitations whose office is in force, of a party or of all, newest first. */
export async function standingInvitations(place: Place, party?: string): Promise<OpenInvitation[]> {
  return standing(place, await openInvitations(place.log.drawer, place.now(), party))
}

/** Those by which a key is to come in that two officers have yet to allow. */
export async function unallowedInvitations(place: Place): Promise<OpenInvitation[]> {
  const open = await standing(place, await openBesideKeys(place.log.drawer, place.now()))
  const counted = await place.log.store.rows(open.map(({ party }) => ref('partyKeys', party)))
  return open.filter(({ link }, i) => counted[i] && !isAllowed(counted[i], link, place.now()))
}

async function standing(place: Place, open: OpenInvitation[]): Promise<OpenInvitation[]> {
  const officers = [...new Set(open.map(({ by }) => by))]
  const ended = new Map(
    await Promise.all(officers.map(async by => [by, await linksEndedBy(place, by)] as const)),
  )
  const inOffice = open.filter(({ by, made }) => made > ended.get(by)!)
  const lawful = await Promise.all(inOffice.map(one => isLawful(place, one)))
  return inOffice.filter((_, i) => lawful[i])
}

/**
 * Whether the law still takes what an officer signed for whoever joins: the leaf may be spent or ended by an entry, the key
 * that signed be revoked. Any other link is judged by who made it alone.
 */
async function isLawful(place: Place, { joins }: Invitation): Promise<boolean> {
  if (joins === undefined) return true
  const { leaf, made } = joins
  if (!(await isGoodLeaf(place, leaf, parseEnvelope(made)))) return false
  // Another has come in by the id meanwhile: then this one can enter no more.
  if (!isEntering(leaf)) return true
  const row = await rowIn(place.log.store, 'parties', leaf.party)
  return row === undefined || (leaf.claims && row.status === 'listed')
}

/** `made` is the officer's envelope. */
export async function isGoodLeaf(
  { log }: Pick<Place, 'log'>,
  leaf: Leaf,
  made: UnverifiedEnvelope,
): Promise<boolean> {
  const [{ keyid }] = made.signatures as [EnvelopeSignature]
  const hash = formatDigest(hashOfLeaf(leaf))
  const [spent, key] = await log.store.rows([ref('invitations', hash), ref('keys', keyid)])
  return spent === undefined && key?.revoked === null
}

/**
 * Unix seconds up to which the links of this officer have ended: for good where the role has ended, while the officer is
 * stopped or has no passkey; else when somebody else last revoked one, who may have meant a thief. One that officers
 * revoke themselves, as when a phone is replaced, ends none.
 */
async function linksEndedBy(place: Place, officer: string): Promise<number> {
  const { log } = place
  const [role, row] = await log.store.rows([ref('roles', officer), ref('log', 'log')])
  const isStopped = row?.stopped?.some(one => one.officer === officer) ?? false
  if (role === undefined || role.ended !== null || isStopped) return Number.POSITIVE_INFINITY
  const keys = await keysOf(place, officer)
  if (keys.every(({ row: { revoked } }) => revoked !== null)) return Number.POSITIVE_INFINITY
  const own = new Set(keys.map(({ key }) => key))
  const times = await Promise.all(keys.map(({ row: key }) => revokedByOther(place, key, own)))
  return Math.max(0, ...times)
}

async function revokedByOther({ log }: Place, { revoked }: KeyRow, own: ReadonlySet<string>) {
  if (revoked === null) return 0
  const { admitted, envelope } = parseEntry(await entryAt(log.store, revoked.entry))
  return envelope.signatures.some(({ keyid }) => own.has(keyid)) ? 0 : parseTime(admitted)
}

/** What is known of whoever is invited: what the leaf says, or the register of one that was admitted before. */
export type Invitee = Omit<EnteringLeaf, 'salt' | 'link' | 'claims'>

export async function inviteeOf({ log }: Pick<Place, 'log'>, leaf: Leaf): Promise<Invitee> {
  if (isEntering(leaf)) return leaf
  const { party, call } = leaf
  const row = await rowIn(log.store, 'parties', party)
  const { names, kind, country, domain, identifiers, mandate } = row!.versions.at(-1)!
  return { party, call, names, kind, country, domain, identifiers, mandate }
}

/** The entry by which somebody has joined by this link; undefined for none. Whoever lost the answer gets it again. */
export async function joinedBy({ log, now }: Place, token: string): Promise<number | undefined> {
  const invitation = await invitationAt(log.drawer, token, now())
  if (invitation === undefined) return undefined
  const leaf = invitation.joins?.leaf ?? leafOfLink({ log }, token, invitation)
  const row = await rowIn(log.store, 'invitations', formatDigest(hashOfLeaf(leaf)))
  return row?.joined ?? undefined
}

/** The same leaf whenever it is asked for, so that who comes again is told what came of the link. */
export const leafOfLink = (place: Pick<Place, 'log'>, token: string, invitation: Invitation): Leaf =>
  leafAt(place, { ...invitation, link: hashOfToken(token) })

/** The same by what the drawer knows of the link. */
export const leafAt = (
  { log }: Pick<Place, 'log'>,
  { call, party, link }: Pick<OpenInvitation, 'call' | 'party' | 'link'>,
): Leaf => ({ call, party, link: digestOfLink(link), salt: saltOf({ log }, `link ${link}`) })

/** Whether the party has had a key or a signature, so that an invitation to it takes two officers. */
export async function takesTwoOfficers(
  { log }: Pick<Place, 'log'>,
  { party }: Pick<Invitation, 'party'>,
): Promise<boolean> {
  return (await rowIn(log.store, 'partyKeys', party)) !== undefined
}

/** How `key/allowed` names the invitation of a link. */
export function digestOfLink(link: string): Digest {
  return `sha256:${link}`
}

/**
 * Whether two officers have let in the key that this very link makes. The server's own key adds it, so another link,
 * made with a stolen session while they allow one, must not do.
 */
export function isAllowed({ allowed }: PartyKeysRow, link: string, now: number): boolean {
  return allowed !== null && allowed.link === digestOfLink(link) && allowed.until >= dayOf(now)
}

/** Ends an invitation and takes back its letters that were not sent, except those about `id`. */
export async function endingOf(
  drawer: Drawer,
  { link, party, application, ended }: OpenInvitation,
  now: number,
  id?: string,
): Promise<Change[]> {
  const abouts = [link, party, application].filter(about => about !== null && about !== id)
  const letters = abouts.map(about => withdrawn(drawer, `invitation/${about}`, 'over', now))
  return [...ended, ...(await Promise.all(letters)).flat()]
}
