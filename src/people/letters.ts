import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { id, lang } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { mailboxIn } from './addresses.ts'
import { type Found, type Keeper, keptAs, type Named, untilSettled } from './collection.ts'
import { askersOf } from './daily-letters.ts'
import { courtesyTaken, recipientAt, recipientId, type Wants } from './recipients.ts'
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
  /** Of an invitation that nobody has answered: its reader may never have asked for anything. */
  'invitation-reminder': { isNeeded: false },
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
  'notice-of-others': { isNeeded: true },
  /** What is due of a signatory is to come: to its contacts, who have agreed to be written to. */
  'duty-reminder': { isNeeded: false, isAgreed: true },
  /** It was due, and what follows: silence would cost the signatory its standing. */
  'duty-step': { isNeeded: true },
  /** Whether an address that a signatory named is to be its contact: its reader never asked for anything. */
  'contact-asked': { isNeeded: false },
  /** A signatory named another contact, or wishes that one gets no more letters. */
  'contact-changed': { isNeeded: true },
  /** A link by which somebody is to act for an organisation: its reader never asked for anything. */
  'colleague-invited': { isNeeded: false },
  /** To its contacts: a passkey was made by such a link, and a signatory has to approve it. */
  'colleague-waits': { isNeeded: true },
  /** To its contacts: another has signed that it takes part in a commitment of theirs, and waits for their yes. */
  'joint-waits': { isNeeded: true },
  /** To contacts: another invites them to take part in a commitment of its own. It binds to nothing, so it is a courtesy. */
  'joint-asked': { isNeeded: false },
  /** To an officer who asked for it: an application is ready, some are, or letters go elsewhere now. */
  'officer-told': { isNeeded: true },
  /** To persons, of whom a queue of letters must not tell: once sent, nothing remains. */
  'person-confirm': { isNeeded: true, leavesNothing: true },
  'person-known': { isNeeded: true, leavesNothing: true },
  'person-signed': { isNeeded: true, leavesNothing: true },
} as const satisfies Record<
  string,
  { readonly isNeeded: boolean; readonly isAgreed?: true; readonly leavesNothing?: true }
>
export type LetterKind = keyof typeof LETTER_KINDS
/** No stranger can ask for it, so it takes nothing of what a mailbox gets in a day. */
const isUncounted = (kind: LetterKind) => LETTER_KINDS[kind].isNeeded || 'isAgreed' in LETTER_KINDS[kind]
export const leavesNothing = (kind: LetterKind) => 'leavesNothing' in LETTER_KINDS[kind]
const KINDS = Object.keys(LETTER_KINDS) as [LetterKind, ...LetterKind[]]

/** For so long an officer can say that they have not handed a letter over after all; until then its words are kept. */
const SET_BACK_SECONDS = 86_400
/** A letter is remembered for so long, sent or not. */
export const LETTER_SECONDS = 90 * 86_400
/** A letter that leaves nothing goes after so long, sent or not. */
export const PERSON_LETTER_SECONDS = 7 * 86_400
/** One that waits for longer goes out no more: what it tells is old, and its reader would take it for news. */
export const WAITING_SECONDS = 30 * 86_400

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
  /** The hash of the link that it brings, whose time begins when it goes out (`people/letter-clock`). */
  link: z.string().max(64).nullable(),
  /** The officer who has read its words, which the relay alone has read otherwise. */
  opened: z.string().max(64).nullable(),
  /** Of which entry it tells, and whose people; null where it tells of none. */
  tells: z.strictObject({ entry: z.int(), party: id, call: id.nullable() }).nullable(),
}
const schema = z.strictObject({
  ...shared,
  /**
   * `waiting`  is to be sent, or handed over
   * `bounced`  was refused for good, or its mailbox is held not to exist
   * `failed`   was tried for days
   */
  state: z.enum(['waiting', 'bounced', 'failed']),
  /** After this it is of no use, as when its link has expired. */
  until: z.int().nullable(),
  /** Since an officer set it back, who had said that they had handed it over. */
  back: z.int().exactOptional(),
})
export type Letter = z.infer<typeof schema>
const gone = () => new Refusal('not_found', 'This letter is done with, or was never here.')
/** All that told of one entry are found together: the desk counts them. */
export const tellingOf = (entry: number) => `entry/${entry}`
const keys = ({ about, tells }: Pick<Letter, 'about' | 'tells'>) => ({
  ...(about !== null && { about }),
  ...(tells !== null && { holder: tellingOf(tells.entry) }),
})
/** Due when it may be tried. */
export const letters = keptAs('letter', schema, { absent: gone, keys })

/**
 * One line, so that a subject cannot become another header. Joiners belong to some scripts, and isolates stand around names
 * that are written from the right.
 */
