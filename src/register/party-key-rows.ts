import type { z } from 'zod'
import type { Digest } from '../core/digest.ts'
import { entryRef as entry, frozen, keyid, said } from './kinds.ts'

/** One suspension of all keys of a party. */
export const suspension = frozen({
  entry,
  by: keyid.nullable().describe('The key of the party that did it; null where the depositary did'),
  reason: said,
  ended: entry.nullable().describe('The entry that named the keys that sign again; null while it lasts'),
})
export type Suspension = z.infer<typeof suspension>

/**
 * Key: the party. What the law counts of its keys, so that no rule has to look for them. It is there from the first key
 * or signature on: from then on there is somebody to put out.
 */
export interface PartyKeysRow {
  readonly since: number
  /** Ids of its keys that were not revoked, in the order in which they came in. */
  readonly inForce: readonly string[]
  /** The newest day on which it added keys itself, and how many; null before the first. */
  readonly added: Readonly<{ day: string; count: number }> | null
  /** Two officers let one more key come in by the depositary, until this day; null where none may. */
  readonly allowed: Readonly<{ entry: number; until: string; link: Digest | null }> | null
  /** Oldest first; empty before the first. */
  readonly suspensions: readonly Suspension[]
}
