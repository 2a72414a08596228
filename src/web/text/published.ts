import type { Digest } from '../../core/digest.ts'
import type { Table, Tables } from '../../register/rows.ts'
import type { Store } from '../../store/store.ts'
import type { Asked } from '../asked.ts'

/** What was published of a call. */

/** Rows of one call, whose keys are `<call>/<digest>`. */
export async function* rowsUnder<T extends Table>(
  store: Store,
  table: T,
  call: string,
): AsyncGenerator<{ digest: Digest; row: Tables[T] }> {
  const prefix = `${call}/`
  for (let after = prefix; ; ) {
    const rows = await store.rowsOf(table, after, AT_ONCE)
    for (const { key, row } of rows) {
      if (!key.startsWith(prefix)) return
      yield { digest: key.slice(prefix.length) as Digest, row }
    }
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)!.key
  }
}
const AT_ONCE = 100

/** A text or a policy of a call. */
export interface Published<T extends 'texts' | 'policies'> {
  readonly digest: Digest
  /** 1 for the first. */
  readonly number: number
  readonly entry: number
  readonly row: Tables[T]
}

/** Texts or policies of a call, numbered in the order in which they came into the log. */
export async function versionsIn<T extends 'texts' | 'policies'>(
  { site }: Asked,
  table: T,
  call: string,
): Promise<Published<T>[]> {
  const found = await Array.fromAsync(rowsUnder(site.log.store, table, call))
  return found
    .sort((a, b) => a.row.entry - b.row.entry)
    .map((one, i) => ({ ...one, number: i + 1, entry: one.row.entry }))
}
