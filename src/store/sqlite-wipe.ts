import { Refusal } from '../core/refusal.ts'
import type { Readers } from './reading.ts'

/** A reader of the whole register may delay a wipe so long, milliseconds: an erasure takes a minute. */
export const READERS_MS = 45_000

/**
 * What was withheld, erased or swept must stay nowhere in the file. A reader delays this by at most READERS_MS: else
 * whoever takes an export a byte at a time keeps everybody's erased words on this disk.
 */
export class Wiper {
  readonly #readers: Readers
  readonly #ready: () => Promise<void>
  readonly #scrub: () => boolean
  /** Runs while a reader keeps something deleted in the file. */
  #patience: NodeJS.Timeout | undefined

  /** `scrub` returns false at once while somebody reads; it is quick about it after `ready`. */
  constructor(readers: Readers, ready: () => Promise<void>, scrub: () => boolean) {
    this.#readers = readers
    this.#ready = ready
    this.#scrub = scrub
  }

  /** False where it is still to come. */
  wipe(): boolean {
    if (this.#scrub()) {
      this.stop()
      return true
    }
    this.#patience ??= setTimeout(() => void this.#insist(), READERS_MS).unref()
    return false
  }

  stop(): void {
    clearTimeout(this.#patience)
    this.#patience = undefined
  }

  async #insist() {
    this.#patience = undefined
    this.#readers.letGo()
    await this.#ready()
    // Those too who have begun meanwhile, or one after another would keep it for ever.
    this.#readers.letGo()
    try {
      this.wipe()
    } catch (error) {
      // Nobody waits for this wipe: whoever asks next is told what is wrong with the disk.
      if (!(error instanceof Refusal)) throw error
    }
  }
}
