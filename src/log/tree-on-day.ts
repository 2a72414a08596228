import { parseEntry } from '../core/entry.ts'
import type { Store } from '../store/store.ts'
import { entryAt, rootAt } from './tree.ts'

/**
 * How many entries there were at the end of a day, and the root of the log at that size. Entries are admitted in the
 * order of time, so that some twenty are read of a million. Of a day that is over both stay the same for ever.
 */
export async function treeOn(
  store: Pick<Store, 'entry' | 'tiles'>,
  size: number,
  day: string,
): Promise<{ readonly size: number; readonly root: Uint8Array }> {
  let [from, until] = [0, size]
  while (from < until) {
    const middle = Math.floor((from + until) / 2)
    const { admitted } = parseEntry(await entryAt(store, middle))
    if (admitted.slice(0, day.length) <= day) from = middle + 1
    else until = middle
  }
  return { size: from, root: await rootAt(store, from) }
}
