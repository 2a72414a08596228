import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { applications } from './applications.ts'
import { keptAs } from './kept.ts'
import { findLink, linkFor, openUntil, useLink } from './links.ts'
import { hashOfToken, newToken } from './tokens.ts'

/**
 * Invitations: an admitted party's representative enrols the party's first passkey by a one-time link. What it says
 * stands here under an id of its own; the link is a token of which only the hash is kept.
 */
export const INVITATION_SECONDS = 14 * 86_400

const schema = z.strictObject({
  party: z.string().max(64),
  call: z.string().max(64),
  /** The entry that admitted the party, named in the reason under which its key comes in. */
  admitted: z.int(),
  /** The application that it answers; null where an officer invited without one. */
  application: z.string().max(64).nullable(),
  /** Who it is for, as they named themselves. */
  person: z.string().max(200),
  lang: z.string().max(35),
  /** The role's id of the officer who made it. */
  by: z.string().max(64),
  made: z.int(),
  /** The hash of its link, by which it is ended. */
  link: z.string().max(64),
})
export type Invitation = z.infer<typeof schema>
const expired = () => new Refusal('link_spent', 'This invitation has expired.')
const invitations = keptAs('invitation', schema, { absent: expired })

/**
 * An invitation to be. `token` is shown once; `link` is its hash, to end it by. `entry` says that it is laid beside the
 * very entry that admits its party.
 */
export function invitationFor(
  invitation: Omit<Invitation, 'made' | 'link'>,
  now: number,
  more: { readonly entry?: readonly ['admitted'] } = {},
): { token: string; link: string; expires: number; changes: readonly Change[] } {
  const expires = now + INVITATION_SECONDS
  const subject = `${invitation.party}/${newToken().slice(0, 16)}`
  const { token, id, laid } = linkFor({ purpose: 'invitation', subject, expires }, now)
  const kept = { ...invitation, made: now, link: id }
  return { token, link: id, expires, changes: [laid, invitations.added(subject, kept, expires, more)] }
}

/** Makes an invitation. */
export async function invite(
  drawer: Drawer,
  invitation: Omit<Invitation, 'made' | 'link'>,
  now: number,
): Promise<{ token: string; link: string; expires: number }> {
  const { changes, ...made } = invitationFor(invitation, now)
  await drawer.apply(changes, now)
  return made
}

/** All that are open or were used, in no order that means anything. */
export async function everyInvitation(drawer: Drawer, now: number): Promise<Invitation[]> {
  return (await invitations.all(drawer, now)).map(({ value }) => value)
}

export interface OpenInvitation extends Invitation {
  readonly until: number
}

/** Those whose link is good, of a party or of all, newest first. */
export async function openInvitations(
  drawer: Drawer,
  now: number,
  party?: string,
): Promise<OpenInvitation[]> {
  const open: OpenInvitation[] = []
  for await (const { value } of invitations.each(drawer, now, party === undefined ? '' : `${party}/`)) {
    const until = await openUntil(drawer, value.link, now)
    if (until !== null) open.push({ ...value, until })
  }
  return open.sort((a, b) => b.made - a.made)
}

/** Refuses `link_spent` for an invitation that was used, ended, or has expired. Looking at it uses nothing up. */
export async function findInvitation(drawer: Drawer, token: string, now: number): Promise<Invitation> {
  const { subject } = await findLink(drawer, 'invitation', token, now)
  return invitationAt(drawer, subject, hashOfToken(token), now)
}

/** Uses the invitation up, unless `act` is refused. */
export function acceptInvitation<T>(
  drawer: Drawer,
  token: string,
  now: number,
  act: (invitation: Invitation) => Promise<T>,
): Promise<T> {
  return useLink(drawer, 'invitation', token, now, async ({ subject }) =>
    act(await invitationAt(drawer, subject, hashOfToken(token), now)),
  )
}

/** The application says which link was handed out last, and whether a key came of one: every other is spent. */
async function invitationAt(drawer: Drawer, subject: string, link: string, now: number): Promise<Invitation> {
  const found = await invitations.find(drawer, subject, now)
  if (found.application === null) return found
  const state = (await applications.get(drawer, found.application, now))?.state
  if (state?.is !== 'admitted' || state.invitation !== link)
    throw new Refusal('link_spent', 'Another invitation was made in place of this one, or was used.')
  return found
}
