import { setImmediate } from 'node:timers/promises'
import { randomBytes } from '#crypto'
import { type Found, untilSettled } from '../../people/collection.ts'
import {
  hashOfCode,
  letterCounted,
  lettersOwed,
  type PersonRequest,
  personRequests,
  personStands,
  persons,
  signedBy,
} from '../../people/persons.ts'
import type { Change } from '../../store/drawer.ts'
import type { Workplace } from '../workplace.ts'
import { confirmLetter, ownLetter } from './letters.ts'

/**
 * Letters to persons are written after whoever asked for one is answered, and owed before. Another letter goes to an
 * address that has signed than to one that has not, and it takes its time on the disk: so whoever types somebody else's
 * address must not wait for it, or could tell by a clock who has signed.
 */

/** Writes the letter that is owed, in one commit with all that it brings; or what was owed goes without one. */
export async function writeOwed(
  site: Workplace,
  { id: commitment }: Pick<Found<object>, 'id'>,
): Promise<void> {
  const { drawer } = site.log
  // What is written into SQLite holds this thread, so an answer that is made would wait to be sent.
  await setImmediate()
  await untilSettled(async () => {
    const owed = await lettersOwed.lying(drawer, commitment, site.now())
    if (owed === undefined) return
    const request = await personRequests.lying(drawer, commitment, site.now())
    const letter = request === undefined ? [] : await changesFor(site, request)
    await drawer.apply([lettersOwed.taken(owed), ...letter], site.now())
  })
  site.worker.wake()
}

/** Either letter makes as many changes, so that nothing which waits for them tells which it was. */
async function changesFor(site: Workplace, request: Found<PersonRequest>): Promise<readonly Change[]> {
  const { log, now } = site
  const { drawer } = log
  const { call, manifest, policy, address } = request.value
  const counted = await letterCounted(drawer, address, now())
  if (counted === undefined) return []
  const signed = await signedBy(drawer, call, address, now())
  const person = signed === undefined ? undefined : await persons.lying(drawer, signed, now())
  if (person?.value.manifest === manifest && person.value.policy === policy) {
    const letter = await ownLetter(site, 'known', person.id, request.value)
    return [counted, personStands(person), ...letter.changes]
  }
  const code = newCode()
  const letter = await confirmLetter(site, request.id, request.value, code)
  const given = { ...request.value, code: hashOfCode(log, request.id, code) }
  return [counted, personRequests.changed(request, given), ...letter.changes]
}

/** Eight digits, each as likely as another. */
function newCode(): string {
  const most = 10 ** 8
  for (;;) {
    const number = new DataView(randomBytes(4).buffer).getUint32(0)
    // Above the last whole multiple some numbers would come more often.
    if (number < Math.floor(2 ** 32 / most) * most) return String(number % most).padStart(8, '0')
  }
}
