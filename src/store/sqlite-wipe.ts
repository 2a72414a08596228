import type { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../core/refusal.ts'

/** A reader of the whole register may delay a wipe so long, milliseconds: an erasure takes a minute. */
export const READERS_MS = 45_000

/** Those who read the whole register now, as slowly as they like. Each keeps the WAL as it was when they began. */
export type Readers = Set<DatabaseSync>

/**
 * What was withheld, erased or swept must stay nowhere in the file. A reader delays this by at most READERS_MS: else
 * whoever takes an export a byte at a time keeps everybody's erased words on this disk.
 */
export class Wiper {
  readonly readers: Readers = new Set()
  readonly #scrub: () => boolean
  /** Runs while a reader keeps something deleted in the file. */
  #patience: NodeJS.Timeout | undefined

  /** `scrub` returns false at once while somebody reads. */
  constructor(scrub: () => boolean) {
    this.#scrub = scrub
  }

  /** False where it is still to come. */
  wipe(): boolean {
    if (this.#scrub()) return true
    this.#patience ??= setTimeout(() => this.#insist(), READERS_MS).unref()
    return false
  }

  stop(): void {
    clearTimeout(this.#patience)
  }

  /** Readers learn of it with their next row, and can begin anew. */
  letGo(): void {
    for (const db of this.readers) db.close()
    this.readers.clear()
  }

  #insist() {
    this.#patience = undefined
    this.letGo()
    try {
      this.wipe()
    } catch (error) {
      // Nobody waits for this wipe: whoever asks next is told what is wrong with the disk.
      if (!(error instanceof Refusal)) throw error
    }
  }
}
