import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { DAY } from '../core/time.ts'
import { id, lang } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { mailboxIn } from './addresses.ts'
import { type Application, admittedAs, applications } from './applications.ts'
import { type Found, type Keeper, keptAs } from './collection.ts'
import { type Invitation, invitedBy } from './invitations.ts'
import { inviteesUnnamed } from './invitees.ts'
import { WAITING_SECONDS } from './letters.ts'
import { recipientAt, recipientId } from './recipients.ts'

/**
 * The contacts of a party: the people to whom letters about it go. They are whoever applied for it, representatives who
 * were invited, and whom its signatories named. They are kept where the party has a key in force or a signature that
 * stands (work/contacts): what is done for it years later must reach somebody. Whoever wishes for no letters is not kept.
 */

/** `own`: what changes the position of their organisation. `others`: also what other signatories say and become. */
export const HEARS = ['own', 'others'] as const
export type Hears = (typeof HEARS)[number]

const person = z.strictObject({
  name: z.string().max(200),
  role: z.string().max(200),
  email: z.string().min(3).max(254),
})
const schema = z.strictObject({
  party: id,
  /** By which `recipients` knows the mailbox. */
  recipient: z.string().max(64),
  /** In whose name letters are written that concern no call. */
  call: id,
  lang,
  /** Null for whom letters no longer go to: only the hash of their mailbox says so. */
  person: person.nullable(),
  how: z.enum(['applied', 'invited', 'named']),
  hears: z.enum(HEARS),
  since: z.int(),
  /** Whether whoever reads the mailbox has agreed, or has begun something under it. */
  confirmed: z.boolean(),
  /** When letters end because a signatory of the party wishes so, or when a question that was not answered does; else null. */
  goes: z.int().nullable(),
  /** Whether they have once chosen to stay all the same. */
  stayed: z.boolean(),
})
type KeptContact = z.infer<typeof schema>
export const contacts = keptAs('contact', schema, {
  keys: ({ party, recipient, person, confirmed, hears }) => ({
    holder: party,
    address: recipient,
    ...(person !== null && confirmed && hears === 'others' && { about: HEARING_OF_OTHERS }),
  }),
})
const HEARING_OF_OTHERS = 'contacts/others'

export interface Contact extends Omit<KeptContact, 'party' | 'person'> {
  readonly person: z.infer<typeof person>
}

/** An address that a party named is asked; without an answer it goes so long after the question went out. */
const ASKED_SECONDS = 14 * DAY
/** Between the letter that tells an address that a signatory wishes no more letters to it, and their end. */
const LEAVING_SECONDS = 7 * DAY
/** The same, where its reader has chosen to stay before: then nobody can stay again. */
const LEAVING_FOR_GOOD_SECONDS = 30 * DAY
export const MOST_CONTACTS = 10

const SETTLED = { hears: 'own', confirmed: true, goes: null, stayed: false } as const

function applicant(keeper: Pick<Keeper, 'hashed'>, { call, lang, person, received }: Application): Contact[] {
  return reached(keeper, { call, lang, person, how: 'applied', since: received, ...SETTLED })
}

function invitee(
  keeper: Pick<Keeper, 'hashed'>,
  { call, lang, person: name, to, made }: Invitation,
): Contact[] {
  if (to === undefined) return []
  const person = { name, role: '', email: to }
  return reached(keeper, { call, lang, person, how: 'invited', since: made, ...SETTLED })
}

function reached(keeper: Pick<Keeper, 'hashed'>, one: Omit<Contact, 'recipient'>): Contact[] {
  const email = mailboxIn(one.person.email)
  if (email === undefined) return []
  return [{ ...one, person: { ...one.person, email }, recipient: recipientId(keeper, email) }]
}

