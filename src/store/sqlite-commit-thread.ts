import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Ref } from '../register/rows.ts'
import type { SealedBatch } from './sealed-batch.ts'
import { OutcomeUnknown } from './store.ts'

/** What the thread is sent: a batch, and the rows of it that the roll waits for. */
export interface Errand {
  readonly batch: SealedBatch
  readonly waits: readonly Ref[]
}

/** What it answers; `fault` is an error of ours, before COMMIT. */
export type Committed =
  | { readonly outcome: 'durable' }
  | { readonly outcome: 'refused'; readonly code: RefusalCode; readonly sentence: string }
  | { readonly outcome: 'unknown' | 'fault'; readonly sentence: string }

/**
 * A thread that commits batches to one SQLite file, one at a time. It starts with the first of them, so that a server
 * at rest has none.
 */
export class CommitThread {
  readonly #path: string
  #worker: Worker | undefined

  constructor(path: string) {
    this.#path = path
  }

  /** As `commitBatch` does, and with its errors. A thread that dies leaves the outcome unknown. */
  async commit(errand: Errand): Promise<void> {
    this.#worker ??= new Worker(new URL('./sqlite-commit-worker.ts', import.meta.url), {
      workerData: this.#path,
    })
    const worker = this.#worker
    worker.ref()
    worker.postMessage(errand, [errand.batch.entries.buffer, errand.batch.identities.buffer])
    const committed = await this.#answer(worker)
    worker.unref()
    switch (committed.outcome) {
      case 'durable':
        return
      case 'refused':
        throw new Refusal(committed.code, committed.sentence)
      case 'unknown':
        throw new OutcomeUnknown(committed.sentence)
      case 'fault':
        throw new Error(committed.sentence)
    }
  }

  /** Closes its connection; the next commit opens the file anew. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    if (worker === undefined) return
    worker.ref()
    worker.postMessage('close')
    await once(worker, 'exit')
  }

  async #answer(worker: Worker): Promise<Committed> {
    const over = new AbortController()
    const { signal } = over
    try {
      const ended = once(worker, 'exit', { signal }).then(() => {
        throw new Error('the thread has ended')
      })
      const [committed] = await Promise.race([once(worker, 'message', { signal }), ended])
      return committed as Committed
    } catch (error) {
      this.#worker = undefined
      return { outcome: 'unknown', sentence: `The thread that commits has died: ${String(error)}` }
    } finally {
      over.abort()
    }
  }
}
