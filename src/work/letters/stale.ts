import { parseEntry } from '../../core/entry.ts'
import { parseStatement } from '../../core/statement.ts'
import { entryAt } from '../../log/tree.ts'
import { type Application, applications, type Stage, stageOf } from '../../people/applications.ts'
import { type Found, unlessLate } from '../../people/collection.ts'
import { dutiesIn } from '../../people/duty-notices.ts'
import { invitationOf, openInvitation } from '../../people/invitations.ts'
import { inviteeAt } from '../../people/invitees.ts'
import { isJointSigned, jointIn } from '../../people/joint-commitments.ts'
import {
  type Letter,
  type LetterKind,
  letterCancelled,
  letters,
  type Stale,
  WAITING_SECONDS,
} from '../../people/letters.ts'
import { openLink } from '../../people/links.ts'
import { personRequests } from '../../people/persons.ts'
import { rechecks } from '../../people/rechecks.ts'
import { ref } from '../../register/rows.ts'
import { rowIn } from '../../store/each-row.ts'
import { isAskOver } from '../commitments/joint-told.ts'
import { isOver } from '../commitments/telling.ts'
import { isAllowed, standingInvitations } from '../invitations.ts'
import { embargoOn } from '../launch/embargo.ts'
import type { Workplace } from '../workplace.ts'
import { hasLeft, useOf } from './notice-use.ts'

/**
 * Letters that have waited, for a relay that was away or for an officer, until what they say is no longer so. None of
 * them goes out: whoever reads it would take it for news. The outbox says which were not sent, and why.
 */

type Place = Pick<Workplace, 'log' | 'now'>
type Check = (place: Place, letter: Letter) => boolean | Promise<boolean>

const last = (about: string | null) => about?.slice(about.lastIndexOf('/') + 1) ?? ''

/** It has moved on since. */
const unlessAt =
  (...stages: readonly Stage[]): Check =>
  async ({ log, now }, { about }) => {
    const application: Application | undefined = await applications.get(log.drawer, last(about), now())
    return application === undefined || !stages.includes(stageOf(application))
  }

/** It has moved on, or its call takes nobody any more. */
const decidedOrClosed: Check = async (place, letter) => {
  if (await unlessAt('waiting', 'asked')(place, letter)) return true
  const application = await applications.get(place.log.drawer, last(letter.about), place.now())
  return (await rowIn(place.log.store, 'calls', application?.call ?? ''))?.closed !== null
}

/** What was to be shown again was shown, found out, or is asked no more. */
const recheckOver: Check = async ({ log, now }, { about }) => {
  const open = await rechecks.get(log.drawer, about?.slice('recheck/'.length) ?? '', now())
  return open === undefined || open.found !== null
}

const linkGone: Check = async ({ log, now }, { link }) =>
  link !== null && (await openLink(log.drawer, link, now())) === undefined

/** It was used or ended, its officer’s office was, or somebody of the party made a key in another way. */
const invitationOver: Check = async (place, { link }) => {
  const found = link === null ? undefined : await openLink(place.log.drawer, link, place.now())
  if (found === undefined) return true
  const party = found.value.subject
  const standing = (await standingInvitations(place, party)).find(one => one.link === link)
  if (standing === undefined) return true
  return !standing.besideKeys && (await rowIn(place.log.store, 'partyKeys', party)) !== undefined
}

/**
 * Its letter promises that nobody learns of a signature before an hour which holds no more: whoever signs after it is
 * public at once.
 */
async function isUnsealed(place: Place, { kind, link }: Letter): Promise<boolean> {
  if (kind !== 'invitation' || link === null) return false
  const { log, now } = place
  const invitation = await openInvitation(log.drawer, link, now())
  const invitee = invitation && (await inviteeAt(log.drawer, invitation, now()))?.value
  if (invitee?.link !== link || invitee.opens === null) return false
  return invitee.opens !== (await embargoOn(place, invitee.call))
}

