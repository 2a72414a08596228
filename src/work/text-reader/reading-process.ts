import { readHere } from './reading.ts'
import { UnreadableText } from './unreadable.ts'
import type { Answer, Errand } from './words.ts'

/** Reads one file, and ends: what a file can make it hold goes with the process. */

process.once('message', async ({ file, name }: Errand) => {
  process.send!(await answerTo(file, name), () => process.disconnect?.())
})

async function answerTo(file: Uint8Array, name: string): Promise<Answer> {
  try {
    return { words: await readHere(file, name) }
  } catch (error) {
    if (error instanceof UnreadableText) return { reason: error.reason }
    return { fault: String(error instanceof Error ? error.stack : error).slice(0, 2_000) }
  }
}
