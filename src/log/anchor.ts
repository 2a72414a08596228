import { randomBytes } from '#crypto'
import { toBase64url } from '../core/bytes.ts'
import { formatDigest } from '../core/digest.ts'
import { parseEntry } from '../core/entry.ts'
import { signEnvelope } from '../core/envelope.ts'
import type { Signer } from '../core/keys.ts'
import { formatStatement } from '../core/statement.ts'
import { dayOf, formatTime } from '../core/time.ts'
import type { LogRow } from '../register/rows.ts'
import { anchored } from '../register/types/depositary.ts'
import { rowIn } from '../store/each-row.ts'
import type { Log } from './open.ts'
import type { Recorded } from './queue.ts'
import { entryAt } from './tree.ts'

/**
 * The daily anchor: an entry that holds a cosigned checkpoint, so that every later entry is provably not older than
 * the time to which the witnesses put their names. `now` is Unix seconds.
 *
 * Posts one if today has none yet and something else was recorded since the last. Takes the newest checkpoint that a
 * witness has cosigned, else the newest. Resolves to undefined when nothing was due.
 */
export async function anchorIfDue(log: Log, signer: Signer, now: number): Promise<Recorded | undefined> {
  const checkpoint = log.witnessed() ?? log.head()
  const row = await rowIn(log.store, 'log', 'log')
  if (checkpoint === undefined || row === undefined || log.ready() !== null) return undefined
  if (!(await isDue(log, row, checkpoint.size, now))) return undefined
  const statement = formatStatement({
    v: 1,
    log: log.origin,
    type: anchored.type,
    by: 'depositary',
    call: null,
    at: formatTime(now),
    seen: { size: checkpoint.size, root: formatDigest(checkpoint.root) },
    nonce: toBase64url(randomBytes(16)),
    body: { checkpoint: checkpoint.checkpoint },
  })
  return log.door.post({ envelope: signEnvelope(statement, [signer]), parts: [] })
}

async function isDue(log: Log, row: LogRow, size: number, now: number): Promise<boolean> {
  if (row.anchored === null) return size > 0
  // The last anchor of an idle log says all that there is to say.
  if (size <= row.anchored.entry + 1) return false
  const { admitted } = parseEntry(await entryAt(log.store, row.anchored.entry))
  return admitted.slice(0, 10) < dayOf(now)
}
