import { z } from 'zod'
import type { Change, Drawer } from '../store/drawer.ts'
import { type Found, keptAs } from './collection.ts'
import { DRAFT_SECONDS } from './drafts.ts'
import { newToken } from './tokens.ts'

/**
 * What somebody of a party has typed about its commitments and nobody has signed yet. A colleague finds it in a list and
 * goes on; whoever may not sign prepares it for one who may.
 */

const PARTY_DRAFT_FORMS = ['made', 'amended', 'measures', 'withdrawn', 'report'] as const

const schema = z.strictObject({
  party: z.string().max(64),
  call: z.string().max(64),
  form: z.enum(PARTY_DRAFT_FORMS),
  /** `<party>/<id>` of the commitment that it changes; '' for none. */
  of: z.string().max(130),
  fields: z.record(z.string().max(100), z.string().max(100_000)),
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

type Of = Pick<PartyDraft, 'party' | 'call' | 'form'>

/** Undefined where none of this party, call and form lies there. */
export async function partyDraft(
  drawer: Drawer,
  id: string,
  { party, call, form }: Of,
  now: number,
): Promise<PartyDraft | undefined> {
  const found = await drafts.get(drawer, id, now)
  return found?.party === party && found.call === call && found.form === form ? found : undefined
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

/** Removes it, beside what came of it. */
export const partyDraftGone = (id: string): Change => drafts.gone(id)

export async function dropPartyDraft(
  drawer: Drawer,
  id: string,
  of: Pick<PartyDraft, 'party' | 'call'>,
  now: number,
): Promise<void> {
  const found = await drafts.get(drawer, id, now)
  if (found?.party === of.party && found.call === of.call) await drafts.remove(drawer, id)
}
