import { linkFor } from '../../people/links.ts'
import { aboutPerson, type PersonRequest, REQUEST_SECONDS } from '../../people/persons.ts'
import { letterToSend, type ToSend } from '../letters/send.ts'
import type { Workplace } from '../workplace.ts'

/** The letters of a person, each with the links that it brings. */

/** The links of somebody who signed are good as long as anybody keeps a letter. */
export const OWN_SECONDS = 40 * 366 * 86_400

/** Asks whoever reads the mail of the address to confirm. */
export function confirmLetter(
  place: Workplace,
  commitment: string,
  { call, email: to, lang, made }: PersonRequest,
  code: string,
): Promise<ToSend> {
  const until = made + REQUEST_SECONDS
  const { token, laid } = linkFor({ purpose: 'person', subject: commitment, expires: until }, place.now())
  const envelope = { to, kind: 'person-confirm', about: aboutPerson(commitment), until } as const
  const write = (wishes: string) => place.letters.personConfirm({ lang, call, token, code, wishes })
  return letterToSend(place, envelope, write, laid)
}

/**
 * The way to their own page: to somebody who has signed, or to an address that was typed again and has signed already,
 * which nobody else learns.
 */
export function ownLetter(
  place: Workplace,
  is: 'signed' | 'known',
  commitment: string,
  { email: to, lang, call }: PersonRequest,
): Promise<ToSend> {
  const { token, laid } = ownLink(place, commitment)
  const envelope = { to, kind: `person-${is}`, about: aboutPerson(commitment) } as const
  const write = (wishes: string) => place.letters.personOwn({ is, lang, call, token, wishes })
  return letterToSend(place, envelope, write, laid)
}

/** One more link to the own page of somebody who signs; an erasure ends it. */
export const ownLink = ({ now }: Pick<Workplace, 'now'>, commitment: string) =>
  linkFor({ purpose: 'person', subject: commitment, expires: now() + OWN_SECONDS }, now())
