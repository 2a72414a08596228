import { parentPort } from 'node:worker_threads'
import type { Look } from './file-thread.ts'
import { isTaken } from './taken-files.ts'

/** Looks at files beside the main thread, and keeps none. */
parentPort!.on('message', ({ id, bytes, type }: Look) =>
  parentPort!.postMessage({ id, isTaken: isTaken(bytes, type) }),
)
