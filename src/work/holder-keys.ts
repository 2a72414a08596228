import type { Keyed } from '../register/rows.ts'
import { eachKey } from '../store/each-row.ts'
import type { Workplace } from './workplace.ts'

interface Registers {
  readonly log: Pick<Workplace['log'], 'store'>
}

/** Every key that a party or an officer ever had: one that is left out could not be revoked by whoever looks. */
export function keysOf({ log }: Registers, holder: string): Promise<Keyed<'keys'>[]> {
  return Array.fromAsync(eachKey(log.store, holder))
}

/** How many of them were not revoked. */
export async function keysInForce(place: Registers, holder: string): Promise<number> {
  return (await keysOf(place, holder)).filter(({ row }) => row.revoked === null).length
}
