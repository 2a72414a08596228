import type { Kind, Mandate } from './kinds.ts'

/** How many rows are of one sort. */
export interface TallyLine<T> {
  readonly of: T
  readonly rows: number
}

/**
 * A roll summed up as it stands now, exactly. Null says that nobody recorded the country or day, or for a mandate, that
 * the row was copied from a list.
 */
export type RollTally = Readonly<{
  total: number
  /** In the order of kinds, then countries. */
  places: readonly Readonly<{ kind: Kind; country: string | null; rows: number }>[]
  mandates: readonly TallyLine<Mandate['level'] | null>[]
  /** The day of signing, as each row tells it; oldest first. */
  days: readonly TallyLine<string | null>[]
  /** The same of those alone who stand by a signature of their own, and of which kind they are. */
  deeds: readonly (TallyLine<string | null> & Readonly<{ kind: Kind }>)[]
  /** The version of the text that each signed, the newest first; null for rows copied from a list. */
  texts: readonly TallyLine<number | null>[]
}>

/** How many rows leave something open: nobody has confirmed them, or they lack a day, a kind, a country. */
export function gapsIn({ mandates, days, places }: RollTally) {
  const open = (of: RollTally['mandates'] | RollTally['days']) => of.find(({ of }) => of === null)?.rows ?? 0
  return {
    copied: open(mandates),
    date: open(days),
    kind: rowsIn(places.filter(({ kind }) => kind === 'unknown')),
    country: rowsIn(places.filter(({ country }) => country === null)),
  }
}

/** How many stand in these together. */
export function rowsIn(lines: readonly Pick<TallyLine<unknown>, 'rows'>[]): number {
  return lines.reduce((total, { rows }) => total + rows, 0)
}
