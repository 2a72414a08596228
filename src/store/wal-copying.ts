import { Worker } from 'node:worker_threads'
import { walBytes } from './sqlite-file.ts'

/** A write-ahead log longer than this is copied home, bytes: a page that changes often is copied once. */
const LONG = 16 * 2 ** 20
/** Milliseconds between two copies that nobody asked for. */
const PAUSE_MS = 100

/**
 * Copies the write-ahead log of a file home in a thread of its own, beside whoever reads and writes: the disk takes a
 * second for it in a register of a million, and so long nobody else would be answered. What it cannot copy stays where
 * it is. Whoever writes finds out by themselves that the disk fails, and copies home what grows four times as long.
 */
export class WalCopying {
  readonly #path: string
  #worker: Worker | undefined
  #underway: PromiseWithResolvers<void> | undefined
  /** Until when it rests, in milliseconds of this process. */
  #rests = 0
  #isClosed = false

  constructor(path: string) {
    this.#path = path
  }

  /** Begins where the log has become long. To be called after each write. */
  look(): void {
    if (this.#underway !== undefined || performance.now() < this.#rests) return
    try {
      if (walBytes(this.#path) > LONG) void this.copy()
    } catch {
      // The folder cannot be looked into. What was written is written, and whoever writes next is told.
    }
  }

  /** Resolves once what is there now has been copied, or could not be. */
  copy(): Promise<void> {
    if (this.#underway !== undefined || this.#isClosed) return this.done()
    this.#underway = Promise.withResolvers()
    const { promise } = this.#underway
    this.#ask()
    return promise
  }

  /** Resolves once nothing is being copied. */
  async done(): Promise<void> {
    await this.#underway?.promise
  }

  /** Waits for what is under way: a connection that is torn down in the middle would keep its locks. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.done()
    await this.#worker?.terminate()
  }

  #ask() {
    try {
      this.#worker ??= this.#begin()
      this.#worker.ref()
      this.#worker.postMessage('copy')
    } catch {
      // The system has no thread left.
      this.#isDone(undefined)
    }
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./wal-worker.ts', import.meta.url), { workerData: this.#path })
    worker.on('message', () => this.#isDone(worker))
    // Out of memory, or of descriptors: the next copy begins another.
    worker.once('error', () => this.#isDone(undefined))
    return worker
  }

  #isDone(worker: Worker | undefined) {
    this.#worker = worker
    worker?.unref()
    this.#rests = performance.now() + PAUSE_MS
    this.#underway?.resolve()
    this.#underway = undefined
  }
}
