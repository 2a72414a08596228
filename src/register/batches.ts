import type { Rows } from './rows.ts'
import { type Act, callOf } from './rule.ts'

/** Notes that one of the signatures that the entry `batch` invalidated stands again. */
export function noteRestored(batch: number, act: Act, rows: Rows): void {
  const call = callOf(act.statement)
  const { batches } = rows.get('invalidations', call)!
  const noted = batches.map(one => (one.entry === batch ? { ...one, restored: one.restored + 1 } : one))
  rows.put('invalidations', call, { since: act.index, batches: noted })
}
