import { setImmediate } from 'node:timers/promises'
import { type Found, untilSettled } from '../../people/collection.ts'
import type { Askers } from '../../people/daily-letters.ts'
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
import { newDigits } from '../../people/tokens.ts'
import type { Change } from '../../store/drawer.ts'
import type { Workplace } from '../workplace.ts'
import { confirmLetter, ownLetter } from './letters.ts'

/**
 * A letter to a person is owed first, and written after whoever asked for it is answered. An address that has signed
 * gets another letter than one that has not, which takes another time on the disk: whoever types somebody else's
 * address must not tell by a clock who has signed.
 */

/** Writes an owed letter, in one commit with all that it brings; or what was owed goes without one. */
export async function writeOwed(
  site: Workplace,
  { id: commitment }: Pick<Found<object>, 'id'>,
): Promise<void> {
  const { drawer } = site.log
  // Writing into SQLite holds this thread: a finished answer is sent first.
  await setImmediate()
  await untilSettled(async () => {
    const owed = await lettersOwed.lying(drawer, commitment, site.now())
    if (owed === undefined) return
    const request = await personRequests.lying(drawer, commitment, site.now())
    const letter = request === undefined ? [] : await changesFor(site, request, owed.value.by)
    await drawer.apply([lettersOwed.taken(owed), ...letter], site.now())
  })
  site.worker.wake()
}

/** Either letter makes as many changes, so that waiting for them does not tell which it was. */
async function changesFor(
  site: Workplace,
  request: Found<PersonRequest>,
  by: Askers,
): Promise<readonly Change[]> {
  const { log, now } = site
  const { drawer } = log
  const { manifest, policy, address, box = address } = request.value
  const counted = await letterCounted(drawer, box, by, now())
  if (counted === undefined) return []
  const signed = await signedBy(drawer, request.value, now())
  const person = signed === undefined ? undefined : await persons.lying(drawer, signed, now())
  if (person?.value.manifest === manifest && person.value.policy === policy) {
    const letter = await ownLetter(site, 'known', person.id, request.value)
    return [counted, personStands(person), ...letter.changes]
  }
  const code = newDigits()
  const letter = await confirmLetter(site, request.id, request.value, code)
  const given = { ...request.value, code: hashOfCode(log, request.id, code) }
  return [counted, personRequests.changed(request, given), ...letter.changes]
}
