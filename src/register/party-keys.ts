import { Refusal } from '../core/refusal.ts'
import type { Cell } from './cells.ts'
import { requireSeldom } from './daily-limit.ts'
import type { PartyKeysRow, Suspension } from './party-key-rows.ts'

/**
 * How many keys a party has, and whether they are suspended.
 *
 * A thief of one key must be put out at once and must not put the owner out. Nobody can tell from two keys which is the
 * thief's, the older no more than the newer. So a key of a party takes no other key that signs away from it. It suspends
 * them all, itself too: then none signs, neither the thief’s nor the owner’s, until two officers have asked who is who
 * and name the keys that stay. The others are revoked by that, so a thief does it once.
 */

/** Keys of a party in force, whatever they may do. */
export const MOST_KEYS = 20

const NONE: PartyKeysRow = { since: 0, inForce: [], added: null, suspensions: [] }

/** The suspension that lasts, if one does. */
export function suspensionIn(row: Pick<PartyKeysRow, 'suspensions'> | undefined): Suspension | undefined {
  const newest = row?.suspensions.at(-1)
  return newest?.ended === null ? newest : undefined
}

/** Refuses `keys_suspended`. */
export function requireNotSuspended(row: PartyKeysRow | undefined, party: string): void {
  const lasting = suspensionIn(row)
  if (lasting !== undefined)
    throw new Refusal(
      'keys_suspended',
      `All keys of ${party} are suspended by entry ${lasting.entry}, until two officers name those that stay.`,
    )
}

/** Counts keys that come in. Refuses `keys_many`, and `said_often` for a party that adds them itself. */
export function countIn(
  cell: Cell<'partyKeys'>,
  keyids: readonly string[],
  { index, day, bySelf }: Readonly<{ index: number; day: string; bySelf: boolean }>,
): void {
  if (keyids.length === 0) return
  const row = cell.row ?? NONE
  const party = cell.ref.key
  const inForce = [...row.inForce, ...keyids]
  if (inForce.length > MOST_KEYS)
    throw new Refusal(
      'keys_many',
      `${party} has ${row.inForce.length} keys in force; it can have ${MOST_KEYS}.`,
    )
  const before = row.added?.day === day ? row.added.count : 0
  if (bySelf) requireSeldom(before, day, `${party} has added a key`)
  const added = bySelf ? { day, count: before + 1 } : row.added
  cell.put({ ...row, since: index, inForce, added })
}

/** Takes keys that were revoked out of the count. */
export function countOut(cell: Cell<'partyKeys'>, keyids: readonly string[], index: number): void {
  const row = cell.row ?? NONE
  cell.put({ ...row, since: index, inForce: row.inForce.filter(keyid => !keyids.includes(keyid)) })
}
