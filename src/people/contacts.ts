import { z } from 'zod'
import { id, lang } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { mailboxIn } from './addresses.ts'
import { type Application, admittedAs, applications } from './applications.ts'
import { type Found, type Keeper, keptAs } from './collection.ts'
import { type Invitation, invitedBy } from './invitations.ts'
import { recipientAt, recipientId } from './recipients.ts'

/**
 * To whom letters about a party go: whoever applied for it, and representatives who were invited. Their addresses are
 * kept on where the party has a key in force or a signature that stands (work/contacts): what is done for it years later
 * must reach somebody. Whoever wishes for no letters is not kept.
 */
const schema = z.strictObject({
  party: id,
  /** By which `recipients` knows the mailbox. */
  recipient: z.string().max(64),
  call: id,
  lang,
  person: z.strictObject({
    name: z.string().max(200),
    role: z.string().max(200),
    email: z.string().min(3).max(254),
  }),
  hasApplied: z.boolean(),
})
type KeptContact = z.infer<typeof schema>
export const contacts = keptAs('contact', schema, {
  keys: ({ party, recipient }) => ({ holder: party, address: recipient }),
})

export interface Contact extends Pick<Application, 'call' | 'lang' | 'person'> {
  readonly hasApplied: boolean
}

const applicant = ({ call, lang, person }: Application): Contact => ({ call, lang, person, hasApplied: true })

const invitee = ({ call, lang, person: name, to }: Invitation): Contact[] =>
  to === undefined ? [] : [{ call, lang, person: { name, role: '', email: to }, hasApplied: false }]

/** Each mailbox once, whoever applied last before the others. */
export async function contactsOf(drawer: Drawer, party: string, now: number): Promise<Contact[]> {
  const [applied, kept, invited] = await Promise.all([
    admittedAs(drawer, party, now),
    contacts.by(drawer, 'holder', party, now),
    invitedBy(drawer, party, now),
  ])
  const all = [
    ...applied.toReversed().map(({ value }) => applicant(value)),
    ...kept.map(({ value: { call, lang, person, hasApplied } }) => ({ call, lang, person, hasApplied })),
    ...invited.flatMap(({ value }) => invitee(value)),
  ]
  const reached = all.flatMap(one => {
    const email = mailboxIn(one.person.email)
    return email === undefined ? [] : [{ ...one, person: { ...one.person, email } }]
  })
  return [...Map.groupBy(reached, ({ person }) => person.email).values()].map(([one]) => one!)
}

/** Changes that keep whoever uses this invitation, beside the key that they bring in. */
export async function inviteeKept(
  keeper: Keeper,
  invitation: Invitation,
  now: number,
): Promise<readonly Change[]> {
  const { application, party } = invitation
  const answered = application === null ? undefined : await applications.get(keeper.drawer, application, now)
  const named = answered === undefined ? invitee(invitation) : [applicant(answered)]
  return (await Promise.all(named.map(one => contactKept(keeper, party, one, now)))).flat()
}

/** Changes that keep whoever applied for the party. */
export function applicantKept(
  keeper: Keeper,
  party: string,
  application: Application,
  now: number,
): Promise<readonly Change[]> {
  return contactKept(keeper, party, applicant(application), now)
}

async function contactKept(
  keeper: Keeper,
  party: string,
  contact: Contact,
  now: number,
): Promise<readonly Change[]> {
  const email = mailboxIn(contact.person.email)
  if (email === undefined) return []
  const recipient = recipientId(keeper, email)
  if ((await recipientAt(keeper.drawer, recipient, now)).wants === 'none') return []
  const at = `${party}/${recipient}`
  if ((await contacts.get(keeper.drawer, at, now)) !== undefined) return []
  const value: KeptContact = { ...contact, party, recipient, person: { ...contact.person, email } }
  return [contacts.laid(at, value, null)]
}

/** Whoever wishes for no letters is no contact of any party. */
export async function contactForgotten(drawer: Drawer, recipient: string, now: number): Promise<void> {
  const found: readonly Found<KeptContact>[] = await contacts.by(drawer, 'address', recipient, now)
  await drawer.apply(
    found.map(one => contacts.gone(one.id)),
    now,
  )
}