const line = z
  .string()
  .min(1)
  .max(250)
  .regex(/^[[^\p{C}\p{Zl}\p{Zp}]\u200c\u200d\u200e\u2066-\u2069]+$/v)
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

/**
 * `mail`   by e-mail to its very address, from a mailbox of the officer's
 * `other`  in any other way, which shows nothing of the mailbox
 */
export const HANDED = ['mail', 'other'] as const
export type Handed = (typeof HANDED)[number]
/**
 * `late`      what it brings is good no more, or the day that it speaks of has passed
 * `old`       it waited for too long
 * `replaced`  a newer one tells the same, or what came of it
 * `over`      what it tells of was settled, answered, used or ended
 * `unsealed`  it promises a seal until an hour that has passed or was moved
 * `used`      its link was used, and the officer who opened it has not said how it went out
 */
const STALE = ['late', 'old', 'replaced', 'over', 'unsealed', 'used'] as const
export type Stale = (typeof STALE)[number]

const pastSchema = z.strictObject({
  ...shared,
  /**
   * `sent`      a relay has acknowledged it
   * `handed`    an officer handed it over
   * `unwanted`  the recipient wants no such letters
   * `enough`    the address had its share of such letters that day
   * `returned`  it was sent, and an officer says that it came back
   * `cancelled` it was not sent, since it had grown stale
   */
  state: z.enum(['sent', 'handed', 'unwanted', 'enough', 'returned', 'cancelled']),
  at: z.int(),
  /** By which way an officer handed it over. */
  how: z.enum(HANDED).nullable(),
  /** Why it was not sent. */
  why: z.enum(STALE).nullable(),
  /** What it was before an officer said that they had handed it over: its end, and that of what it brings. */
  before: z.strictObject({ until: z.int().nullable(), ends: z.int().nullable() }).exactOptional(),
})
export type PastLetter = z.infer<typeof pastSchema>
export const pastLetters = keptAs('letter-past', pastSchema, { absent: gone, keys })
interface NewLetter
  extends Pick<Letter, 'to' | 'lang' | 'kind'>,
    Omit<LetterWords, 'stop'>,
    Partial<Pick<Letter, 'about' | 'until' | 'link' | 'tells'> & Pick<LetterWords, 'stop'>> {
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
    link = null,
    tells = null,
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
  const letter = { to, lang, kind, about, queued: now, said: null, link, opened: null, tells }
  const before = about === null ? [] : await withdrawn(drawer, about, 'replaced', now)
  const isFree = isUncounted(kind)
  const isUnwanted = isUnwantedBy(wants, kind)
  const courtesy =
    isUnwanted || isFree
      ? undefined
      : await courtesyTaken(drawer, recipient, askersOf(keeper, networks, to), now)
  if (isUnwanted || (!isFree && courtesy === undefined)) {
    const state = isUnwanted ? 'unwanted' : 'enough'
    const past = pastLetters.laid(id, { ...letter, state, at: now, how: null, why: null }, expires)
    return { id, state, changes: leavesNothing(kind) ? before : [...before, past] }
  }
  const state = returned === null ? 'waiting' : 'bounced'
  const changes = [
    ...before,
    ...(courtesy === undefined ? [] : [courtesy.change]),
    letterWords.laid(id, { subject, text, html, stop }, expires),
    letters.laid(id, { ...letter, state, until }, expires, { due: state === 'waiting' ? now : null }),
  ]
  return { id, state, changes }
}

const isUnwantedBy = (wants: Wants, kind: LetterKind) =>
  wants === 'none' || (wants === 'needed' && !LETTER_KINDS[kind].isNeeded)

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
  { id, value: { state: _, until: _until, back: _back, ...letter } }: Named<Letter>,
  done: Pick<PastLetter, 'state' | 'at' | 'said'> & Partial<Pick<PastLetter, 'how' | 'why' | 'before'>>,
  taken: Change = letters.gone(id),
  words: Change = letterWords.gone(id),
): Change[] {
  const past = { ...letter, how: null, why: null, ...done }
  const kept = leavesNothing(letter.kind) ? [] : [pastLetters.laid(id, past, letter.queued + LETTER_SECONDS)]
  return [...kept, taken, words]
}

/** Its words, for as long as an officer can set it back; undefined for one that is to leave nothing. */
export async function wordsKept(
  drawer: Drawer,
  { id, value }: Named<Letter>,
  now: number,
): Promise<Change | undefined> {
  const words = leavesNothing(value.kind) ? undefined : await letterWords.lying(drawer, id, now)
  if (words === undefined) return undefined
  const expires = Math.min(value.queued + LETTER_SECONDS, now + SET_BACK_SECONDS)
  return letterWords.changed(words, words.value, { expires })
}

