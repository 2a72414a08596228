import { Worker } from 'node:worker_threads'
import { formatJson } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import { jobsOf } from '../register/law.ts'
import type { Place } from '../store/store.ts'
import type { Judgeable } from './judgement.ts'

/** A state of the log that was signed. */
export interface Goal {
  readonly size: number
  readonly root: Uint8Array
}

/** Entries that are to follow the first `from`, each with the keys by which its signatures were verified, as JSON. */
export interface Weighing {
  readonly from: number
  readonly entries: readonly { readonly bytes: Uint8Array; readonly keys: readonly string[] }[]
}

/** What the thread is asked. `settle` says whether the entries weighed last were recorded. */
export type Asked = { readonly goal: Goal } | { readonly weigh: Weighing } | { readonly settle: boolean }

/** What it thinks of entries: null where all may follow, `behind` where it has not come so far. */
export type Verdict = 'behind' | { readonly refused: string } | null

/** What it answers: how far it has come, what it thinks of entries, or why it does not go on. */
export type Told =
  | { readonly size: number }
  | { readonly weighed: Verdict }
  | { readonly wrong: string }
  | { readonly newer: string }
  | { readonly away: string }

/** MiB of the thread's heap; its rows and hashes lie in a file, 8 to 16 bytes an entry beside the heap. */
const MOST_HEAP = 256
/** Milliseconds after which it is begun anew, or goes on, where something kept it from its work. */
const AGAIN_MS = 60_000
/** Entries that it may lack and be nearly there: it does not rest then, and a batch waits for it. */
export const NEAR = 2_048
/** Milliseconds for which a batch waits. */
const ARRIVAL_MS = 250

/**
 * The register once more, folded by a thread from the entries alone, every signature and law again. The door judges by
 * rows of the database; whoever can write there can change what it judges by, put back what was true before, or remove
 * a row. Therefore, once the thread has come to the newest entry, no batch is signed that does not follow from the
 * entries too. Until then, as after a start, entries are judged here later. At the first that may not stand in the log,
 * nothing more is taken.
 */
export class BackgroundFold {
  readonly #place: Place
  #worker: Worker | undefined
  #goal: Goal | undefined
  #size = 0
  #fault: Refusal | null = null
  #answer: ((weighed: Verdict) => void) | undefined
  #weighedTo: number | undefined
  #timer: NodeJS.Timeout | undefined
  /** Its thread has died, and another is begun after a while. */
  #rests = false
  #isClosed = false
  #awaited: { readonly size: number; readonly resolve: () => void } | undefined
  readonly #rested: (why: string) => void

  /** `rested` hears why its thread does nothing for a while. */
  constructor(place: Place, rested: (why: string) => void = () => {}) {
    this.#place = place
    this.#rested = rested
  }

  /** Why nothing more is taken; null while all that was admitted follows from the entries. */
  get fault(): Refusal | null {
    return this.#fault
  }

  /** How many entries it has folded or weighed. */
  get size(): number {
    return this.#size
  }

  /** The newest state that was signed. */
  follow(goal: Goal): void {
    this.#goal = goal
    this.#ask({ goal })
  }

  /** Refuses `store_doubted` where these may not follow; answers nothing where it has not come so far. */
  async weigh(
    from: number,
    batch: readonly (Pick<Judgeable, 'verified' | 'keyRow'> & { bytes: Uint8Array })[],
  ) {
    if (this.#fault !== null) throw this.#fault
    await this.#arrival(from)
    if (this.#size !== from) return
    const entries = batch.map(({ bytes, verified, keyRow }) => ({
      bytes,
      keys: jobsOf(verified, keyRow).map(({ key }) => formatJson(key as never)),
    }))
    const weighed = await new Promise<Verdict>(resolve => {
      this.#answer = resolve
      this.#ask({ weigh: { from, entries } })
    })
    if (this.#fault !== null) throw this.#fault
    if (weighed === null) this.#weighedTo = from + batch.length
    if (weighed === null || weighed === 'behind') return
    throw this.#stop(
      `The database lets a statement in that the entries of the log do not: ${weighed.refused}`,
    )
  }

  /** Whether what was weighed last was recorded. */
  settle(isRecorded: boolean): void {
    if (this.#weighedTo === undefined) return
    this.#ask({ settle: isRecorded })
    if (isRecorded) this.#size = this.#weighedTo
    this.#weighedTo = undefined
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#answer?.('behind')
    this.#awaited?.resolve()
    await this.#worker?.terminate()
  }

  #ask(asked: Asked): void {
    if (this.#isClosed || this.#rests || this.#fault !== null) this.#answer?.('behind')
    else {
      this.#worker ??= this.#begin()
      this.#worker.postMessage(asked)
    }
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./fold-worker.ts', import.meta.url), {
      workerData: { place: this.#place },
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP },
    })
    worker.on('message', (told: Told) => this.#hear(told))
    let why = 'its thread has ended'
    worker.once('error', error => {
      why = String(error)
    })
    worker.once('exit', () => {
      if (this.#isClosed) return
      // Out of memory, or no room for its file. What is recorded meanwhile, the next one judges.
      this.#worker = undefined
      this.#weighedTo = undefined
      this.#size = 0
      this.#rests = true
      this.#answer?.('behind')
      this.#awaited?.resolve()
      this.#later(why)
    })
    return worker
  }

  /** Where it is nearly there, it is waited for: else whoever keeps the door busy would keep it behind. */
  async #arrival(from: number): Promise<void> {
    const left = from - this.#size
    if (left <= 0 || left > NEAR || this.#worker === undefined) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const patience = setTimeout(resolve, ARRIVAL_MS)
    this.#awaited = { size: from, resolve }
    await promise
    clearTimeout(patience)
    this.#awaited = undefined
  }

  #hear(told: Told): void {
    if ('size' in told) {
      this.#size = told.size
      if (this.#size >= (this.#awaited?.size ?? Infinity)) this.#awaited!.resolve()
    } else if ('weighed' in told) this.#answer?.(told.weighed)
    else if ('wrong' in told) this.#stop(told.wrong)
    // Newer software is at work there, which is nobody's break-in.
    else if ('newer' in told) this.#fault ??= new Refusal('store_newer', told.newer)
    else this.#later(told.away)
  }

  #later(why: string): void {
    this.#rested(why)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#rests = false
      if (this.#goal !== undefined) this.follow(this.#goal)
    }, AGAIN_MS).unref()
  }

  #stop(why: string): Refusal {
    this.#fault ??= new Refusal(
      'store_doubted',
      `${why} Somebody may have written in the database. This server signs nothing until a person has looked.`,
    )
    return this.#fault
  }
}
