import { type PartyRow, ref } from '../register/rows.ts'
import { eachRow } from '../store/each-row.ts'
import { ownTurn } from '../store/own-turn.ts'
import type { Registers } from './workplace.ts'

/**
 * Parties that have joined and wait for the depositary: nobody has checked their mandate yet, nor vouches for them, so
 * they can sign nothing. Their ids, in order.
 */
export async function uncheckedParties({ log: { store } }: Pick<Registers, 'log'>): Promise<string[]> {
  const unchecked: string[] = []
  let some: string[] = []
  const look = async () => {
    const rows = await store.rows(some.map(party => ref('parties', party)))
    unchecked.push(...some.filter((_, i) => isUnchecked(rows[i])))
    some = []
    await ownTurn()
  }
  for await (const { key: party, row } of eachRow(store, 'partyKeys'))
    if (row.inForce.length > 0 && some.push(party) === AT_ONCE) await look()
  await look()
  return unchecked
}

const AT_ONCE = 200

function isUnchecked(row: PartyRow | undefined): boolean {
  if (row === undefined || row.ended !== undefined) return false
  const isVouchedFor = row.vouchers?.some(({ ended }) => ended === null) ?? false
  return row.versions.at(-1)?.mandate === null && !isVouchedFor
}
