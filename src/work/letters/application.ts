import { APPLICATION_SECONDS } from '../../people/applications.ts'
import type { LetterKind } from '../../people/letters.ts'
import { newLink } from '../../people/links.ts'
import type { Workplace } from '../workplace.ts'
import { letterToSend, type Queued, type Sending, sendLetter, type ToSend, untilLaid } from './send.ts'
import type { Applicant, Claimed, Invitation, LetterBefore } from './words.ts'

/** The letters of an application, with the links that they bring. */
type Writing = Sending & Pick<Workplace, 'letters'>

/** One more way to the applicant's own page: the first was shown once, and is kept nowhere. */
export async function ownPageToken(
  { log, now }: Pick<Workplace, 'log' | 'now'>,
  id: string,
): Promise<string> {
  const link = { purpose: 'application' as const, subject: id, expires: now() + APPLICATION_SECONDS }
  const { token } = await newLink(log.drawer, link, now())
  return token
}

const BEFORE = {
  received: 'application-received',
  question: 'application-question',
  refused: 'application-refused',
  aside: 'application-aside',
  waits: 'application-waits-again',
} as const satisfies Record<LetterBefore, LetterKind>

/** Writes it, with one more address of the applicant's own page. `quote` is what an officer wrote. */
export async function writeBefore(
  place: Writing,
  name: LetterBefore,
  id: string,
  application: Applicant,
  { quote = '', about }: { readonly quote?: string; readonly about?: string },
): Promise<Queued> {
  const token = await ownPageToken(place, id)
  const envelope = { to: application.person.email, kind: BEFORE[name], ...(about !== undefined && { about }) }
  return sendLetter(place, envelope, wishes =>
    place.letters.before({ name, application, token, quote, wishes }),
  )
}

interface Inviting
  extends Pick<Invitation, 'application' | 'name'>,
    Partial<Pick<Invitation, 'isAgain' | 'hasApplied'>> {
  readonly id: string
  readonly made: Pick<Invitation, 'token' | 'expires'>
}

/** It was admitted, and its representative makes a passkey: the letter lies in the queue if the link is good. */
export function invitationLetter(
  place: Writing,
  { id, application, name, made: { token, expires }, isAgain = false, hasApplied = true }: Inviting,
): Promise<ToSend> {
  const envelope = {
    to: application.person.email,
    kind: 'invitation',
    about: `invitation/${id}`,
    until: expires,
  } as const
  return letterToSend(place, envelope, wishes =>
    place.letters.invitation({ application, name, token, expires, isAgain, hasApplied, wishes }),
  )
}

/** The same, laid into the queue by itself. */
export function writeInvitation(place: Writing, inviting: Inviting): Promise<Queued> {
  return untilLaid(place, () => invitationLetter(place, inviting))
}

/** The register of a record was handed over: to whoever asked for it as the convener of the call. */
export function writeClaimed(
  place: Writing,
  id: string,
  { application, entry }: Omit<Claimed, 'wishes'>,
): Promise<Queued> {
  const envelope = {
    to: application.person.email,
    kind: 'register-claimed',
    about: `claimed/${id}`,
  } as const
  return sendLetter(place, envelope, wishes => place.letters.claimed({ application, entry, wishes }))
}
