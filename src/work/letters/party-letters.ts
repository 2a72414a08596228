import { Refusal } from '../../core/refusal.ts'
import { type Contact, contactsOf } from '../../people/contacts.ts'
import type { Letter, LetterKind } from '../../people/letters.ts'
import type { Change } from '../../store/drawer.ts'
import { rowIn } from '../../store/each-row.ts'
import type { Workplace } from '../workplace.ts'
import type { PartyTold, ToContact, Written } from './letter-writer.ts'
import { hasLeft } from './notice-use.ts'
import { letterToSend } from './send.ts'

/** What letters to the contacts of a party ask of a workplace. */
export type Place = Pick<Workplace, 'log' | 'now' | 'publicUrl' | 'letters' | 'logger'>

interface Which {
  readonly but?: string | undefined
  readonly contacts?: readonly Contact[]
  readonly tells?: Letter['tells']
  readonly about?: string
  /** The same for each contact, where a newer letter to one replaces nobody else's. */
  readonly aboutEach?: (contact: Contact) => string
  readonly networks?: readonly string[]
  /** When it is no longer true, Unix seconds. */
  readonly until?: number
}

/** A letter to each contact of a party, or to these; none to the mailbox `but`, and none once the party has ended. */
export async function lettersTo(
  site: Place,
  party: string,
  kind: LetterKind,
  write: (told: ToContact) => Promise<Written>,
  { but, contacts: some, aboutEach, ...more }: Which = {},
): Promise<readonly Change[]> {
  const { log, now } = site
  const row = await rowIn(log.store, 'parties', party)
  if (row === undefined || hasLeft(row, more.tells?.entry)) return []
  const people = (some ?? (await contactsOf(log, party, now()))).filter(({ person }) => person.email !== but)
  const letters = people.map(contact =>
    unlessBroken(site, { party, kind }, [], async () => {
      const { call, lang, person, how } = contact
      const envelope = { to: person.email, kind, ...more, ...(aboutEach && { about: aboutEach(contact) }) }
      const { changes } = await letterToSend(site, envelope, wishes =>
        write({ application: { call, lang, person }, how, party: row, wishes }),
      )
      return changes
    }),
  )
  return (await Promise.all(letters)).flat()
}

/**
 * What `act` gives, or `instead` where it cannot be done whatever the store says: the server's log tells of it. One letter
 * that cannot be written must not keep all others from theirs.
 */
export async function unlessBroken<T>(
  { logger }: Pick<Place, 'logger'>,
  of: object,
  instead: T,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act()
  } catch (error) {
    // The store is away or changing: what was to be done is done again.
    if (error instanceof Refusal && /^(?:store_|changed_)/.test(error.code)) throw error
    logger.error({ err: error, ...of }, 'somebody could not be told')
    return instead
  }
}

/** Of an act of the depositary, but not to the mailbox that the act itself writes to. */
export function partyLetters(
  site: Place,
  party: string,
  what: PartyTold['what'],
  but?: string,
): Promise<readonly Change[]> {
  const tells = 'entry' in what ? { entry: what.entry, party, call: null } : null
  const write = (told: ToContact) => site.letters.partyTold({ ...told, id: party, what })
  return lettersTo(site, party, 'party-told', write, { but, tells })
}
