import { Refusal } from '../core/refusal.ts'
import type { Rows } from './rows.ts'
import type { Act } from './rule.ts'

/**
 * Officers whom another officer alone has stopped, by revoking a key of theirs. A stolen key has to go at once, so one
 * hand is enough. But its thief can do the same to whoever would stop it, and then wait out a delay that nobody is left to
 * use. So until the depositary's own key has settled it, by a new key for whoever was stopped or by the end of that office,
 * nothing that was announced is done by one officer.
 */

/** Whether two officers signed, or the depositary itself, which stands for all of them. */
export function hasTwoHands(signers: readonly string[], rows: Rows): boolean {
  const { officers, isOwner } = handsIn(signers, rows)
  return officers.size > 1 || isOwner
}

function handsIn(signers: readonly string[], rows: Rows) {
  const keys = signers.flatMap(keyid => rows.get('keys', keyid) ?? [])
  return {
    officers: new Set(keys.filter(({ key }) => key.use === 'officer').map(({ holder }) => holder)),
    isOwner: keys.some(({ key }) => key.use === 'depositary'),
  }
}

/** Notes that a key of this officer was revoked, if another officer alone did it and that one was a hand at all. */
export function noteStopped(officer: string, { index, signers }: Act, rows: Rows): void {
  const { officers, isOwner } = handsIn(signers, rows)
  if (isOwner || officers.size > 1 || officers.has(officer)) return
  const role = rows.get('roles', officer)!
  if (role.ended !== null || role.office !== undefined) return
  const log = rows.get('log', 'log')!
  const stopped = log.stopped ?? []
  if (stopped.some(one => one.officer === officer)) return
  // `since` stays: nobody who signs anything relies on it.
  rows.put('log', 'log', { ...log, stopped: [...stopped, { officer, entry: index }] })
}

/** The depositary's own key has said what becomes of this officer. */
export function settleStopped(officer: string, rows: Rows): void {
  const { stopped, ...log } = rows.get('log', 'log')!
  const left = stopped?.filter(one => one.officer !== officer) ?? []
  if (left.length < (stopped?.length ?? 0))
    rows.put('log', 'log', left.length === 0 ? log : { ...log, stopped: left })
}

/** Refuses `second_hand_missing` where one officer alone would do what was announced while another is stopped. */
export function requireNoneStopped({ statement }: Act, rows: Rows): void {
  const [first] = rows.get('log', 'log')!.stopped ?? []
  if (first !== undefined)
    throw new Refusal(
      'second_hand_missing',
      `One officer signed ${statement.type}. Since another stopped ${first.officer}, with entry ${first.entry}, it asks for a second officer: until the depositary’s own key adds a key for ${first.officer} or ends that office.`,
    )
}
