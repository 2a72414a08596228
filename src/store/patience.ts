import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../core/refusal.ts'
import { isSqliteBusy } from './trouble.ts'

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

/** Whether it fails for longer than another process holds its file: its disk is full, or lets nobody write. */
export const isDiskFailing = (error: unknown): error is Refusal =>
  isFailing(error) && !isSqliteBusy(error.cause)

/** Milliseconds for which a file that another process holds is asked for again, and between two questions. */
const HELD_MS = 5_000
const HELD_PAUSE_MS = 20

/**
 * Acts once no other process holds the file. SQLite's own waiting would stop everything else in this one. Waits first for
 * what `inTheWay` names, until that is nothing.
 */
export async function unlessHeld<T>(
  act: () => T,
  inTheWay: () => Promise<unknown> | undefined = () => undefined,
): Promise<T> {
  let until = performance.now() + HELD_MS
  for (;;)
    try {
      for (let other = inTheWay(); other !== undefined; other = inTheWay()) {
        const left = until - performance.now()
        await other
        until = performance.now() + left
      }
      return act()
    } catch (error) {
      if (!isSqliteBusy(error) || performance.now() >= until) throw error
      await sleep(HELD_PAUSE_MS)
    }
}
