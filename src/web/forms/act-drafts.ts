import { z } from 'zod'
import { fromBase64, toBase64 } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import { parts } from '../../people/collection.ts'
import { changeDraft, type Draft, draftSigned, newDraft, readDraft } from '../../people/drafts.ts'
import { type Composed, composedOf, payloadOf } from '../../work/compose.ts'
import { entryOf } from '../../work/record.ts'
import {
  type Answer,
  type Asked,
  type Form,
  html,
  type Markup,
  type Piece,
  part,
  privatePage,
  refusalNotice,
  seeOther,
} from '../kit/kit.ts'
import { payloadIn } from '../passkey/answer.ts'
import { bytesPart, statementToSign } from '../types/preview.ts'

/**
 * An act waits between the form that prepared it and the passkey that signs it. Only its exact bytes are kept: the page
 * says in words what it reads off them.
 */

export type DraftOf = Pick<Draft, 'purpose' | 'subject'>

/** Keeps what was typed for a form whose address names it as `typed`. */
export function draftTyped({ site }: Asked, of: DraftOf, fields: URLSearchParams): Promise<string> {
  return newDraft(site.log.drawer, { ...of, fields: Object.fromEntries(fields) }, site.now())
}

export async function typedBefore({ site, query }: Asked, of: DraftOf): Promise<URLSearchParams> {
  const token = query.get('typed')
  const draft = token === null ? undefined : await readDraft(site.log.drawer, token, of, site.now())
  return new URLSearchParams(draft?.fields)
}

export interface Act<A> {
  readonly composed: Composed
  /** What follows beside the register once it is recorded. */
  readonly after: A
  /** Where its author goes on once it is recorded. */
  readonly back: string
  /** The form that it came from, with what was typed. */
  readonly change: string
  /** What was sent with the form and is no part of the act: whoever signs is to know that it was passed over. */
  readonly unread?: readonly string[]
  readonly payload: Uint8Array
}

export function keepAct<A>({ site }: Asked, of: DraftOf, act: Act<A>): Promise<string> {
  const { composed, payload, ...rest } = act
  const kept = JSON.stringify({ ...rest, parts: z.encode(parts, composed.parts) })
  const draft = { ...of, fields: { act: kept, payload: toBase64(payload) } }
  return newDraft(site.log.drawer, draft, site.now())
}

/** The act whose token the address names. Refuses `link_spent`. */
export async function actAt<A>({ site, params }: Asked, of: DraftOf, after: z.ZodType<A>): Promise<Act<A>> {
  const draft = await readDraft(site.log.drawer, params.token!, of, site.now())
  const unread = z.array(z.string()).exactOptional()
  const schema = z.strictObject({ parts, after, back: z.string(), change: z.string(), unread })
  // What an older version of this software kept was left for too long, too.
  const kept = schema.safeParse(JSON.parse(draft?.fields.act ?? 'null')).data
  if (draft === undefined || kept === undefined)
    throw new Refusal(
      'link_spent',
      'This act was signed already, or was left for too long. Nothing waits here.',
    )
  const { parts: beside, ...rest } = kept
  const payload = fromBase64(draft.fields.payload!)
  return {
    ...(rest as Pick<Act<A>, 'after' | 'back' | 'change' | 'unread'>),
    composed: composedOf(payload, beside),
    payload,
  }
}

/** The entry of an act that was signed before, at the same address; undefined where it was not. */
export async function signedBefore({ site, params }: Asked, of: DraftOf): Promise<number | undefined> {
  const draft = await readDraft(site.log.drawer, params.token!, of, site.now())
  const signed = draft?.fields.signed
  return signed === undefined ? undefined : entryOf(site.log, fromBase64(signed))
}

/** The change by which an act is known as signed from here on. */
export const actSigned = ({ site, params }: Asked, payload: Uint8Array) =>
  draftSigned(site.log.drawer, params.token!, toBase64(payload), site.now())

type Takes<W> = (asked: Asked, who: W, form: Form) => Promise<Answer>

/**
 * Like `take`, but leads whoever pressed twice, or lost the answer, from `home` to the entry that the log holds by now.
 * `awaitedAt` says where the act waits for another hand.
 */
export function orDone<W>(
  home: string,
  take: Takes<W>,
  awaitedAt: (asked: Asked, payload: Uint8Array) => Promise<string | undefined> = async () => undefined,
): Takes<W> {
  return async (asked, who, form) => {
    try {
      return await take(asked, who, form)
    } catch (error) {
      const isSigned = form.fields.has('payload')
      if (!isSigned || !(error instanceof Refusal) || error.code !== 'link_spent') throw error
      const payload = payloadIn(form.fields)
      const index = await entryOf(asked.site.log, payload)
      const path = index === undefined ? await awaitedAt(asked, payload) : `${home}?done=${index}`
      if (path === undefined) throw error
      return seeOther(asked, path)
    }
  }
}

/** A statement that came too late is dated and signed anew: no signature is sent again. */
export function datedAnew<A>(asked: Asked, of: DraftOf, act: Act<A>): Promise<Act<A>> {
  return composedAnew(asked, of, act, act.composed)
}

/** The same act with another body, of the same parts. */
export async function composedAnew<A>(
  { site, params }: Asked,
  of: DraftOf,
  act: Act<A>,
  composed: Composed,
): Promise<Act<A>> {
  const payload = payloadOf(site, composed, parseStatement(act.payload).by)
  await changeDraft(site.log.drawer, params.token!, of, { payload: toBase64(payload) }, site.now())
  return { ...act, composed, payload }
}

/** Whether the log would take the same statement, if it were dated now. */
export function isStale({ code }: Refusal): boolean {
  return code === 'seen_stale' || code === 'at_expired'
}

interface Shown {
  readonly title: string
  readonly opening: Markup
  readonly composed: Composed
  readonly payload: Uint8Array
  /** Above the statement. */
  readonly heading: string
  readonly note?: string
  /** The page before it said all of it. */
  readonly isRead?: boolean
  readonly trouble: Piece
  readonly form: Piece
  readonly more?: Piece
  readonly bytes: string
}

/** A statement as its signer reads it, before or after signing: in words, whole, and byte for byte. */
export async function signingPage(asked: Asked, shown: Shown) {
  const { title, payload, trouble, note = null, more = null } = shown
  const statement = await statementToSign(asked, payload, shown.composed.parts, {
    isRead: shown.isRead ?? false,
  })
  const main = html`
    ${shown.opening}${part(shown.heading, html`${trouble}${statement}${shown.form}`, { strong: true, note })}${more}
    ${bytesPart(asked, payload, shown.bytes)}
  `
  return privatePage(asked, { title, main, script: 'passkey' }, trouble === null ? 200 : 409)
}

/** For whoever signed other bytes than those that wait. */
export function olderPage({ lang }: Asked) {
  const sentence = 'This page is older than what waits here; this is how it stands now.'
  return refusalNotice(lang, new Refusal('seen_stale', sentence))
}
