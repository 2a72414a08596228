import { Refusal } from '../core/refusal.ts'
import { applications } from '../people/applications.ts'
import { untilSettled } from '../people/collection.ts'
import {
  aboutContact,
  allContacts,
  applicantKept,
  type Contact,
  contactChanged,
  contactEnded,
  contactNamed,
  contacts,
  lastingContacts,
  leavingAt,
  MOST_CONTACTS,
  type NewContact,
} from '../people/contacts.ts'
import { sealedBy } from '../people/launches.ts'
import { courtesyTaken } from '../people/recipients.ts'
import { ref } from '../register/rows.ts'
import type { Change } from '../store/drawer.ts'
import { eachRow } from '../store/each-row.ts'
import type { ContactChanged, ToContact } from './letters/letter-writer.ts'
import { lettersTo, type Place } from './letters/party-letters.ts'
import type { Workplace } from './workplace.ts'

/**
 * Who is written to about a party. A signatory names contacts and ends them by a session, without its passkey. So an address
 * gets letters once its reader agrees, one that is to go has days to stay, and all others are told of both: whoever has
 * stolen a session or a passkey can turn away no letter unseen.
 */

type Site = Place & Pick<Workplace, 'worker'>

/** Refuses `request_malformed` where there are as many as can be, and `rate_limited`. */
export function nameContact(site: Site, party: string, named: NewContact): Promise<void> {
  return changed(site, party, async (all, now) => {
    if (all.length >= MOST_CONTACTS)
      throw new Refusal('request_malformed', `An organisation has ${MOST_CONTACTS} contacts at most.`)
    const { contact, change } = await contactNamed(site.log, party, named, now)
    const others = all.filter(({ confirmed }) => confirmed)
    return [change, ...(await told(site, party, contact, { asked: [contact], named: others }))]
  })
}

/**
 * Letters to a contact end in some days, and at once to one who has not agreed. Refuses `request_malformed` for the last
 * one, without whom letters would reach nobody, and `rate_limited`.
 */
export function endContact(site: Site, party: string, recipient: string): Promise<void> {
  return changed(site, party, async (all, now) => {
    const contact = all.find(one => one.recipient === recipient)
    if (contact === undefined) return []
    if (!contact.confirmed) return contactEnded(site.log.drawer, party, contact, now)
    if (contact.goes !== null) return []
    const lasting = await lastingContacts(site.log.drawer, party, now)
    if (lasting.every(one => one.recipient === recipient))
      throw new Refusal('request_malformed', 'Without this contact, letters would reach nobody.')
    const others = all.filter(one => one.confirmed && one !== contact)
    return [
      ...(await contactChanged(site.log, party, contact, { goes: leavingAt(contact, now) }, now)),
      ...(await told(site, party, contact, { goes: [contact], leaves: others })),
    ]
  })
}

/**
 * Counts what a party does with its contacts in a day: each of these sends letters to all of them. Two who do it at once
 * meet at the count, so each sees what the other has done.
 */
function changed(
  { log, now, worker }: Site,
  party: string,
  act: (all: readonly Contact[], now: number) => Promise<readonly Change[]>,
): Promise<void> {
  return untilSettled(async () => {
    const counted = await courtesyTaken(log.drawer, log.hashed(`contacts of ${party}`), [], now())
    if (counted === undefined)
      throw new Refusal('rate_limited', 'The contacts of this organisation were changed often enough today.')
    await log.drawer.apply(
      [counted.change, ...(await act(await allContacts(log, party, now()), now()))],
      now(),
    )
    worker.wake()
  })
}

/** Letters of what becomes of `who`, to each of these. */
async function told(
  site: Site,
  party: string,
  who: Contact,
  to: Partial<Record<ContactChanged['is'], readonly Contact[]>>,
): Promise<readonly Change[]> {
  const { person, stayed } = who
  const letters = Object.entries(to).map(([is, contacts]) => {
    const isTheirs = is === 'asked' || is === 'goes'
    const of = { is: is as ContactChanged['is'], who: `${person.name} (${person.email})`, stayed }
    const kind = is === 'asked' ? 'contact-asked' : 'contact-changed'
    const write = (told: ToContact) => site.letters.contactChanged({ ...told, ...of })
    // From the letter to whom it concerns their days run. A party that asks often uses up what is its own.
    const theirs = { about: aboutContact(party, who), networks: [`contacts of ${party}`] }
    return lettersTo(site, party, kind, write, { contacts, ...(isTheirs && theirs) })
  })
  return (await Promise.all(letters)).flat()
}

/**
 * Keeps the addresses of a party's people as long as it has a key in force, a signature that stands or one that lies
 * sealed, and no longer. Whoever made a passkey by an invitation is kept at that moment; whoever applied, while their application is kept.
 */
export async function keepContacts({ log, now }: Pick<Workplace, 'log' | 'now'>): Promise<void> {
  const { drawer, store } = log
  const calls = await Array.fromAsync(eachRow(store, 'calls'), ({ key }) => key)
  for await (const { value } of applications.each(drawer, now()))
    if (value.state.is === 'admitted' && (await isReached(log, calls, value.state.party, now())))
      await drawer.apply(await applicantKept(log, value.state.party, value, now()), now())
  for await (const { id, value } of contacts.each(drawer, now())) {
    const { party, person, goes, ...rest } = value
    if (!(await isReached(log, calls, party, now()))) await drawer.apply([contacts.gone(id)], now())
    else if (person !== null && goes !== null && goes <= now())
      await untilSettled(async () =>
        drawer.apply(await contactEnded(drawer, party, { ...rest, person, goes }, now()), now()),
      )
  }
}

/** Whether there is anything of it that somebody could take. */
async function isReached(
  { drawer, store }: Workplace['log'],
  calls: readonly string[],
  party: string,
  now: number,
): Promise<boolean> {
  // Whoever joins under seal is in no row before the hour.
  for (const call of calls) if ((await sealedBy(drawer, call, party, now)) !== undefined) return true
  const [row, counted] = await store.rows([ref('parties', party), ref('partyKeys', party)])
  if (row === undefined || row.ended !== undefined) return false
  if (counted !== undefined && counted.inForce.length > 0) return true
  const signatures = await store.rows(calls.map(call => ref('signatures', call, party)))
  return signatures.some(signature => signature?.state === 'standing')
}
