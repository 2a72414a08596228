import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { everyWith, untilSettled } from './collection.ts'
import { letters, letterWords } from './letters.ts'
import {
  aboutPerson,
  type Erasing,
  erasedPersons,
  erasings,
  personRequests,
  persons,
  writtenForgotten,
} from './persons.ts'

/**
 * How a person vanishes. Log, drawer and backups are three places, so the order is the design:
 *
 *   1. the journal beside the database notes the commitment, on disk: a backup restored later knows of it
 *   2. one commit removes everything known of the person and notes, for good, the commitment and that the erasure is
 *      begun: from here on it is carried through, whatever happens
 *   3. the database wipes what was removed
 *   4. the log gets its tombstone, `person/erased`, if it holds the signature; the note that an erasure is begun goes
 *      in the same commit, or once the files are wiped
 *
 * After 2 nothing here tells anything of the person. Each step may be repeated.
 */

/** A line of the journal. Without its salt, a commitment is of nobody. */
export interface Erased extends Erasing {
  readonly commitment: string
}

/** Outside the database and its backups; on disk when `note` returns. */
export interface ErasureJournal {
  note(erased: Erased): Promise<void>
}

/**
 * Steps 1 and 2. `begun` notes that it is begun, where nothing notes that yet. Refuses `erasure_unnoted` before anything
 * is changed; why is the operator's to know, and stands in the server's log.
 */
export async function beginErasure(
  drawer: Drawer,
  journal: ErasureJournal | null,
  erased: Erased,
  now: number,
  begun: readonly Change[] = [],
): Promise<void> {
  await journal?.note(erased).catch((cause: unknown) => {
    throw Object.assign(
      new Refusal('erasure_unnoted', 'Each erasure is noted first, beside the database, and that failed.'),
      { cause },
    )
  })
  await forget(drawer, erased, now, begun)
}

/**
 * Erases again those whom a restored database knows and the journal names, and notes for good what the journal alone
 * noted. Returns how many there were.
 */
export async function eraseAgain(drawer: Drawer, journal: readonly Erased[], now: number): Promise<number> {
  let found = 0
  for (const erased of journal) {
    const { commitment, ...erasing } = erased
    // What is noted here was removed in the same commit.
    if ((await erasedPersons.get(drawer, commitment, now)) !== undefined) continue
    const isKnown = (await knownOf(drawer, commitment, now)) !== undefined
    // Due whatever the clock says: at a start nobody has judged it yet.
    const begun = isKnown ? [erasings.laid(commitment, erasing, null, { due: 0 })] : []
    await forget(drawer, erased, now, begun)
    if (isKnown) found++
  }
  if (found > 0) await drawer.wipe()
  return found
}

/**
 * Removes everything with the key of a person in one commit with `begun`: request, disclosure, salt, name, hash of the
 * address, links, letters, owed letters; and what the same address began under this call and did not confirm. Whoever
 * lays something of a person changes in the same commit something that this removes as it was found, or asks that the
 * person stands: so nothing comes in behind an erasure.
 */
async function forget(
  drawer: Drawer,
  { commitment, ...erasing }: Erased,
  now: number,
  begun: readonly Change[],
) {
  for (let more = [erasedPersons.laid(commitment, erasing, null), ...begun]; ; more = []) {
    const gone = await untilSettled(async () => {
      const removals = await removalsOf(drawer, commitment, now)
      await drawer.apply([...removals, ...more], now)
      return removals.length
    })
    // Another look finds what came in between the look and the commit.
    if (gone === 0) return
  }
}

async function removalsOf(drawer: Drawer, commitment: string, now: number): Promise<Change[]> {
  const known = await knownOf(drawer, commitment, now)
  const address = known?.address ?? null
  const begun = address === null ? [] : await personRequests.by(drawer, 'address', address, now)
  const whom = begun.filter(({ value }) => value.call === known?.call).map(({ id }) => id)
  const changes = address === null ? [] : [writtenForgotten(known?.box ?? address)]
  for (const one of new Set([commitment, ...whom]))
    for (const { kind, id, json } of await everyWith(drawer, 'about', aboutPerson(one), now)) {
      changes.push({ kind, id, before: json, after: null })
      if (kind === letters.kind) changes.push(letterWords.gone(id))
    }
  return changes
}

async function knownOf(drawer: Drawer, commitment: string, now: number) {
  return (await persons.get(drawer, commitment, now)) ?? personRequests.get(drawer, commitment, now)
}
