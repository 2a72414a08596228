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
  const isBy = async (index: number) =>
    parseEntry(await entryAt(store, index)).admitted.slice(0, day.length) <= day
  // Most ask of today: the newest entry alone tells it.
  let [from, until] = size > 0 && (await isBy(size - 1)) ? [size, size] : [0, size]
  while (from < until) {
    const middle = Math.floor((from + until) / 2)
    if (await isBy(middle)) from = middle + 1
    else until = middle
  }
  return { size: from, root: await rootAt(store, from) }
}
