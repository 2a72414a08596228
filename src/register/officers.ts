import { Refusal } from '../core/refusal.ts'
import { DAY, formatTime } from '../core/time.ts'
import type { Cell } from './cells.ts'
import type { Act } from './declaration.ts'
import { handsIn } from './hands.ts'
import { ALLOWED_DAYS } from './party-keys.ts'
import type { KeyRow, LogRow, RoleRow } from './rows.ts'

/**
 * Who makes an officer who decides. The depositary's own key makes the first two, since somebody has to. From then on
 * it brings in the key of such an officer only once two officers have allowed that very key: it lies with the server, so
 * a thief of the server would else become an officer unseen. Whoever wants round that has to revoke officers' keys or
 * end their offices first, which each of them notices.
 */
export const OFFICERS_BY_KEY = 2

/** Nobody is an officer yet. */
export const NO_OFFICERS: LogRow['officers'] = { inForce: 0, allowed: null }

/** Puts the role, and counts it: an officer in force decides and holds a key that was not revoked. */
export function putRole(cell: Cell<'roles'>, row: RoleRow, log: Cell<'log'>): void {
  const change = Number(isInForce(row)) - Number(cell.row !== undefined && isInForce(cell.row))
  cell.put(row)
  const { officers } = log.row!
  // `since` stays: no author relies on it.
  if (change !== 0) log.put({ ...log.row!, officers: { ...officers, inForce: officers.inForce + change } })
}

const isInForce = ({ ended, keys, office }: RoleRow) => ended === null && office === undefined && keys > 0

/** Two officers let the depositary bring in this very key, until a day. It takes the place of one that they let in before. */
export function allowOfficer(
  allowed: { readonly holder: string; readonly key: string },
  log: Cell<'log'>,
  { index, admitted }: Pick<Act, 'index' | 'admitted'>,
): void {
  const until = formatTime(admitted + ALLOWED_DAYS * DAY).slice(0, 10)
  const officers = { ...log.row!.officers, allowed: { entry: index, ...allowed, until } }
  log.put({ ...log.row!, officers })
}

/** Whoever ends an office may have meant a thief, and what the thief allowed. */
export function allowNobody(log: Cell<'log'>): void {
  const { officers } = log.row!
  if (officers.allowed !== null) log.put({ ...log.row!, officers: { ...officers, allowed: null } })
}

/** Whether the depositary's own key may bring in this key of an officer who decides. */
export function mayBringIn(
  { officers }: Pick<LogRow, 'officers'>,
  { holder, key }: { readonly holder: string; readonly key: string },
  day: string,
): boolean {
  const { allowed, inForce } = officers
  if (inForce < OFFICERS_BY_KEY) return true
  return allowed !== null && allowed.holder === holder && allowed.key === key && allowed.until >= day
}

/** Uses up what two officers allowed. Refuses `officers_enough`. */
export function useOfficerAllowed(
  of: { readonly holder: string; readonly key: string },
  day: string,
  log: Cell<'log'>,
): void {
  const row = log.row!
  if (!mayBringIn(row, of, day))
    throw new Refusal(
      'officers_enough',
      `${row.officers.inForce} officers decide, and no two of them have allowed the key ${of.key} for ${of.holder}.`,
    )
  if (row.officers.allowed?.key === of.key) allowNobody(log)
}

/** Refuses `second_hand_missing` for anything but two officers: the depositary's own key stands for none here. */
export function requireTwoOfficers(type: string, keys: readonly KeyRow[]): void {
  const { officers } = handsIn(keys)
  if (officers.size < 2)
    throw new Refusal(
      'second_hand_missing',
      `${type} is signed by two officers. Neither the depositary’s own key nor an announcement takes the place of one.`,
    )
}
