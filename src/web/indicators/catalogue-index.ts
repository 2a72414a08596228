import type { Catalogue, Indicator, Section } from '../../register/figures/catalogue.ts'
import { isThere } from '../../work/reporting/filed.ts'
import type { CatalogueOn } from '../../work/reporting/indicators-on.ts'

/** Indicators of a catalogue by their ids, each as the newest edition has it that can be read. */

export interface IndexedFile {
  /** Undefined where no edition that has it can be read. */
  indicator(id: string): Indicator | undefined
  /** The newest edition that has it, readable or not. */
  editionOf(id: string): number | undefined
  /** The file that names it. */
  fileOf(id: string): Catalogue | undefined
  /** The section in which it stands, and those around it, the outermost first. */
  sectionsAround(id: string): readonly Section[]
  /** By their sections: what the newest edition no longer has comes last in its own, and not last of all. */
  inSections(ids: Iterable<string>): string[]
}

export function indexed({ editions }: CatalogueOn): IndexedFile {
  const found = new Map<string, { readonly one: Indicator; readonly file: Catalogue }>()
  const newest = new Map<string, number>()
  for (const { edition, file, indicators } of editions) {
    for (const { id } of indicators) newest.set(id, edition)
    if (isThere(file)) for (const one of file.indicators) found.set(one.id, { one, file })
  }
  // Of one id as the newest edition has it, which alone says what stands where.
  const all = editions.toReversed().flatMap(({ file }) => (isThere(file) ? file.sections : []))
  const sections = new Map<string, Section>()
  for (const one of all) sections.getOrInsert(one.id, one)
  const places = new Map([...sections.keys()].map((id, place) => [id, place]))
  const placeOf = (id: string) => places.get(found.get(id)?.one.section ?? '') ?? places.size
  return {
    indicator: id => found.get(id)?.one,
    editionOf: id => newest.get(id),
    fileOf: id => found.get(id)?.file,
    sectionsAround(id) {
      const around: Section[] = []
      for (let of = found.get(id)?.one.section ?? null; of !== null; of = around[0]!.within)
        around.unshift(sections.get(of)!)
      return around
    },
    inSections: ids => [...ids].sort((a, b) => placeOf(a) - placeOf(b)),
  }
}
