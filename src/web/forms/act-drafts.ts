import { z } from 'zod'
import { fromBase64, toBase64 } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import { changeDraft, newDraft, readDraft } from '../../people/drafts.ts'
import type { Asked } from '../asked.ts'
import { type Composed, composedOf, formatParts, parseParts, payloadOf } from '../statement/compose.ts'
import type { DraftOf } from './typed-drafts.ts'

/**
 * An act waits between the form that prepared it and the passkey that signs it. What is kept of it are its exact bytes, and
 * no second account of them: what the page says in words is read off what is signed and posted.
 */

export interface Act<A> {
  readonly composed: Composed
  /** What follows beside the register once it is recorded. */
  readonly after: A
  /** Where its author goes on once it is recorded. */
  readonly back: string
  /** The form that it came from, with what was typed. */
  readonly change: string
  readonly payload: Uint8Array
}

/** Keeps what is about to be signed, and returns its token. */
export function keepAct<A>({ site }: Asked, of: DraftOf, act: Act<A>): Promise<string> {
  const { composed, payload, ...rest } = act
  const kept = JSON.stringify({ ...rest, parts: formatParts(composed.parts) })
  const draft = { ...of, fields: { act: kept, payload: toBase64(payload) } }
  return newDraft(site.log.drawer, draft, site.now())
}

/** The act whose token the address names. Refuses `link_spent`. */
export async function actAt<A>({ site, params }: Asked, of: DraftOf, after: z.ZodType<A>): Promise<Act<A>> {
  const draft = await readDraft(site.log.drawer, params.token!, of, site.now())
  if (draft === undefined)
    throw new Refusal(
      'link_spent',
      'This act was signed already, or was left for too long. Nothing waits here.',
    )
  const parts = z.array(z.strictObject({ name: z.string(), bytes: z.string() }))
  const schema = z.strictObject({ parts, after, back: z.string(), change: z.string() })
  const { parts: beside, ...rest } = schema.parse(JSON.parse(draft.fields.act!))
  const payload = fromBase64(draft.fields.payload!)
  return {
    ...(rest as Pick<Act<A>, 'after' | 'back' | 'change'>),
    composed: composedOf(payload, parseParts(beside)),
    payload,
  }
}

/** Nothing that was signed is sent again: a statement that came too late is dated and signed anew. */
export async function datedAnew<A>({ site, params }: Asked, of: DraftOf, act: Act<A>): Promise<Act<A>> {
  const payload = payloadOf(site, act.composed, parseStatement(act.payload).by)
  await changeDraft(site.log.drawer, params.token!, of, { payload: toBase64(payload) }, site.now())
  return { ...act, payload }
}

/** Whether the log would take the same statement, if it were dated now. */
export function isStale({ code }: Refusal): boolean {
  return code === 'seen_stale' || code === 'at_expired'
}
