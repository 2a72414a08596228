import { Refusal } from '../../core/refusal.ts'
import type { CallRow, PartyRow } from '../../register/rows.ts'
import { rowIn } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'

/** Rows that an address names, or a refusal. */

export async function callOrRefuse(store: Store, id: string): Promise<CallRow> {
  const row = await rowIn(store, 'calls', id)
  if (row === undefined) throw new Refusal('call_unknown', `No call ${id} is open here.`)
  return row
}

export async function partyOrRefuse(store: Store, id: string): Promise<PartyRow> {
  const row = await rowIn(store, 'parties', id)
  if (row === undefined) throw new Refusal('party_unknown', `No party ${id} stands in the register.`)
  return row
}

/** A number in an address. Refuses `not_found` beyond what a number holds exactly. */
export function numberIn(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Refusal('not_found', `Nothing has the number ${text}.`)
  return value
}

/** The number of an entry as somebody typed it; undefined if it is none. */
export function indexIn(text: string): number | undefined {
  const index = Number(text)
  return /^(?:0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(index) ? index : undefined
}
