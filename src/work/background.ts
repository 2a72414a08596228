import { layChores } from './duties.ts'
import { fromTimeToTime } from './from-time-to-time.ts'
import { finishErasures } from './person/erasure.ts'
import { writeOwed } from './person/writing.ts'
import type { Workplace } from './workplace.ts'

const MINUTE_MS = 60_000

/** What a server does by itself. Returns how to stop it, which waits for what is being done. */
export function startWork(site: Workplace): () => Promise<void> {
  const { logger, worker } = site
  const stops: (() => Promise<void>)[] = []
  const start = (everyMs: number, work: () => Promise<unknown>, trouble: string) => {
    const troubled = (error: unknown) => logger.warn({ err: error }, `${trouble}; it is tried again`)
    stops.push(fromTimeToTime(everyMs, work, troubled))
  }

  // Within a minute, nobody waits longer.
  start(MINUTE_MS / 2, () => finishErasures(site), 'an erasure is not carried through yet')
  // Letters to persons are written at once; here, what a fall or a full disk has kept from it.
  start(5 * MINUTE_MS, () => writeOwed(site), 'letters to persons are not written')

  const working = layChores(site).then(
    () => worker.start(),
    error => logger.warn({ err: error }, 'nothing is done from time to time'),
  )

  return async () => {
    await working
    await worker.stop()
    await Promise.all(stops.map(stop => stop()))
  }
}
