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
  contactsOf,
  leavingAt,
  type NewContact,
} from '../people/contacts.ts'
import { sealedBy } from '../people/launches.ts'
import { ref } from '../register/rows.ts'
import type { Change } from '../store/drawer.ts'
import { eachRow } from '../store/each-row.ts'
import type { ContactChanged } from './letters/letter-writer.ts'
import { lettersTo, type Place } from './letters/party-letters.ts'
import type { Workplace } from './workplace.ts'

/**
 * Who is written to about a party. A signatory names contacts and ends them by a session, without its passkey. So an address
 * gets letters once its reader agrees, one that is to go has days to stay, and all others are told of both: whoever has
 * stolen a session or a passkey can turn away no letter unseen.
 */

type Site = Place & Pick<Workplace, 'worker'>

export function nameContact(site: Site, party: string, named: NewContact): Promise<void> {
  return changed(site, async now => {
    const { contact, change } = contactNamed(site.log, party, named, now)
    const others = await contactsOf(site.log, party, now)
    return [change, ...(await told(site, party, contact, { asked: [contact], named: others }))]
  })
}

/** Letters to a contact end in some days, and at once to one who has not agreed. */
export function endContact(site: Site, party: string, recipient: string): Promise<void> {
  return changed(site, async now => {
    const all = await allContacts(site.log, party, now)
    const contact = all.find(one => one.recipient === recipient)
    if (contact === undefined || contact.goes !== null) return []
    if (!contact.confirmed) return [contacts.gone(`${party}/${recipient}`)]
    const others = all.filter(one => one.confirmed && one !== contact)
    const goes = leavingAt(contact, now)
    return [
      await contactChanged(site.log, party, contact, { goes }, now),
      ...(await told(site, party, contact, { goes: [contact], leaves: others })),
    ]
  })
}

function changed(site: Site, changes: (now: number) => Promise<readonly Change[]>): Promise<void> {
  return untilSettled(async () => {
    await site.log.drawer.apply(await changes(site.now()), site.now())
    site.worker.wake()
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
    return lettersTo(
      site,
      party,
      is === 'asked' ? 'contact-asked' : 'contact-changed',
      told => site.letters.contactChanged({ ...told, ...of }),
      // From the letter to whom it concerns their days run.
      { contacts, ...(isTheirs && { about: aboutContact(party, who) }) },
    )
  })
  return (await Promise.all(letters)).flat()
}

/**
 * Keeps the addresses of a party's people as long as it has a key in force, a signature that stands or one that lies sealed, and
 * no longer.
 * Whoever made a passkey by an invitation is kept at that moment; whoever applied, while their application is kept.
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
      await drawer.apply([contactEnded(party, { ...rest, person, goes })], now())
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
