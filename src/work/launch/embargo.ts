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

/** The soonest hour until which signatures of this call, or of any, are sealed; null for none. */
export async function soonestHour(place: Registers, call: string | null): Promise<string | null> {
  if (call !== null) return embargoOn(place, call)
  const { log, now } = place
  const hours: string[] = []
  for await (const { value } of launches.each(log.drawer, now()))
    if (isAhead(value, now())) hours.push(value.opens)
  return hours.toSorted()[0] ?? null
}

export interface SealCounts extends Readonly<Record<SealStatus, number>> {
  /** The last hour of those that wait, RFC 3339; null where none waits. */
  readonly opens: string | null
}

/** The seals of a call by what became of them, from the register and the clock alone. */
export async function sealCounts({ log, now }: Registers, call: string): Promise<SealCounts> {
  const counts = { waiting: 0, due: 0, opened: 0, lapsed: 0, opens: null as string | null }
  for await (const { row: seal } of rowsUnder(log.store, 'sealed', call)) {
    const status = sealStatus(seal, now())
    counts[status] += 1
    if (status === 'waiting' && (counts.opens === null || counts.opens < seal.opens))
      counts.opens = seal.opens
  }
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
