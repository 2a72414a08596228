import { linkFor } from '../../people/links.ts'
import { aboutPerson, type PersonRequest, REQUEST_SECONDS } from '../../people/persons.ts'
import { letterToSend, type ToSend } from '../letters/send.ts'
import type { Workplace } from '../workplace.ts'

/** The letters of a person, each with the links that it brings. */

/** Seconds for which the links of somebody who signed are good: as long as anybody keeps a letter. */
export const OWN_SECONDS = 40 * 366 * 86_400

/** Asks whoever reads the mail of the address to confirm. */
export async function confirmLetter(
  place: Workplace,
  commitment: string,
  { call, email: to, lang, made }: PersonRequest,
  code: string,
): Promise<ToSend> {
  const until = made + REQUEST_SECONDS
  const { token, laid } = linkFor({ purpose: 'person', subject: commitment, expires: until }, place.now())
  const envelope = { to, kind: 'person-confirm', about: aboutPerson(commitment), until } as const
  const letter = await letterToSend(place, envelope, wishes =>
    place.letters.personConfirm({ lang, call, token, code, wishes }),
  )
  return { ...letter, changes: [laid, ...letter.changes] }
}

/**
 * The way to their own page, to somebody who has signed; or to an address that was typed once more and has signed
 * already: it learns so, and nobody else.
 */
export async function ownLetter(
  place: Workplace,
  is: 'signed' | 'known',
  commitment: string,
  { email: to, lang, call }: PersonRequest,
): Promise<ToSend> {
  const { token, laid } = ownLink(place, commitment)
  const envelope = { to, kind: `person-${is}`, about: aboutPerson(commitment) } as const
  const letter = await letterToSend(place, envelope, wishes =>
    place.letters.personOwn({ is, lang, call, token, wishes }),
  )
  return { ...letter, changes: [laid, ...letter.changes] }
}

/** One more link to the own page of somebody who signs; it ends when they are erased. */
export const ownLink = ({ now }: Pick<Workplace, 'now'>, commitment: string) =>
  linkFor({ purpose: 'person', subject: commitment, expires: now() + OWN_SECONDS }, now())
