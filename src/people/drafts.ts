import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { keptAs } from './collection.ts'
import { hashOfToken, newToken } from './tokens.ts'

/**
 * What somebody has typed in a ceremony, by a token in the address, so that a reload, a lost connection, an expired
 * session and the back button find it again. Nobody else reads a draft, and it binds nobody.
 */
export const DRAFT_SECONDS = 7 * 86_400
/** A text of a call may be pasted into one. */
const MOST = 24_000_000

const schema = z.strictObject({
  purpose: z.string().max(40),
  /** A party's id, a role's id, or '' for nobody known. */
  subject: z.string().max(64),
  fields: z.record(z.string().max(100), z.string().max(MOST)),
  made: z.int(),
  expires: z.int(),
})
export type Draft = z.infer<typeof schema>
export type Fields = Draft['fields']

const drafts = keptAs('draft', schema)

type NewDraft = Pick<Draft, 'purpose' | 'subject' | 'fields'> & { readonly token: string }

export async function newDraft(
  drawer: Drawer,
  { token = newToken(), ...draft }: Omit<NewDraft, 'token'> & Partial<NewDraft>,
  now: number,
): Promise<string> {
  await drawer.apply([draftLaid({ ...draft, token }, now)], now)
  return token
}

/** Lays it there, beside what it belongs to. */
export function draftLaid({ token, ...draft }: NewDraft, now: number): Change {
  const expires = now + DRAFT_SECONDS
  return drafts.laid(hashOfToken(token), { ...draft, made: now, expires }, expires)
}

/** Undefined where there is none of this purpose and subject. */
export async function readDraft(
  drawer: Drawer,
  token: string,
  { purpose, subject }: Pick<Draft, 'purpose' | 'subject'>,
  now: number,
): Promise<Draft | undefined> {
  const draft = await drafts.get(drawer, hashOfToken(token), now)
  return draft?.purpose === purpose && draft.subject === subject ? draft : undefined
}

/** Lays fields over the kept ones; an undefined one goes. Refuses `link_spent`. */
export async function changeDraft(
  drawer: Drawer,
  token: string,
  of: Pick<Draft, 'purpose' | 'subject'>,
  fields: Readonly<Record<string, string | undefined>>,
  now: number,
): Promise<Draft> {
  const known = await readDraft(drawer, token, of, now)
  const lay = (draft: Draft) => ({ ...draft, fields: laidOver(draft.fields, fields) })
  const changed = known && (await drafts.change(drawer, hashOfToken(token), now, lay))
  if (changed === undefined)
    throw new Refusal('link_spent', 'What was begun here is finished, or was left for too long.')
  return changed
}

/** Leaves of it the bytes that were signed, beside their entry: whoever comes back is led there. Refuses `link_spent`. */
export async function draftSigned(
  drawer: Drawer,
  token: string,
  signed: string,
  now: number,
): Promise<Change> {
  const found = await drafts.lying(drawer, hashOfToken(token), now)
  if (found === undefined || found.value.fields.signed !== undefined)
    throw new Refusal('link_spent', 'What was begun here is finished, or was left for too long.')
  return drafts.changed(found, { ...found.value, fields: { signed } })
}

/** Removes it, beside what came of it. */
export const draftDropped = (token: string) => drafts.gone(hashOfToken(token))

function laidOver(fields: Fields, over: Readonly<Record<string, string | undefined>>) {
  const all = Object.entries({ ...fields, ...over })
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined))
}
