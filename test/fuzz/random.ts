/** Chance from a seed, so that a run that finds a fault can be run again. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** Mulberry32: 32 bits a step, good enough to choose by. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }

  below(n: number): number {
    return this.#next() % n
  }

  chance(percent: number): boolean {
    return this.below(100) < percent
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }

  /** Some of the list, in any order. */
  some<T>(list: readonly T[], most: number): T[] {
    const left = [...list]
    const found: T[] = []
    for (let n = 1 + this.below(most); n > 0 && left.length > 0; n--)
      found.push(...left.splice(this.below(left.length), 1))
    return found
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#next() & 0xff)
  }
}