/** All that a party has: also who was asked and has not answered, and to whom letters are about to end. */
export async function allContacts(keeper: Keeper, party: string, now: number): Promise<Contact[]> {
  const { drawer } = keeper
  const [applied, kept, invited] = await Promise.all([
    admittedAs(drawer, party, now),
    contacts.by(drawer, 'holder', party, now),
    invitedBy(drawer, party, now),
  ])
  const known = new Set(kept.map(({ value }) => value.recipient))
  const begun = [
    ...applied.toReversed().flatMap(({ value }) => applicant(keeper, value)),
    ...invited.flatMap(({ value }) => invitee(keeper, value)),
  ].filter(({ recipient }) => !known.has(recipient))
  const all = [...kept.flatMap(({ value }) => readable(value, now).map(({ contact }) => contact)), ...begun]
  const each = [...Map.groupBy(all, ({ recipient }) => recipient).values()].map(([one]) => one!)
  return each.toSorted((a, b) => a.since - b.since)
}

/** Those to whom letters go on: not who was only invited, and not to whom they end. */
export async function lastingContacts(drawer: Drawer, party: string, now: number): Promise<Contact[]> {
  const kept = await contacts.by(drawer, 'holder', party, now)
  return kept
    .flatMap(({ value }) => readable(value, now).map(({ contact }) => contact))
    .filter(({ confirmed, goes }) => confirmed && goes === null)
}

/** Those to whom letters go, each mailbox once. */
export async function contactsOf(keeper: Keeper, party: string, now: number): Promise<Contact[]> {
  return (await allContacts(keeper, party, now)).filter(({ confirmed }) => confirmed)
}

/** Of any party, in the order of ids. */
export async function hearingOfOthers(
  drawer: Drawer,
  now: number,
): Promise<{ readonly id: string; readonly party: string; readonly contact: Contact }[]> {
  const found = await contacts.by(drawer, 'about', HEARING_OF_OTHERS, now)
  return found.flatMap(({ id, value }) => readable(value, now).map(one => ({ id, ...one })))
}

/** Changes that keep whoever uses this invitation, beside the key that they bring in. */
export async function inviteeKept(
  keeper: Keeper,
  invitation: Invitation,
  now: number,
): Promise<readonly Change[]> {
  const { application, party } = invitation
  const answered = application === null ? undefined : await applications.get(keeper.drawer, application, now)
  const named = answered === undefined ? invitee(keeper, invitation) : applicant(keeper, answered)
  return (await Promise.all(named.map(one => begunKept(keeper, party, one, now)))).flat()
}

/** Changes that keep whoever applied for the party. */
export async function applicantKept(
  keeper: Keeper,
  party: string,
  application: Application,
  now: number,
): Promise<readonly Change[]> {
  const of = applicant(keeper, application).map(one => begunKept(keeper, party, one, now))
  return (await Promise.all(of)).flat()
}

/** Nothing where they wish for no letters, and where they lie here already, be it as somebody who is to get none. */
async function begunKept(
  { drawer }: Keeper,
  party: string,
  contact: Contact,
  now: number,
): Promise<readonly Change[]> {
  if ((await recipientAt(drawer, contact.recipient, now)).wants === 'none') return []
  const at = placeOf(party, contact.recipient)
  if ((await contacts.get(drawer, at, now)) !== undefined) return []
  return [contacts.laid(at, { ...contact, party }, null)]
}

/** Nothing goes to the address but one question, until its reader agrees. */
export type NewContact = Pick<Contact, 'call' | 'lang' | 'person' | 'hears'>

/** A contact that a signatory names, and the change that lays it, in place of a former one with this address. */
export async function contactNamed(
  keeper: Keeper,
  party: string,
  named: NewContact,
  now: number,
): Promise<{ readonly contact: Contact; readonly change: Change }> {
  const goes = now + WAITING_SECONDS + ASKED_SECONDS
  const how = { how: 'named', since: now, confirmed: false, goes } as const
  const [contact] = reached(keeper, { ...named, ...how, stayed: false })
  if (contact === undefined) throw new Refusal('request_malformed', 'A contact has one e-mail address.')
  const at = placeOf(party, contact.recipient)
  const before = await contacts.lying(keeper.drawer, at, now)
  const value = { ...contact, party, stayed: before?.value.stayed ?? false }
  return { contact, change: contacts.renewed(before, at, value, null) }
}

