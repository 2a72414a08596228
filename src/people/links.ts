import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { type Found, keptAs } from './collection.ts'
import { hashOfToken, newToken } from './tokens.ts'

/**
 * One-time links: whoever holds the token may do one thing. Looking uses nothing up, since mail scanners open links
 * before people do; only the commit of the act itself does.
 */
const LINK_PURPOSES = [
  'officer',
  'invitation',
  'application',
  'colleague',
  'wishes',
  'address',
  'person',
  'person-code',
] as const
const schema = z.strictObject({
  purpose: z.enum(LINK_PURPOSES),
  /** An id that its purpose knows. */
  subject: z.string().max(200),
  /** All links about the same are found, and end, together. */
  about: z.string().max(200),
  made: z.int(),
  expires: z.int(),
})
export type Link = z.infer<typeof schema>
type LinkPurpose = Link['purpose']

const links = keptAs('link', schema, { keys: ({ about }) => ({ about }) })

type NewLink = Pick<Link, 'purpose' | 'subject' | 'expires'> &
  Partial<Pick<Link, 'about'>> & { readonly token?: string }

/** A link to be: its token, a new one unless given, which is kept nowhere, its id, and the change that makes it good. */
export function linkFor(
  { purpose, subject, expires, about = `${purpose}/${subject}`, token = newToken() }: NewLink,
  now: number,
): { token: string; id: string; laid: Change } {
  const id = hashOfToken(token)
  return { token, id, laid: links.laid(id, { purpose, subject, about, made: now, expires }, expires) }
}

/** Makes a link. */
export async function newLink(
  drawer: Drawer,
  link: NewLink,
  now: number,
): Promise<{ token: string; id: string }> {
  const { token, id, laid } = linkFor(link, now)
  await drawer.apply([laid], now)
  return { token, id }
}

/** Refuses `link_spent` for what was used, has expired, or never was. */
export async function linkAt(
  drawer: Drawer,
  purpose: LinkPurpose,
  token: string,
  now: number,
): Promise<Found<Link>> {
  const link = await links.lying(drawer, hashOfToken(token), now)
  // Its own end is sealed with it: whoever can write the database can put off the row's.
  if (link?.value.purpose !== purpose || link.value.expires <= now) throw spent()
  return link
}

/** Looking uses nothing up. Refuses `link_spent`. */
export const findLink = async (
  drawer: Drawer,
  purpose: LinkPurpose,
  token: string,
  now: number,
): Promise<Link> => (await linkAt(drawer, purpose, token, now)).value

/** Uses a link up, beside what it was used for: the token works once. */
export const linkUsed = (link: Found<Link>) => links.taken(link, spent())

/** Changes nothing, where it is as good as it was found. */
export const linkStands = (link: Found<Link>) => links.changed(link, link.value, { otherwise: spent() })

/** Ends a link, as when another replaces it. */
export const linkEnded = (id: string) => links.gone(id)

/** Undefined where it was used, ended or has expired. */
export const openLink = (drawer: Drawer, id: string, now: number): Promise<Found<Link> | undefined> =>
  links.lying(drawer, id, now)

/** All links about the same thing. */
export const linksAbout = (drawer: Drawer, about: string, now: number): Promise<Found<Link>[]> =>
  links.by(drawer, 'about', about, now)

/** As when what it leads to has come to stay. */
export const linkProlonged = (link: Found<Link>, expires: number) =>
  links.changed(link, { ...link.value, expires }, { expires })

function spent() {
  return new Refusal('link_spent', 'This link was used already, has expired, or was not copied whole.')
}
