import { type Likeness, type Named, type Traits, told, traitsOf } from './traits.ts'

/** Those that are compared; of more, those that come last are not. */
const MOST_COMPARED = 200_000

/**
 * Many who are named, by their ids, found by what one shares with them: a thousand are compared without a search for
 * each.
 */
export class TraitIndex {
  /** Most traits are held by one alone, for which a set would be dear. */
  readonly #byTrait = new Map<string, string | Set<string>>()
  readonly #held = new Map<string, Named>()

  /** As it is named now, in place of how it was. */
  put(id: string, named: Named): void {
    const before = this.#held.get(id)
    if (before === undefined && this.#held.size >= MOST_COMPARED) return
    if (before !== undefined) for (const key of traitsOf(before).holds) this.#drop(key, id)
    this.#held.set(id, named)
    for (const key of traitsOf(named).holds) this.#add(key, id)
  }

  #add(key: string, id: string): void {
    const ids = this.#byTrait.get(key)
    if (ids === undefined) this.#byTrait.set(key, id)
    else if (typeof ids === 'string') this.#byTrait.set(key, new Set([ids, id]))
    else ids.add(id)
  }

  #drop(key: string, id: string): void {
    const ids = this.#byTrait.get(key)
    if (ids === id) this.#byTrait.delete(key)
    else if (ids instanceof Set) ids.delete(id)
  }

  /** Those that are like this one, and how. */
  like({ asks }: Traits): ReadonlyMap<string, readonly Likeness[]> {
    const found = new Map<string, Set<Likeness>>()
    for (const [key, likeness] of asks) {
      const ids = this.#byTrait.get(key) ?? []
      for (const id of typeof ids === 'string' ? [ids] : ids) {
        const likenesses = found.get(id) ?? new Set()
        found.set(id, likenesses.add(likeness))
      }
    }
    return new Map([...found].map(([id, likenesses]) => [id, told(likenesses)]))
  }
}
