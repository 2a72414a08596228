import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { date, digest } from '../register/kinds.ts'
import { leaf, proof } from '../register/types/invitations.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { applications, enrolmentNoted } from './applications.ts'
import { bytes, type Found, keptAs, type Named, parts } from './collection.ts'
import { MOST_ANSWER_DAYS } from './invitation-words.ts'
import { linkAt, linkFor, linkStands, linkUsed, openLink } from './links.ts'
import { PROOF_METHODS } from './proofs.ts'
import { hashOfToken } from './tokens.ts'

/**
 * Invitations, by a one-time link: an admitted party's representative enrols the party's first passkey, or one of an
 * organisation that the register does not know joins by what an officer has signed. An invitation stands under the hash
 * of its link, and stays when that was used.
 */
export const INVITATION_SECONDS = 14 * 86_400
/** The longest that one is kept: its officer may ask for an answer by a later day. */
export const MOST_INVITATION_SECONDS = (MOST_ANSWER_DAYS + 2) * 86_400

/** What of an application an officer’s word rests on: proofs, and files whose digests it binds. */
export const granted = z.strictObject({
  proofs: z.array(z.strictObject({ method: z.enum(PROOF_METHODS), at: z.int() })),
  documents: z.array(digest),
})

const schema = z.strictObject({
  party: z.string().max(64),
  call: z.string().max(64),
  /** The entry that admitted the party, named in the reason of its key; null for one that joins. */
  admitted: z.int().nullable(),
  /** The application that it answers; null for none. */
  application: z.string().max(64).nullable(),
  /** Who it is for, as they named themselves. */
  person: z.string().max(200),
  lang: z.string().max(35),
  /** The officer's role id. */
  by: z.string().max(64),
  made: z.int(),
  /** The day by which an answer is asked: the link works until then at least. */
  answerBy: date.exactOptional(),
  /** The mailbox that it went to, where no application names it or a second officer has to read it. */
  to: z.string().max(254).exactOptional(),
  /** The officer's passkey has confirmed it for a party that has had a key or a signature. */
  besideKeys: z.literal(true).exactOptional(),
  /** For whoever joins: all that its statement encloses, and the words beside it. No entry has it before. */
  joins: z
    .strictObject({ leaf, proof, made: bytes, parts, granted: granted.exactOptional() })
    .exactOptional(),
  /** The depositary's own key has signed for whoever has the link, and they may have it: an entry ends that. */
  handedOut: z.literal(true).exactOptional(),
})
export type Invitation = z.infer<typeof schema>
const expired = () => new Refusal('link_spent', 'This invitation has expired.')
/** Those that two officers have to allow are found together. */
const BESIDE = 'beside keys'
const invitations = keptAs('invitation', schema, {
  absent: expired,
  keys: ({ party, call, besideKeys }) => ({ holder: party, call, ...(besideKeys && { about: BESIDE }) }),
})

/**
 * An invitation to be. `token` is shown once; `link` is its hash, to end it by. `entry`: laid beside the very entry
 * that admits its party.
 */
export function invitationFor(
  invitation: Omit<Invitation, 'made'>,
  now: number,
  {
    token: given,
    expires = now + INVITATION_SECONDS,
    ...more
  }: {
    readonly entry?: readonly ['admitted']
    readonly token?: string
    readonly expires?: number
  } = {},
): { token: string; link: string; expires: number; changes: readonly Change[] } {
  const link = { purpose: 'invitation', subject: invitation.party, expires } as const
  const { token, id, laid } = linkFor({ ...link, ...(given !== undefined && { token: given }) }, now)
  const changes = [laid, invitations.added(id, { ...invitation, made: now }, expires, more)]
  return { token, link: id, expires, changes }
}

/** Those to a party, open or used, in any order. */
export const invitedBy = (drawer: Drawer, party: string, now: number): Promise<Named<Invitation>[]> =>
  invitations.by(drawer, 'holder', party, now)

