import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { applicationOfCode, codeOut, codeUntil } from './codes.ts'
import { type Found, type Keeper, type Named, untilSettled } from './collection.ts'
import { contactTold, contactUntold } from './contacts.ts'
import { endOfAnswers } from './invitation-words.ts'
import { INVITATION_SECONDS, invitationOf } from './invitations.ts'
import {
  type Gone,
  type Handed,
  LETTER_SECONDS,
  type Letter,
  type Lying,
  letterCancelled,
  letterDone,
  letters,
  newestAbout,
  notHanded,
  type PastLetter,
  pastLetters,
  wordsKept,
} from './letters.ts'
import { linkProlonged, openLink } from './links.ts'
import { type Carried, type Proof, proofUnsaid } from './proofs.ts'

/** The time of what a letter brings. */
interface Clock {
  /** When it ends, if it has not begun to run. */
  readonly ends: number | null
  /** Changes from which it runs. */
  readonly started: readonly Change[]
}

/**
 * What a letter brings is good for its time from when the letter goes out, and not from when it was written: without a
 * relay it waits for an officer, and nobody may lose a code because nobody came.
 */
async function clockOf(drawer: Drawer, { about, kind, link }: Letter, at: number): Promise<Clock> {
  if (about?.startsWith('contact/')) return contactTold(drawer, about, at)
  const found = link === null ? undefined : await openLink(drawer, link, at)
  if (link === null || found === undefined) return { ends: null, started: [] }
  const ends = found.value.expires
  if (kind === 'address-code') return { ends, started: await codeOut(drawer, link, at) }
  const { answerBy } = (await invitationOf(drawer, link, at)) ?? {}
  const asked = answerBy === undefined ? 0 : endOfAnswers(answerBy)
  return { ends, started: [linkProlonged(found, Math.min(ends, Math.max(at + INVITATION_SECONDS, asked)))] }
}

/** The time runs no more: its letter has not gone out after all. */
async function clockStopped(
  drawer: Drawer,
  { about, kind, link }: Letter,
  ends: number | null,
  now: number,
): Promise<readonly Change[]> {
  if (ends === null) return []
  if (about?.startsWith('contact/')) return contactUntold(drawer, about, ends, now)
  if (kind === 'address-code') return codeUntil(drawer, link!, ends, now)
  const found = await openLink(drawer, link!, now)
  return found === undefined ? [] : [linkProlonged(found, ends)]
}

/** A letter has gone out: its words go, and the time of what it brought begins. */
export function letterOut(
  drawer: Drawer,
  found: Named<Letter>,
  done: Pick<PastLetter, 'state' | 'at' | 'said'>,
  now: number,
): Promise<void> {
  return untilSettled(async () => {
    const { started } = await clockOf(drawer, found.value, done.at)
    await drawer.apply([...letterDone(found, done), ...started], now)
  })
}

/**
 * An officer delivered it. Its words stay for a day, and nobody reads them: a slip of the officer would else cost the
 * reader a letter that nobody has sent. Refuses `not_found` where it is done with.
 */
export async function handOver(
  drawer: Drawer,
  id: string,
  { by, how }: { readonly by: string; readonly how: Handed },
  now: number,
): Promise<void> {
  await untilSettled(async () => {
    const found = await letters.present(drawer, id, now)
    const { value } = found
    const { ends, started } = await clockOf(drawer, value, now)
    const words = await wordsKept(drawer, found, now)
    const before = { until: value.until, ends }
    const done = { state: 'handed', at: now, said: by, how, ...(words && { before }) } as const
    await drawer.apply([...letterDone(found, done, letters.taken(found), words), ...started], now)
  })
}

/** An officer said so by mistake: the letter waits again, as it was. Refuses `changed_meanwhile`. */
export function setBack(keeper: Keeper, found: Gone, noted: Change, now: number): Promise<void> {
  const { drawer } = keeper
  return untilSettled(async () => {
    const back = await notHanded(keeper, found, now)
    if (back === undefined)
      throw new Refusal('changed_meanwhile', 'This letter can be set back no more: look at it again.')
    const stopped = await clockStopped(drawer, back.letter, back.ends, now)
    await drawer.apply([...back.changes, ...stopped, noted], now)
  })
}

/** How a letter came to its reader. */
interface Arrival {
  /** The officer who carried it; null where the relay alone did. */
  readonly handed: Carried | null
  /** When the letter is forgotten of which they have not said yet how it went. */
  readonly until?: number
  /** The changes to make beside what was brought back: the letter is handed over no more. */
  readonly changes: readonly Change[]
}

/**
 * Whoever gives back what a letter about this brought shows that they read its mailbox only if nothing but mail can have
 * carried it. An officer who has read it may have told it to anybody, also where it was cancelled afterwards. If they have
 * not said yet how it went, their word counts later, and until then the proof shows nothing.
 */
export async function arrivalOf(drawer: Drawer, about: string, now: number): Promise<Arrival> {
  const found = await newestAbout(drawer, about, now)
  if (found === undefined) return { handed: null, changes: [] }
  const { id, value } = found
  if (value.state === 'handed') return { handed: { by: value.said!, how: value.how! }, changes: [] }
  if (value.opened === null) return { handed: null, changes: [] }
  const handed = { by: value.opened, how: 'unsaid', letter: id } as const
  // Taken as it was read: where the officer says so at this moment, their word is read the next time.
  const changes = isLying(found) ? letterCancelled(found, 'used', now, letters.taken(found)) : []
  return { handed, until: value.queued + LETTER_SECONDS, changes }
}

const isLying = (found: Lying | Gone): found is Lying => 'until' in found.value

/** The proof that waits for a word of how this letter went, whose code has come back. */
export async function proofWaiting(
  drawer: Drawer,
  { id, value: { about, kind } }: Gone,
  now: number,
): Promise<Found<Proof> | undefined> {
  if (kind !== 'address-code' || about === null) return undefined
  return proofUnsaid(drawer, applicationOfCode(about), id, now)
}

/**
 * What the code of a letter shows hangs on the word of the officer who opened it first, and who may have told it to
 * anybody: nobody else says how it went.
 */
export const mayTell = ({ kind, opened }: Pick<Letter, 'kind' | 'opened'>, by: string) =>
  kind !== 'address-code' || opened === by

/** Refuses `request_malformed` to any other. */
export function tellerOnly(letter: Pick<Letter, 'kind' | 'opened'>, by: string): void {
  if (!mayTell(letter, by))
    throw new Refusal(
      'request_malformed',
      'Another officer opened this letter: only they can say how it went.',
    )
}

/** The officer who had opened a letter says how they carried it, after what it brought had come back. */
export const handedBefore = (found: Gone, how: Handed, now: number): Change =>
  pastLetters.changed(found, {
    ...found.value,
    state: 'handed',
    at: now,
    said: found.value.opened,
    how,
    why: null,
  })
