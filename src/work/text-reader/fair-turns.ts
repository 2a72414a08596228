import { UnreadableText } from './unreadable.ts'

/** Turns of one that may wait: those of a form with a text in each of 60 languages, and more. */
const MOST_OF_ONE = 64
/** Turns of all together, each with a file in memory. */
const MOST_WAITING = 256

/** One thing at a time, by turns: whoever brings many lets others between them. */
export class FairTurns {
  /** What waits, by who brings it; who had a turn stands last. */
  readonly #waiting = new Map<string, (() => Promise<void>)[]>()
  #count = 0
  #isTaken = false

  /** Refuses `busy`. */
  async take<T>(who: string, work: () => Promise<T>): Promise<T> {
    const own = this.#waiting.get(who) ?? []
    if (own.length >= MOST_OF_ONE || this.#count >= MOST_WAITING) throw new UnreadableText('busy')
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
