import { Worker } from 'node:worker_threads'
import type { FileType } from '../core/file-types.ts'

/** What is asked of the thread. */
export interface Look {
  readonly id: number
  readonly bytes: Uint8Array
  readonly type: FileType
}

/**
 * Looks at files in a thread of its own, one after another: one can take a tenth of a second, and so long nobody else
 * would be answered. The thread starts with the first file, and keeps no process alive. What it held when it died fails,
 * and the next file starts another.
 */
export class FileThread {
  #worker: Worker | undefined
  readonly #asked = new Map<number, PromiseWithResolvers<boolean>>()
  #next = 0

  /** As `isTaken` says (taken-files). */
  isTaken(bytes: Uint8Array, type: FileType): Promise<boolean> {
    this.#worker ??= this.#start()
    const worker = this.#worker
    // A copy of its own, handed over: of a view the whole request would be copied, for each of its files.
    const look = { id: this.#next++, bytes: new Uint8Array(bytes), type } satisfies Look
    const asked = Promise.withResolvers<boolean>()
    this.#asked.set(look.id, asked)
    worker.ref()
    worker.postMessage(look, [look.bytes.buffer])
    return asked.promise
  }

  /** Ends the thread; what it held fails. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#fail(new Error('the thread that looks at files was ended'))
    worker?.removeAllListeners('message')
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./file-worker.ts', import.meta.url))
    worker.unref()
    worker.on('message', ({ id, isTaken }: { id: number; isTaken: boolean }) => {
      this.#asked.get(id)!.resolve(isTaken)
      this.#asked.delete(id)
      if (this.#asked.size === 0) worker.unref()
    })
    worker.on('error', cause => this.#fail(new Error('the thread that looks at files has died', { cause })))
    return worker
  }

  #fail(error: Error): void {
    this.#worker = undefined
    for (const { reject } of this.#asked.values()) reject(error)
    this.#asked.clear()
  }
}
