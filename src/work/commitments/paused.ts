import { ref } from '../../register/rows.ts'
import { keyAdded } from '../../register/types/keys.ts'
import { eachRow, rowsUnder } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { Registers } from '../workplace.ts'
import { hasDaysOn } from './interruptions.ts'

/**
 * No switch keeps commitments or reports out, so whoever has a passkey is late by none. But one that keeps keys out leaves
 * whoever has none with nobody to act for them. A switch is the keeper's own act and never law, so it moves nothing: the
 * desk is told where such a signatory waits, and can move dates for all by an entry.
 */

/** Either of these keeps a key from coming in. */
const COVERING = ['door/all', keyAdded.type] as const

export interface Paused {
  /** By which the switch was set. */
  readonly entry: number
  /** Those with dates, and with a signatory that has no key in force, by their ids. */
  readonly calls: readonly string[]
}

/** Null while nothing is in the way of anybody, or no call has a date. */
export async function pausedDates({ log: { store } }: Pick<Registers, 'log'>): Promise<Paused | null> {
  const rows = await store.rows(COVERING.map(type => ref('switches', type)))
  const since = rows.flatMap(row => (row?.closed ? [row.since] : [])).sort((a, b) => a - b)[0]
  if (since === undefined) return null
  const calls: string[] = []
  for await (const { key, row } of eachRow(store, 'calls'))
    if ((await hasDaysOn(store, key, row)) && (await hasKeyless(store, key))) calls.push(key)
  return calls.length === 0 ? null : { entry: since, calls }
}

/** Signatories whose keys are counted at once. */
const AT_ONCE = 200

async function hasKeyless(store: Registers['log']['store'], call: string): Promise<boolean> {
  let some: string[] = []
  const isAny = async () => {
    const keys = await store.rows(some.map(party => ref('partyKeys', party)))
    some = []
    await ownTurn()
    return keys.some(row => (row?.inForce ?? []).length === 0)
  }
  for await (const { name, row } of rowsUnder(store, 'signatures', call)) {
    if (row.state !== 'standing') continue
    some.push(name)
    if (some.length === AT_ONCE && (await isAny())) return true
  }
  return some.length > 0 && isAny()
}
