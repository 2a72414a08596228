import { fromBase64, utf8 } from '../core/bytes.ts'
import { signEnvelope } from '../core/envelope.ts'
import type { Json, JsonObject } from '../core/json.ts'
import type { Signer } from '../core/keys.ts'
import { dayOf } from '../core/time.ts'
import { wordsSchema } from '../core/words.ts'
import type { Part } from '../log/attachments.ts'
import type { Log } from '../log/open.ts'
import type { Declaration } from '../register/declaration.ts'
import { bareOf } from '../register/members.ts'
import { declarationOf, type StatementType } from '../register/types.ts'
import { payloadOf, Saying, type Seen } from '../work/compose.ts'

/** How statements are made at a terminal, by an import of a list and by a first start. */

export interface Accepted {
  readonly index: number
  /** The tlog-proof. */
  readonly receipt: string
  readonly known: boolean
}

/** A way to the one door. */
export interface Poster {
  readonly origin: string
  /** Unix seconds at which it is said; the machine's own clock if left out. */
  readonly now?: (() => number) | undefined
  /** A published checkpoint, read now. */
  seen(): Promise<Seen | undefined>
  post(envelope: Uint8Array, parts: readonly Part[]): Promise<Accepted>
}

/** To the door of this very process, where the server itself has something to say. */
export function doorPoster(log: Log, now?: () => number, door: Pick<Log['door'], 'post'> = log.door): Poster {
  return {
    origin: log.origin,
    now,
    seen: async () => log.head(),
    async post(envelope, parts) {
      const { index, proof, known } = await door.post({ envelope, parts })
      return { index, receipt: proof, known }
    },
  }
}

export interface Unsigned {
  readonly type: string
  readonly by: string
  readonly call: string | null
  readonly body: JsonObject
}

export interface Posting extends Unsigned {
  readonly signers: readonly Signer[]
  /** Texts and words that the body names by digest already. */
  readonly parts?: readonly Part[]
  /** What the author saw, where several statements rest on one reading. */
  readonly seen?: Seen | undefined
}

/** Lays long words aside, signs, posts. */
export async function postStatement(poster: Poster, posting: Posting): Promise<Accepted> {
  const { envelope, parts } = await signPosting(poster, posting)
  return poster.post(envelope, parts)
}

/** As `postStatement`, but sends nothing. */
export async function signPosting(
  poster: Pick<Poster, 'origin' | 'now' | 'seen'>,
  { type, by, call, signers, parts = [], ...posting }: Posting,
): Promise<{ envelope: Uint8Array; parts: readonly Part[] }> {
  const { body, parts: aside } = layAside(posting.body, declarationOf(type).members)
  const seen = posting.seen ?? (await poster.seen())
  const composed = { type: type as StatementType, call, body, parts: aside }
  const payload = payloadOf(
    { log: { origin: poster.origin, head: () => seen }, now: poster.now ?? now },
    composed,
    by,
  )
  return { envelope: signEnvelope(payload, signers), parts: [...parts, ...aside] }
}

/**
 * Takes long words out of a body: a `{lang, text}` that is a member's value and too long becomes a reference to salted
 * words. Names stand in lists of such pairs and stay. What takes references alone, such as an officer's name, is laid
 * aside at any length, so that it can be erased. A file of data is named as `{file}`, by its text, and one that shows
 * something as `{base64, title}`.
 */
export function layAside(
  body: JsonObject,
  members: Declaration['members'],
): { body: JsonObject; parts: Part[] } {
  const saying = new Saying()
  const walk = (value: Json, isMember: boolean, always: boolean): Json => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(item => walk(item, false, false))
    const parts = Object.entries(value)
    const { base64, lang, text, title, file } = value as JsonObject
    if (typeof file === 'string' && parts.length === 1) return { ...saying.data(utf8(file)) }
    if (typeof base64 === 'string' && typeof title === 'string' && parts.length === 2)
      return { ...saying.file(fromBase64(base64), title) }
    if (isMember && typeof lang === 'string' && typeof text === 'string' && parts.length === 2)
      return { ...(always ? saying.apart(text, lang) : saying.said(text, lang)) }
    return Object.fromEntries(parts.map(([name, part]) => [name, walk(part, true, false)]))
  }
  const isReference = (name: string) => name in members && bareOf(members[name]!) === wordsSchema
  const laid = Object.entries(body).map(([name, member]) => [name, walk(member, true, isReference(name))])
  return { body: Object.fromEntries(laid), parts: saying.parts }
}

/** Free text as a person gives it: `en=Words`, or bare words in no stated language. */
export function spoken(given: string): { lang: string; text: string } {
  const found = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})=(.+)$/s.exec(given)
  return found ? { lang: found[1]!, text: found[2]! } : { lang: 'und', text: given }
}

/** The same, in this language where the words state none. */
export function spokenIn(given: string, lang: string | undefined): { lang: string; text: string } {
  const said = spoken(given)
  return said.lang === 'und' && lang !== undefined ? { ...said, lang } : said
}

export const now = () => Math.floor(Date.now() / 1000)

/** UTC, YYYY-MM-DD. */
export const today = () => dayOf(now())

/** What a schema reads, or has read already. */
export function asBody(body: unknown): JsonObject {
  return body as JsonObject
}
