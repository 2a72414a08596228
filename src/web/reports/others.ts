import { onDay, reportsOf, type Saying, type Stood } from '../../work/reporting/filed.ts'
import type { Asked } from '../kit/kit.ts'

/** The other reports of a party by one catalogue, of whatever edition, as they stood on a day. */

/** The report beside which they stand, filed or about to be. */
export interface OwnPlace {
  readonly call: string
  readonly party: string
  readonly catalogue: string
  /** The entry that filed it; null of one that is not filed. */
  readonly filed: number | null
  /** The entry by which it stands as it does; the size of the log where it has none. */
  readonly entry: number
}

/** What another report said before this one was said as it stands, or has said since. */
export interface OtherSaying {
  readonly stood: Stood
  /** The entry that filed that report. */
  readonly filed: number
  readonly saying: Saying
}

export interface Others {
  /** Nearest first. */
  readonly before: readonly OtherSaying[]
  readonly after: readonly OtherSaying[]
}

export async function othersOf({ site }: Asked, own: OwnPlace, day: string): Promise<Others> {
  const all = (await reportsOf(site.log.store, own.call, own.party))
    .filter(({ row }) => row.entry !== own.filed && row.catalogue === own.catalogue)
    .flatMap(one => onDay(one, day) ?? [])
  const last = (stood: Stood, isMeant: (entry: number) => boolean): OtherSaying[] => {
    const saying = stood.sayings.findLast(({ entry }) => isMeant(entry))
    return saying === undefined ? [] : [{ stood, filed: stood.sayings[0]!.entry, saying }]
  }
  const before = all.flatMap(one => last(one, entry => entry < own.entry))
  const after = all.flatMap(one => last(one, entry => entry > own.entry))
  return {
    before: before.sort((a, b) => b.saying.entry - a.saying.entry),
    after: after.sort((a, b) => a.saying.entry - b.saying.entry),
  }
}
