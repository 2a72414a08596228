interface Kept<T> {
  readonly made: Promise<T>
  readonly weight: number
}

/**
 * What is dear to make and follows from its name alone, as the comparison of two digests does. It is made once, however
 * many ask at once, and kept until what was asked for later weighs too much beside it.
 */
export class Memo<T> {
  readonly #kept = new Map<string, Kept<T>>()
  readonly #most: number
  #weight = 0

  constructor(most: number) {
    this.#most = most
  }

  get(name: string, weight: number, make: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(name)
    const made = kept?.made ?? make()
    this.#forget(name)
    if (weight > this.#most) return made
    this.#kept.set(name, { made, weight })
    this.#weight += weight
    if (kept === undefined) made.catch(() => this.#forget(name))
    while (this.#weight > this.#most) this.#forget(this.#kept.keys().next().value!)
    return made
  }

  #forget(name: string): void {
    this.#weight -= this.#kept.get(name)?.weight ?? 0
    this.#kept.delete(name)
  }
}
