import type { Catalogue, Indicator, Section } from '../../register/figures/catalogue.ts'
import type { Kind, Localised } from '../../register/kinds.ts'
import { rowsUnder } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'

/** Which indicators a call has, and which of them are asked of a party. */

export interface Indicators {
  readonly id: string
  /** The newest. */
  readonly edition: number
  readonly titles: Localised
}

/** The newest edition of each catalogue of the call, in the order of their ids. */
export async function indicatorsOf(store: Store, call: string): Promise<Indicators[]> {
  const found: Indicators[] = []
  for await (const { name, row } of rowsUnder(store, 'indicators', call))
    found.push({ id: name, edition: row.editions.length, titles: row.titles })
  return found
}

/** Whether a party of this kind says it of itself. What others measure, or ask of other kinds, it may say all the same. */
export function isAskedOf({ how, kinds }: Pick<Indicator, 'how' | 'kinds'>, kind: Kind): boolean {
  return how === 'reported' && (kinds === null || kinds.includes(kind))
}

/** The sections that have indicators of their own, each with these, in the order of the catalogue. */
export function partsOf({ sections, indicators }: Catalogue): [Section, Indicator[]][] {
  return sections.flatMap(section => {
    const own = indicators.filter(one => one.section === section.id)
    return own.length === 0 ? [] : [[section, own]]
  })
}
