import type { Log } from '../../log/open.ts'
import type { RunningSite } from '../asked.ts'

/**
 * Letters to persons are written after whoever asked for one is answered. Another letter goes to an address that has
 * signed than to one that has not, and what is written for it takes its time on the disk: so whoever types somebody
 * else's address must not wait for it, or could tell by a clock who has signed.
 */
const underway = new WeakMap<Log, Promise<void>>()

type Written = Pick<RunningSite, 'log'>

/** One after another, in the order in which they were asked for. */
export function writeLater(
  { log, logger }: Written & Pick<RunningSite, 'logger'>,
  write: () => Promise<void>,
): void {
  const next = lettersWritten({ log })
    .then(write)
    .catch(error => logger.warn({ err: error }, 'a letter to a person was not written'))
  underway.set(log, next)
}

/** Once all of them are written that were asked for until now. */
export const lettersWritten = ({ log }: Written): Promise<void> => underway.get(log) ?? Promise.resolve()
