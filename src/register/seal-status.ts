import { parseTime } from '../core/time.ts'
import type { SealedRow } from './rows.ts'

/** How a seal stands, by dates alone; no entry says it. */

/** Days from its hour on in which a seal can be opened. */
export const LAPSE_DAYS = 7

/** The hour from which it can be opened: its own, or the time of a seal that was made after that. RFC 3339. */
export const hourOf = ({ opens, admitted }: Pick<SealedRow, 'opens' | 'admitted'>): string =>
  opens > admitted ? opens : admitted

/** `waiting` for its hour, `due` since then, `opened`, or `lapsed`. */
export type SealStatus = 'waiting' | 'due' | 'opened' | 'lapsed'

/** `now` is Unix seconds. */
export function sealStatus({ opens, opened }: Pick<SealedRow, 'opens' | 'opened'>, now: number): SealStatus {
  if (opened !== null) return 'opened'
  const since = now - parseTime(opens)
  if (since < 0) return 'waiting'
  return since < LAPSE_DAYS * 86_400 ? 'due' : 'lapsed'
}
