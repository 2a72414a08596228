import { resumeBatches } from './bulk.ts'
import { layChores } from './duties.ts'
import { fromTimeToTime } from './from-time-to-time.ts'
import { openDue } from './launch/seal.ts'
import type { Workplace } from './workplace.ts'

const SECOND_MS = 1_000

/** What a server does by itself. Returns how to stop it, which waits for what is being done. */
export function startWork(site: Workplace): () => Promise<void> {
  const { logger, signer, worker } = site
  const stops: (() => Promise<void>)[] = []
  const start = (everyMs: number, work: () => Promise<unknown>, trouble: string) => {
    const troubled = (error: unknown) => logger.warn({ err: error }, `${trouble}; it is tried again`)
    stops.push(fromTimeToTime(everyMs, work, troubled))
  }

  if (signer !== null) {
    const open = async () => {
      const { opened, refused } = await openDue(site, signer)
      if (opened > 0) logger.info({ opened, refused }, 'opened what was sealed until now')
    }
    // Soon after the hour of a launch, and soon again where the door refused.
    start(2 * SECOND_MS, open, 'what was sealed is not open yet')
  }
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

/** Goes on with what an officer had begun when the server stopped. */
export async function resumeWork(site: Workplace): Promise<void> {
  const { logger } = site
  // A drawer in which somebody has written keeps nobody from reading the register.
  await resumeBatches(site).catch(error => logger.warn({ err: error }, 'no list is gone on with'))
}
