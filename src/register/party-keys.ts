import type { Digest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { DAY, formatTime } from '../core/time.ts'
import type { Cell } from './cells.ts'
import { requireSeldom } from './daily-limit.ts'
import type { Act } from './declaration.ts'
import { handsIn } from './hands.ts'
import type { PartyKeysRow, Suspension } from './party-key-rows.ts'
import type { KeyRow } from './rows.ts'

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

const NONE: PartyKeysRow = { since: 0, inForce: [], added: null, allowed: null, suspensions: [] }

/** Days for which two officers let a key come in. */
export const ALLOWED_DAYS = 30

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

/** Notes that the party has signed, on paper too: whoever adds a key for it now could put it out. */
export function noteSigned(cell: Cell<'partyKeys'>, index: number): void {
  if (cell.row === undefined) cell.put({ ...NONE, since: index })
}

/** Notes that two officers let one more key come in. */
export function allowKey(
  cell: Cell<'partyKeys'>,
  link: Digest | null,
  { index, admitted }: Pick<Act, 'index' | 'admitted'>,
) {
  const until = formatTime(admitted + ALLOWED_DAYS * DAY).slice(0, 10)
  cell.put({ ...(cell.row ?? NONE), since: index, allowed: { entry: index, until, link } })
}

/** Refuses `key_unallowed` where the party had a key or a signature, or two officers have let a key of another link in. */
export function requireKeyless({ row, ref: { key } }: Cell<'partyKeys'>): void {
  if (row !== undefined)
    throw new Refusal(
      'key_unallowed',
      `${key} has had a key or a signature, or two officers have let in a key: no invitation lets it join.`,
    )
}

/** Uses it up. Refuses `key_unallowed` where the party had a key or a signature, and no two officers let it come in. */
export function useAllowed(cell: Cell<'partyKeys'>, day: string, signers: readonly KeyRow[]): void {
  const { row } = cell
  if (row === undefined) return
  if (row.allowed === null || row.allowed.until < day)
    throw new Refusal(
      'key_unallowed',
      `${cell.ref.key} has had a key or a signature, and no entry lets the depositary add a key for it.`,
    )
  // Only the depositary's own key has seen the link for which they let it in.
  if (row.allowed.link !== null && !handsIn(signers).isOwner)
    throw new Refusal(
      'key_unallowed',
      `Entry ${row.allowed.entry} lets in the key of one invitation, which the depositary’s own key adds.`,
    )
  cell.put({ ...row, allowed: null })
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
