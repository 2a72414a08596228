import { identityOf, parseEnvelope } from '../core/envelope.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { parseStatement } from '../core/statement.ts'
import type { Posted } from '../log/door.ts'
import type { Log } from '../log/open.ts'
import type { Recorded } from '../log/queue.ts'
import { untilSettled } from '../people/collection.ts'
import type { Change } from '../store/drawer.ts'
import { broughtIn, notHeld } from './launch/held-ids.ts'
import { linkOfJoining } from './plain-links.ts'
import type { Beside, Registers } from './workplace.ts'

/**
 * Posts what is signed. `beside` is asked again where what it read was changed meanwhile. Where it refuses since its
 * changes are made, and the log holds the statement, the sender has lost the answer and gets it again.
 */
export async function recordIn(place: Registers, sent: Posted, beside?: Beside): Promise<Recorded> {
  const { door, store } = place.log
  const read = attempt(() => readIn(sent.envelope))
  if (read instanceof Refusal) return door.post(sent)
  const posted: Read = { ...sent, read }
  if (beside === undefined)
    return untilSettled(async () => {
      const more = [...(await idFree(place, posted)), ...(await linkUsed(place, posted))]
      return door.post(
        more.length === 0 ? posted : { ...posted, beside: [...(posted.beside ?? []), ...more] },
      )
    })
  return untilSettled(async () => {
    try {
      const changes = await beside()
      return await door.post({ ...posted, beside: [...changes, ...(await idFree(place, posted))] })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if ((await entryOf({ store }, read.envelope.payload)) === undefined) throw error
      return door.post({ ...posted, beside: [] })
    }
  })
}

/**
 * Holds back whatever would take the id of one that joins under seal. The door is asked first: so a stranger, whose
 * statement it refuses, does not learn by another refusal that an id is held.
 */
async function idFree(place: Registers, posted: Read): Promise<Change[]> {
  const brought = broughtIn(posted.read.statement)
  if (brought === null) return []
  try {
    return await notHeld(place, brought.party)
  } catch (error) {
    await place.log.door.rehearse(posted)
    throw error
  }
}

/** The door is asked first here too. What the log holds already uses nothing up. */
async function linkUsed(place: Registers, posted: Read): Promise<readonly Change[]> {
  const { statement, envelope } = posted.read
  try {
    return await linkOfJoining(place, statement)
  } catch (error) {
    if ((await entryOf(place.log, envelope.payload)) !== undefined) return []
    await place.log.door.rehearse(posted)
    throw error
  }
}

type Read = Posted & Required<Pick<Posted, 'read'>>

function readIn(bytes: Uint8Array): Read['read'] {
  const envelope = parseEnvelope(bytes)
  return { envelope, statement: parseStatement(envelope.payload) }
}

/** The index of this statement, if the log holds it. */
export async function entryOf(
  { store }: Pick<Log, 'store'>,
  payload: Uint8Array,
): Promise<number | undefined> {
  const [index] = await store.indexesOf([identityOf(payload)])
  return index
}
