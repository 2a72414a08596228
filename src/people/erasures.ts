import type { Keeper } from './kept.ts'
import { lettersForgotten } from './letters.ts'
import { endLink } from './links.ts'
import {
  addressTurn,
  type Erasing,
  forgetWritten,
  hashOfAddress,
  lettersOwed,
  noteErasing,
  type Person,
  type PersonRequest,
  personRequests,
  persons,
  personsTurn,
  removePerson,
} from './persons.ts'
import { hideName, unbarName } from './shown-names.ts'

/**
 * How a person vanishes. Log, drawer and backups are three places, so the order is the design:
 *
 *   1. the journal beside the database notes the commitment, on disk: a backup that is restored later knows of it
 *   2. the drawer notes that the erasure is begun: whatever happens from here on, it is carried through
 *   3. everything that is known of the person is removed
 *   4. the database wipes what was removed
 *   5. the log gets its tombstone, `person/erased`, if it holds the signature
 *   6. the note of step 2 goes
 *
 * After 3 nothing here tells anything of the person. None of the steps harms if it is taken again.
 */

/** A line of the journal: a commitment, which is of nobody once its salt is gone. */
export interface Erased extends Erasing {
  readonly commitment: string
}

/** Where erasures are noted outside of the database and its backups; on disk when it returns. */
export interface ErasureJournal {
  note(erased: Erased): Promise<void>
}

/** Steps 1 to 3. */
export async function beginErasure(
  keeper: Keeper,
  journal: ErasureJournal | null,
  erased: Erased,
): Promise<void> {
  const { commitment, ...erasing } = erased
  await journal?.note(erased)
  await noteErasing(keeper.drawer, commitment, erasing)
  await forget(keeper, commitment, erasing.at)
}

/**
 * Erases again what a restored database knows of people who were erased since it was copied. Returns how many there
 * were; those whose signature its log holds are left noted, so that it gets its tombstone.
 */
export async function eraseAgain(keeper: Keeper, journal: readonly Erased[], now: number): Promise<number> {
  const { drawer } = keeper
  let found = 0
  for (const { commitment, ...erasing } of journal) {
    const known =
      (await persons.get(drawer, commitment, now)) ?? (await personRequests.get(drawer, commitment, now))
    if (known === undefined) continue
    await noteErasing(drawer, commitment, erasing)
    await forget(keeper, commitment, now)
    found++
  }
  if (found > 0) await drawer.wipe()
  return found
}

/** Step 3: request, disclosure, salt, name, hash of the address, links and letters, and that one is owed. */
export function forget(keeper: Keeper, commitment: string, now: number): Promise<void> {
  return personsTurn(commitment, async () => {
    const { drawer } = keeper
    const person = await persons.get(drawer, commitment, now)
    const request = await personRequests.get(drawer, commitment, now)
    const call = person?.call ?? request?.call
    // A request and the person whom it makes have the same.
    const address = person?.address ?? (request && hashOfAddress(keeper, request.email))
    const forgetAll = async () => {
      // What the same address began besides under this call, and did not confirm.
      if (address !== undefined)
        for await (const { id, value } of personRequests.each(drawer, now))
          if (value.call === call && address === hashOfAddress(keeper, value.email))
            await forgetRequest(keeper, id, value, now)
      await drawer.apply(await lettersForgotten(drawer, aboutPerson(commitment), now), now)
      await lettersOwed.remove(drawer, commitment)
      if (address !== undefined) await forgetWritten(drawer, address)
      if (person === undefined) return
      if (person.place !== null) await hideName(drawer, person.place)
      await unbarName(drawer, commitment)
      await endLinksOf(keeper, person)
      // Last of all, since it says where the rest is: a crash before leaves it to be gone through again.
      await removePerson(drawer, commitment, person, now)
    }
    await (address === undefined ? forgetAll() : addressTurn(address, forgetAll))
  })
}

async function forgetRequest(
  keeper: Keeper,
  commitment: string,
  request: PersonRequest,
  now: number,
): Promise<void> {
  await keeper.drawer.apply(await lettersForgotten(keeper.drawer, aboutPerson(commitment), now), now)
  await lettersOwed.remove(keeper.drawer, commitment)
  await endLinksOf(keeper, request)
  await personRequests.remove(keeper.drawer, commitment)
}

async function endLinksOf({ drawer }: Keeper, { links }: Pick<Person, 'links'>): Promise<void> {
  for (const link of links) await endLink(drawer, link)
}

/** What a letter to a person is about. */
export const aboutPerson = (commitment: string) => `person/${commitment}`
