import { parseTime } from '../core/time.ts'
import type { SealedRow } from './rows.ts'

/** How a seal stands, from dates alone; it is not law, and no entry says it. */

/** Days after its hour from which a seal that nobody has opened is shown as lapsed. It can be opened all the same. */
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
