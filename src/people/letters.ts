import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { lang } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { mailboxIn } from './addresses.ts'
import { type Found, type Keeper, keptAs, type Named, untilSettled } from './collection.ts'
import { askersOf } from './daily-letters.ts'
import { courtesyTaken, recipientAt, recipientId } from './recipients.ts'
import { inOrder, plainToken } from './tokens.ts'

/**
 * The queue of letters, in the drawer. `work/mail-queue` sends them, or an officer hands them over where no relay is
 * configured. A `letter` lies here while something is to be done about it, with `letter-words`, which hold links that
 * let people in; a `letter-past` afterwards.
 */
export const LETTER_KINDS = {
  /** A courtesy, which also reaches whoever never applied. */
  'application-received': { isNeeded: false },
  'application-question': { isNeeded: true },
  'application-refused': { isNeeded: true },
  'application-aside': { isNeeded: true },
  /** It was set aside by mistake, and its applicant was told so. */
  'application-waits-again': { isNeeded: true },
  invitation: { isNeeded: true },
  'register-claimed': { isNeeded: true },
  'address-code': { isNeeded: true },
  /** The line that proved a domain is missing: silence would cost its party the proof. */
  'proof-missing': { isNeeded: true },
  /** A proof by e-mail is to be given again. */
  'proof-again': { isNeeded: true },
  /** What the depositary does about a party that has a key or a signature, or an invitation beside them. */
  'party-told': { isNeeded: true },
  /** What changes for a signatory, to which it may have to say something until a day; or what another says of it. */
  notice: { isNeeded: true },
  /** What other signatories say and become, to those who wish to hear of it. */
  'notice-of-others': { isNeeded: false },
  /** Whether an address that a signatory named is to be its contact: its reader never asked for anything. */
  'contact-asked': { isNeeded: false },
  /** A signatory named another contact, or wishes that one gets no more letters. */
  'contact-changed': { isNeeded: true },
  /** To persons, of whom a queue of letters must not tell: once sent, nothing remains. */
  'person-confirm': { isNeeded: true, leavesNothing: true },
  'person-known': { isNeeded: true, leavesNothing: true },
  'person-signed': { isNeeded: true, leavesNothing: true },
} as const satisfies Record<string, { readonly isNeeded: boolean; readonly leavesNothing?: true }>
export type LetterKind = keyof typeof LETTER_KINDS
export const leavesNothing = (kind: LetterKind) => 'leavesNothing' in LETTER_KINDS[kind]
const KINDS = Object.keys(LETTER_KINDS) as [LetterKind, ...LetterKind[]]

/** A letter is remembered for so long, sent or not. */
export const LETTER_SECONDS = 90 * 86_400
/** A letter that leaves nothing goes after so long, sent or not. */
export const PERSON_LETTER_SECONDS = 7 * 86_400

const shared = {
  to: z
    .string()
    .max(254)
    .refine(to => mailboxIn(to) === to),
  lang,
  kind: z.enum(KINDS),
  /** As `invitation/<application>`: a newer letter about the same replaces it. */
  about: z.string().max(200).nullable(),
  queued: z.int(),
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
  /** After this it is of no use, as when its link has expired. */
  until: z.int().nullable(),
})
export type Letter = z.infer<typeof schema>
const gone = () => new Refusal('not_found', 'This letter is done with, or was never here.')
const keys = ({ about }: { readonly about: string | null }) => (about === null ? {} : { about })
/** Due when it may be tried. */
export const letters = keptAs('letter', schema, { absent: gone, keys })

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
export const pastLetters = keptAs('letter-past', pastSchema, { absent: gone, keys })
interface NewLetter
  extends Pick<Letter, 'to' | 'lang' | 'kind'>,
    Omit<LetterWords, 'stop'>,
    Partial<Pick<Letter, 'about' | 'until'> & Pick<LetterWords, 'stop'>> {
  /** Those of whoever asked for it, the widest last; none for an officer, or this server by itself. */
  readonly networks?: readonly string[]
}

/** Ids sort in the order of writing: by the second, and within it as this process wrote them. */
let written = 0
function newId(now: number) {
  written = (written + 1) % 36 ** 3
  return `${inOrder(now)}-${written.toString(36).padStart(3, '0')}${plainToken().slice(0, 7)}`
}

/** A letter in the queue: `waiting`, or why it does not go out. */
export interface Queued {
  readonly id: string
  readonly state: Letter['state'] | 'unwanted' | 'enough'
}

/**
 * A letter to be, and the changes that lay it into the queue. It replaces an unsent one about the same, as of an
 * invitation whose link has ended. Refuses `request_malformed` for anything but an address of one mailbox.
 */
