import { parseTime } from '../../core/time.ts'
import { isAhead, type Launch, launches, type Sealed, sealedBy } from '../../people/launches.ts'
import type { SealedRow } from '../../register/rows.ts'
import { type SealStatus, sealStatus } from '../../register/seal-status.ts'
import { sealedKey } from '../../register/types/sealed.ts'
import { rowIn, rowsUnder } from '../../store/each-row.ts'
import type { Registers } from '../workplace.ts'

/** Whether signatures of a call are sealed, and how many: all that anybody is told before the hour. */

/** The announcement until whose hour they are sealed; null where they are open. */
export async function launchAhead({ log, now }: Registers, call: string): Promise<Launch | null> {
  const launch = await launches.get(log.drawer, call, now())
  return isAhead(launch, now()) ? launch : null
}

/** That hour alone, RFC 3339. */
export async function embargoOn(place: Registers, call: string): Promise<string | null> {
  return (await launchAhead(place, call))?.opens ?? null
}

/** The soonest announcement until whose hour signatures of this call, or of any, are sealed; null for none. */
export async function soonestLaunch(place: Registers, call: string | null): Promise<Launch | null> {
  if (call !== null) return launchAhead(place, call)
  const { log, now } = place
  const ahead: Launch[] = []
  for await (const { value } of launches.each(log.drawer, now())) if (isAhead(value, now())) ahead.push(value)
  return ahead.toSorted((one, other) => (one.opens < other.opens ? -1 : 1))[0] ?? null
}

/** When a seal opens here: at the hour that it names, or at the hour of a launch that still holds it back. RFC 3339. */
export const opensHere = (hour: string, launch: Launch | null | undefined, now: number): string =>
  isAhead(launch ?? undefined, now) && launch!.opens > hour ? launch!.opens : hour

/** Seals that name one hour, and wait. */
interface SealsWaiting {
  readonly count: number
  /** The hour that they name, RFC 3339. */
  readonly hour: string
  /** When they open here: then, or later where a moved hour holds them back. */
  readonly opens: string
}

interface SealsTold extends Readonly<Record<'due' | 'lapsed', number>> {
  /** Of each hour, the soonest first. */
  readonly waiting: readonly SealsWaiting[]
}

/** What became of seals that nobody has opened, by the hour that each names: a moved hour leaves seals of several. */
export function sealsTold(
  hours: Iterable<string>,
  launch: Launch | null | undefined,
  now: number,
): SealsTold {
  const waiting: SealsWaiting[] = []
  let due = 0
  let lapsed = 0
  for (const [hour, of] of [...Map.groupBy(hours, one => one)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    const opens = opensHere(hour, launch, now)
    if (sealStatus({ opens: hour, opened: null }, now) === 'lapsed') lapsed += of.length
    else if (now < parseTime(opens)) waiting.push({ count: of.length, hour, opens })
    else due += of.length
  }
  return { waiting, due, lapsed }
}

/** Of these seals, how many open only after the hour of the launch, since they name a later one. */
export const sealedBeyond = (hours: Iterable<string>, { opens }: Pick<Launch, 'opens'>): number =>
  [...hours].filter(hour => hour > opens).length

/** The seals of a call by what became of them, from the register and the clock alone. */
export async function sealCounts(
  { log, now }: Registers,
  call: string,
): Promise<Readonly<Record<SealStatus, number>>> {
  const counts = { waiting: 0, due: 0, opened: 0, lapsed: 0 }
  for await (const { row: seal } of rowsUnder(log.store, 'sealed', call)) counts[sealStatus(seal, now())] += 1
  return counts
}

export interface Lying {
  readonly kept: Sealed
  readonly seal: SealedRow
}

/** Undefined where nothing of the party lies sealed on this call, or what did is open. */
export async function lyingOf(
  { log, now }: Registers,
  call: string,
  party: string,
): Promise<Lying | undefined> {
  const kept = (await sealedBy(log.drawer, call, party, now()))?.value
  const seal = kept && (await sealOf(log, kept))
  return kept === undefined || seal === undefined || seal.opened !== null ? undefined : { kept, seal }
}

/** What the register says of the seal. */
export async function sealOf(
  { store }: Registers['log'],
  { call, commitment }: { readonly call: string; readonly commitment: string },
): Promise<SealedRow | undefined> {
  const row = await rowIn(store, 'sealed', sealedKey(call, commitment))
  return row
}
