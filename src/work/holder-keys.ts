import type { Workplace } from './workplace.ts'

/** Nobody has as many keys. */
const MOST_KEYS = 100

/** Every key that a party or an officer ever had. */
export function keysOf({ log }: Pick<Workplace, 'log'>, holder: string) {
  return log.store.keysOf(holder, MOST_KEYS)
}

/** How many of them were not revoked. */
export async function keysInForce(place: Pick<Workplace, 'log'>, holder: string): Promise<number> {
  return (await keysOf(place, holder)).filter(({ row }) => row.revoked === null).length
}
