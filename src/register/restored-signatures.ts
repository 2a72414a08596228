import type { Cell } from './cells.ts'

/** Notes that one of the signatures that the entry `batch` invalidated stands again, by the entry `index`. */
export function noteRestored(invalidations: Cell<'invalidations'>, batch: number, index: number): void {
  const { batches } = invalidations.row!
  const noted = batches.map(one => (one.entry === batch ? { ...one, restored: one.restored + 1 } : one))
  invalidations.put({ since: index, batches: noted })
}
