import { identityOf, parseEnvelope } from '../core/envelope.ts'
import { Refusal } from '../core/refusal.ts'
import type { Posted } from '../log/door.ts'
import type { Log } from '../log/open.ts'
import type { Recorded } from '../log/queue.ts'
import { untilSettled } from '../people/collection.ts'
import type { Change } from '../store/drawer.ts'

/** The changes beside an entry, from what lies in the drawer now; refuses where that is too late. */
export type Beside = () => Promise<readonly Change[]>

/**
 * Posts what is signed. `beside` is asked again where what it read was changed meanwhile. Where it refuses since its
 * changes are made, and the log holds the statement, the sender has lost the answer and gets it again.
 */
export async function recordIn({ door, store }: Log, posted: Posted, beside?: Beside): Promise<Recorded> {
  if (beside === undefined) return door.post(posted)
  return untilSettled(async () => {
    try {
      return await door.post({ ...posted, beside: await beside() })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { payload } = parseEnvelope(posted.envelope)
      if ((await entryOf({ store }, payload)) === undefined) throw error
      return door.post({ ...posted, beside: [] })
    }
  })
}

/** The index of this statement, if the log holds it. */
export async function entryOf(
  { store }: Pick<Log, 'store'>,
  payload: Uint8Array,
): Promise<number | undefined> {
  const [index] = await store.indexesOf([identityOf(payload)])
  return index
}
