import { mailboxIn } from '../../people/addresses.ts'
import { LETTER_KINDS, type LetterKind, leavesNothing, queueLetter } from '../../people/letters.ts'
import { WISHES_SECONDS, wishesToken } from '../../people/recipients.ts'
import type { RunningSite } from '../asked.ts'
import type { Lang } from '../languages.ts'
import { keeperName } from '../private.ts'
import { callName } from '../statement/facts.ts'
import { letterOf, type Matter, type Written } from './letter.ts'

export interface Envelope {
  readonly to: string
  readonly lang: Lang
  readonly kind: LetterKind
  /** The call's id; null for a letter of the depositary alone. */
  readonly call: string | null
  /** Why it came to this address: the last words of the letter. */
  readonly why: string
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

/** What a letter asks of a site: one that nobody is looking at writes letters too. */
export interface Writing {
  readonly site: Pick<RunningSite, 'log' | 'now' | 'publicUrl' | 'contact' | 'mail'>
  readonly lang: Lang
}

/**
 * Writes a letter in the recipient's language, lays it into the queue and wakes whoever sends it. What strangers have
 * typed and nobody has checked does not belong into `matter`: else anybody could send their words to any address.
 */
export async function sendLetter(asked: Writing, envelope: Envelope, matter: Matter): Promise<Queued> {
  const { site } = asked
  const { to, lang, kind, call, why, about, until } = envelope
  const theirs = { ...asked, lang }
  // Nothing of whom a letter leaves nothing is to outlast what it is about.
  const wishesEnd = (leavesNothing(kind) ? until : undefined) ?? site.now() + WISHES_SECONDS
  const mailbox = mailboxIn(to) ?? to
  const { token } = await wishesToken(site.log, mailbox, wishesEnd, site.now(), envelope.wishes)
  const wishes = `${site.publicUrl}/letters/${token}`
  const written = letterOf(matter, {
    lang,
    call: call === null ? null : await callName(theirs, call),
    keeper: await keeperName(theirs),
    contact: site.contact,
    why,
    wishes: `${wishes}?lang=${lang}`,
  })
  const stop = LETTER_KINDS[kind].isNeeded ? null : `${wishes}/stop`
  const { id, state } = await queueLetter(
    site.log,
    { to, lang, kind, ...written, stop, about: about ?? null, until: until ?? null },
    site.now(),
  )
  if (state === 'waiting') site.mail?.wake()
  return { id, state, ...written }
}

/** The name of a call in the recipient's language. */
