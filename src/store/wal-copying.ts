import { Worker } from 'node:worker_threads'
import { LONG_WAL, LONGEST_WAL, walBytes } from './sqlite-wal.ts'

/** Milliseconds between two copies that nobody asked for, and after one that a reader or a fault kept from its end. */
const PAUSE_MS = 100
const AFTER_PART_MS = 1_000

/**
 * Copies the write-ahead log of a file home in a thread of its own: the disk takes up to a second for it in a register
 * of a million, and so long nobody would be answered. Whoever reads goes on meanwhile. Whoever writes waits: SQLite does
 * not sync a copy that the log outgrows, and a busy writer would outgrow each.
 *
 * What cannot be copied stays where it is, and is tried again. As with SQLite's own copies, nobody is told where the disk
 * refuses; the metrics show how long the log is.
 */
export class WalCopying {
  readonly #path: string
  #worker: Worker | undefined
  #underway: PromiseWithResolvers<boolean> | undefined
  /** Until when it rests, in milliseconds of this process. */
  #rests = 0
  #isClosed = false

  constructor(path: string) {
    this.#path = path
  }

  /** Begins where the log has become long. To be called after each write. */
  look(): void {
    if (this.#underway !== undefined || performance.now() < this.#rests) return
    if (this.isOver(LONG_WAL)) void this.copy()
  }

  /**
   * To be called before each write: what to wait for where the log is so long that a commit would copy it itself, as when
   * somebody who read for minutes has just gone. It would stop everything else for as long as the disk takes.
   */
  ahead(): Promise<boolean> | undefined {
    return this.isOver(LONGEST_WAL) ? this.copy() : undefined
  }

  /** Whether the log has more bytes; not where nobody can tell, since whoever asks next for the file learns why. */
  isOver(bytes: number): boolean {
    try {
      return walBytes(this.#path) > bytes
    } catch {
      return false
    }
  }

  /** Resolves when the copy that is under way has ended, else after one of what is there now. Tells whether all is home. */
  async copy(): Promise<boolean> {
    if (this.#isClosed) return false
    if (this.#underway === undefined) {
      this.#underway = Promise.withResolvers()
      const { promise } = this.#underway
      this.#ask()
      return promise
    }
    return this.#underway.promise
  }

  /** Resolves when the copy that is under way has ended; undefined where there is none. */
  get underway(): Promise<boolean> | undefined {
    return this.#underway?.promise
  }

  /** Waits for what is under way: a connection that is torn down in the middle would keep its locks. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.underway
    await this.#worker?.terminate()
  }

  #ask() {
    try {
      this.#worker ??= this.#begin()
      this.#worker.ref()
      this.#worker.postMessage('copy')
    } catch {
      // The system has no thread left.
      this.#end(false)
    }
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./wal-worker.ts', import.meta.url), { workerData: this.#path })
    worker.on('message', (copied: boolean) => {
      worker.unref()
      this.#end(copied)
    })
    // `exit` follows, and the next copy begins another.
    worker.once('error', ({ message }) =>
      process.emitWarning(`The thread that copies the write-ahead log home has died: ${message}`),
    )
    worker.once('exit', () => {
      this.#worker = undefined
      this.#end(false)
    })
    return worker
  }

  #end(copied: boolean) {
    this.#rests = performance.now() + (copied ? PAUSE_MS : AFTER_PART_MS)
    this.#underway?.resolve(copied)
    this.#underway = undefined
  }
}
