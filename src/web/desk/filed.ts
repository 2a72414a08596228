import { applications, type Filed, waitingApplications } from '../../people/applications.ts'
import { type Lying, letters } from '../../people/letters.ts'
import { staleness } from '../../work/letters/stale.ts'
import type { Asked } from '../kit/kit.ts'

/**
 * All applications and all open letters, read once for each page: its masthead counts them, and its parts list them.
 * A stranger can file thousands, and each officer's page would else read them three times.
 */

type Reading<T> = (asked: Asked) => Promise<readonly T[]>

/** Only what is looked at: whoever sends a form reads anew what it changes. */
function oncePerRequest<T>(read: Reading<T>): Reading<T> {
  const found = new WeakMap<Request, Promise<readonly T[]>>()
  return asked => {
    const { request } = asked
    if (request.method !== 'GET') return read(asked)
    const before = found.get(request)
    if (before !== undefined) return before
    const reading = read(asked)
    found.set(request, reading)
    return reading
  }
}

export const everyFiled: Reading<Filed> = oncePerRequest(({ site }) =>
  applications.all(site.log.drawer, site.now()),
)

/** Those that wait: all that most pages of the desk count. */
export const waitingFiled: Reading<Filed> = oncePerRequest(({ site }) =>
  waitingApplications(site.log.drawer, site.now()),
)

/** Letters that are looked at for each page: the worker looks at all of them once an hour, and cancels what is over. */
const MOST_LOOKED_AT = 50

/** Without a relay a letter may wait for days: one whose matter is settled meanwhile is no work, and counts for none. */
export const openLetters: Reading<Lying> = oncePerRequest(async ({ site }) => {
  const open = await letters.all(site.log.drawer, site.now())
  if (site.mail !== null) return open
  const over = new Set<string>()
  let looks = 0
  for (const one of open) {
    if (one.value.state !== 'waiting' || one.held !== null) continue
    if (looks++ === MOST_LOOKED_AT) break
    if ((await staleness(site, one.value)) !== null) over.add(one.id)
  }
  return open.filter(({ id }) => !over.has(id))
})
