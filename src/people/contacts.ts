import type { Drawer } from '../store/drawer.ts'
import { mailboxIn } from './addresses.ts'
import { type Application, admittedAs } from './applications.ts'
import { invitedBy } from './invitations.ts'

/**
 * To whom letters about a party go: whoever applied for it, and representatives whose invitation is still kept. Nothing
 * of its own is kept for that, so after a year without either nobody is known.
 */
export interface Contact extends Pick<Application, 'call' | 'lang' | 'person'> {
  readonly hasApplied: boolean
}

/** Each mailbox once, whoever applied last before the others. */
export async function contactsOf(drawer: Drawer, party: string, now: number): Promise<Contact[]> {
  const applied = (await admittedAs(drawer, party, now)).toReversed()
  const invited = await invitedBy(drawer, party, now)
  const all = [
    ...applied.map(({ value: { call, lang, person } }) => ({ call, lang, person, hasApplied: true })),
    ...invited.flatMap(({ value: { call, lang, person, to } }) =>
      to === undefined
        ? []
        : [{ call, lang, person: { name: person, role: '', email: to }, hasApplied: false }],
    ),
  ]
  const reached = all.flatMap(one => {
    const email = mailboxIn(one.person.email)
    return email === undefined ? [] : [{ ...one, person: { ...one.person, email } }]
  })
  return [...Map.groupBy(reached, ({ person }) => person.email).values()].map(([one]) => one!)
}
