import { setTimeout as sleep } from 'node:timers/promises'
import type { Words } from '../store/store.ts'
import type { Judgeable } from './judgement.ts'

/** A statement whose signatures match, with what came beside it, waiting for its index. */
export interface Candidate extends Judgeable {
  readonly words: readonly Words[]
}

/** What the door answers: the index, the tlog-proof, and whether the log held the statement already. */
export interface Recorded {
  readonly index: number
  readonly proof: string
  readonly known: boolean
}

export interface Waiting {
  readonly candidate: Candidate
  readonly answer: (recorded: Recorded) => void
  readonly fail: (error: unknown) => void
}

export interface Gathering {
  /** Milliseconds for which statements are gathered into one batch at most; 50 if left out. */
  readonly pooling?: number
  /** How many statements are being read and verified and may come soon. */
  readonly coming: () => number
}

/** A larger batch would keep its first waiting for no gain. */
const MOST_IN_BATCH = 2_000
/** How often as long as the batch before it took one of few rests, where several come at once. */
const RESTS = 4
/** That many are worth a turn of the disk. */
const WORTH = 64
/** Bytes of its envelopes: the rows of a whole batch are in memory while it is judged, here and by the fold. */
export const MOST_BYTES_IN_BATCH = 8 * 1024 * 1024

/** Who waits for an index. They are entered batch after batch, in the order in which they came. */
export class Queue {
  readonly #gathering: Gathering
  readonly #enter: (taken: readonly Waiting[]) => Promise<void>
  #waiting: Waiting[] = []
  #taken: readonly Waiting[] = []
  /** Until when the next batch rests for those who may join it, in milliseconds of this process. */
  #rests = 0
  #running: Promise<void> | undefined

  /** `enter` answers each of a batch, or throws why none of the others is entered. */
  constructor(gathering: Gathering, enter: (taken: readonly Waiting[]) => Promise<void>) {
    this.#gathering = gathering
    this.#enter = enter
  }

  submit(candidate: Candidate): Promise<Recorded> {
    return new Promise((answer, fail) => {
      this.#waiting.push({ candidate, answer, fail })
      this.#running ??= this.#run()
    })
  }

  /** Tells all who wait now, those of the batch under way too, that they wait for nothing. */
  fail(error: unknown): void {
    for (const { fail } of [...this.#taken, ...this.#waiting.splice(0)]) fail(error)
  }

  /** Resolves once nobody waits. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gather()
      const taken = this.#waiting.splice(0, this.#fitting())
      this.#taken = taken
      const began = performance.now()
      try {
        await this.#enter(taken)
      } catch (error) {
        for (const { fail } of taken) fail(error)
      }
      const ended = performance.now()
      this.#rests = taken.length > 1 ? ended + RESTS * (ended - began) : 0
    }
    this.#running = undefined
  }

  /** How many of those who wait make one batch. */
  #fitting(): number {
    let bytes = 0
    const over = this.#waiting.findIndex(({ candidate }, i) => {
      bytes += candidate.verified.envelope.bytes.length
      return i > 0 && bytes > MOST_BYTES_IN_BATCH
    })
    return over === -1 ? MOST_IN_BATCH : Math.min(over, MOST_IN_BATCH)
  }

  /**
   * Waits for statements on the way, at most for the pooling period; one that comes alone is not kept waiting, but
   * after a batch of several: each turn of the disk holds up whoever reads a page. A fifth of those on the way suffices:
   * the others are verified while these are committed, so disk and verification work at once.
   */
  async #gather(): Promise<void> {
    const { coming, pooling = 50 } = this.#gathering
    const until = performance.now() + pooling
    const few = () => this.#waiting.length < WORTH && performance.now() < this.#rests
    do await sleep(1)
    while ((coming() > 4 * this.#waiting.length || few()) && performance.now() < until)
  }
}
