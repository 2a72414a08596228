import { aboutPerson } from '../../people/erasures.ts'
import { newLink } from '../../people/links.ts'
import { type PersonRequest, persons, REQUEST_SECONDS } from '../../people/persons.ts'
import { hashOfToken, newToken } from '../../people/tokens.ts'
import { type Queued, sendLetter } from '../letters/send.ts'
import type { Workplace } from '../workplace.ts'

/** The letters of a person, with the links that they bring. */

/** Seconds for which the links of somebody who signed are good: as long as anybody keeps a letter. */
export const OWN_SECONDS = 40 * 366 * 86_400

interface Addressee {
  readonly to: string
  readonly lang: string
  readonly call: string
}

/** Asks whoever reads the mail of the address to confirm. The request knows both links already. */
export async function writeConfirm(
  place: Workplace,
  commitment: string,
  { call, email: to, lang, made }: PersonRequest,
  { token, wishes, code }: { readonly token: string; readonly wishes: string; readonly code: string },
): Promise<Queued> {
  const until = made + REQUEST_SECONDS
  const link = { purpose: 'person', subject: commitment, expires: until } as const
  await newLink(place.log.drawer, link, place.now(), token)
  const envelope = { to, kind: 'person-confirm', about: aboutPerson(commitment), until, wishes } as const
  return sendLetter(place, envelope, wishes =>
    place.letters.personConfirm({ lang, call, token, code, wishes }),
  )
}

/**
 * The way to their own page, to somebody who has signed; or to an address that was typed once more and has signed already:
 * it learns so, and nobody else.
 */
export async function writeOwn(
  place: Workplace,
  is: 'signed' | 'known',
  commitment: string,
  { to, lang, call }: Addressee,
): Promise<Queued> {
  const wishes = newToken()
  const token = await ownToken(place, commitment, [hashOfToken(wishes)])
  const envelope = { to, kind: `person-${is}`, about: aboutPerson(commitment), wishes } as const
  return sendLetter(place, envelope, wishes => place.letters.personOwn({ is, lang, call, token, wishes }))
}

/** One more link to the own page of somebody who signed; it ends when they are erased, and so do those beside it. */
export async function ownToken(
  { log: { drawer }, now }: Pick<Workplace, 'log' | 'now'>,
  commitment: string,
  beside: readonly string[] = [],
): Promise<string> {
  const token = newToken()
  const more = [hashOfToken(token), ...beside]
  // Noted before there is one: no fall leaves a link that an erasure does not find.
  await persons.change(drawer, commitment, now(), one => ({ ...one, links: [...one.links, ...more] }))
  const link = { purpose: 'person', subject: commitment, expires: now() + OWN_SECONDS } as const
  await newLink(drawer, link, now(), token)
  return token
}