/** What a reader of letters, or a signatory of their party, wishes to be different. */
type ContactChange = Partial<Pick<KeptContact, 'lang' | 'hears' | 'confirmed' | 'goes' | 'stayed'>> & {
  readonly person?: Pick<Contact['person'], 'name' | 'role'>
}

/** Changes of one contact; none where its reader has left meanwhile. */
export async function contactChanged(
  { drawer }: Keeper,
  party: string,
  before: Contact,
  { person, ...changes }: ContactChange,
  now: number,
): Promise<Change[]> {
  const at = placeOf(party, before.recipient)
  const found = await contacts.lying(drawer, at, now)
  const hasLeft = found === undefined ? before.how === 'named' : found.value.person === null
  // What its reader has said since `before` was read stays said.
  const value = { ...before, ...found?.value, party, ...changes, person: { ...before.person, ...person } }
  return hasLeft ? [] : [contacts.renewed(found, at, value, null)]
}

/** When letters to a contact end, if the letter that tells it waits as long as a letter can. */
export const leavingAt = ({ stayed }: Contact, now: number) =>
  now + WAITING_SECONDS + leavingSeconds({ stayed })
const leavingSeconds = ({ stayed }: Pick<Contact, 'stayed'>) =>
  stayed ? LEAVING_FOR_GOOD_SECONDS : LEAVING_SECONDS

/** What a letter about a contact of a party is about. */
export const aboutContact = (party: string, { recipient }: Pick<Contact, 'recipient'>) =>
  `contact/${placeOf(party, recipient)}`

/**
 * The question, or the word that letters end, has gone out: from then on the days of its reader run. `ends` is when they
 * would have ended otherwise, null where nothing ends.
 */
export async function contactTold(
  drawer: Drawer,
  about: string,
  at: number,
): Promise<{ readonly ends: number | null; readonly started: readonly Change[] }> {
  const found = await contacts.lying(drawer, about.slice('contact/'.length), at)
  const goes = found?.value.goes ?? null
  if (found === undefined || goes === null) return { ends: null, started: [] }
  const sooner = Math.min(goes, at + (found.value.confirmed ? leavingSeconds(found.value) : ASKED_SECONDS))
  return { ends: goes, started: [contacts.changed(found, { ...found.value, goes: sooner })] }
}

/** It has not gone out after all. What its reader has answered meanwhile stays. */
export async function contactUntold(
  drawer: Drawer,
  about: string,
  goes: number,
  now: number,
): Promise<readonly Change[]> {
  const found = await contacts.lying(drawer, about.slice('contact/'.length), now)
  return found === undefined || found.value.goes === null
    ? []
    : [contacts.changed(found, { ...found.value, goes })]
}

/** Letters to this mailbox about the party end, though it applied or was invited once: its address is erased. */
export async function contactEnded(
  drawer: Drawer,
  party: string,
  { recipient, ...contact }: Contact,
  now: number,
): Promise<Change[]> {
  const value = { ...contact, party, recipient, person: null, goes: null }
  const ended = contacts.laid(placeOf(party, recipient), value, null)
  return [ended, ...(await inviteesUnnamed(drawer, recipient, now, party))]
}

/** What this mailbox is a contact of. */
export async function contactsAt(
  drawer: Drawer,
  recipient: string,
  now: number,
): Promise<{ readonly party: string; readonly contact: Contact }[]> {
  const found = await contacts.by(drawer, 'address', recipient, now)
  return found.flatMap(({ value }) => readable(value, now))
}

/** Nobody where letters have ended. */
function readable({ party, person, ...rest }: KeptContact, now: number) {
  if (person === null || (rest.goes !== null && rest.goes <= now)) return []
  return [{ party, contact: { ...rest, person } }]
}

/** Changes after which whoever wishes for no letters is no contact of any party, and nobody who was invited. */
export async function contactForgotten(drawer: Drawer, recipient: string, now: number): Promise<Change[]> {
  const found: readonly Found<KeptContact>[] = await contacts.by(drawer, 'address', recipient, now)
  return [...found.map(one => contacts.gone(one.id)), ...(await inviteesUnnamed(drawer, recipient, now))]
}

const placeOf = (party: string, recipient: string) => `${party}/${recipient}`
