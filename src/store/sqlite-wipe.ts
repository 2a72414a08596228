import type { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../core/refusal.ts'

/** How long whoever reads the whole register may keep what was deleted from being wiped: an erasure takes a minute. */
export const READERS_MS = 45_000

/**
 * Who reads the whole register at this moment, as slowly as they like; each holds the file's log as it was when they
 * began.
 */
export type Readers = Set<DatabaseSync>

/**
 * What was withheld, erased or swept must live on nowhere in the file. A reader that is still on it delays this, and no
 * longer than READERS_MS: whoever takes an export a byte at a time could else keep everybody's erased words on this
 * disk.
 */
export class Wiper {
  readonly readers: Readers = new Set()
  readonly #scrub: () => boolean
  /** Runs while something deleted still stands there because somebody reads. */
  #patience: NodeJS.Timeout | undefined

  /** `scrub` says false, at once, while somebody is on it. */
  constructor(scrub: () => boolean) {
    this.#scrub = scrub
  }

  /** False where it is still to come. */
  wipe(): boolean {
    if (this.#scrub()) return true
    this.#patience ??= setTimeout(() => this.#letGo(), READERS_MS).unref()
    return false
  }

  stop(): void {
    clearTimeout(this.#patience)
  }

  /** They learn of it with their next row, and can begin anew. */
  #letGo(): void {
    this.#patience = undefined
    for (const db of this.readers) db.close()
    this.readers.clear()
    try {
      this.wipe()
    } catch (error) {
      // Nobody asked at this moment: whoever asks next is told what is wrong with the disk.
      if (!(error instanceof Refusal)) throw error
    }
  }
}
