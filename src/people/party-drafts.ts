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

export const PARTY_DRAFT_FORMS = ['made', 'amended', 'measures', 'withdrawn', 'report', 'file'] as const

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
  /** What became of it; its words are gone then, and whoever still reads them for signing is told. */
  ended: z
    .strictObject({ is: z.enum(['deleted', 'signed']), by: z.string().max(64), at: z.int() })
    .exactOptional(),
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
  return found
    .filter(({ value }) => value.call === call && value.ended === undefined)
    .sort((a, b) => b.value.saved - a.value.saved)
}

/** Those that this key had saved and another has deleted: whoever typed them is told. */
export async function deletedOf(
  drawer: Drawer,
  { party, call, by }: Pick<PartyDraft, 'party' | 'call' | 'by'>,
  now: number,
): Promise<(PartyDraft & Required<Pick<PartyDraft, 'ended'>>)[]> {
  const found = await drafts.by(drawer, 'holder', party, now)
  return found.flatMap(({ value: { ended, ...value } }) =>
    value.call === call && value.by === by && ended?.is === 'deleted' && ended.by !== by
      ? [{ ...value, ended }]
      : [],
  )
}

type Of = Pick<PartyDraft, 'party'> & Partial<Pick<PartyDraft, 'call' | 'form'>>

/** The draft of this id, if it belongs to this party and to the call and form that are named. */
export async function partyDraft(
  drawer: Drawer,
  id: string,
  { party, call, form }: Of,
  now: number,
): Promise<PartyDraft | undefined> {
  const found = await drafts.get(drawer, id, now)
  const isMeant =
    found?.party === party &&
    found.ended === undefined &&
    (call === undefined || found.call === call) &&
    (form === undefined || found.form === form)
  return isMeant ? found : undefined
}

/** Saves it over the one of this id, or as a new one. Returns the id. */
export async function savePartyDraft(
  drawer: Drawer,
  id: string | null,
  draft: Omit<PartyDraft, 'saved' | 'ended'>,
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

/** What became of it; null while it stands. `gone`: it has waited for too long. */
export async function partyDraftEnded(
  drawer: Drawer,
  id: string,
  party: string,
  now: number,
): Promise<NonNullable<PartyDraft['ended']> | 'gone' | null> {
  const found = await drafts.get(drawer, id, now)
  return found?.party === party ? (found.ended ?? null) : 'gone'
}

/** Puts words that were still read back in the place of a draft that ended; one that stands is left as it is. */
export async function takeUpPartyDraft(
  drawer: Drawer,
  id: string,
  draft: Omit<PartyDraft, 'saved' | 'ended'>,
  now: number,
): Promise<void> {
  const found = await drafts.lying(drawer, id, now)
  if (found !== undefined && (found.value.party !== draft.party || found.value.ended === undefined)) return
  await drawer.apply([drafts.renewed(found, id, { ...draft, saved: now }, now + DRAFT_SECONDS)], now)
}

type Read = Pick<PartyDraft, 'party' | 'fields' | 'by'> & { readonly isDone: boolean }

/**
 * Ends it, beside what came of it, as long as it still says what was read before signing: what a colleague has corrected
 * or deleted meanwhile is not signed as it was. Refuses `seen_stale`.
 */
export async function partyDraftSigned(
  drawer: Drawer,
  id: string,
  { party, fields, by, isDone }: Read,
  now: number,
): Promise<Change[]> {
  const found = await drafts.lying(drawer, id, now)
  if (found === undefined || found.value.party !== party || found.value.ended !== undefined)
    throw new Refusal(
      'seen_stale',
      'What you read was deleted or signed since by somebody of your organisation.',
    )
  if (!saysSame(found.value.fields, fields))
    throw new Refusal('seen_stale', 'What you read was changed since by somebody of your organisation.')
  return isDone ? [ended(found, { is: 'signed', by, at: now })] : []
}

const ended = (found: Found<PartyDraft>, how: NonNullable<PartyDraft['ended']>): Change =>
  drafts.changed(found, { ...found.value, fields: {}, ended: how })

/** `by`: the key of whoever deletes it. */
export async function dropPartyDraft(
  drawer: Drawer,
  id: string,
  { party, call, by }: Pick<PartyDraft, 'party' | 'call' | 'by'>,
  now: number,
): Promise<void> {
  await drafts.change(drawer, id, now, one =>
    one.party === party && one.call === call && one.ended === undefined
      ? { ...one, fields: {}, ended: { is: 'deleted', by, at: now } }
      : undefined,
  )
}
