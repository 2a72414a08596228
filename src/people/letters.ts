import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { lang } from '../register/kinds.ts'
import type { Drawer } from '../store/drawer.ts'
import { mailboxIn } from './addresses.ts'
import { type Keeper, keptAs, type Named } from './kept.ts'
import { recipientAt, recipientId, takeCourtesy } from './recipients.ts'
import { inOrder, plainToken } from './tokens.ts'

/**
 * The queue of letters, in the drawer: what is written here is sent by `post.ts`, or handed over by an officer where no
 * relay is configured. A letter lies in three places, so that its words can go before the rest: `letter` while something
 * is to be done about it, `letter-words` as long as it has to be sent, `letter-past` once it is done with. Words hold
 * links that let people in.
 */
export const LETTER_KINDS = {
  /** An application has come in: a courtesy, which also reaches whoever never applied. */
  'application-received': { isNeeded: false },
  'application-question': { isNeeded: true },
  'application-refused': { isNeeded: true },
  'application-aside': { isNeeded: true },
  /** It was set aside by mistake, and its applicant was told so. */
  'application-waits-again': { isNeeded: true },
  invitation: { isNeeded: true },
  'register-claimed': { isNeeded: true },
  'address-code': { isNeeded: true },
  /** A line by which a domain was shown is missing: silence would cost its party the proof. */
  'proof-missing': { isNeeded: true },
  /** A proof by e-mail is to be given again. */
  'proof-again': { isNeeded: true },
  /** To persons, of whom nothing is to be found in a queue of letters: once it is sent, nothing remains of one. */
  'person-confirm': { isNeeded: true, leavesNothing: true },
  'person-known': { isNeeded: true, leavesNothing: true },
  'person-signed': { isNeeded: true, leavesNothing: true },
} as const satisfies Record<string, { readonly isNeeded: boolean; readonly leavesNothing?: true }>
export type LetterKind = keyof typeof LETTER_KINDS
export const leavesNothing = (kind: LetterKind): boolean => 'leavesNothing' in LETTER_KINDS[kind]
const KINDS = Object.keys(LETTER_KINDS) as [LetterKind, ...LetterKind[]]

/** Seconds for which a letter is remembered, sent or not. */
export const LETTER_SECONDS = 90 * 86_400
/** Seconds in which a letter that leaves nothing has to be on its way: then it goes too. */
export const PERSON_LETTER_SECONDS = 7 * 86_400

const shared = {
  to: z
    .string()
    .max(254)
    .refine(to => mailboxIn(to) === to),
  lang,
  kind: z.enum(KINDS),
  /** What it is about, as `invitation/<application>`: a newer one of the same takes its place. */
  about: z.string().max(200).nullable(),
  queued: z.int(),
  /** What the relay or an officer said last. */
  said: z.string().max(1000).nullable(),
}
const schema = z.strictObject({
  ...shared,
  /**
   * `waiting`  is to be sent, or handed over
   * `bounced`  was refused for good, or its mailbox is held not to exist
   * `failed`   was tried for days, or came too late to be of use
   */
  state: z.enum(['waiting', 'bounced', 'failed']),
  tries: z.int(),
  /** From when on it may be tried; while it is being tried, when somebody else may. */
  next: z.int(),
  /** After this it is of no use to anybody, as when its link has expired. */
  until: z.int().nullable(),
})
export type Letter = z.infer<typeof schema>
const gone = () => new Refusal('not_found', 'This letter is done with, or was never here.')
export const letters = keptAs('letter', schema, { absent: gone })

/** One line, so that a subject cannot become another header. */
const line = z
  .string()
  .min(1)
  .max(250)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u)
const wordsSchema = z.strictObject({
  subject: line,
  text: z.string().min(1).max(100_000),
  html: z.string().min(1).max(400_000),
  /** Where a one-click POST stops letters of this kind (RFC 8058). */
  stop: z
    .string()
    .max(500)
    .regex(/^https?:\/\/[!-;=?-~]+$/)
    .nullable(),
})
type LetterWords = z.infer<typeof wordsSchema>
export const letterWords = keptAs('letter-words', wordsSchema)

const pastSchema = z.strictObject({
  ...shared,
  /**
   * `sent`      a relay has acknowledged it
   * `handed`    an officer handed it over
   * `unwanted`  the recipient wants no such letters
   * `enough`    the address had its share of such letters that day
   * `returned`  it was sent, and an officer says that it came back
   */
  state: z.enum(['sent', 'handed', 'unwanted', 'enough', 'returned']),
  at: z.int(),
})
export type PastLetter = z.infer<typeof pastSchema>
export const pastLetters = keptAs('letter-past', pastSchema, { absent: gone })
/** Which letter is the newest about something, so that a thousand invitations need no look through a thousand letters. */
const newest = keptAs('letter-newest', z.strictObject({ id: z.string().max(40) }))

interface NewLetter
  extends Pick<Letter, 'to' | 'lang' | 'kind'>,
    Omit<LetterWords, 'stop'>,
    Partial<Pick<Letter, 'about' | 'until'> & Pick<LetterWords, 'stop'>> {}

/** Ids sort in the order in which letters were written: by the second, and within it as this process wrote them. */
let written = 0
function newId(now: number): string {
  written = (written + 1) % 36 ** 3
  return `${inOrder(now)}-${written.toString(36).padStart(3, '0')}${plainToken().slice(0, 7)}`
}

