import type { Section } from '../../register/figures/catalogue.ts'
import { lastRead, type Question, questionNow } from '../../work/reporting/edition-questions.ts'
import { isThere } from '../../work/reporting/filed.ts'
import type { CatalogueOn } from '../../work/reporting/indicators-on.ts'
import type { Gone } from '../../work/reporting/kept-files.ts'
import { indicatorIds } from '../../work/reporting/standings.ts'

/** Indicators of a catalogue by their ids. */

export interface IndexedFile {
  /** As the newest edition puts it that has it, or why nobody can read that; undefined of what none has. */
  questionOf(id: string): Question | Gone | undefined
  /** As the newest edition puts it that can be read: it has a name by that, and is not asked by it. */
  lastReadOf(id: string): Question | undefined
  /** The newest edition that has it, readable or not. */
  editionOf(id: string): number | undefined
  /** The section in which it stands, and those around it, the outermost first. */
  sectionsAround(id: string): readonly Section[]
  /** By their sections: what the newest edition no longer has comes last in its own, and not last of all. */
  inSections(ids: Iterable<string>): string[]
}

export function indexed(catalogue: CatalogueOn): IndexedFile {
  const { editions } = catalogue
  const newest = new Map<string, number>()
  for (const { edition, indicators } of editions) for (const { id } of indicators) newest.set(id, edition)
  const ids = indicatorIds(catalogue)
  const now = new Map(ids.map(id => [id, questionNow(catalogue, id)]))
  const read = new Map(ids.map(id => [id, lastRead(catalogue, id)]))
  // Of one id as the newest edition has it, which alone says what stands where.
  const all = editions.toReversed().flatMap(({ file }) => (isThere(file) ? file.sections : []))
  const sections = new Map<string, Section>()
  for (const one of all) sections.getOrInsert(one.id, one)
  const places = new Map([...sections.keys()].map((id, place) => [id, place]))
  const placeOf = (id: string) => places.get(read.get(id)?.one.section ?? '') ?? places.size
  return {
    questionOf: id => now.get(id),
    lastReadOf: id => read.get(id),
    editionOf: id => newest.get(id),
    sectionsAround(id) {
      const around: Section[] = []
      for (let of = read.get(id)?.one.section ?? null; of !== null; of = around[0]!.within)
        around.unshift(sections.get(of)!)
      return around
    },
    inSections: ids => [...ids].sort((a, b) => placeOf(a) - placeOf(b)),
  }
}
