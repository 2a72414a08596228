import { mailboxIn } from '../../people/addresses.ts'
import { untilSettled } from '../../people/collection.ts'
import {
  type Queued as InQueue,
  LETTER_KINDS,
  type Letter,
  leavesNothing,
  letterFor,
} from '../../people/letters.ts'
import { WISHES_SECONDS, wishesLink } from '../../people/recipients.ts'
import type { Change } from '../../store/drawer.ts'
import type { Workplace } from '../workplace.ts'
import type { Written } from './letter-writer.ts'

interface Envelope extends Pick<Letter, 'to' | 'kind'> {
  /** A newer letter about the same replaces one that was not sent yet. */
  readonly about?: string
  /** Unix seconds after which it is of no use, as when its link has expired. */
  readonly until?: number
  /** The hash of the link that it brings, whose time begins when it goes out. */
  readonly link?: string
  readonly tells?: Letter['tells']
  /** Of whoever asked for it, where a stranger did (`people/daily-letters`). */
  readonly networks?: readonly string[]
}

export interface Queued extends Written, InQueue {}

/** What a letter asks of a workplace. */
export type Sending = Pick<Workplace, 'log' | 'now' | 'publicUrl' | 'worker'>

/** A letter to be, with the changes that lay it into the queue. */
export interface ToSend extends Queued {
  readonly changes: readonly Change[]
}

/**
 * Writes a letter, with the link to its recipient's wishes. Its changes go beside whatever it tells of, after `beside`.
 * What strangers have typed and nobody has checked does not belong into its words: else anybody could send their words
 * to any address.
 */
export async function letterToSend(
  { log, now, publicUrl }: Pick<Sending, 'log' | 'now' | 'publicUrl'>,
  { to, kind, about, until, link: brings, tells, networks = [] }: Envelope,
  write: (wishes: string) => Promise<Written>,
  ...beside: readonly Change[]
): Promise<ToSend> {
  // A letter that leaves nothing must leave no link that outlasts its subject.
  const ends = leavesNothing(kind) ? { expires: until, about } : {}
  const { expires = now() + WISHES_SECONDS, about: endsWith } = ends
  const link = wishesLink(log, mailboxIn(to) ?? to, { expires, ...(endsWith && { about: endsWith }) }, now())
  const wishes = `${publicUrl}/letters/${link.token}`
  const written = await write(wishes)
  const stop = LETTER_KINDS[kind].isNeeded ? null : `${wishes}/stop`
  const letter = {
    to,
    kind,
    ...written,
    stop,
    about: about ?? null,
    until: until ?? null,
    link: brings ?? null,
    tells: tells ?? null,
    networks,
  }
  const { id, state, changes } = await letterFor(log, letter, now())
  return { id, state, ...written, changes: [...beside, link.laid, ...changes] }
}

/** Lays a letter into the queue by itself, and wakes whoever sends it. */
export function sendLetter(
  place: Sending,
  envelope: Envelope,
  write: (wishes: string) => Promise<Written>,
): Promise<Queued> {
  return untilSettled(async () => {
    const { changes, ...queued } = await letterToSend(place, envelope, write)
    await place.log.drawer.apply(changes, place.now())
    if (queued.state === 'waiting') place.worker.wake()
    return queued
  })
}
