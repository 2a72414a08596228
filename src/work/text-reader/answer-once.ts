import { once } from 'node:events'
import type { Answer } from './beside.ts'
import { UnreadableText } from './unreadable.ts'

/** What is sent in parts before the answer, each once the one before is taken. */
export class Parted<T> {
  readonly found: T
  readonly parts: Iterable<unknown>

  constructor(found: T, parts: Iterable<unknown>) {
    this.found = found
    this.parts = parts
  }
}

/** For the process that reads: answers its one errand, and ends, and what the file made it hold goes with it. */
export function answerOnce<E>(read: (errand: E) => Promise<unknown>): void {
  process.once('message', async (errand: E) => {
    const answer = await answered(read(errand))
    if (!('found' in answer && answer.found instanceof Parted)) return send(answer)
    for (const part of answer.found.parts) {
      const isTaken = once(process, 'message')
      process.send!({ part })
      await isTaken
    }
    send({ found: answer.found.found })
  })
}

const send = (answer: Answer<unknown>): void => void process.send!(answer, () => process.disconnect?.())

async function answered(reading: Promise<unknown>): Promise<Exclude<Answer<unknown>, { part: unknown }>> {
  try {
    return { found: await reading }
  } catch (error) {
    if (error instanceof UnreadableText) return { reason: error.reason }
    return { fault: String(error instanceof Error ? error.stack : error).slice(0, 2_000) }
  }
}
