import { anchorIfDue } from '../log/anchor.ts'
import { resumePiles } from './aside.ts'
import { resumeBatches } from './bulk.ts'
import { fromTimeToTime } from './from-time-to-time.ts'
import { openDue } from './launch/seal.ts'
import { finishErasures, keepToRetention } from './person/erasure.ts'
import { writeOwed } from './person/writing.ts'
import { recheckRound } from './recheck.ts'
import type { Workplace } from './workplace.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** What a server does by itself. Returns how to stop it, which waits for what is being done. */
export function startWork(site: Workplace): () => Promise<void> {
  const { log, logger, now, signer } = site
  let isStopped = false
  const stops: (() => Promise<void>)[] = []
  const start = (everyMs: number, work: () => Promise<unknown>, trouble: string) => {
    const troubled = (error: unknown) => logger.warn({ err: error }, `${trouble}; it is tried again`)
    stops.push(fromTimeToTime(everyMs, work, troubled))
  }

  if (signer !== null) {
    const anchor = async () => {
      const recorded = await anchorIfDue(log, signer, now())
      if (recorded !== undefined) logger.info({ entry: recorded.index }, 'anchored')
    }
    // A day begins at midnight UTC, wherever the server started.
    start(10 * MINUTE_MS, anchor, 'the anchor was not recorded')
    const open = async () => {
      const { opened, refused } = await openDue(site, signer)
      if (opened > 0) logger.info({ opened, refused }, 'opened what was sealed until now')
    }
    // Soon after the hour of a launch, and soon again where the door refused.
    start(2 * SECOND_MS, open, 'what was sealed is not open yet')
  }
  // Nothing that has expired is ever read, so nothing hangs on when it goes.
  start(HOUR_MS, () => log.store.drawer.sweep(now()), 'what has expired was not removed')
  const recheck = async () => {
    const checked = await recheckRound(site, {
      isStopped: () => isStopped,
      troubled: (party, { code, message }) =>
        logger.warn({ party, code }, `a mandate was not checked again: ${message}`),
    })
    for (const { party, entry } of checked) logger.info({ party, entry }, 'a mandate was checked again')
  }
  // A line that is due is looked for once a day; how often that is asked decides nothing else.
  start(HOUR_MS, recheck, 'mandates were not checked again')
  // Within a minute, nobody waits longer.
  start(MINUTE_MS / 2, () => finishErasures(site), 'an erasure is not carried through yet')
  start(6 * HOUR_MS, () => keepToRetention(site), 'what its time has ended is still kept')
  // Letters to persons are written at once; here, what a fall or a full disk has kept from it.
  start(5 * MINUTE_MS, () => writeOwed(site), 'letters to persons are not written')

  return async () => {
    isStopped = true
    await Promise.all(stops.map(stop => stop()))
  }
}

/** Goes on with what an officer had begun when the server stopped. */
export async function resumeWork(site: Workplace): Promise<void> {
  const { logger } = site
  // A drawer in which somebody has written keeps nobody from reading the register.
  await resumeBatches(site).catch(error => logger.warn({ err: error }, 'no list is gone on with'))
  await resumePiles(site).catch(error => logger.warn({ err: error }, 'nothing more is set aside'))
}
