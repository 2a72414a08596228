import { type Likeness, type Named, type Traits, told, traitsOf } from './likeness.ts'

/** Later ones are not compared. */
const MOST_COMPARED = 200_000

/** Finds those of many who share a trait with one, by id, without comparing it with each. */
export class TraitIndex {
  /** Most traits have one holder, for which a set would be dear. */
  readonly #byTrait = new Map<string, string | Set<string>>()
  readonly #held = new Map<string, Named>()

  put(id: string, named: Named): void {
    const before = this.#held.get(id)
    if (before === undefined && this.#held.size >= MOST_COMPARED) return
    if (before !== undefined) for (const key of traitsOf(before).holds) this.#drop(key, id)
    this.#held.set(id, named)
    for (const key of traitsOf(named).holds) {
      const ids = this.#byTrait.get(key)
      if (ids === undefined) this.#byTrait.set(key, id)
      else if (typeof ids === 'string') this.#byTrait.set(key, new Set([ids, id]))
      else ids.add(id)
    }
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
      for (const id of typeof ids === 'string' ? [ids] : ids)
        found.getOrInsertComputed(id, () => new Set()).add(likeness)
    }
    return new Map([...found].map(([id, likenesses]) => [id, told(likenesses)]))
  }
}
