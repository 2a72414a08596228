import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../core/refusal.ts'

/** Milliseconds between two questions to a store that fails: at first, and at most. */
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 2_000

/**
 * Asks a store until it answers: what it refuses as `store_failing` is asked again, after ever longer pauses. Throws
 * any other error at once, and the last one when `signal` says that nobody waits any longer.
 */
export async function untilAnswered<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS))
    try {
      return await ask()
    } catch (error) {
      if (signal.aborted || !isFailing(error)) throw error
      await sleep(pause, undefined, { signal }).catch(() => undefined)
    }
}

/** Whether a store fails for now: the same question may be answered later. */
export const isFailing = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.code === 'store_failing'
