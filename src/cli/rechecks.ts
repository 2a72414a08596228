import type { Logger } from 'pino'
import type { Refusal } from '../core/refusal.ts'
import { type Rechecking, recheckRound } from '../web/proofs/recheck.ts'
import { fromTimeToTime } from './from-time-to-time.ts'

/** A line that is due is looked for once a day; how often that is asked decides nothing else. */
const RECHECK_EVERY_MS = 60 * 60 * 1000

/** Looks again for what shows a mandate, where the policy asks for it by now. Returns how to stop it. */
export function startRechecks(site: Rechecking, logger: Logger): () => Promise<void> {
  let isStopped = false
  const troubled = (party: string, { code, message }: Refusal) =>
    logger.warn({ party, code }, `a mandate was not checked again: ${message}`)
  const stop = fromTimeToTime(
    RECHECK_EVERY_MS,
    async () => {
      for (const { party, entry } of await recheckRound(site, { isStopped: () => isStopped, troubled }))
        logger.info({ party, entry }, 'a mandate was checked again')
    },
    error => logger.warn({ err: error }, 'mandates were not checked again; it is tried again'),
  )
  return () => {
    isStopped = true
    return stop()
  }
}