/** A letter that an officer has not handed over after all, as it was. */
interface NotHanded {
  readonly letter: Letter
  /** When what it brings would have ended. */
  readonly ends: number | null
  /** The changes by which it waits again. */
  readonly changes: readonly Change[]
}

/**
 * Undefined where it was not handed over, its words are gone, its reader wants no such letters since, or another was
 * written about the same.
 */
export async function notHanded(keeper: Keeper, gone: Gone, now: number): Promise<NotHanded | undefined> {
  const { drawer } = keeper
  const { id, value } = gone
  const { state, at: _, how: _how, why: _why, before, ...rest } = value
  const words = state === 'handed' ? await letterWords.lying(drawer, id, now) : undefined
  if (words === undefined || before === undefined) return undefined
  const newest = rest.about === null ? undefined : await writtenAbout(drawer, rest.about, now)
  if (newest !== undefined && newest.id !== id) return undefined
  const { wants } = await recipientAt(drawer, recipientId(keeper, rest.to), now)
  if (isUnwantedBy(wants, rest.kind)) return undefined
  const letter: Letter = { ...rest, said: null, state: 'waiting', until: before.until, back: now }
  const expires = letter.queued + LETTER_SECONDS
  const changes = [
    pastLetters.taken(gone),
    letters.added(id, letter, expires, { due: now }),
    letterWords.changed(words, words.value, { expires }),
  ]
  return { letter, ends: before.ends, changes }
}

/** It goes out no more, and the desk says why. */
export const letterCancelled = (found: Named<Letter>, why: Stale, now: number, taken?: Change) =>
  letterDone(found, { state: 'cancelled', at: now, said: null, why }, taken)

/** An officer reads its words. Refuses `not_found`. */
export const letterOpened = (drawer: Drawer, id: string, by: string, now: number): Promise<Letter> =>
  letters.alter(drawer, id, now, letter => ({ ...letter, opened: letter.opened ?? by }))

/** Tries it at once, as often as a new one. Refuses `not_found`. */
export function tryAgain(drawer: Drawer, id: string, now: number): Promise<Letter> {
  const anew = (letter: Letter): Letter => ({
    ...letter,
    state: 'waiting',
    queued: letter.state === 'failed' ? now : letter.queued,
  })
  return letters.alter(drawer, id, now, anew, { due: now, tries: 0 })
}

/** Those about this that wait for what has happened now are tried at once. */
export async function madeDue(drawer: Drawer, about: string, now: number): Promise<Change[]> {
  const all = await letters.by(drawer, 'about', about, now)
  return all
    .filter(({ value }) => value.state === 'waiting')
    .map(found => letters.changed(found, found.value, { due: now, tries: 0, held: null }))
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

/** The newest letter about this, which waits or is done with; undefined where none was written, or each was cancelled. */
export async function writtenAbout(
  drawer: Drawer,
  about: string,
  now: number,
): Promise<Lying | Gone | undefined> {
  return (await everyAbout(drawer, about, now)).filter(({ value }) => value.state !== 'cancelled').at(-1)
}

/** The same, though it was cancelled: an officer may have read it before. */
export async function newestAbout(drawer: Drawer, about: string, now: number) {
  return (await everyAbout(drawer, about, now)).at(-1)
}

async function everyAbout(drawer: Drawer, about: string, now: number): Promise<(Lying | Gone)[]> {
  const [open, past] = await Promise.all([
    letters.by(drawer, 'about', about, now),
    pastLetters.by(drawer, 'about', about, now),
  ])
  // Ids sort in the order of writing.
  return [...open, ...past].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The parties to which a notice of this entry went out. */
export async function toldOf(drawer: Drawer, entry: number, now: number): Promise<string[]> {
  const past = await pastLetters.by(drawer, 'holder', tellingOf(entry), now)
  return past
    .filter(({ value: { state, tells } }) => state !== 'cancelled' && tells!.call !== null)
    .map(({ value }) => value.tells!.party)
}

/** The letters that bring a link which is used up now. One that an officer has opened went out, though nobody said how. */
export async function linkTaken(drawer: Drawer, about: string, link: string, now: number): Promise<Change[]> {
  const all = await letters.by(drawer, 'about', about, now)
  const ofLink = all.filter(({ value }) => value.link === link)
  return ofLink.flatMap(found => letterCancelled(found, found.value.opened === null ? 'over' : 'used', now))
}

/** Cancels what was not sent yet, as an invitation whose link an officer has ended. */
export async function withdrawn(drawer: Drawer, about: string, why: Stale, now: number): Promise<Change[]> {
  return (await letters.by(drawer, 'about', about, now)).flatMap(found => letterCancelled(found, why, now))
}
