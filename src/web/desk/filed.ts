import { applications, type Filed, waitingApplications } from '../../people/applications.ts'
import { type Lying, letters } from '../../people/letters.ts'
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

export const openLetters: Reading<Lying> = oncePerRequest(({ site }) =>
  letters.all(site.log.drawer, site.now()),
)
