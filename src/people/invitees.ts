import { z } from 'zod'
import { id, lang, time } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { type Found, type Keeper, keptAs } from './collection.ts'
import { letterWish, NO_WISH } from './invitation-words.ts'
import { recipientAt, recipientId } from './recipients.ts'

/**
 * Who was invited to a call, and what came of it: one thing for each organisation, which outlasts its link, so that the
 * desk can say months later who has not answered. Nobody but officers reads it.
 */
export const INVITEE_SECONDS = 366 * 86_400

/** Reminders of one invitation, by officers and by rule together. */
export const MOST_REMINDERS = 6

const schema = z.strictObject({
  call: id,
  party: id,
  /** As its letter calls it: the register may not know it yet. */
  name: z.string().max(1000),
  /** Whom the letter greets and where it went, '' once its reader wants no letters any more; and in which language. */
  person: z.string().max(200),
  to: z.string().max(254),
  /** By which `recipients` knows the mailbox: so what is said later by an old link goes with it, too. */
  recipient: z.string().max(64),
  lang,
  /** The officer who invited. */
  by: z.string().max(64),
  /** When the letter was written. */
  invited: z.int(),
  /** The application that the invitation answers. */
  application: z.string().max(64).nullable(),
  /** The hash of the link, and what the link is made of, with the drawer's key: so a reminder brings the same one. */
  link: z.string().max(64),
  of: z.string().max(128),
  /** What its letters are about, by which they are found. */
  about: z.string().max(200),
  /** What the officer added to the letter. */
  wish: letterWish,
  /** The hour until which its letter promises a seal; null where it promises none. */
  opens: time.nullable(),
  /** When somebody first sent the form behind the link. Opening the page is no sign: programs of mail servers do that, too. */
  continued: z.int().nullable(),
  /** That they will not sign, with their words for officers. */
  declined: z.strictObject({ at: z.int(), said: z.string().max(1000) }).nullable(),
  /** Oldest first; `by` is null where the call's rule sent it. `early`: sooner after a letter than others may be. */
  reminders: z
    .array(
      z.strictObject({
        at: z.int(),
        by: z.string().max(64).nullable(),
        early: z.literal(true).exactOptional(),
      }),
    )
    .max(MOST_REMINDERS),
})
export type Invitee = z.infer<typeof schema>
export const invitees = keptAs('invitee', schema, {
  keys: ({ call, recipient }) => ({ call, address: recipient }),
})

/** `/` is in no id. */
const placeOf = ({ call, party }: Pick<Invitee, 'call' | 'party'>) => `${call}/${party}`

/** Whether there is still an address to write to. */
export const reachable = ({ to }: Pick<Invitee, 'to'>): boolean => to !== ''

/**
 * Beside the letter that invites. An invitation takes the place of the one before. Their "no" stays, and so do the
 * reminders: whoever is invited anew is not asked as if we had never asked. The words of the "no" go where another
 * mailbox is invited, since nobody could erase them by it; so does the person, where the mailbox wants no letters.
 */
export async function inviteeLaid(
  keeper: Keeper,
  invited: Omit<Invitee, 'recipient' | 'invited' | 'continued' | 'declined' | 'reminders'>,
  now: number,
): Promise<Change> {
  const { drawer } = keeper
  const recipient = recipientId(keeper, invited.to)
  const [before, { wants }] = await Promise.all([
    inviteeAt(drawer, invited, now),
    recipientAt(drawer, recipient, now),
  ])
  const { declined: no = null, reminders = [] } = before?.value ?? {}
  const declined = no !== null && before!.value.recipient !== recipient ? { ...no, said: '' } : no
  const value: Invitee = { ...invited, recipient, invited: now, continued: null, declined, reminders }
  return invitees.laid(placeOf(value), wants === 'none' ? unnamed(value) : value, now + INVITEE_SECONDS)
}

/** What remains of one whose reader wants no letters: the organisation, and how far it has come. */
const unnamed = (invitee: Invitee): Invitee => ({
  ...invitee,
  person: '',
  to: '',
  wish: { ...NO_WISH, answerBy: invitee.wish.answerBy },
  declined: invitee.declined && { ...invitee.declined, said: '' },
})

/** Changes after which nobody is named who was invited at this mailbox: for this party, or for any. */
export async function inviteesUnnamed(
  drawer: Drawer,
  recipient: string,
  now: number,
  party?: string,
): Promise<Change[]> {
  const found = await invitees.by(drawer, 'address', recipient, now)
  return found
    .filter(({ value }) => party === undefined || value.party === party)
    .map(one => invitees.changed(one, unnamed(one.value)))
}

/** Everybody who was invited to a call, in the order of ids. */
export const inviteesOf = (drawer: Drawer, call: string, now: number): Promise<Found<Invitee>[]> =>
  invitees.by(drawer, 'call', call, now)

export const inviteeAt = (
  drawer: Drawer,
  of: Pick<Invitee, 'call' | 'party'>,
  now: number,
): Promise<Found<Invitee> | undefined> => invitees.lying(drawer, placeOf(of), now)

type OfLink = Pick<Invitee, 'call' | 'party' | 'link'>

/** Once: somebody did by this link what no program does. Nothing of an invitation that another has replaced. */
export async function continuedBy(drawer: Drawer, of: OfLink, now: number): Promise<void> {
  await invitees.change(drawer, placeOf(of), now, invitee =>
    invitee.link === of.link && invitee.continued === null ? { ...invitee, continued: now } : undefined,
  )
}

/** They say that they will not sign. Who signs after all has signed, whatever stands here. */
export async function declinedBy(drawer: Drawer, of: OfLink, said: string, now: number): Promise<void> {
  await invitees.change(drawer, placeOf(of), now, invitee =>
    invitee.link === of.link
      ? {
          ...invitee,
          continued: invitee.continued ?? now,
          declined: { at: now, said },
        }
      : undefined,
  )
}
