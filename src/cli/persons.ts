import { eraseAgain } from '../people/erasures.ts'
import { finishErasures } from '../web/person/erase.ts'
import type { Keeping } from '../web/person/post.ts'
import { keepToRetention } from '../web/person/retention.ts'
import { erasuresIn } from './erasure-journal.ts'

/** How often it is asked whether an erasure waits to be carried through: within a minute, nobody waits longer. */
const FINISH_EVERY_MS = 30_000

/**
 * Before anybody is served: whoever was erased since this database was copied is erased again. The tombstones follow as
 * soon as the door takes anything.
 */
export async function eraseByJournal(site: Keeping, journal: string): Promise<void> {
  const again = await eraseAgain(site.log, erasuresIn(journal), site.now())
  if (again > 0) site.logger.warn({ persons: again }, 'erased again whom this copy still knew')
}

/** Nobody waits for what its time has ended: it is looked for now and then. */
const RETAIN_EVERY = 12 * 60

/**
 * Carries through whatever erasure was begun, and ends what its time has ended, now and from time to time. Returns how to
 * stop it.
 */
export function startErasing(site: Keeping): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  let turns = 0
  const finish = () => {
    running = finishErasures(site)
      .then(() => (turns++ % RETAIN_EVERY === 0 ? keepToRetention(site) : 0))
      .catch(error =>
        site.logger.warn({ err: error }, 'an erasure is not carried through yet; it is tried again'),
      )
  }
  finish()
  const timer = setInterval(finish, FINISH_EVERY_MS)
  return () => {
    clearInterval(timer)
    return running.then(() => undefined)
  }
}
