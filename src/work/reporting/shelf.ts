/**
 * What was read, kept at hand by its name up to a weight. What nobody has asked for the longest goes first, and never
 * what came last, however heavy.
 */
export class Shelf<Value> {
  readonly #kept = new Map<string, { readonly value: Value; readonly weight: number }>()
  readonly #most: number
  #weight = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Of all that is kept. */
  get weight(): number {
    return this.#weight
  }

  has(name: string): boolean {
    return this.#kept.has(name)
  }

  get(name: string): Value | undefined {
    const one = this.#kept.get(name)
    if (one === undefined) return undefined
    this.#kept.delete(name)
    this.#kept.set(name, one)
    return one.value
  }

  put(name: string, value: Value, weight: number): void {
    this.drop(name)
    this.#kept.set(name, { value, weight })
    this.#weight += weight
    for (const oldest of this.#kept.keys()) {
      if (this.#weight <= this.#most || oldest === name) return
      this.drop(oldest)
    }
  }

  drop(name: string): void {
    const one = this.#kept.get(name)
    if (one === undefined) return
    this.#kept.delete(name)
    this.#weight -= one.weight
  }
}
