import { readCatalogue } from '../../../register/figures/catalogue.ts'
import { ref, type Tables } from '../../../register/rows.ts'
import { eachRow, rowIn, rowsUnder } from '../../../store/each-row.ts'
import type { Asked } from '../../kit/kit.ts'

/** The indicators that a call has published, the newest edition of each, and how many have reported by them. */

export interface Published {
  readonly name: string
  readonly edition: number
  readonly row: Tables['indicatorEditions']
}

export async function publishedOn({ site }: Asked, call: string): Promise<Published[]> {
  const { store } = site.log
  const all = await Array.fromAsync(rowsUnder(store, 'indicators', call))
  const newest = await store.rows(
    all.map(({ name, row }) => ref('indicatorEditions', call, name, String(row.editions.length))),
  )
  return all.map(({ name, row }, i) => ({ name, edition: row.editions.length, row: newest[i]! }))
}

export async function editionOf(
  { site }: Asked,
  call: string,
  name: string,
  edition: number,
): Promise<Published> {
  const row = await rowIn(site.log.store, 'indicatorEditions', call, name, String(edition))
  return { name, edition, row: row! }
}

/** The file of an edition, unless it is withheld. */
export async function fileOf({ site }: Asked, { row }: Published) {
  const kept = await site.log.store.words(row.data.digest)
  return kept === undefined ? undefined : { bytes: kept.bytes, catalogue: readCatalogue(kept.bytes) }
}

export interface Reported {
  readonly reports: number
  readonly parties: number
  readonly corrected: number
}

/** How many reports came with figures, by the name of the indicators. */
export async function reportedOn({ site }: Asked, call: string): Promise<ReadonlyMap<string, Reported>> {
  const found = new Map<string, { reports: number; parties: Set<string>; corrected: number }>()
  for await (const { key, row } of eachRow(site.log.store, 'figures', `${call}/`)) {
    const of = found.getOrInsertComputed(row.catalogue, () => ({
      ...{ reports: 0, corrected: 0 },
      parties: new Set(),
    }))
    of.reports++
    of.parties.add(key.split('/')[1]!)
    if (row.corrections.length > 0) of.corrected++
  }
  return new Map([...found].map(([name, one]) => [name, { ...one, parties: one.parties.size }]))
}