export async function letterFor(
  keeper: Keeper,
  {
    to: typed,
    lang,
    kind,
    about = null,
    until = null,
    subject,
    text,
    html,
    stop = null,
    networks = [],
  }: NewLetter,
  now: number,
): Promise<Queued & { readonly changes: readonly Change[] }> {
  const to = mailboxIn(typed)
  if (to === undefined) throw new Refusal('request_malformed', 'A letter goes to one e-mail address.')
  const { drawer } = keeper
  const id = newId(now)
  // When of no use, it would only tell to whom it was.
  const expires = leavesNothing(kind) ? (until ?? now + PERSON_LETTER_SECONDS) : now + LETTER_SECONDS
  const recipient = recipientId(keeper, to)
  const { wants, returned } = await recipientAt(drawer, recipient, now)
  const letter = { to, lang, kind, about, queued: now, said: null }
  const before = about === null ? [] : await withdrawn(drawer, about, now)
  const { isNeeded } = LETTER_KINDS[kind]
  const isUnwanted = wants === 'none' || (wants === 'needed' && !isNeeded)
  const courtesy =
    isUnwanted || isNeeded
      ? undefined
      : await courtesyTaken(drawer, recipient, askersOf(keeper, networks, to), now)
  if (isUnwanted || (!isNeeded && courtesy === undefined)) {
    const state = isUnwanted ? 'unwanted' : 'enough'
    const past = pastLetters.laid(id, { ...letter, state, at: now }, expires)
    return { id, state, changes: leavesNothing(kind) ? before : [...before, past] }
  }
  const state = returned === null ? 'waiting' : 'bounced'
  const changes = [
    ...before,
    ...(courtesy === undefined ? [] : [courtesy]),
    letterWords.laid(id, { subject, text, html, stop }, expires),
    letters.laid(id, { ...letter, state, until }, expires, { due: state === 'waiting' ? now : null }),
  ]
  return { id, state, changes }
}

export function queueLetter(keeper: Keeper, letter: NewLetter, now: number): Promise<Queued> {
  return untilSettled(async () => {
    const { id, state, changes } = await letterFor(keeper, letter, now)
    await keeper.drawer.apply(changes, now)
    return { id, state }
  })
}

export type Lying = Found<Letter>

export type Gone = Found<PastLetter>

/** How many wait, and since when the oldest does (Unix seconds). */
interface Depth {
  readonly waiting: number
  readonly since: number | null
}

export function depthOf(open: readonly Lying[]): Depth {
  const waiting = open.filter(({ value }) => value.state === 'waiting')
  return { waiting: waiting.length, since: waiting[0]?.value.queued ?? null }
}

/**
 * Done with: its words go, and what remains says when and how. One that is to leave nothing is not even written
 * elsewhere for a moment, since its recipient may have been erased while it was on its way.
 */
export function letterDone(
  { id, value: { to, lang, kind, about, queued } }: Named<Letter>,
  { state, at, said }: Pick<PastLetter, 'state' | 'at' | 'said'>,
): Change[] {
  const done = { to, lang, kind, about, queued, state, at, said }
  const past = leavesNothing(kind) ? [] : [pastLetters.laid(id, done, queued + LETTER_SECONDS)]
  return [...past, ...dropped(id)]
}

const dropped = (id: string): Change[] => [letters.gone(id), letterWords.gone(id)]

/** An officer delivered it in another way. Refuses `not_found` where it is done with. */
export async function handOver(drawer: Drawer, id: string, by: string, now: number): Promise<void> {
  const value = await letters.find(drawer, id, now)
  await drawer.apply(letterDone({ id, value }, { state: 'handed', at: now, said: by }), now)
}

/** Tries it at once, as often as a new one. Refuses `not_found`. */
export function tryAgain(drawer: Drawer, id: string, now: number): Promise<Letter> {
  const anew = (letter: Letter): Letter => ({
    ...letter,
    state: 'waiting',
    queued: letter.state === 'failed' ? now : letter.queued,
  })
  return letters.alter(drawer, id, now, anew, { due: now, tries: 0 })
}

/** An officer says that a sent letter came back. Refuses `not_found`. */
export function noteReturned(drawer: Drawer, id: string, by: string, now: number): Promise<PastLetter> {
  return pastLetters.alter(drawer, id, now, letter => ({
    ...letter,
    state: 'returned',
    at: now,
    said: by,
  }))
}

/** The newest letter about this. */
export async function writtenAbout(drawer: Drawer, about: string, now: number): Promise<string | undefined> {
  const [open, past] = await Promise.all([
    letters.by(drawer, 'about', about, now),
    pastLetters.by(drawer, 'about', about, now),
  ])
  return [...open, ...past]
    .map(({ id }) => id)
    .sort()
    .at(-1)
}

/** Removes what was not sent yet, as an invitation whose link an officer has ended. */
export async function withdrawn(drawer: Drawer, about: string, now: number) {
  return (await letters.by(drawer, 'about', about, now)).flatMap(({ id }) => dropped(id))
}
