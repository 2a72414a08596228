import { UnreadableText } from './unreadable.ts'

/** Turns that may wait. */
interface Most {
  readonly ofOne: number
  /** Each with a file in memory. */
  readonly together: number
}

/** Those of a form with a text in each of 60 languages, and more. */
const USUAL: Most = { ofOne: 64, together: 256 }

/** One thing at a time, by turns: whoever brings many lets others between them. */
export class FairTurns {
  /** What waits, by who brings it; who had a turn stands last. */
  readonly #waiting = new Map<string, (() => Promise<void>)[]>()
  readonly #most: Most
  #count = 0
  #isTaken = false

  constructor(most = USUAL) {
    this.#most = most
  }

  /** Refuses `busy`. */
  async take<T>(who: string, work: () => Promise<T>): Promise<T> {
    const own = this.#waiting.get(who) ?? []
    if (own.length >= this.#most.ofOne || this.#count >= this.#most.together) throw new UnreadableText('busy')
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    own.push(() => work().then(resolve, reject))
    this.#waiting.set(who, own)
    this.#count += 1
    void this.#next()
    return promise
  }

  async #next(): Promise<void> {
    if (this.#isTaken) return
    this.#isTaken = true
    for (const [who, own] of this.#waiting) {
      this.#waiting.delete(who)
      const turn = own.shift()!
      this.#count -= 1
      if (own.length > 0) this.#waiting.set(who, own)
      await turn()
    }
    this.#isTaken = false
  }
}
