import { parseTime } from '../core/time.ts'
import type { SealedRow } from './rows.ts'

/** How a seal stands, by dates alone. It is not law, and no entry says it. */

/** Days after its hour until an unopened seal is shown as lapsed. It can still be opened. */
export const LAPSE_DAYS = 7

/** `waiting` for its hour, `due` since then, `opened`, or `lapsed`. */
export type SealStatus = 'waiting' | 'due' | 'opened' | 'lapsed'

/** `now` is Unix seconds. */
export function sealStatus({ opens, opened }: Pick<SealedRow, 'opens' | 'opened'>, now: number): SealStatus {
  if (opened !== null) return 'opened'
  const since = now - parseTime(opens)
  if (since < 0) return 'waiting'
  return since < LAPSE_DAYS * 86_400 ? 'due' : 'lapsed'
}
