import { parseEntry } from '../core/entry.ts'
import { parseTime } from '../core/time.ts'
import { entryAt } from '../log/tree.ts'
import { eraseAgain } from '../people/erasures.ts'
import { eachRow } from '../store/each-row.ts'
import { finishErasures, type Keeping, keepToRetention } from '../web/person/erase.ts'
import { erasuresIn, fileJournal } from './erasure-journal.ts'
import { fromTimeToTime } from './from-time-to-time.ts'

/** How often it is asked whether an erasure waits to be carried through: within a minute, nobody waits longer. */
const FINISH_EVERY_MS = 30_000
/** Nobody waits for what its time has ended: it is looked for now and then. */
const RETAIN_EVERY_MS = 6 * 60 * 60 * 1000

/**
 * Before anybody is served: whoever was erased since this database was copied is erased again. The tombstones follow as
 * soon as the door takes anything.
 */
export async function eraseByJournal(site: Keeping, journal: string): Promise<void> {
  const again = await eraseAgain(site.log, erasuresIn(journal), site.now())
  if (again > 0) site.logger.warn({ persons: again }, 'erased again whom this copy still knew')
}

/**
 * The log tells of each erasure of a signature, so a journal that was lost, or that another node has written, is made whole
 * again: what it does not name is added.
 */
export async function completeJournal({ log }: Pick<Keeping, 'log'>, path: string): Promise<void> {
  const known = new Set(erasuresIn(path).map(({ commitment }) => commitment))
  const journal = fileJournal(path)
  for await (const { key, row } of eachRow(log.store, 'persons')) {
    const { call, erased } = row
    if (erased === null || known.has(key)) continue
    const at = parseTime(parseEntry(await entryAt(log.store, erased.entry)).admitted)
    await journal.note({ commitment: key, call, ground: erased.ground, at })
  }
}

/** Carries through whatever erasure was begun, and ends what its time has ended. Returns how to stop both. */
export function startErasing(site: Keeping, journal: string): () => Promise<void> {
  const completing = completeJournal(site, journal).catch(error =>
    site.logger.warn({ err: error }, 'the journal of erasures may lack some of which the log tells'),
  )
  const stopFinishing = fromTimeToTime(
    FINISH_EVERY_MS,
    () => finishErasures(site),
    error => site.logger.warn({ err: error }, 'an erasure is not carried through yet; it is tried again'),
  )
  const stopRetaining = fromTimeToTime(
    RETAIN_EVERY_MS,
    () => keepToRetention(site),
    error => site.logger.warn({ err: error }, 'what its time has ended is still kept; it is tried again'),
  )
  return async () => {
    await Promise.all([completing, stopFinishing(), stopRetaining()])
  }
}
