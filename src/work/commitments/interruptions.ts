import { parseTime } from '../../core/time.ts'
import type { Found } from '../../people/collection.ts'
import { interruptions } from '../../people/heartbeats.ts'
import { type CallRow, ref } from '../../register/rows.ts'
import { serviceInterrupted } from '../../register/types/clauses.ts'
import { eachRow, rowIn } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import { depositaryEnvelope } from '../depositary-signer.ts'
import { type AnyDuty, duty } from '../worker.ts'
import type { Registers, Workplace } from '../workplace.ts'

/**
 * Times at which the door was shut. The heartbeat finds them out (work/heartbeat). Where the depositary's key lies with
 * this server it signs them; elsewhere they wait at the desk for an officer's passkey. No day of theirs counts against
 * anybody once that is recorded.
 */

/** Such a time, RFC 3339. */
interface Interruption {
  readonly from: string
  readonly until: string
}

/** What no entry tells yet, oldest first. What an entry tells in part begins where that ends. */
export async function waitingInterruptions({
  log: { drawer, store },
  now,
}: Registers): Promise<(Interruption & { readonly id: string })[]> {
  const last = await toldUntil(store)
  return (await interruptions.all(drawer, now())).flatMap(({ id, value }) => {
    const left = untold(value, last)
    return left === null ? [] : [{ id, ...left }]
  })
}

/** What is left of it where entries tell of all until a time. */
function untold({ from, until }: Interruption, last: string | null): Interruption | null {
  const begins = last !== null && from < last ? last : from
  return begins < until ? { from: begins, until } : null
}

async function toldUntil(store: Pick<Store, 'rows'>): Promise<string | null> {
  return (await rowIn(store, 'interruptions', 'log'))?.interruptions.at(-1)?.until ?? null
}

/** Whether there is a day that could move: rules of a call ask for something by one, or somebody has taken something on. */
export async function hasDays(store: Store): Promise<boolean> {
  for await (const { key, row } of eachRow(store, 'calls')) if (await hasDaysOn(store, key, row)) return true
  return false
}

/** The same of one call. */
export async function hasDaysOn(
  store: Pick<Store, 'rowsOf'>,
  call: string,
  { policies }: Pick<CallRow, 'policies'>,
): Promise<boolean> {
  if (policies.some(({ clauses = [] }) => clauses.length > 0)) return true
  const [first] = await store.rowsOf('schedules', `${call}/`, 1)
  return first?.key.startsWith(`${call}/`) ?? false
}

/** Removes what entries tell by now, as where an officer has signed it. */
export async function dropTold({ log: { drawer, store }, now }: Registers): Promise<void> {
  const last = await toldUntil(store)
  for (const { id, value } of await interruptions.all(drawer, now()))
    if (untold(value, last) === null) await interruptions.remove(drawer, id)
}

/** Signs them, one after another, where the key is here. The entry and the end of the waiting are one commit. */
export const interruptionsDuty = (site: () => Workplace): AnyDuty =>
  duty({
    kept: interruptions,
    act: found => record(site(), found),
    trouble: 'that the service was interrupted is not recorded yet',
  })

async function record(site: Workplace, { id, value }: Found<Interruption>): Promise<undefined> {
  const { drawer, store, door } = site.log
  const left = untold(value, await toldUntil(store))
  if (left === null) {
    await interruptions.remove(drawer, id)
    return
  }
  const body = { from: left.from, until: left.until }
  const envelope = depositaryEnvelope(site, { type: serviceInterrupted.type, call: null, body, parts: [] })
  const { index } = await door.post({ envelope, parts: [], beside: [interruptions.gone(id)] })
  site.logger.info({ entry: index, ...body }, 'the service was interrupted, and an entry says so')
}

/** The row of interruptions, as it will be once those that wait are recorded. */
export async function interruptionsToBe(site: Registers) {
  const [row] = await site.log.store.rows([ref('interruptions', 'log')])
  const waiting = await waitingInterruptions(site)
  if (waiting.length === 0) return { waiting, row }
  const told = waiting.map(({ from, until }) => ({ from, until, entry: 0, day: dayBegun(until) }))
  return { waiting, row: { since: row?.since ?? 0, interruptions: [...(row?.interruptions ?? []), ...told] } }
}

const dayBegun = (until: string) => new Date(parseTime(until) * 1_000).toISOString().slice(0, 10)