/**
 * Lays a letter into the queue: `waiting`, or why it does not go out.
 * Refuses `request_malformed` for what is no address of one mailbox.
 */
export async function queueLetter(
  keeper: Keeper,
  { to: typed, lang, kind, about = null, until = null, subject, text, html, stop = null }: NewLetter,
  now: number,
): Promise<{ id: string; state: Letter['state'] | 'unwanted' | 'enough' }> {
  const to = mailboxIn(typed)
  if (to === undefined) throw new Refusal('request_malformed', 'A letter goes to one e-mail address.')
  const { drawer } = keeper
  const id = newId(now)
  // Of no use any more, it would only tell of whom it was to.
  const expires = leavesNothing(kind) ? (until ?? now + PERSON_LETTER_SECONDS) : now + LETTER_SECONDS
  const recipient = recipientId(keeper, to)
  const { wants, returned } = await recipientAt(drawer, recipient, now)
  const letter = { to, lang, kind, about, queued: now, said: null }
  if (about !== null) {
    // What is no longer true and was not sent yet goes, as an invitation whose link has ended.
    await withdrawLetter(drawer, about, now)
    await newest.put(drawer, about, { id }, expires)
  }
  const { isNeeded } = LETTER_KINDS[kind]
  const kept =
    wants === 'none' || (wants === 'needed' && !isNeeded)
      ? 'unwanted'
      : isNeeded || (await takeCourtesy(drawer, recipient, now))
        ? undefined
        : 'enough'
  if (kept !== undefined) {
    if (!leavesNothing(kind)) await pastLetters.put(drawer, id, { ...letter, state: kept, at: now }, expires)
    return { id, state: kept }
  }
  const state = returned === null ? 'waiting' : 'bounced'
  // The words first: a letter without them could never be sent.
  await letterWords.put(drawer, id, { subject, text, html, stop }, expires)
  await letters.put(drawer, id, { ...letter, state, tries: 0, next: now, until }, expires)
  return { id, state }
}

export type Lying = Named<Letter>

export type Gone = Named<PastLetter>

/** How many wait, and since when the oldest does, in Unix seconds. */
export interface Depth {
  readonly waiting: number
  readonly since: number | null
}

export function depthOf(open: readonly Lying[]): Depth {
  const waiting = open.filter(({ value }) => value.state === 'waiting')
  return { waiting: waiting.length, since: waiting[0]?.value.queued ?? null }
}

/**
 * Done with: its words go, and what remains says when and how, if anything is to remain. In this order nothing is sent
 * again after a crash. What is to leave nothing is not written anywhere else for a moment either: whom it was to may
 * have been erased while it was on its way.
 */
export async function finishLetter(
  drawer: Drawer,
  id: string,
  { to, lang, kind, about, queued }: Letter,
  { state, at, said }: Pick<PastLetter, 'state' | 'at' | 'said'>,
): Promise<void> {
  const done = { to, lang, kind, about, queued, state, at, said }
  if (!leavesNothing(kind)) await pastLetters.put(drawer, id, done, queued + LETTER_SECONDS)
  await dropLetter(drawer, id)
}

async function dropLetter(drawer: Drawer, id: string): Promise<void> {
  await letters.remove(drawer, id)
  await letterWords.remove(drawer, id)
}

/** An officer gave it to whom it is for in another way. Refuses `not_found` where it is done with already. */
export async function handOver(drawer: Drawer, id: string, by: string, now: number): Promise<void> {
  const letter = await letters.find(drawer, id, now)
  await finishLetter(drawer, id, letter, { state: 'handed', at: now, said: by })
}

/** Lets it be tried anew at once, as often as a new one. Refuses `not_found`. */
export async function tryAgain(drawer: Drawer, id: string, now: number): Promise<void> {
  await letters.alter(drawer, id, now, letter => ({
    ...letter,
    state: 'waiting',
    tries: 0,
    next: now,
    queued: letter.state === 'failed' ? now : letter.queued,
  }))
}

/** An officer says that a letter which was sent came back. Refuses `not_found`. */
export function noteReturned(drawer: Drawer, id: string, by: string, now: number): Promise<PastLetter> {
  return pastLetters.alter(drawer, id, now, letter => ({
    ...letter,
    state: 'returned',
    at: now,
    said: by,
  }))
}

/** The letter about this that truly lies somewhere: its name is noted before it does. */
export async function writtenAbout(drawer: Drawer, about: string, now: number): Promise<string | undefined> {
  const { id } = (await newest.get(drawer, about, now)) ?? {}
  if (id === undefined) return undefined
  const found = (await pastLetters.get(drawer, id, now)) ?? (await letters.get(drawer, id, now))
  return found === undefined ? undefined : id
}

/** Takes back what was not sent yet, as an invitation whose link an officer has ended. */
export async function withdrawLetter(drawer: Drawer, about: string, now: number): Promise<void> {
  const known = await newest.get(drawer, about, now)
  if (known !== undefined) await dropLetter(drawer, known.id)
}

/** Takes away every letter about this, sent or not, as when whom it was written to is erased. */
export async function forgetLetters(drawer: Drawer, about: string, now: number): Promise<void> {
  await newest.remove(drawer, about)
  for await (const { id, value } of letters.each(drawer, now))
    if (value.about === about) await dropLetter(drawer, id)
  for await (const { id, value } of pastLetters.each(drawer, now))
    if (value.about === about) await pastLetters.remove(drawer, id)
}
