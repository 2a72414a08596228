import { Worker } from 'node:worker_threads'
import type { Words } from './reading.ts'
import { type UnreadableReason, UnreadableText } from './unreadable.ts'

/**
 * The words of a file that an officer has: Word (.docx), HTML, Markdown or plain text. Somebody else may have made it to
 * do harm, so it is read in a thread of its own, one file at a time, with bounds on time and memory (docs/threat-model).
 */

export interface Errand {
  readonly file: Uint8Array
  readonly name: string
}

export type Answer = { readonly words: Words } | { readonly reason: UnreadableReason }

/** Bytes of a file; most of a long one are its pictures. */
const MOST_FILE = 16 * 1024 * 1024
const MOST_HEAP_MB = 256
/** Many times what the longest text takes on a slow machine. */
const LONGEST_MS = 30_000
/** Files that may wait for their turn: those of one form, and more. */
const MOST_WAITING = 64

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * Refuses as `UnreadableText`: for a file of another kind, one that is damaged, holds no words or more than is read, and
 * where too many wait. `name` tells apart what its bytes do not.
 */
export async function readWords(file: Uint8Array, name: string): Promise<Words> {
  if (file.length > MOST_FILE) throw new UnreadableText('large')
  if (waiting >= MOST_WAITING) throw new UnreadableText('busy')
  waiting += 1
  const turn = last.then(() => readBeside({ file, name }))
  last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}

function readBeside(errand: Errand): Promise<Words> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      workerData: errand,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    })
    worker.unref()
    const late = setTimeout(() => {
      reject(new UnreadableText('large'))
      void worker.terminate()
    }, LONGEST_MS)
    worker.once('message', (answer: Answer) => {
      if ('words' in answer) resolve(answer.words)
      else reject(new UnreadableText(answer.reason))
    })
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new UnreadableText('large') : error),
    )
    worker.once('exit', code => {
      clearTimeout(late)
      reject(new Error(`the thread that reads a file ended with ${code}`))
    })
  })
}
