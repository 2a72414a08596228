import { mailboxIn } from '../../people/addresses.ts'
import { APPLICATION_SECONDS, type Application, applications } from '../../people/applications.ts'
import { type Found, type Named, untilSettled } from '../../people/collection.ts'
import { endOfAnswers, type LetterWish, NO_WISH } from '../../people/invitation-words.ts'
import { INVITATION_SECONDS } from '../../people/invitations.ts'
import { inviteeLaid } from '../../people/invitees.ts'
import { type LetterKind, WAITING_SECONDS } from '../../people/letters.ts'
import { linkFor } from '../../people/links.ts'
import { isEntering, type Leaf } from '../../register/types/invitations.ts'
import type { Change } from '../../store/drawer.ts'
import { inviteeOf } from '../invitations.ts'
import { embargoOn, launchAhead } from '../launch/embargo.ts'
import type { Workplace } from '../workplace.ts'
import type { Applicant, Invitation, Joining, LetterBefore, Written } from './letter-writer.ts'
import { letterToSend, type Sending, type ToSend } from './send.ts'

/** The letters of an application, with their links. */
type Writing = Sending & Pick<Workplace, 'letters' | 'mail'>

/**
 * When an invitation ends that is made now: its time runs from its letter's going out, which may take an officer. A
 * deadline asks for an answer and ends nothing; a later one keeps the link good until then.
 */
export function invitationEnd(
  { mail, now }: Pick<Workplace, 'mail' | 'now'>,
  { answerBy }: Pick<LetterWish, 'answerBy'> = NO_WISH,
): number {
  const soonest = now() + INVITATION_SECONDS + (mail === null ? WAITING_SECONDS : 0)
  return answerBy === null ? soonest : Math.max(soonest, endOfAnswers(answerBy))
}

/** One more way to the applicant's own page: the first was shown once, and is kept nowhere. */
export const ownPageLink = (id: string, now: number): ReturnType<typeof linkFor> =>
  linkFor({ purpose: 'application', subject: id, expires: now + APPLICATION_SECONDS }, now)

const BEFORE = {
  received: 'application-received',
  question: 'application-question',
  refused: 'application-refused',
  aside: 'application-aside',
  waits: 'application-waits-again',
} as const satisfies Record<LetterBefore, LetterKind>

/** The letter and the link to the applicant's own page. `quote` is what an officer wrote. */
export async function letterBefore(
  place: Writing,
  name: LetterBefore,
  { id, value: application }: Named<Applicant>,
  {
    quote = '',
    about = `application/${id}`,
    networks = [],
  }: { readonly quote?: string; readonly about?: string; readonly networks?: readonly string[] },
): Promise<readonly Change[]> {
  const { token, laid } = ownPageLink(id, place.now())
  const envelope = {
    to: application.person.email,
    kind: BEFORE[name],
    about,
    networks,
  }
  const write = (wishes: string) => place.letters.before({ name, application, token, quote, wishes })
  return (await letterToSend(place, envelope, write, laid)).changes
}

/** Makes changes of an application, together with whatever hangs on it, as a letter about it. */
export function changeApplication(
  { log: { drawer }, now, worker }: Sending,
  id: string,
  act: (found: Found<Application>) => Promise<readonly Change[]>,
) {
  return untilSettled(async () => {
    const changes = await act(await applications.present(drawer, id, now()))
    await drawer.apply(changes, now())
    if (changes.some(({ after }) => typeof after?.due === 'number')) worker.wake()
  })
}

interface Inviting
  extends Pick<Invitation, 'application' | 'name'>,
    Partial<Pick<Invitation, 'isAgain' | 'hasApplied' | 'isBeside'>> {
  readonly id: string
  readonly party: string
  /** The officer who invites, what they add, and what the link is made of. */
  readonly by: string
  readonly of: string
  readonly wish: LetterWish
  /** By which it may join. */
  readonly leaf?: Leaf
  /** Whose application this answers. */
  readonly applied?: string | null
  readonly made: Pick<Invitation, 'token' | 'expires'> & { readonly link: string }
}

/**
 * To the representative of an admitted party, who makes a passkey, or of one that may join. The link has to be good when
 * it is queued. Beside the letter the desk keeps whom it went to.
 */
export async function invitationLetter(
  place: Writing,
  {
    id,
    party,
    by,
    of,
    wish,
    application,
    applied = null,
    name,
    made: { token, expires, link },
    isAgain = false,
    isBeside = false,
    leaf,
    hasApplied = leaf === undefined,
  }: Inviting,
): Promise<ToSend> {
  const isByHand = place.mail === null
  const envelope = {
    to: application.person.email,
    kind: 'invitation',
    about: `invitation/${id}`,
    // What an officer has yet to hand over must still be good for its whole time.
    until: isByHand ? place.now() + WAITING_SECONDS : expires,
    link,
  } as const
  const { call, lang, person } = application
  const { about } = envelope
  const to = mailboxIn(person.email) ?? person.email
  const kept = {
    call,
    party,
    name,
    person: person.name,
    to,
    lang,
    by,
    application: applied,
    link,
    of,
    about,
    wish,
    opens: leaf === undefined ? null : await embargoOn(place, leaf.call),
  }
  const words = { application, name, made: { token, expires }, isAgain, isBeside, hasApplied, leaf, wish }
  return letterToSend(
    place,
    envelope,
    wishes => invitationWords(place, words, wishes),
    await inviteeLaid(place.log, kept, place.now()),
  )
}

/** What the letter says, also before there is a link. */
export async function invitationWords(
  place: Writing,
  {
    application,
    name,
    made: { token, expires },
    isAgain = false,
    isBeside = false,
    leaf,
    hasApplied = leaf === undefined,
    wish,
  }: Pick<Inviting, 'application' | 'name' | 'isAgain' | 'isBeside' | 'hasApplied' | 'wish'> & {
    readonly leaf: Leaf | undefined
    readonly made: Pick<Invitation, 'token' | 'expires'>
  },
  wishes: string,
): Promise<Written> {
  const joins = leaf === undefined ? null : await joiningBy(place, leaf)
  const of = { application, name, token, expires, isAgain, isBeside, hasApplied, joins, wish, wishes }
  return place.letters.invitation({ ...of, isByHand: place.mail === null })
}

async function joiningBy(place: Writing, leaf: Leaf): Promise<Joining> {
  const { mandate } = await inviteeOf(place, leaf)
  const launch = await launchAhead(place, leaf.call)
  return { enters: isEntering(leaf), isChecked: mandate !== null, launch }
}

/**
 * Tells the convener who asked for the register that it is theirs. Due after the entry, since the letter names its
 * number.
 */
export async function tellClaimed(place: Writing, found: Found<Application>): Promise<null | undefined> {
  const { id, value: application } = found
  const { state, person } = application
  if (state.is !== 'claimed') return null
  const envelope = { to: person.email, kind: 'register-claimed', about: `claimed/${id}` } as const
  const { changes } = await letterToSend(place, envelope, wishes =>
    place.letters.claimed({ application, entry: state.entry, wishes }),
  )
  const told = applications.changed(found, application, { due: null, held: null, tries: 0 })
  await place.log.drawer.apply([told, ...changes], place.now())
  place.worker.wake()
  return undefined
}
