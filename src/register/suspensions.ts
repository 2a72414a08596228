import { Refusal } from '../core/refusal.ts'
import type { Statement } from '../core/statement.ts'
import type { Cell } from './cells.ts'
import { handsIn } from './hands.ts'
import type { KeyRow, LogRow, RoleRow } from './rows.ts'

/**
 * Officers whom another officer alone has stopped, by revoking a key of theirs. A stolen key has to go at once, so one
 * hand is enough. But a thief can stop the officers who would stop them, and then wait out the delay of an announcement.
 * So one officer alone does nothing that was announced until the depositary's own key adds a key for the stopped officer
 * or ends that office.
 */

/** Notes that a key of this officer was revoked, if another officer alone did it and the stopped one could decide. */
export function noteStopped(
  officer: string,
  role: RoleRow,
  { index, keys, log }: Readonly<{ index: number; keys: readonly KeyRow[]; log: Cell<'log'> }>,
): void {
  const { officers, isOwner } = handsIn(keys)
  if (isOwner || officers.size > 1 || officers.has(officer)) return
  if (role.ended !== null || role.office !== undefined) return
  const row = log.row!
  const stopped = row.stopped ?? []
  if (stopped.some(one => one.officer === officer)) return
  // `since` stays: no author relies on it.
  log.put({ ...row, stopped: [...stopped, { officer, entry: index }] })
}

/** The depositary's own key has settled what becomes of this officer. */
export function settleStopped(officer: string, log: Cell<'log'>): void {
  const { stopped, ...row } = log.row!
  const left = stopped?.filter(one => one.officer !== officer) ?? []
  if (left.length < (stopped?.length ?? 0)) log.put(left.length === 0 ? row : { ...row, stopped: left })
}

/** Refuses `second_hand_missing` if one officer alone would do what was announced while another is stopped. */
export function requireNoneStopped({ type }: Statement, { stopped = [] }: LogRow): void {
  const [first] = stopped
  if (first !== undefined)
    throw new Refusal(
      'second_hand_missing',
      `One officer signed ${type}. Since another stopped ${first.officer}, with entry ${first.entry}, it asks for a second officer: until the depositary’s own key adds a key for ${first.officer} or ends that office.`,
    )
}
