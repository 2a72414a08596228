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
}

export function indexed({ editions }: CatalogueOn): IndexedFile {
  const found = new Map<string, { readonly one: Indicator; readonly file: Catalogue }>()
  const newest = new Map<string, number>()
  for (const { edition, file, indicators } of editions) {
    for (const { id } of indicators) newest.set(id, edition)
    if (isThere(file)) for (const one of file.indicators) found.set(one.id, { one, file })
  }
  return {
    indicator: id => found.get(id)?.one,
    editionOf: id => newest.get(id),
    fileOf: id => found.get(id)?.file,
    sectionsAround(id) {
      const it = found.get(id)
      if (it === undefined) return []
      const around: Section[] = []
      for (let of: string | null = it.one.section; of !== null; ) {
        const section: Section | undefined = it.file.sections.find(one => one.id === of)
        if (section === undefined) break
        around.unshift(section)
        of = section.within
      }
      return around
    },
  }
}
