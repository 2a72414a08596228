import { z } from 'zod'
import { boxOf } from './addresses.ts'
import type { Keeper } from './collection.ts'

/**
 * Letters that one mailbox gets in a day because somebody has typed its address. Whoever asks pays first, by their network
 * and the wider ones in which it lies: a stranger uses up what is theirs, and the reader of the mailbox still gets what
 * they ask for from elsewhere. All together are few, so that it is never flooded.
 */
const MOST = { network: [3, 5, 6], together: 8 } as const

/** Keyed hashes of the networks of whoever asked, the widest last; none where an officer did. */
export const askers = z.array(z.string().max(64)).max(MOST.network.length)
export type Askers = z.infer<typeof askers>

/** Another mailbox's say nothing of the same networks. */
export function askersOf(
  { hashed }: Pick<Keeper, 'hashed'>,
  networks: readonly string[],
  mailbox: string,
): Askers {
  return networks.map(network => hashed(`asks ${network} ${boxOf(mailbox)}`))
}

/** Whether one more would be too many, where `count` went to this mailbox today and these had asked. */
export function isEnough(count: number, before: readonly Askers[], by: Askers): boolean {
  const isTooMuch = (most: number, level: number) =>
    by[level] !== undefined && before.filter(one => one[level] === by[level]).length >= most
  return count >= MOST.together || MOST.network.some(isTooMuch)
}
