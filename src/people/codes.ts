import { scryptAsync } from '@noble/hashes/scrypt.js'
import { z } from 'zod'
import { randomBytes, sha256 } from '#crypto'
import { equalBytes, fromBase64url, toBase64url, utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'
import { sameMailbox } from './addresses.ts'
import { type Keeper, keptAs } from './kept.ts'
import { endLink, findLink, newLink, useLink } from './links.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { hashOfToken } from './tokens.ts'

/**
 * A code that goes to an e-mail address, and a link beside it: who reads the mail there can give the one or open the
 * other. Codes are short, so guesses are counted; and whoever has read this drawer has to work for one.
 */
export const CODE_SECONDS = 24 * 3600
const DIGITS = 8
const MOST_GUESSES = 5
/** Codes that are sent in a day for one application, and to one address by whoever asks. */
const MOST_SENT = { application: 6, address: 6 } as const

const schema = z.strictObject({
  address: z.string().max(254),
  salt: z.string().max(64),
  /** What scrypt makes of the code. */
  code: z.string().max(64),
  /** The link of the same letter, by its hash. */
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
  /** The token of the link. */
  readonly token: string
  readonly expires: number
}

/**
 * Makes a code for an address; the one before it is worth nothing from now on. Refuses `rate_limited` where too many
 * were sent, for this application or to this address.
 */
export function newCode(keeper: Keeper, application: string, address: string, now: number): Promise<Code> {
  return oneAtATime(`address-code ${application}`, () => makeCode(keeper, application, address, now))
}

async function makeCode(keeper: Keeper, application: string, address: string, now: number): Promise<Code> {
  const { drawer, hashed } = keeper
  await takeSending(drawer, `application/${application}`, MOST_SENT.application, now)
  await takeSending(drawer, `address/${hashed(`sendings ${sameMailbox(address)}`)}`, MOST_SENT.address, now)
  const before = await codes.take(drawer, application, now)
  if (before !== undefined) await endLink(drawer, before.link)
  const code = newDigits()
  const expires = now + CODE_SECONDS
  const { token, id } = await newLink(drawer, { purpose: 'address', subject: application, expires }, now)
  const salt = randomBytes(16)
  const kept = { salt: toBase64url(salt), code: toBase64url(await hardHash(code, salt)), link: id }
  await codes.put(drawer, application, { address, ...kept, sent: now, expires, guesses: 0 }, expires)
  return { code, token, expires }
}

/** What waits for an answer; undefined where nothing was sent, or it is answered or too old. */
export async function sentCode(drawer: Drawer, application: string, now: number): Promise<Sent | undefined> {
  const sent = await codes.get(drawer, application, now)
  return sent !== undefined && sent.expires > now ? sent : undefined
}

/**
 * Takes a code, and returns the address that it proves. Refuses `code_wrong`, and `link_spent` after five wrong ones:
 * then even the right one is worth nothing.
 */
export async function answerCode(
  drawer: Drawer,
  application: string,
  typed: string,
  now: number,
): Promise<string> {
  const digits = typed.replace(/[\s-]/g, '')
  // Counted before it is compared: whoever sends many at once gains no guess by it.
  const sent = await codes.change(drawer, application, now, one => ({ ...one, guesses: one.guesses + 1 }))
  if (sent === undefined || sent.expires <= now || sent.guesses > MOST_GUESSES)
    throw new Refusal('link_spent', 'This code was used, has expired, or was mistyped too often.')
  const made = await hardHash(digits, fromBase64url(sent.salt))
  if (!sameBytes(made, fromBase64url(sent.code))) {
    const left = MOST_GUESSES - sent.guesses
    throw new Refusal('code_wrong', `This is not the code that was sent; it can be tried ${left} times more.`)
  }
  const taken = await codes.take(drawer, application, now)
  if (taken?.link !== sent.link)
    throw new Refusal('link_spent', 'A newer code has taken the place of this one.')
  await endLink(drawer, sent.link)
  return sent.address
}

/** What a link of a letter is about: the application and the address. Looking uses nothing up. */
export async function codeOfLink(
  drawer: Drawer,
  token: string,
  now: number,
): Promise<{ application: string; address: string }> {
  const { subject } = await findLink(drawer, 'address', token, now)
  const sent = await sentBy(drawer, token, subject, now)
  return { application: subject, address: sent.address }
}

/** Uses the link for `act`. */
export function answerLink<T>(
  drawer: Drawer,
  token: string,
  now: number,
  act: (proven: { application: string; address: string }) => Promise<T>,
): Promise<T> {
  return useLink(drawer, 'address', token, now, async ({ subject }) => {
    const sent = await sentBy(drawer, token, subject, now)
    const done = await act({ application: subject, address: sent.address })
    await codes.remove(drawer, subject)
    return done
  })
}

/** A link confirms the address that its own letter went to, whatever was sent since to another. */
async function sentBy(drawer: Drawer, token: string, application: string, now: number): Promise<Sent> {
  const sent = await sentCode(drawer, application, now)
  if (sent === undefined || sent.link !== hashOfToken(token))
    throw new Refusal('link_spent', 'This address was confirmed already, or another was named.')
  return sent
}

/** Counted one after another: whoever asks many times at once gets no more. */
function takeSending(drawer: Drawer, id: string, most: number, now: number): Promise<void> {
  return oneAtATime(`address-sendings ${id}`, async () => {
    const times = ((await sendings.get(drawer, id, now))?.times ?? []).filter(at => at > now - 86_400)
    if (times.length >= most)
      throw new Refusal(
        'rate_limited',
        'No more codes are sent today for this application, or to this address.',
      )
    await sendings.put(drawer, id, { times: [...times, now] }, now + 86_400)
  })
}

/** Evenly spread: what a division would favour is thrown again. */
function newDigits(): string {
  const most = 10 ** DIGITS
  const fair = 2 ** 32 - (2 ** 32 % most)
  for (;;) {
    const bytes = randomBytes(4)
    const number = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
    if (number < fair) return String(number % most).padStart(DIGITS, '0')
  }
}

/** RFC 7914: slow enough that 10^8 codes cannot be tried in passing. */
function hardHash(code: string, salt: Uint8Array): Promise<Uint8Array> {
  return scryptAsync(utf8(code.slice(0, 40)), salt, { N: 2 ** 13, r: 8, p: 1, dkLen: 32 })
}

/** Compared by their hashes, so that the time tells nothing of how much was right. */
function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return equalBytes(sha256(one), sha256(other))
}
