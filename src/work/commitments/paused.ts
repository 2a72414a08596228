import { ref } from '../../register/rows.ts'
import { eachRow } from '../../store/each-row.ts'
import type { Registers } from '../workplace.ts'
import { hasDaysOn } from './interruptions.ts'

/**
 * While a switch keeps commitments out, their dates run on: a switch is the keeper's own act and never law, so it moves
 * nothing. The desk is told, and can move dates for all by an entry.
 */

/** Any of these keeps a signatory from what a date asks of it. */
const COVERING = ['door/all', 'commitment/made', 'commitment/amended', 'commitment/joined'] as const

export interface Paused {
  /** By which the switch was set. */
  readonly entry: number
  /** Those with dates, by their ids. */
  readonly calls: readonly string[]
}

/** Null while nothing is in the way, or no call has a date. */
export async function pausedDates({ log: { store } }: Pick<Registers, 'log'>): Promise<Paused | null> {
  const rows = await store.rows(COVERING.map(type => ref('switches', type)))
  const since = rows.flatMap(row => (row?.closed ? [row.since] : [])).sort((a, b) => a - b)[0]
  if (since === undefined) return null
  const calls: string[] = []
  for await (const { key, row } of eachRow(store, 'calls'))
    if (await hasDaysOn(store, key, row)) calls.push(key)
  return calls.length === 0 ? null : { entry: since, calls }
}
