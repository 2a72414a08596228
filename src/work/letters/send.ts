import { mailboxIn } from '../../people/addresses.ts'
import { LETTER_KINDS, type LetterKind, leavesNothing, queueLetter } from '../../people/letters.ts'
import { WISHES_SECONDS, wishesToken } from '../../people/recipients.ts'
import type { Workplace } from '../workplace.ts'
import type { Written } from './words.ts'

interface Envelope {
  readonly to: string
  readonly kind: LetterKind
  /** A newer letter about the same takes the place of one that was not sent yet. */
  readonly about?: string
  /** Unix seconds after which it is of no use, as when its link has expired. */
  readonly until?: number
  /** The token of the link to the recipient's wishes, where it was noted that there will be one. */
  readonly wishes?: string
}

export interface Queued extends Written {
  readonly id: string
  /** `waiting`, or why it does not go out: the mailbox is held not to exist, its owner wants no such letters, or had enough. */
  readonly state: 'waiting' | 'bounced' | 'failed' | 'unwanted' | 'enough'
}

/** What a letter asks of a workplace. */
export type Sending = Pick<Workplace, 'log' | 'now' | 'publicUrl' | 'worker'>

/**
 * Makes the link to the recipient's wishes, lays the letter that names it into the queue and wakes whoever sends it. What
 * strangers have typed and nobody has checked does not belong into its words: else anybody could send theirs to any
 * address.
 */
export async function sendLetter(
  { log, now, publicUrl, worker }: Sending,
  { to, kind, about, until, wishes: noted }: Envelope,
  write: (wishes: string) => Promise<Written>,
): Promise<Queued> {
  // Nothing of whom a letter leaves nothing is to outlast what it is about.
  const wishesEnd = (leavesNothing(kind) ? until : undefined) ?? now() + WISHES_SECONDS
  const mailbox = mailboxIn(to) ?? to
  const { token } = await wishesToken(log, mailbox, wishesEnd, now(), noted)
  const wishes = `${publicUrl}/letters/${token}`
  const written = await write(wishes)
  const stop = LETTER_KINDS[kind].isNeeded ? null : `${wishes}/stop`
  const { id, state } = await queueLetter(
    log,
    { to, kind, ...written, stop, about: about ?? null, until: until ?? null },
    now(),
  )
  if (state === 'waiting') worker.wake()
  return { id, state, ...written }
}
