import { Refusal, type RefusalCode } from '../core/refusal.ts'
import { type Plan, type PlanRow, planChanged } from '../people/approvals.ts'
import { type Found, type Kept, unlessLate, untilSettled } from '../people/collection.ts'
import { refusedAs } from '../people/stored-refusal.ts'
import type { Change } from '../store/drawer.ts'
import { brokenAs } from './fault.ts'
import { requireInForce } from './officers.ts'
import { type AnyDuty, duty, type Job } from './worker.ts'
import type { Workplace } from './workplace.ts'

/**
 * Carries out a plan that an officer has approved. A row is one commit: what it records, and the note that it is done. So
 * after a crash the rest of the rows follow, and nothing is done twice.
 */
export interface Carried<P extends Plan, R extends PlanRow> {
  readonly kept: Kept<P>
  readonly trouble: string
  /** Its rows that wait, in the order in which they are to be done. Read again at the end: some may be put back. */
  open(site: Workplace, id: string, plan: P): Promise<Found<R>[]>
  /** Takes from these what can be done at the same time. */
  next(open: Found<R>[]): Found<R>[]
  /** Refuses where the plan cannot be carried out any more. */
  check?(site: Workplace, plan: P): void
  /** One row, all of it or nothing. */
  act(site: Workplace, plan: P, row: Found<R>): Promise<void>
  rowChanged(row: Found<R>, change: PlanRow): Change
}

/** Rows under way at once: the door makes one batch of them. */
export const AT_ONCE = 25

/** Concerns the server and not a row: the work breaks off, and is tried again after a pause. */
const BREAKS: readonly RefusalCode[] = [
  'rate_limited',
  'read_only',
  'register_moved',
  'store_failing',
  'store_damaged',
  'store_doubted',
  'outcome_unknown',
]
/** Somebody has to change this first, and an officer to start the work again. */
const STOPS: readonly RefusalCode[] = ['switched_off', 'key_absent', 'key_use_wrong', 'sign_in_needed']

export function carryingDuty<P extends Plan, R extends PlanRow>(
  site: () => Workplace,
  of: () => Carried<P, R>,
): AnyDuty {
  const { kept, trouble } = of()
  return duty({ kept, act: ({ id }, job) => carryOut(site(), of(), id, job), trouble })
}

async function carryOut<P extends Plan, R extends PlanRow>(
  site: Workplace,
  carried: Carried<P, R>,
  id: string,
  { isStopped }: Job,
): Promise<number | null> {
  const { kept } = carried
  let open: Found<R>[] = []
  try {
    // Forgets why it broke off before.
    await note(site, kept, id, { said: null })
    for (;;) {
      const plan = await kept.get(site.log.drawer, id, site.now())
      if (plan?.state !== 'running') return null
      if (isStopped()) return site.now()
      if (open.length === 0) open = await carried.open(site, id, plan)
      const chunk = carried.next(open)
      if (chunk.length === 0) {
        await note(site, kept, id, { state: 'done' })
        return null
      }
      await requireApprover(site, plan)
      carried.check?.(site, plan)
      const done = await Promise.allSettled(chunk.map(row => doRow(site, carried, plan, row)))
      site.worker.wake()
      const failed = done.find(one => one.status === 'rejected')
      if (failed !== undefined) throw failed.reason
    }
  } catch (error) {
    const isStopping = error instanceof Refusal && STOPS.includes(error.code)
    await note(site, kept, id, { said: brokenAs(error), ...(isStopping && { state: 'stopped' }) })
    if (!isStopping) throw error
    site.logger.warn({ code: error.code, said: error.message }, 'a list has stopped')
    return null
  }
}

/** Notes how far it has come, unless an officer has stopped it. */
function note<P extends Plan>(
  { log: { drawer }, now }: Workplace,
  kept: Kept<P>,
  id: string,
  change: Partial<Pick<Plan, 'said' | 'state'>>,
) {
  return untilSettled(async () => {
    const found = await kept.lying(drawer, id, now())
    if (found?.value.state === 'running')
      await drawer.apply([planChanged(kept, found, change as Partial<P>, now())], now())
  })
}

/** The depositary's key signs on somebody's word, whose office and passkey must still be good. */
async function requireApprover(site: Workplace, { approved }: Plan) {
  const { by, keyid } = approved!
  try {
    await requireInForce(site, { holder: by, keyid })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(
      error.code,
      `${by} approved this list, and cannot any more. ${error.message} Read it in again.`,
    )
  }
}

/** A refusal is noted with its row and stops no other. */
async function doRow<P extends Plan, R extends PlanRow>(
  site: Workplace,
  carried: Carried<P, R>,
  plan: P,
  row: Found<R>,
) {
  try {
    await carried.act(site, plan, row)
  } catch (error) {
    if (!(error instanceof Refusal) || [...BREAKS, ...STOPS].includes(error.code)) throw error
    // Not where another server has done it: then the door refuses what the register knows.
    const refused = carried.rowChanged(row, { state: 'refused', said: refusedAs(error) })
    await unlessLate(site.log.drawer.apply([refused], site.now()))
  }
}
