import { Worker } from 'node:worker_threads'

interface Bounds {
  readonly mostHeapMb: number
  readonly mostMs: number
}

/**
 * What a thread of its own answers to `data`, by one message: whoever waits for it keeps nobody else waiting, and what
 * it took goes with it. A thread that has ended or hangs takes nothing with it: each answer has one of its own.
 */
export function askThread<T>(code: URL, data: object, { mostHeapMb, mostMs }: Bounds): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(code, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
    })
    worker.unref()
    const late = setTimeout(() => void worker.terminate(), mostMs).unref()
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', ended => {
      clearTimeout(late)
      reject(new Error(`the thread ${code.pathname.split('/').at(-1)} ended with ${ended}`))
    })
  })
}
