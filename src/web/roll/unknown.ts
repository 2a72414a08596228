import { unnamedOn } from '../../register/copied-spans.ts'
import { isBefore, NEWEST, type RollPage, type RollQuery } from '../../register/roll.ts'
import type { Store } from '../../store/store.ts'
import type { CallShown } from '../kit/kit.ts'

/**
 * Of whom it is not known whether they stood on a roll: a source before names them and one after does not, or the other
 * way round. Before the day on which a call was issued, nobody did.
 */

/** Of how many more nobody knows whether they match. */
export async function unknownBeside(
  store: Store,
  query: RollQuery,
): Promise<Pick<RollPage, 'total' | 'more'>> {
  if (query.status !== undefined) return { total: 0, more: false }
  const { total, more } = await store.roll({ ...query, status: 'unknown', after: undefined, limit: 1 })
  return { total, more }
}

/** How it is on a day with whom no source of the call names. Whoever signs here is known by their signature. */
export function unnamedIn({ isRecord, lists, row }: CallShown, at: string | undefined): 'off' | 'unknown' {
  if (isBefore(at, row.issued) || (!isRecord && lists.length === 0)) return 'off'
  return unnamedOn(lists, at ?? NEWEST)
}
