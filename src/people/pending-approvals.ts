import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'
import { bytes, type Found, keptAs, type Named, parts } from './collection.ts'

/**
 * Acts of the depositary that wait for a hand: prepared by a drafter for an officer; or signed by one officer, for
 * another or for a party. The log takes none of them yet, so their exact bytes wait here.
 */
export const AWAITING_SECONDS = 30 * 86_400

/** As envelopes hold it. */
const signature = z.strictObject({
  keyid: z.string(),
  sig: z.string(),
  webauthn: z.strictObject({ authenticatorData: z.string(), clientDataJSON: z.string() }).exactOptional(),
})

const schema = z.strictObject({
  type: z.string(),
  call: z.string().nullable(),
  /** The statement. Signed anew, it has other bytes and the same body. */
  payload: bytes,
  /** Texts and words that travel beside it. */
  parts,
  /** What it changes in the drawer (work/act/consequences). */
  after: z.unknown(),
  /** The party that has to sign beside the officer; null where another officer has to. */
  cosigner: z.string().nullable(),
  /** Who prepared it: the role's id. */
  by: z.string(),
  made: z.int(),
  /** Whose the first signature was, where it has gone stale; absent where nobody has signed yet. */
  lapsed: z.string().exactOptional(),
  /** The first signature; null where there is none, or it has gone stale. */
  first: z.strictObject({ by: z.string(), at: z.int(), signature }).nullable(),
  /** The party that has signed the same bytes, where another officer still has to. */
  cosigned: z.strictObject({ party: z.string(), signature }).exactOptional(),
})
export type Awaiting = z.infer<typeof schema>

export const awaiting = keptAs('awaiting', schema, {
  absent: () => new Refusal('link_spent', 'This was recorded, was taken back, or has waited for too long.'),
})

/** Keeps it in place of what was found. `id` is of the act: it waits once, however often it is prepared. */
export const awaitingKept = (id: string, found: Found<Awaiting> | undefined, act: Awaiting) =>
  found === undefined ? awaiting.added(id, act, act.made + AWAITING_SECONDS) : awaiting.changed(found, act)

/** Removes it beside its entry. Refuses `link_spent` where it was taken back meanwhile. */
export async function awaitingDone(drawer: Drawer, id: string, now: number) {
  return awaiting.taken(await awaiting.present(drawer, id, now))
}

/** All that wait, oldest first. */
export async function everyAwaiting(drawer: Drawer, now: number): Promise<Named<Awaiting>[]> {
  return (await awaiting.all(drawer, now)).sort((a, b) => a.value.made - b.value.made)
}
