import { parentPort, workerData } from 'node:worker_threads'
import { readHere } from './reading.ts'
import { UnreadableText } from './unreadable.ts'
import type { Answer, Errand } from './words.ts'

/** Reads one file, and ends: what a file can make it hold goes with the thread. */

const { file, name } = workerData as Errand
try {
  parentPort!.postMessage({ words: await readHere(file, name) } satisfies Answer)
} catch (error) {
  if (!(error instanceof UnreadableText)) throw error
  parentPort!.postMessage({ reason: error.reason } satisfies Answer)
}
