import { parseTime } from '../../core/time.ts'
import { launchOf } from '../../people/launches.ts'
import { type SealStatus, sealStatus } from '../../register/seal-status.ts'
import type { RunningSite } from '../asked.ts'
import { rowsUnder } from '../text/published.ts'

/** Whether signatures of a call are sealed at present, and how many are: all that anybody is told before the hour. */

/** The hour until which they are sealed, RFC 3339; null where they are open. */
export async function embargoOn({ log, now }: RunningSite, call: string): Promise<string | null> {
  const launch = await launchOf(log.drawer, call, now())
  const isSealed = launch !== undefined && !launch.lifted && now() < parseTime(launch.opens)
  return isSealed ? launch.opens : null
}

export interface SealCounts extends Readonly<Record<SealStatus, number>> {
  /** The last hour at which one that waits can be opened, RFC 3339; null where none waits. */
  readonly opens: string | null
}

/** How many seals of a call there are, by what became of them: from the register and the clock alone. */
export async function sealCounts(
  { log, now }: Pick<RunningSite, 'log' | 'now'>,
  call: string,
): Promise<SealCounts> {
  const counts = { waiting: 0, due: 0, opened: 0, lapsed: 0, opens: null as string | null }
  for await (const { row: seal } of rowsUnder(log.store, 'sealed', call)) {
    const status = sealStatus(seal, now())
    counts[status] += 1
    if (status === 'waiting' && (counts.opens === null || counts.opens < seal.opens))
      counts.opens = seal.opens
  }
  return counts
}
