import type { Kind, Mandate } from './kinds.ts'

/** How many rows are of one sort. */
export interface TallyLine<T> {
  readonly of: T
  readonly rows: number
}

/**
 * A roll summed up as it stands now: exact, however long it is. Null says that nobody recorded it: no country, no day;
 * for a mandate, that the row was copied from a list.
 */
export interface RollTally {
  readonly total: number
  /** In the order of kinds, then countries. */
  readonly places: readonly { readonly kind: Kind; readonly country: string | null; readonly rows: number }[]
  readonly mandates: readonly TallyLine<Mandate['level'] | null>[]
  /** The day of signing, as each row tells it; oldest first. */
  readonly days: readonly TallyLine<string | null>[]
}
