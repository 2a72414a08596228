import { z } from 'zod'
import { keySchema } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { KEY_ROLES } from '../register/kinds.ts'
import type { Drawer } from '../store/drawer.ts'
import { bytes, keptAs, type Named } from './kept.ts'
import { endLink, findLink, newLink } from './links.ts'
import { newToken } from './tokens.ts'

/**
 * Colleagues: a party lets in its own people, without asking the depositary. One of its signatories makes a link;
 * whoever opens it makes a passkey, which signs the very statement that would bring it in; a signatory signs the same
 * bytes, and only then does the key enter the log. Until the last step nothing is recorded anywhere but here.
 */
const COLLEAGUE_SECONDS = 14 * 86_400

const schema = z.strictObject({
  party: z.string().max(64),
  /** How the party calls this person or device; it is shown to the party alone. */
  label: z.string().min(1).max(120),
  role: z.enum(KEY_ROLES),
  /** The key of the signatory who asked. */
  by: z.string().max(64),
  made: z.int(),
  /** The hash of the link, by which it ends. */
  link: z.string().max(64),
  /** A key that waits to be let in: it has signed `payload`, the statement that brings it in. */
  offered: z
    .strictObject({
      key: keySchema,
      credential: z.string().max(1400),
      payload: bytes,
      /** What the new key answered, as envelopes hold it. */
      signature: z.string(),
      at: z.int(),
    })
    .nullable(),
})
export type Colleague = z.infer<typeof schema>
type Offered = NonNullable<Colleague['offered']>

/** Under `<party>/<random>`, so that a party's are found together. */
export const colleagues = keptAs('colleague', schema, {
  absent: () =>
    new Refusal('link_spent', 'This link was ended, has expired, or its passkey was let in already.'),
})

export async function inviteColleague(
  drawer: Drawer,
  asked: Pick<Colleague, 'party' | 'label' | 'role' | 'by'>,
  now: number,
): Promise<{ id: string; token: string; expires: number }> {
  const expires = now + COLLEAGUE_SECONDS
  const id = `${asked.party}/${newToken().slice(0, 16)}`
  const { token, id: link } = await newLink(drawer, { purpose: 'colleague', subject: id, expires }, now)
  await colleagues.put(drawer, id, { ...asked, made: now, link, offered: null }, expires)
  return { id, token, expires }
}

/** Refuses `link_spent` for a link that was ended, has expired, or whose key was let in. Looking uses nothing up. */
export async function colleagueAt(drawer: Drawer, token: string, now: number): Promise<Named<Colleague>> {
  const { subject: id } = await findLink(drawer, 'colleague', token, now)
  return { id, value: await colleagues.find(drawer, id, now) }
}

/** A party's, in no promised order. */
export const colleaguesOf = (drawer: Drawer, party: string, now: number) =>
  colleagues.all(drawer, now, `${party}/`)

/** Keeps the key that was made by the link. Refuses `link_spent` if another was offered first. */
export async function offerKey(drawer: Drawer, id: string, offered: Offered, now: number): Promise<void> {
  await colleagues.alter(drawer, id, now, colleague => {
    if (colleague.offered !== null)
      throw new Refusal('link_spent', 'A passkey was made by this link already.')
    return { ...colleague, offered }
  })
}

/** The key was let in, or nobody is to be: the link leads nowhere any more. */
export async function endColleague(drawer: Drawer, id: string, now: number): Promise<void> {
  const found = await colleagues.get(drawer, id, now)
  if (found === undefined) return
  await endLink(drawer, found.link)
  await colleagues.remove(drawer, id)
}
