import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'
import { keptAs } from './kept.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { hashOfToken, newToken } from './tokens.ts'

/**
 * One-time links: whoever holds the token may do one thing. It is looked at as often as one likes, since scanners of
 * mail open links before people do, and used up only by the act itself.
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
  /** What it is about: an id that its purpose knows. */
  subject: z.string().max(200),
  made: z.int(),
  expires: z.int(),
})
export type Link = z.infer<typeof schema>
type LinkPurpose = Link['purpose']

const links = keptAs('link', schema)

/** Makes a link and returns its token, which is kept nowhere. Where the id had to be noted first, the token is at hand. */
export async function newLink(
  drawer: Drawer,
  { purpose, subject, expires }: Pick<Link, 'purpose' | 'subject' | 'expires'>,
  now: number,
  token = newToken(),
): Promise<{ token: string; id: string }> {
  const id = hashOfToken(token)
  await links.put(drawer, id, { purpose, subject, made: now, expires }, expires)
  return { token, id }
}

/** Refuses `link_spent` for what was used, has expired, or never was. */
export async function findLink(
  drawer: Drawer,
  purpose: LinkPurpose,
  token: string,
  now: number,
): Promise<Link> {
  const link = await links.get(drawer, hashOfToken(token), now)
  // Its own end, which is sealed with it: the row's could have been put off by whoever can write the database.
  if (link?.purpose !== purpose || link.expires <= now) throw spent()
  return link
}

/**
 * Uses the link for `act`, which runs once whoever else holds the token. If it is refused, the link is as good as
 * before: nobody loses their way in because a disk was full. `act` ends no link of its own.
 */
export async function useLink<T>(
  drawer: Drawer,
  purpose: LinkPurpose,
  token: string,
  now: number,
  act: (link: Link) => Promise<T>,
): Promise<T> {
  await findLink(drawer, purpose, token, now)
  const id = hashOfToken(token)
  return linksTurn(id, async () => {
    const link = await links.take(drawer, id, now)
    if (link === undefined) throw spent()
    try {
      return await act(link)
    } catch (error) {
      await links.put(drawer, id, link, link.expires)
      throw error
    }
  })
}

/** One after another: whoever ends a link while somebody tries it would else find it back again behind their back. */
function linksTurn<T>(id: string, act: () => Promise<T>): Promise<T> {
  return oneAtATime(`link ${id}`, act)
}

/** Makes a link good for longer, as when what it leads to has come to stay. */
export function prolongLink(drawer: Drawer, id: string, expires: number, now: number): Promise<void> {
  return linksTurn(id, async () => {
    const link = await links.get(drawer, id, now)
    if (link !== undefined) await links.put(drawer, id, { ...link, expires }, expires)
  })
}

/** Until when the link of this id is good; null where it was used, ended or has expired. */
export async function openUntil(drawer: Drawer, id: string, now: number): Promise<number | null> {
  return (await links.get(drawer, id, now))?.expires ?? null
}

/** Ends a link by its id, as when another is made in its place. */
export function endLink(drawer: Drawer, id: string): Promise<void> {
  return linksTurn(id, () => links.remove(drawer, id))
}

/** Ends those of these links that are for this purpose. */
export async function endLinksAmong(
  drawer: Drawer,
  ids: readonly string[],
  purpose: LinkPurpose,
  now: number,
): Promise<void> {
  for (const id of ids)
    if ((await links.get(drawer, id, now))?.purpose === purpose) await links.remove(drawer, id)
}

/** Ends every link of a purpose, as when a newer one is printed. */
export async function endLinks(drawer: Drawer, purpose: LinkPurpose, now: number): Promise<void> {
  for await (const { id, value } of links.each(drawer, now))
    if (value.purpose === purpose) await endLink(drawer, id)
}

function spent(): Refusal {
  return new Refusal('link_spent', 'This link was used already, has expired, or was not copied whole.')
}
