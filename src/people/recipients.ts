import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { DAY } from '../core/time.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { boxOf } from './addresses.ts'
import { type Keeper, keptAs, untilSettled } from './collection.ts'
import { type Askers, askers, isEnough } from './daily-letters.ts'
import { findLink, linkFor } from './links.ts'

/**
 * What somebody wants of our letters, and whether their mailbox exists, by a hash of the address that this log alone
 * can make: a letter finds it, and a thief of the database finds no address by trying.
 *
 * `all`     everything
 * `needed`  only answers to something begun under this address
 * `none`    nothing, whatever was begun
 */
export const WANTS = ['all', 'needed', 'none'] as const
export type Wants = (typeof WANTS)[number]

const schema = z.strictObject({
  wants: z.enum(WANTS),
  /** Since when letters come back, and the officer who said so; null where they do not. */
  returned: z.strictObject({ by: z.string().max(64), at: z.int() }).nullable(),
})
type Recipient = z.infer<typeof schema>
const recipients = keptAs('recipient', schema)

/** What an address got in a day, and who had asked: no form fills a mailbox. */
const courtesies = keptAs('courtesy', z.strictObject({ count: z.int(), asked: z.array(askers).default([]) }))

interface Courtesy {
  readonly change: Change
  /** No more of them goes out today for whoever asks. */
  readonly isLast: boolean
}

/** Counts one more courtesy; undefined where this address had its share of the day, or whoever asks. */
export async function courtesyTaken(
  drawer: Drawer,
  id: string,
  by: Askers,
  now: number,
): Promise<Courtesy | undefined> {
  const day = `${id}/${Math.floor(now / DAY)}`
  const found = await courtesies.lying(drawer, day, now)
  const { count, asked } = found?.value ?? { count: 0, asked: [] }
  if (isEnough(count, asked, by)) return undefined
  const next = { count: count + 1, asked: [...asked, by] }
  const change = courtesies.renewed(found, day, next, found?.expires ?? now + 2 * DAY)
  return { change, isLast: isEnough(next.count, next.asked, by) }
}

const UNKNOWN: Recipient = { wants: 'all', returned: null }
/** The link in a letter leads to the recipient's wishes for so long. */
export const WISHES_SECONDS = 366 * 86_400

export async function recipientAt(drawer: Drawer, id: string, now: number): Promise<Recipient> {
  return (await recipients.get(drawer, id, now)) ?? UNKNOWN
}

export const recipientId = ({ hashed }: Pick<Keeper, 'hashed'>, mailbox: string) =>
  hashed(`recipient ${boxOf(mailbox)}`)

/** The link in a letter to this mailbox, by which its reader says which letters should still come. */
export function wishesLink(
  keeper: Keeper,
  mailbox: string,
  { expires, about }: { readonly expires: number; readonly about?: string },
  now: number,
): ReturnType<typeof linkFor> {
  const subject = recipientId(keeper, mailbox)
  return linkFor({ purpose: 'wishes', subject, expires, ...(about !== undefined && { about }) }, now)
}

/** Whose token it is. Refuses `link_spent`. */
export async function recipientOf(drawer: Drawer, token: string, now: number): Promise<string> {
  return (await findLink(drawer, 'wishes', token, now)).subject
}

/** `beside` changes what hangs on it. */
export async function setWants(
  drawer: Drawer,
  id: string,
  wants: Wants,
  now: number,
  beside: () => Promise<readonly Change[]> = async () => [],
): Promise<void> {
  await changed(drawer, id, now, recipient => ({ ...recipient, wants }), beside)
}

/** `by` is null where the mailbox works again. */
export async function markReturned(
  keeper: Keeper,
  mailbox: string,
  by: string | null,
  now: number,
): Promise<void> {
  const returned = by === null ? null : { by, at: now }
  await changed(keeper.drawer, recipientId(keeper, mailbox), now, recipient => ({ ...recipient, returned }))
}

/** Of two who say something first, the second must not undo the other's. */
function changed(
  drawer: Drawer,
  id: string,
  now: number,
  change: (recipient: Recipient) => Recipient,
  beside: () => Promise<readonly Change[]> = async () => [],
) {
  if (!/^[\w-]{43}$/.test(id)) throw new Refusal('not_found', 'There is no such recipient.')
  return untilSettled(async () => {
    const found = await recipients.lying(drawer, id, now)
    const next = change(found?.value ?? UNKNOWN)
    const isNothing = next.wants === UNKNOWN.wants && next.returned === null
    const none = isNothing ? [] : [recipients.added(id, next, null)]
    const own = found && [isNothing ? recipients.taken(found) : recipients.changed(found, next)]
    await drawer.apply([...(own ?? none), ...(await beside())], now)
  })
}
