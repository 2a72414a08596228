import { type Contact, contactsOf } from '../../people/contacts.ts'
import type { Letter, LetterKind } from '../../people/letters.ts'
import type { Change } from '../../store/drawer.ts'
import { rowIn } from '../../store/each-row.ts'
import type { Workplace } from '../workplace.ts'
import type { PartyTold, ToContact, Written } from './letter-writer.ts'
import { letterToSend } from './send.ts'

/** What letters to the contacts of a party ask of a workplace. */
export type Place = Pick<Workplace, 'log' | 'now' | 'publicUrl' | 'letters'>

interface Which {
  readonly but?: string | undefined
  readonly contacts?: readonly Contact[]
  readonly tells?: Letter['tells']
  readonly about?: string
}

/** A letter to each contact of a party, or to these; none to the mailbox `but`. */
export async function lettersTo(
  site: Place,
  party: string,
  kind: LetterKind,
  write: (told: ToContact) => Promise<Written>,
  { but, contacts: some, ...more }: Which = {},
): Promise<readonly Change[]> {
  const { log, now } = site
  const row = await rowIn(log.store, 'parties', party)
  if (row === undefined) return []
  const people = (some ?? (await contactsOf(log, party, now()))).filter(({ person }) => person.email !== but)
  const letters = people.map(({ call, lang, person, how }) =>
    letterToSend(site, { to: person.email, kind, ...more }, wishes =>
      write({ application: { call, lang, person }, hasApplied: how === 'applied', party: row, wishes }),
    ),
  )
  return (await Promise.all(letters)).flatMap(({ changes }) => changes)
}

/** Of an act of the depositary, but not to the mailbox that the act itself writes to. */
export function partyLetters(
  site: Place,
  party: string,
  what: PartyTold['what'],
  but?: string,
): Promise<readonly Change[]> {
  const tells = 'entry' in what ? { entry: what.entry, party, call: null } : null
  const write = (told: ToContact) => site.letters.partyTold({ ...told, what })
  return lettersTo(site, party, 'party-told', write, { but, tells })
}
