import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { type Found, keptAs } from './collection.ts'
import { DRAFT_SECONDS } from './drafts.ts'
import { newToken } from './tokens.ts'

/**
 * What somebody of a party has typed about its commitments and nobody has signed yet. A colleague finds it in a list and
 * goes on; whoever may not sign prepares it for one who may.
 */

const PARTY_DRAFT_FORMS = ['made', 'amended', 'measures', 'withdrawn', 'report', 'file'] as const

/** A file of commitments is kept whole: no form takes more. */
const MOST = 1024 * 1024

const schema = z.strictObject({
  party: z.string().max(64),
  call: z.string().max(64),
  form: z.enum(PARTY_DRAFT_FORMS),
  /** `<party>/<id>` of the commitment that it changes; '' for none. */
  of: z.string().max(130),
  fields: z.record(z.string().max(100), z.string().max(MOST)),
  /** The key of whoever saved it last. */
  by: z.string().max(64),
  saved: z.int(),
})
export type PartyDraft = z.infer<typeof schema>

const drafts = keptAs('party-draft', schema, { keys: ({ party }) => ({ holder: party }) })

/** Those of a party on a call, the newest first. */
export async function partyDrafts(
  drawer: Drawer,
  { party, call }: Pick<PartyDraft, 'party' | 'call'>,
  now: number,
): Promise<Found<PartyDraft>[]> {
  const found = await drafts.by(drawer, 'holder', party, now)
  return found.filter(({ value }) => value.call === call).sort((a, b) => b.value.saved - a.value.saved)
}

type Of = Pick<PartyDraft, 'party'> & Partial<Pick<PartyDraft, 'call' | 'form'>>

/** Undefined where none of this party, and of the call and form that are named, lies there. */
export async function partyDraft(
  drawer: Drawer,
  id: string,
  { party, call, form }: Of,
  now: number,
): Promise<PartyDraft | undefined> {
  const found = await drafts.get(drawer, id, now)
  const isMeant =
    found?.party === party &&
    (call === undefined || found.call === call) &&
    (form === undefined || found.form === form)
  return isMeant ? found : undefined
}

/** Saves it over the one of this id, or as a new one. Returns the id. */
export async function savePartyDraft(
  drawer: Drawer,
  id: string | null,
  draft: Omit<PartyDraft, 'saved'>,
  now: number,
): Promise<string> {
  const known = id === null ? undefined : await partyDraft(drawer, id, draft, now)
  const at = known === undefined ? newToken() : id!
  await drafts.put(drawer, at, { ...draft, saved: now }, now + DRAFT_SECONDS)
  return at
}

/** The same words, whatever was left empty and in whatever order it came. */
export function saysSame(one: PartyDraft['fields'], other: PartyDraft['fields']): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    name => (one[name] ?? '') === (other[name] ?? ''),
  )
}

/**
 * Removes it, beside what came of it, as long as it still says what was read before signing: what a colleague has
 * corrected meanwhile is not lost. Refuses `seen_stale`.
 */
export async function partyDraftSigned(
  drawer: Drawer,
  id: string,
  { party, fields, isDone }: Pick<PartyDraft, 'party' | 'fields'> & { readonly isDone: boolean },
  now: number,
): Promise<Change[]> {
  const found = await drafts.lying(drawer, id, now)
  if (found === undefined || found.value.party !== party) return []
  if (!saysSame(found.value.fields, fields))
    throw new Refusal('seen_stale', 'What you read was changed since by somebody of your organisation.')
  return isDone ? [drafts.taken(found)] : []
}

export async function dropPartyDraft(
  drawer: Drawer,
  id: string,
  of: Pick<PartyDraft, 'party' | 'call'>,
  now: number,
): Promise<void> {
  const found = await drafts.get(drawer, id, now)
  if (found?.party === of.party && found.call === of.call) await drafts.remove(drawer, id)
}
