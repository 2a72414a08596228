import { REST_MS } from './stretches.ts'

/**
 * Brings the roll up to the register when the store is at rest, step by step, so that nobody waits for it long.
 * A step tells whether more waits. One that fails leaves things as they are: whoever reads the roll is told.
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

  async #run(): Promise<void> {
    try {
      if (!this.#stopped && (await this.#step())) this.later()
    } catch {
      // What waits goes on waiting.
    }
  }
}
