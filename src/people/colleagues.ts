import { z } from 'zod'
import { keySchema } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { KEY_ROLES } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { bytes, type Found, keptAs } from './collection.ts'
import { MOST_LABEL } from './credentials.ts'
import { findLink, linkEnded, linkFor } from './links.ts'
import { hashOfToken } from './tokens.ts'

/**
 * Colleagues: a party lets in its own people without asking the depositary. A signatory makes a link; whoever opens it
 * makes a passkey, which signs the very statement that would bring it in; a signatory signs the same bytes. Only then
 * does the key enter the log; until then it stands here alone.
 */
const COLLEAGUE_SECONDS = 14 * 86_400
/** Links of a party that are good at once: as many as it may have keys. */
export const MOST_COLLEAGUES = 20

const schema = z.strictObject({
  party: z.string().max(64),
  /** What the party calls this person or device, for the party alone. */
  label: z.string().min(1).max(MOST_LABEL),
  role: z.enum(KEY_ROLES),
  /** The key of the signatory who asked. */
  by: z.string().max(64),
  made: z.int(),
  /** A key that waits; it has signed `payload`, the statement that brings it in. */
  offered: z
    .strictObject({
      key: keySchema,
      credential: z.string().max(1400),
      payload: bytes,
      /** The new key's, as envelopes hold it. */
      signature: z.string(),
      at: z.int(),
    })
    .nullable(),
})
export type Colleague = z.infer<typeof schema>
type Offered = NonNullable<Colleague['offered']>

const spent = () =>
  new Refusal('link_spent', 'This link was ended, has expired, or its passkey was let in already.')
/** Under the hash of its link, which ends with it. */
export const colleagues = keptAs('colleague', schema, {
  absent: spent,
  keys: ({ party }) => ({ holder: party }),
})

/** How many links a party has had of late. */
const counts = keptAs('colleague-count', z.strictObject({ count: z.int() }))

/**
 * Counts one more link of a party; undefined where as many are good as it can have. Each renews one count, so that of two
 * made at once one comes too late and looks again: a stolen session would else make as many as it asks for together.
 */
export async function linkCounted(drawer: Drawer, party: string, now: number): Promise<Change | undefined> {
  const found = await counts.lying(drawer, party, now)
  const open = await colleagues.by(drawer, 'holder', party, now)
  if (open.length >= MOST_COLLEAGUES) return undefined
  return counts.renewed(found, party, { count: (found?.value.count ?? 0) + 1 }, now + COLLEAGUE_SECONDS)
}

/** A colleague to be: the token of the link, which is kept nowhere, its hash, and the changes that make it good. */
export function colleagueFor(
  asked: Pick<Colleague, 'party' | 'label' | 'role' | 'by'>,
  now: number,
): { token: string; id: string; expires: number; changes: readonly Change[] } {
  const expires = now + COLLEAGUE_SECONDS
  const { token, id, laid } = linkFor({ purpose: 'colleague', subject: asked.party, expires }, now)
  const changes = [laid, colleagues.added(id, { ...asked, made: now, offered: null }, expires)]
  return { token, id, expires, changes }
}

/** What a letter that brings the link of this colleague is about. */
export const aboutColleague = (id: string) => `colleague/${id}`

/** Refuses `link_spent` for a link that was ended, has expired, or whose key was let in. Looking uses nothing up. */
export async function colleagueAt(drawer: Drawer, token: string, now: number): Promise<Found<Colleague>> {
  await findLink(drawer, 'colleague', token, now)
  return colleagues.present(drawer, hashOfToken(token), now)
}

/** One of this party's. Refuses `link_spent`. */
export async function colleagueOf(
  drawer: Drawer,
  party: string,
  id: string,
  now: number,
): Promise<Found<Colleague>> {
  const found = await colleagues.lying(drawer, id.slice(0, 100), now)
  if (found?.value.party !== party) throw spent()
  return found
}

/** The change that keeps the key made by the link. Refuses `link_spent` if another was offered first. */
export function keyOffered(colleague: Found<Colleague>, offered: Offered): Change {
  const otherwise = new Refusal('link_spent', 'A passkey was made by this link already.')
  if (colleague.value.offered !== null) throw otherwise
  return colleagues.changed(colleague, { ...colleague.value, offered }, { otherwise })
}

/** Ends the link: the key is let in, or nobody is to be. */
export const colleagueEnded = (colleague: Found<Colleague>) => [
  linkEnded(colleague.id),
  colleagues.taken(colleague, spent()),
]
