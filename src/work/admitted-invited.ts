import { type Application, type ApplicationState, invitationNoted } from '../people/applications.ts'
import type { Found } from '../people/collection.ts'
import { noted } from '../people/diary.ts'
import { type LetterWish, NO_WISH } from '../people/invitation-words.ts'
import { invitationFor } from '../people/invitations.ts'
import { recipientAt, recipientId } from '../people/recipients.ts'
import { rowIn } from '../store/each-row.ts'
import { standingInvitations, takesTwoOfficers } from './invitations.ts'
import { plainLinkFor } from './inviting.ts'
import { embargoOn } from './launch/embargo.ts'
import { invitationEnd, invitationLetter } from './letters/application.ts'
import type { Workplace } from './workplace.ts'

/** Inviting whoever applied for an organisation that was admitted since. */

export type Admitted = Extract<ApplicationState, { is: 'admitted' }>

/** An application that an entry has answered. */
export interface AnsweredApplication extends Found<Application> {
  readonly value: Application & { readonly state: Admitted & { readonly entry: number } }
}

export const isAnswered = (found: Found<Application>): found is AnsweredApplication =>
  found.value.state.is === 'admitted' && found.value.state.entry !== null

interface Inviting {
  readonly by: string
  readonly wish?: LetterWish
  /** The passkey comes in beside others, which takes two officers. */
  readonly isBeside?: boolean
}

/** A link, its letter, and the changes that make both and note them: one commit. The link before it has to end with them. */
export async function applicantInvited(
  site: Workplace,
  found: AnsweredApplication,
  { by, wish = NO_WISH, isBeside = false }: Inviting,
) {
  const { id, value: application } = found
  const { call, lang, person, state } = application
  const { party, entry, invitation } = state
  const { of, token } = plainLinkFor(site)
  const made = invitationFor(
    {
      party,
      call,
      admitted: entry,
      application: id,
      lang,
      by,
      person: person.name,
      ...(wish.answerBy !== null && { answerBy: wish.answerBy }),
      ...(isBeside && { besideKeys: true, to: person.email }),
    },
    site.now(),
    { token, expires: invitationEnd(site, wish) },
  )
  const names = (await rowIn(site.log.store, 'parties', party))!.names
  const name = (names.find(one => one.lang === lang) ?? names[0]!).text
  const isAgain = invitation !== null
  const inviting = { id, party, by, of, wish, applied: id }
  const letter = await invitationLetter(site, { ...inviting, application, name, made, isAgain, isBeside })
  const line = noted({ at: site.now(), by, what: 'invited', subject: party })
  const changes = [...made.changes, invitationNoted(found, made.link), ...letter.changes, line]
  return { made, letter, name, changes }
}

/** Whether whoever applied gets no letters at all: the link is handed over by another way. */
export async function wantsNone(
  { log, now }: Pick<Workplace, 'log' | 'now'>,
  { person }: Pick<Application, 'person'>,
): Promise<boolean> {
  const { wants } = await recipientAt(log.drawer, recipientId(log, person.email), now())
  return wants === 'none'
}

/**
 * Invites them as the officer said who signed the admission. Due with the entry, since the link says by which entry it
 * was admitted. Where an officer has made a link meanwhile, an invitation now takes more than one of them, or the
 * applicant wants no letters, nothing goes out.
 */
export async function inviteAdmitted(site: Workplace, found: Found<Application>): Promise<null | undefined> {
  if (!isAnswered(found)) return null
  const { call, state } = found.value
  if (state.invitation !== null || state.enrolled !== null) return null
  if ((await standingInvitations(site, state.party)).length > 0) return null
  if ((await takesTwoOfficers(site, state)) || (await embargoOn(site, call)) !== null) return null
  if (await wantsNone(site, found.value)) return null
  const { changes } = await applicantInvited(site, found, { by: state.by })
  await site.log.drawer.apply(changes, site.now())
  site.worker.wake()
  return undefined
}
