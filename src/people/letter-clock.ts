import type { Change, Drawer } from '../store/drawer.ts'
import { codeOut } from './codes.ts'
import { type Named, untilSettled } from './collection.ts'
import { contactTold } from './contacts.ts'
import { endOfAnswers } from './invitation-words.ts'
import { INVITATION_SECONDS, invitationOf } from './invitations.ts'
import { type Handed, type Letter, letterDone, letters, type PastLetter, writtenAbout } from './letters.ts'
import { linkProlonged, openLink } from './links.ts'

/**
 * What a letter brings is good for its time from when the letter goes out, and not from when it was written: without a
 * relay it waits for an officer, and nobody may lose a code because nobody came.
 */
async function clockStarted(
  drawer: Drawer,
  { about, kind, link }: Letter,
  at: number,
): Promise<readonly Change[]> {
  if (about?.startsWith('contact/')) return contactTold(drawer, about, at)
  if (link === null) return []
  if (kind === 'address-code') return codeOut(drawer, link, at)
  const found = await openLink(drawer, link, at)
  if (found === undefined) return []
  const { answerBy } = (await invitationOf(drawer, link, at)) ?? {}
  const asked = answerBy === undefined ? 0 : endOfAnswers(answerBy)
  return [linkProlonged(found, Math.min(found.value.expires, Math.max(at + INVITATION_SECONDS, asked)))]
}

/** A letter has gone out: its words go, and the time of what it brought begins. */
export function letterOut(
  drawer: Drawer,
  found: Named<Letter>,
  done: Pick<PastLetter, 'state' | 'at' | 'said'> & Partial<Pick<PastLetter, 'how'>>,
  now: number,
): Promise<void> {
  return untilSettled(async () => {
    const clock = await clockStarted(drawer, found.value, done.at)
    await drawer.apply([...letterDone(found, done), ...clock], now)
  })
}

/** An officer delivered it. Refuses `not_found` where it is done with. */
export async function handOver(
  drawer: Drawer,
  id: string,
  { by, how }: { readonly by: string; readonly how: Handed },
  now: number,
): Promise<void> {
  const value = await letters.find(drawer, id, now)
  await letterOut(drawer, { id, value }, { state: 'handed', at: now, said: by, how }, now)
}

/** How a letter came to its reader, where an officer carried it; null where the relay alone did. */
export interface Carried {
  readonly by: string
  readonly how: Handed
}

/**
 * Whoever gives back what a letter about this brought shows that they read its mailbox only if nothing but mail can have
 * carried it. An officer who has read it and has not said how it went may have told it to anybody.
 */
export async function carriedBy(drawer: Drawer, about: string, now: number): Promise<Carried | null> {
  const found = await writtenAbout(drawer, about, now)
  if (found === undefined) return null
  const { opened, state, said } = found.value
  const how = 'how' in found.value ? found.value.how : null
  if (state === 'handed') return { by: said!, how: how! }
  return opened === null ? null : { by: opened, how: 'other' }
}
