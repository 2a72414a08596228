import { z } from 'zod'
import type { Drawer } from '../store/drawer.ts'
import { partsKept } from './drafts.ts'
import { keptAs } from './kept.ts'

/**
 * Acts of the depositary that wait for a hand: prepared by a drafter, for that of an officer who decides; signed by one
 * officer, for another's or for that of a party. The log takes none of them before, so they wait here, with their exact
 * bytes.
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
  /** The statement, in base64. Signed anew, it has other bytes and the same body. */
  payload: z.string(),
  /** Texts and words that travel beside it. */
  parts: partsKept,
  /** What it changes in the drawer (web/desk/act/after). */
  after: z.unknown(),
  /** The party that has to sign it beside the officer; null where another officer has to. */
  cosigner: z.string().nullable(),
  /** Who prepared it: the role's id. */
  by: z.string(),
  made: z.int(),
  /** Whose the first hand was, where its signature has gone stale; absent where nobody has signed yet. */
  lapsed: z.string().exactOptional(),
  /** The first hand; null where nobody has signed, or the signature has gone stale. */
  first: z.strictObject({ by: z.string(), at: z.int(), signature }).nullable(),
  /** The party that has signed the same bytes, where another officer still has to. */
  cosigned: z.strictObject({ party: z.string(), signature }).exactOptional(),
})
export type Awaiting = z.infer<typeof schema>

const awaiting = keptAs('awaiting', schema)

/** `id` is of the act itself, so that it waits once however often it is prepared. */
export function keepAwaiting(drawer: Drawer, id: string, act: Awaiting): Promise<void> {
  return awaiting.put(drawer, id, act, act.made + AWAITING_SECONDS)
}

export function findAwaiting(drawer: Drawer, id: string, now: number): Promise<Awaiting | undefined> {
  return awaiting.get(drawer, id, now)
}

/** Undefined where nothing waits any more: what was set aside meanwhile does not come back. */
export function changeAwaiting(
  drawer: Drawer,
  id: string,
  now: number,
  change: (act: Awaiting) => Awaiting,
): Promise<Awaiting | undefined> {
  return awaiting.change(drawer, id, now, change)
}

export function dropAwaiting(drawer: Drawer, id: string): Promise<void> {
  return awaiting.remove(drawer, id)
}

/** Acts that a desk shows at once: no secretariat leaves more undone. */
const MOST_AWAITING = 200

/** All that wait, oldest first. */
export async function everyAwaiting(drawer: Drawer, now: number): Promise<{ id: string; value: Awaiting }[]> {
  const all = await awaiting.list(drawer, now, { limit: MOST_AWAITING })
  return all.sort((a, b) => a.value.made - b.value.made)
}
