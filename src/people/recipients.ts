import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'
import { sameMailbox } from './addresses.ts'
import { type Keeper, keptAs } from './kept.ts'
import { findLink, newLink } from './links.ts'
import { oneAtATime } from './one-at-a-time.ts'

/**
 * What somebody wants of our letters, and whether their mailbox exists. Kept by a hash of the address that this log alone
 * can make, so that it can be looked up for a letter, and nobody who has the database finds an address by trying.
 *
 * `all`     everything
 * `needed`  what answers something that was begun under this address, and nothing else
 * `none`    nothing, whatever was begun
 */
export const WANTS = ['all', 'needed', 'none'] as const
export type Wants = (typeof WANTS)[number]

const schema = z.strictObject({
  wants: z.enum(WANTS),
  /** Since when an officer holds that letters to it come back, and who said so; null while nobody does. */
  returned: z.strictObject({ by: z.string().max(64), at: z.int() }).nullable(),
})
type Recipient = z.infer<typeof schema>
const recipients = keptAs('recipient', schema)

/** Courtesies that one address gets in a day, whoever asks for them: nobody's mailbox is filled by a form. */
const MOST_COURTESIES = 5
const DAY = 86_400
const courtesies = keptAs('courtesy', z.strictObject({ count: z.int() }))

/** Counts one more letter that nobody needs; false where this address has had its share of the day. */
export function takeCourtesy(drawer: Drawer, id: string, now: number): Promise<boolean> {
  const day = `${id}/${Math.floor(now / DAY)}`
  return oneAtATime(`courtesy ${day}`, async () => {
    const count = ((await courtesies.get(drawer, day, now))?.count ?? 0) + 1
    if (count > MOST_COURTESIES) return false
    await courtesies.put(drawer, day, { count }, now + 2 * DAY)
    return true
  })
}

const UNKNOWN: Recipient = { wants: 'all', returned: null }
/** Seconds for which the link in a letter leads to the recipient's wishes. */
export const WISHES_SECONDS = 366 * 86_400

export async function recipientAt(drawer: Drawer, id: string, now: number): Promise<Recipient> {
  return (await recipients.get(drawer, id, now)) ?? UNKNOWN
}

export const recipientId = ({ hashed }: Pick<Keeper, 'hashed'>, mailbox: string): string =>
  hashed(`recipient ${sameMailbox(mailbox)}`)

/** The token that a letter to this mailbox carries: whoever holds it can say which letters should still come. */
export async function wishesToken(
  keeper: Keeper,
  mailbox: string,
  expires: number,
  now: number,
  token?: string,
): Promise<{ token: string; id: string }> {
  const link = { purpose: 'wishes' as const, subject: recipientId(keeper, mailbox), expires }
  return newLink(keeper.drawer, link, now, token)
}

/** Whose token it is. Refuses `link_spent`. */
export async function recipientOf(drawer: Drawer, token: string, now: number): Promise<string> {
  return (await findLink(drawer, 'wishes', token, now)).subject
}

export async function setWants(drawer: Drawer, id: string, wants: Wants, now: number): Promise<void> {
  await changed(drawer, id, now, recipient => ({ ...recipient, wants }))
}

/** `by` is null where the mailbox is held to work again. */
export async function markReturned(
  keeper: Keeper,
  mailbox: string,
  by: string | null,
  now: number,
): Promise<void> {
  const returned = by === null ? null : { by, at: now }
  await changed(keeper.drawer, recipientId(keeper, mailbox), now, recipient => ({ ...recipient, returned }))
}

/** One after another: of two who say something for the first time, the second must not undo what the first has said. */
function changed(
  drawer: Drawer,
  id: string,
  now: number,
  change: (recipient: Recipient) => Recipient,
): Promise<void> {
  if (!/^[\w-]{43}$/.test(id)) throw new Refusal('not_found', 'There is no such recipient.')
  return oneAtATime(`recipient ${id}`, async () => {
    const { wants, returned } = change(await recipientAt(drawer, id, now))
    // Of whom there is nothing to say, nothing is kept.
    if (wants === UNKNOWN.wants && returned === null) await recipients.remove(drawer, id)
    else await recipients.put(drawer, id, { wants, returned }, null)
  })
}
