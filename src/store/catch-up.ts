import { REST_MS } from './stretches.ts'

/**
 * Brings the roll up to the register step by step while the store is at rest. A step tells whether more waits. A failed
 * step changes nothing; the next reader of the roll is told.
 */
export class CatchUp {
  readonly #step: () => boolean | Promise<boolean>
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(step: () => boolean | Promise<boolean>) {
    this.#step = step
  }

  /** Begins when nothing has called for a moment. */
  later(): void {
    clearTimeout(this.#timer)
    if (this.#stopped) return
    this.#timer = setTimeout(() => void this.#run(), REST_MS)
    this.#timer.unref()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  async #run() {
    try {
      if (!this.#stopped && (await this.#step())) this.later()
    } catch {
      // What waits goes on waiting.
    }
  }
}
