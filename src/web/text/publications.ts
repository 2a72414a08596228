import type { Digest } from '../../core/digest.ts'
import type { Tables } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import type { Asked } from '../kit/kit.ts'

/** What was published of a call. */

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
    .map(({ name, row }, i) => ({ digest: name as Digest, row, number: i + 1, entry: row.entry }))
}
