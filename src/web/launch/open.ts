import { signEnvelope } from '../../core/envelope.ts'
import type { Signer } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseTime } from '../../core/time.ts'
import {
  dropSealed,
  everyLaunch,
  everySealed,
  type Launch,
  noteTrouble,
  type Sealed,
} from '../../people/launches.ts'
import { refusedAs } from '../../people/refused.ts'
import { ref, type SealedRow } from '../../register/rows.ts'
import { openingOf } from '../../register/sealed-file.ts'
import { sealedKey, statementOpened } from '../../register/types/sealed.ts'
import type { Site } from '../site.ts'
import { payloadOf } from '../statement/compose.ts'

/** What became of an opening. `left` waits for its own hour, or for the door to take it. */
export interface Opened {
  readonly opened: number
  readonly refused: number
  readonly left: number
}

/** Openings that are at the door together: enough that verifying, judging and committing overlap. */
const AT_ONCE = 500

type Place = Pick<Site, 'log' | 'now' | 'logger'>

/**
 * Opens what is due on every launch day. It may be called at any time and as often as one likes, and breaks off at any
 * moment without harm: whether a seal is open is asked of the register, and what is open is dropped here afterwards.
 */
export async function openDue(place: Place, signer: Signer): Promise<Opened> {
  const total = { opened: 0, refused: 0, left: 0 }
  for (const { call, launch } of await everyLaunch(place.log.drawer, place.now())) {
    const { opened, refused, left } = await openSealed(place, signer, call, launch)
    total.opened += opened
    total.refused += refused
    total.left += left
  }
  return total
}

/** Opens what is due of one call: nothing before the hour of its launch, nor any seal before its own. */
export async function openSealed(
  place: Place,
  signer: Signer,
  call: string,
  launch: Launch,
): Promise<Opened> {
  const { log, now } = place
  const total = { opened: 0, refused: 0, left: 0 }
  if (!launch.lifted && now() < parseTime(launch.opens)) return total
  let batch: Sealed[] = []
  const open: Sealed[] = []
  const flush = async () => {
    for (const [i, outcome] of (await openBatch(place, signer, batch)).entries()) {
      if (outcome === 'unrecorded') continue
      total[outcome] += 1
      if (outcome === 'opened') open.push(batch[i]!)
    }
    batch = []
  }
  for await (const kept of everySealed(log.drawer, call, now())) {
    batch.push(kept)
    if (batch.length === AT_ONCE) await flush()
  }
  await flush()
  // Last, since nobody waits for it: what is public lies here no longer than it must, words that may be withheld least.
  for (const kept of open) await dropSealed(log.drawer, kept)
  return total
}

/** `unrecorded`: kept, and its seal never recorded, which whoever signed was told. It expires. */
type Outcome = keyof Opened | 'unrecorded'

async function openBatch(place: Place, signer: Signer, batch: readonly Sealed[]): Promise<Outcome[]> {
  if (batch.length === 0) return []
  const refs = batch.map(({ call, commitment }) => ref('sealed', sealedKey(call, commitment)))
  const rows = await place.log.store.rows(refs)
  return Promise.all(batch.map((kept, i) => openOne(place, signer, kept, rows[i])))
}

async function openOne(
  place: Place,
  signer: Signer,
  kept: Sealed,
  row: SealedRow | undefined,
): Promise<Outcome> {
  const { log, now, logger } = place
  if (row === undefined) return 'unrecorded'
  if (row.opened === null) {
    if (now() < parseTime(row.opens)) return 'left'
    if (kept.trouble !== null) return 'refused'
    const composed = {
      type: statementOpened.type,
      call: kept.call,
      body: openingOf(kept) as never,
      parts: [],
    } as const
    const envelope = signEnvelope(payloadOf(place, composed), [signer])
    try {
      await log.door.post({ envelope, parts: kept.parts })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // What the law refuses it refuses for ever; the door may take it the next time.
      if (error.kind !== 'law' || error.code === 'seen_stale') return 'left'
      logger.warn({ code: error.code, call: kept.call }, 'a sealed signature cannot be opened')
      await noteTrouble(log.drawer, kept, refusedAs(error), now())
      return 'refused'
    }
  }
  return 'opened'
}
