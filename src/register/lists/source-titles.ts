import { toNfc, trimmed } from '../../core/normal.ts'
import { foldWords } from '../search-words.ts'

/** The sources that a title in a filled sheet could mean, by their places. */
export class SourcesByTitle {
  readonly #exact: ReadonlyMap<string, readonly number[]>
  readonly #folded: ReadonlyMap<string, readonly number[]>

  constructor(sources: readonly Readonly<{ title: string }>[]) {
    const places = [...sources.keys()]
    this.#exact = Map.groupBy(places, i => trimmed(toNfc(sources[i]!.title)))
    this.#folded = Map.groupBy(places, i => foldWords(sources[i]!.title))
  }

  /** Of two that differ by their capitals or marks, the one that is written so. */
  named(title: string): readonly number[] {
    const folded = foldWords(title)
    return this.#exact.get(title) ?? (folded === '' ? [] : (this.#folded.get(folded) ?? []))
  }
}
