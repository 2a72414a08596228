import type { Answer } from './beside.ts'
import { UnreadableText } from './unreadable.ts'

/** For the process that reads: answers its one errand, and ends, and what the file made it hold goes with it. */
export function answerOnce<E>(read: (errand: E) => Promise<unknown>): void {
  process.once('message', async (errand: E) => {
    process.send!(await answered(read(errand)), () => process.disconnect?.())
  })
}

async function answered(reading: Promise<unknown>): Promise<Answer<unknown>> {
  try {
    return { found: await reading }
  } catch (error) {
    if (error instanceof UnreadableText) return { reason: error.reason }
    return { fault: String(error instanceof Error ? error.stack : error).slice(0, 2_000) }
  }
}
