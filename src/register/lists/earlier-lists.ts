import { compareUtf8 } from '../../core/bytes.ts'
import type { Listed, ListingRow } from '../rows.ts'

/** What the register holds of the lists of one call: what a new list is compared with. */
export type Known = Readonly<{
  listings: readonly KnownListing[]
  /** Every list taken before. */
  sources: readonly KnownSource[]
  /** Whether an id is taken: by a party of any kind, listed or admitted, or by a role. */
  inUse: (id: string) => boolean
}>

export interface KnownListing {
  readonly party: string
  readonly listing: ListingRow
}

export type KnownSource = Readonly<{
  date: string
  title: string
  url: string | null
  digest: `sha256:${string}`
  whole: boolean
}>

/** What the newest list of `date` or earlier says of a party. */
export function stateOn(listing: ListingRow, date: string): Listed | undefined {
  return listing.versions.findLast(version => version.date <= date)
}

/** What the first list after `date` says of it. */
export function stateAfter(listing: ListingRow, date: string): Listed | undefined {
  return listing.versions.find(version => version.date > date)
}

/** The nearest list before a date, and the nearest whole one after it, which speaks by its silence. */
export function sourceBefore(known: Known, date: string): KnownSource | undefined {
  return byDate(known).findLast(source => source.date < date)
}

export function sourceAfter(known: Known, date: string): KnownSource | undefined {
  return byDate(known).find(source => source.whole && source.date > date)
}

/** The days of the lists that name a party, oldest first. A whole list repeats by its silence; a part of one does not. */
export function datesNaming(known: Known, listing: ListingRow): string[] {
  return byDate(known).flatMap(({ date, whole }) => {
    const said = stateOn(listing, date)
    return said?.present && (whole || said.date === date) ? [date] : []
  })
}

function byDate({ sources }: Known): KnownSource[] {
  return sources.toSorted((a, b) => compareUtf8(a.date, b.date))
}
