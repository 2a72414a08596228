import { type PartyRow, ref } from '../register/rows.ts'
import { eachRow } from '../store/each-row.ts'
import type { Registers } from './workplace.ts'

/**
 * Parties that have joined and wait for the depositary: nobody has checked their mandate yet, nor vouches for them, so
 * they can sign nothing. Their ids, in order.
 */
export async function uncheckedParties({ log: { store } }: Pick<Registers, 'log'>): Promise<string[]> {
  const joined: string[] = []
  for await (const { key: party, row } of eachRow(store, 'partyKeys'))
    if (row.inForce.length > 0) joined.push(party)
  const rows = await store.rows(joined.map(party => ref('parties', party)))
  return joined.filter((_, i) => isUnchecked(rows[i]))
}

function isUnchecked(row: PartyRow | undefined): boolean {
  if (row === undefined || row.ended !== undefined) return false
  const isVouchedFor = row.vouchers?.some(({ ended }) => ended === null) ?? false
  return row.versions.at(-1)?.mandate === null && !isVouchedFor
}