/** Open or used, by its link. */
export const invitationOf = (drawer: Drawer, link: string, now: number): Promise<Invitation | undefined> =>
  invitations.get(drawer, link, now)

/** The same by its token. */
export const invitationAt = (drawer: Drawer, token: string, now: number): Promise<Invitation | undefined> =>
  invitationOf(drawer, hashOfToken(token), now)

/** Keeps one that was used until then, so that its link still tells what came of it. */
export async function invitationProlonged(
  drawer: Drawer,
  token: string,
  until: number,
  now: number,
): Promise<readonly Change[]> {
  const found = await invitations.lying(drawer, hashOfToken(token), now)
  if (found === undefined || found.expires === null || found.expires >= until) return []
  return [invitations.changed(found, found.value, { expires: until })]
}

/** Changes beside which something is handed out that the depositary's key has signed. Refuses `link_spent`. */
export async function invitationHandedOut(
  drawer: Drawer,
  token: string,
  now: number,
): Promise<readonly Change[]> {
  const link = await linkAt(drawer, 'invitation', token, now)
  const found = await invitations.present(drawer, link.id, now)
  // Whoever ends the link in this moment either sees it, or is first.
  return [linkStands(link), invitations.changed(found, { ...found.value, handedOut: true })]
}

export interface OpenInvitation extends Invitation {
  readonly link: string
  readonly until: number
  /** The changes that end it, unless it was used meanwhile, or first handed out what an entry has to end. */
  readonly ended: readonly Change[]
}

/** Undefined where the link is not good. */
export async function openInvitation(
  drawer: Drawer,
  link: string,
  now: number,
): Promise<OpenInvitation | undefined> {
  const found = await invitations.lying(drawer, link, now)
  return found && opened(drawer, found, now)
}

/** Those with a good link, of a party or of all, newest first. */
export async function openInvitations(
  drawer: Drawer,
  now: number,
  party?: string,
): Promise<OpenInvitation[]> {
  const all =
    party === undefined ? invitations.all(drawer, now) : invitations.by(drawer, 'holder', party, now)
  const open = await Promise.all((await all).map(one => opened(drawer, one, now)))
  return open.filter(one => one !== undefined).sort((a, b) => b.made - a.made)
}

/** Those with a good link by which a key is to come in beside others. */
export async function openBesideKeys(drawer: Drawer, now: number): Promise<OpenInvitation[]> {
  const all = await invitations.by(drawer, 'about', BESIDE, now)
  const open = await Promise.all(all.map(one => opened(drawer, one, now)))
  return open.filter(one => one !== undefined)
}

async function opened(drawer: Drawer, found: Found<Invitation>, now: number) {
  const { id, value } = found
  const otherwise = new Refusal('changed_meanwhile', 'Somebody is using this invitation in this moment.')
  const link = await openLink(drawer, id, now)
  const ended = link && [linkUsed(link), invitations.changed(found, value, { otherwise })]
  return ended && { ...value, link: id, until: link.value.expires, ended }
}

export interface Usable {
  readonly invitation: Invitation
  /** Unix seconds. */
  readonly until: number
  /** Changes that use it up, beside the entry that brings in the key. */
  readonly used: readonly Change[]
}

/** Refuses `link_spent` for an invitation that was used, ended, or has expired. Looking uses nothing up. */
export async function findInvitation(drawer: Drawer, token: string, now: number): Promise<Usable> {
  const link = await linkAt(drawer, 'invitation', token, now)
  const invitation = await invitations.find(drawer, link.id, now)
  const until = link.value.expires
  if (invitation.application === null) return { invitation, until, used: [linkUsed(link)] }
  // The application knows the last link handed out, and whether a key came of it: every other link is spent.
  const application = await applications.lying(drawer, invitation.application, now)
  const state = application?.value.state
  if (application === undefined || state?.is !== 'admitted' || state.invitation !== link.id)
    throw new Refusal('link_spent', 'Another invitation was made in place of this one, or was used.')
  return { invitation, until, used: [linkUsed(link), enrolmentNoted(application)] }
}
