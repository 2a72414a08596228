import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { randomBytes, sha256 } from '#crypto'
import { equalBytes, fromBase64url, toBase64url, utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { boxOf } from './addresses.ts'
import { type Keeper, keptAs, unended } from './collection.ts'
import { WAITING_SECONDS } from './letters.ts'
import { linkAt, linkEnded, linkFor, linkProlonged, linkUsed, openLink } from './links.ts'
import { proofsOf } from './proofs.ts'
import { newDigits } from './tokens.ts'

/**
 * A code that goes to an e-mail address, with a link beside it: whoever reads the mail gives the one or opens the
 * other. Codes are short, so guesses are counted, and a thief of this drawer has to work for each.
 */
const CODE_SECONDS = 24 * 3600
/** Before its letter has gone out, a code is kept for so long in all: an officer may have to hand it over. */
export const MOST_CODE_SECONDS = WAITING_SECONDS + CODE_SECONDS
const MOST_GUESSES = 5
/**
 * Codes sent in a day: for one application; to one mailbox for whoever pays (`web/http/networks`), who learns nothing of
 * what others had sent there and takes none of theirs, and for the wider networks in which they are; and to one mailbox
 * altogether, unless its domain is proven.
 */
const MOST_SENT = { application: 6, payers: [6, 12, 24], mailbox: 48 } as const

const schema = z.strictObject({
  address: z.string().max(254),
  salt: z.string().max(64),
  /** What scrypt makes of the code. */
  code: z.string().max(64),
  /** The hash of the link in the same letter. */
  link: z.string().max(64),
  sent: z.int(),
  expires: z.int(),
  guesses: z.int().min(0),
})
export type Sent = z.infer<typeof schema>
const codes = keptAs('address-code', schema)
const sendings = keptAs('address-sendings', z.strictObject({ times: z.array(z.int()).max(50) }))

export interface Code {
  /** Shown in the letter and nowhere else. */
  readonly code: string
  readonly token: string
  /** The hash of its link. */
  readonly link: string
  readonly expires: number
}

/** Of its letter. */
export const aboutCode = (application: string) => `code/${application}`
export const applicationOfCode = (about: string) => about.slice('code/'.length)

export interface Asking {
  readonly application: string
  readonly address: string
  /** Who asks for it, by their address or network, and the wider ones in which that lies. */
  readonly payers: readonly string[]
}

/** A code that was not sent yet. */
interface NewCode {
  readonly code: string
  /** Worked out once, and not before it is asked for: a flood that is refused does not pay it with our processor. */
  readonly kept: () => Promise<Pick<Sent, 'salt' | 'code'>>
}

export function newCode(): NewCode {
  const code = newDigits()
  const salt = randomBytes(16)
  let hash: Promise<Uint8Array> | undefined
  return {
    code,
    async kept() {
      hash ??= hardHash(code, salt)
      return { salt: toBase64url(salt), code: toBase64url(await hash) }
    },
  }
}

/**
 * The changes that make a code good and end the one before. Refuses `rate_limited` where too many were sent for this
 * application, or to this address. Whoever has to try again gives the same `made`, or many at once would hash for each
 * other's sake.
 */
export async function codeFor(
  { drawer, hashed }: Keeper,
  { application, address, payers }: Asking,
  made: NewCode,
  now: number,
): Promise<Code & { readonly changes: readonly Change[] }> {
  const mailbox = boxOf(address)
  const counts = new Map<string, number>([[`application/${application}`, MOST_SENT.application]])
  for (const [level, payer] of payers.entries()) {
    const id = `payer/${hashed(`sendings ${payer} ${mailbox}`)}`
    // Of a caller without an address all networks are one: it counts once, by the narrowest bound.
    if (!counts.has(id)) counts.set(id, MOST_SENT.payers[level]!)
  }
  if (!(await isDomainProven(drawer, application, mailbox, now)))
    counts.set(`address/${hashed(`sendings ${mailbox}`)}`, MOST_SENT.mailbox)
  const counted = await Promise.all([...counts].map(([id, most]) => sendingCounted(drawer, id, most, now)))
  const before = await codes.get(drawer, application, now)
  const expires = now + MOST_CODE_SECONDS
  const { token, id, laid } = linkFor({ purpose: 'address', subject: application, expires }, now)
  const sent = { address, ...(await made.kept()), link: id, sent: now, expires, guesses: 0 }
  const ended = before === undefined ? [] : [linkEnded(before.link)]
  const changes = [...counted, ...ended, laid, codes.laid(application, sent, expires)]
  return { code: made.code, token, link: id, expires, changes }
}

/** Its letter has gone out at this time: code and link are good for a day from then on. */
export const codeOut = (drawer: Drawer, link: string, at: number): Promise<readonly Change[]> =>
  codeEnds(drawer, link, at, sent => Math.min(sent.expires, at + CODE_SECONDS))

/** The letter has not gone out after all: both end when they would have. */
export const codeUntil = (
  drawer: Drawer,
  link: string,
  until: number,
  now: number,
): Promise<readonly Change[]> => codeEnds(drawer, link, now, () => until)

async function codeEnds(
  drawer: Drawer,
  link: string,
  now: number,
  endOf: (sent: Sent) => number,
): Promise<readonly Change[]> {
  const found = await openLink(drawer, link, now)
  const sent = found && (await codes.lying(drawer, found.value.subject, now))
  if (sent?.value.link !== link) return []
  const expires = endOf(sent.value)
  return [linkProlonged(found!, expires), codes.changed(sent, { ...sent.value, expires }, { expires })]
}

/** Undefined where nothing was sent, or it is answered or too old. */
export async function sentCode(drawer: Drawer, application: string, now: number): Promise<Sent | undefined> {
  return unended(await codes.get(drawer, application, now), now)
}

export interface Proven {
  readonly application: string
  readonly address: string
  /** Changes that use code and link up, beside the one that keeps the proof. */
  readonly used: readonly Change[]
}

/** Refuses `code_wrong`, and after five wrong codes `link_spent`, even for the right one. */
export async function answerCode(
  drawer: Drawer,
  application: string,
  typed: string,
  now: number,
): Promise<Proven> {
  const digits = typed.replace(/[\s-]/g, '')
  // Counted before it is compared, so that sending many at once gains no guess.
  const sent = await codes.change(drawer, application, now, one => ({ ...one, guesses: one.guesses + 1 }))
  if (sent === undefined || sent.expires <= now || sent.guesses > MOST_GUESSES)
    throw new Refusal('link_spent', 'This code was used, has expired, or was mistyped too often.')
  const made = await hardHash(digits, fromBase64url(sent.salt))
  if (!sameBytes(made, fromBase64url(sent.code))) {
    const left = MOST_GUESSES - sent.guesses
    throw new Refusal('code_wrong', `This is not the code that was sent; it can be tried ${left} times more.`)
  }
  const link = await openLink(drawer, sent.link, now)
  if (link === undefined) throw new Refusal('link_spent', 'A newer code has taken the place of this one.')
  return { application, address: sent.address, used: [linkUsed(link), codes.gone(application)] }
}

/**
 * Looking uses nothing up. The link confirms the address of its own letter, whatever was sent to another since. Refuses
 * `link_spent`.
 */
export async function codeOfLink(drawer: Drawer, token: string, now: number): Promise<Proven> {
  const link = await linkAt(drawer, 'address', token, now)
  const { subject: application } = link.value
  const sent = await sentCode(drawer, application, now)
  if (sent?.link !== link.id)
    throw new Refusal('link_spent', 'This address was confirmed already, or another was named.')
  return { application, address: sent.address, used: [linkUsed(link), codes.gone(application)] }
}

/** Whoever holds the domain of a mailbox floods nobody else's. */
async function isDomainProven(drawer: Drawer, application: string, mailbox: string, now: number) {
  const host = mailbox.slice(mailbox.lastIndexOf('@') + 1)
  return (await proofsOf(drawer, application, now)).some(
    ({ method, domain }) => method === 'domain' && (host === domain || host.endsWith(`.${domain}`)),
  )
}

async function sendingCounted(drawer: Drawer, id: string, most: number, now: number): Promise<Change> {
  const found = await sendings.lying(drawer, id, now)
  const times = (found?.value.times ?? []).filter(at => at > now - 86_400)
  if (times.length >= most)
    throw new Refusal(
      'rate_limited',
      'No more codes are sent today for this application, or to this address.',
    )
  return sendings.renewed(found, id, { times: [...times, now] }, now + 86_400)
}

const scrypted: (
  password: Uint8Array,
  salt: Uint8Array,
  length: number,
  cost: { readonly N: number; readonly r: number; readonly p: number },
) => Promise<Buffer> = promisify(scrypt)

/** RFC 7914, on another thread: slow enough that 10^8 codes cannot be tried in passing. */
function hardHash(code: string, salt: Uint8Array): Promise<Uint8Array> {
  return scrypted(utf8(code.slice(0, 40)), salt, 32, { N: 2 ** 13, r: 8, p: 1 })
}

/** Compared by their hashes, so that the time does not tell how much was right. */
function sameBytes(one: Uint8Array, other: Uint8Array) {
  return equalBytes(sha256(one), sha256(other))
}
