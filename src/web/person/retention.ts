import { parseEntry } from '../../core/entry.ts'
import { parseTime } from '../../core/time.ts'
import { entryAt } from '../../log/tree.ts'
import { forget } from '../../people/erasures.ts'
import { everyPerson, findRequest, forgetAddress, REQUEST_SECONDS } from '../../people/persons.ts'
import { ADDRESS_DAYS_AFTER_CLOSING } from '../../people/retention.ts'
import { ref } from '../../register/rows.ts'
import { type Keeping, personRow } from './post.ts'

/**
 * What a date alone does not end, since it hangs on the log: by which address somebody signed is forgotten some time after
 * their call has closed. And whoever confirmed in the moment in which the server fell, and never came back, goes too.
 * Returns how many persons this concerned.
 */
export async function keepToRetention(site: Keeping): Promise<number> {
  const { drawer } = site.log
  const closed = new Map<string, number | null>()
  let done = 0
  for await (const { id, value } of everyPerson(drawer, site.now())) {
    const { address, call, made } = value
    if (address !== null && (await isLongClosed(site, call, closed))) {
      await forgetAddress(drawer, id, site.now())
      done++
    }
    if (site.now() - made > REQUEST_SECONDS && (await isOrphan(site, id))) {
      await forget(site.log, id, site.now())
      done++
    }
  }
  if (done > 0) await drawer.wipe()
  return done
}

async function isOrphan(site: Keeping, commitment: string): Promise<boolean> {
  const [row, request] = await Promise.all([
    personRow(site, commitment),
    findRequest(site.log.drawer, commitment, site.now()),
  ])
  return row === undefined && request === undefined
}

async function isLongClosed(
  { log, now }: Keeping,
  call: string,
  known: Map<string, number | null>,
): Promise<boolean> {
  let at = known.get(call)
  if (at === undefined) {
    const [row] = await log.store.rows([ref('calls', call)])
    const entry = row?.closed?.entry
    at = entry === undefined ? null : parseTime(parseEntry(await entryAt(log.store, entry)).admitted)
    known.set(call, at)
  }
  return at !== null && now() - at > ADDRESS_DAYS_AFTER_CLOSING * 86_400
}