/** Its party ended, or what it tells is of no use to that signatory any more. */
const noticeOver: Check = async (place, { tells, kind }) => {
  if (tells?.call == null) return false
  const { store } = place.log
  const { call, entry, party } = tells
  const statement = parseStatement(parseEntry(await entryAt(store, entry)).envelope.payload)
  const [signature, row] = await store.rows([ref('signatures', call, party), ref('parties', party)])
  if (signature === undefined || row === undefined || hasLeft(row, entry)) return true
  const use = await useOf(place, statement, entry)
  return !use.to(signature, kind === 'notice') || !(await use.touches(party))
}

/** Its signatory has reported meanwhile, or a day has moved. */
const dutiesOver: Check = async (place, { about, queued }) => {
  const of = dutiesIn(about)
  return of === null || isOver(place, of, queued)
}

const never: Check = () => false

const OVER: Readonly<Record<LetterKind, Check>> = {
  'application-received': unlessAt('waiting', 'asked'),
  'application-question': unlessAt('asked'),
  'application-refused': unlessAt('refused'),
  'application-aside': unlessAt('aside'),
  'application-waits-again': unlessAt('waiting', 'asked'),
  invitation: invitationOver,
  'invitation-reminder': async (place, letter) => letter.link !== null && invitationOver(place, letter),
  'register-claimed': never,
  'address-code': linkGone,
  'proof-missing': recheckOver,
  'proof-again': recheckOver,
  'party-told': never,
  notice: noticeOver,
  'notice-of-others': noticeOver,
  'duty-reminder': dutiesOver,
  'duty-step': dutiesOver,
  'contact-asked': never,
  'contact-changed': never,
  'colleague-invited': linkGone,
  'colleague-waits': never,
  'joint-waits': async ({ log, now }, { about }) => !(await isJointSigned(log.drawer, jointIn(about), now())),
  'joint-asked': (place, { about }) => isAskOver(place, jointIn(about)),
  // Of one application, and not of many: `ready/<officer>/<application>`.
  'officer-told': (place, letter) => letter.about?.split('/').length === 3 && decidedOrClosed(place, letter),
  'person-confirm': async ({ log, now }, { about }) =>
    (await personRequests.get(log.drawer, last(about), now())) === undefined,
  'person-known': never,
  'person-signed': never,
}

/** Why this letter is not to go out any more; null while it is. */
export async function staleness(place: Place, letter: Letter): Promise<Stale | null> {
  const now = place.now()
  if (letter.until !== null && letter.until <= now) return 'late'
  if (now - letter.queued >= WAITING_SECONDS) return 'old'
  if (await OVER[letter.kind](place, letter)) return 'over'
  return (await isUnsealed(place, letter)) ? 'unsealed' : null
}

/**
 * Whether what it brings works only once two officers have signed. Before that its reader could do nothing with it, and
 * would take the page that says so for a refusal.
 */
export async function isHeldBack({ log, now }: Place, { link }: Letter): Promise<boolean> {
  const invitation = link === null ? undefined : await invitationOf(log.drawer, link, now())
  if (link === null || invitation?.besideKeys !== true) return false
  const counted = await rowIn(log.store, 'partyKeys', invitation.party)
  return counted !== undefined && !isAllowed(counted, link, now())
}

/** Cancels it where it is stale, and says so. */
export async function cancelledIfStale(place: Place, found: Found<Letter>): Promise<boolean> {
  const why = await staleness(place, found.value)
  if (why === null) return false
  const { log, now } = place
  // Where somebody hands it over at this moment, it was handed over.
  await unlessLate(log.drawer.apply(letterCancelled(found, why, now(), letters.taken(found)), now()))
  return true
}

/** Of all that wait, so that nobody hands over a stale one. */
export async function cancelStale(place: Place, isStopped: () => boolean): Promise<void> {
  for await (const found of letters.each(place.log.drawer, place.now())) {
    if (isStopped()) return
    if (found.value.state === 'waiting' && found.held === null) await cancelledIfStale(place, found)
  }
}
