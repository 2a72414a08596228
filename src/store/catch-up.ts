import { Refusal } from '../core/refusal.ts'
import { ownTurn } from './own-turn.ts'
import { REST_MS } from './stretches.ts'

/** Rows for which whoever reads a roll waits: ten seconds, or half a minute in a roll of a million (decision 80). */
export const MOST_AWAITED = 50_000
/** What failed is tried again after so long, if nobody asks sooner. */
const AFTER_FAULT_MS = 10_000

/**
 * Brings the roll up to the register step by step: while the store is at rest, and whenever somebody waits for it. Both
 * take the same steps, one after another and each in a turn of its own, so many who wait take no longer than one. A step
 * tells whether more waits; one that failed has changed nothing.
 */
export class CatchUp {
  readonly #step: () => boolean | Promise<boolean>
  #taking: Promise<boolean> | undefined
  #timer: NodeJS.Timeout | undefined
  /** Somebody was told to come again: it goes on also while the store is never at rest. */
  #isUrgent = false
  #stopped = false

  constructor(step: () => boolean | Promise<boolean>) {
    this.#step = step
  }

  /** Begins when nothing has called for a moment. */
  later(): void {
    if (!this.#isUrgent) this.#after(REST_MS)
  }

  /** Refuses `roll_behind` where so many rows wait that nobody should wait for them; it begins at once. */
  requireNear(waiting: number): void {
    if (waiting <= MOST_AWAITED) return
    if (!this.#isUrgent) {
      this.#isUrgent = true
      this.#after(0)
    }
    const rows = waiting.toLocaleString('en')
    throw new Refusal('roll_behind', `About ${rows} changes are not in them yet.`)
  }

  /** Takes steps until `isDone`. Throws what a step throws. */
  async until(isDone: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isDone())) await this.#take()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #after(milliseconds: number) {
    clearTimeout(this.#timer)
    if (this.#stopped) return
    this.#timer = setTimeout(() => void this.#run(), milliseconds)
    this.#timer.unref()
  }

  /** Rests as long as it worked, so that others have at least half of the time. */
  async #run() {
    const began = performance.now()
    try {
      if (await this.#take()) this.#after(performance.now() - began)
      else if (this.#isUrgent) {
        this.#isUrgent = false
        // Something may have been recorded while the last step ended.
        this.later()
      }
    } catch {
      this.#after(AFTER_FAULT_MS)
    }
  }

  #take(): Promise<boolean> {
    this.#taking ??= this.#takeOne().finally(() => {
      this.#taking = undefined
    })
    return this.#taking
  }

  async #takeOne() {
    await ownTurn()
    // The store may have been closed meanwhile.
    return !this.#stopped && this.#step()
  }
}
