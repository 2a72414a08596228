import { Refusal } from '../core/refusal.ts'
import type { CallRow, ListingRow, PartyRow, SignatureRow } from '../register/rows.ts'
import { ref } from '../register/rule.ts'
import type { Asked } from './asked.ts'
import { eachRow } from './rows.ts'

/** A party with what stands of it under every call. */
export interface PartyRecord {
  readonly id: string
  readonly row: PartyRow
  readonly listings: readonly { readonly call: string; readonly row: ListingRow }[]
  readonly signatures: readonly { readonly call: string; readonly row: SignatureRow }[]
  readonly calls: ReadonlyMap<string, CallRow>
}

export async function partyRecord({ site }: Asked, id: string): Promise<PartyRecord> {
  const { store } = site.log
  const [row] = (await store.rows([ref('parties', id)])) as (PartyRow | undefined)[]
  if (row === undefined) throw new Refusal('party_unknown', `No party ${id} stands in the register.`)
  const calls = new Map<string, CallRow>()
  for await (const { key, row } of eachRow(store, 'calls')) calls.set(key, row as CallRow)
  const ids = [...calls.keys()]
  const under = async <R>(table: 'listings' | 'signatures') => {
    const rows = await store.rows(ids.map(call => ref(table, `${call}/${id}`)))
    return rows.flatMap((row, i) => (row === undefined ? [] : [{ call: ids[i]!, row: row as R }]))
  }
  const [listings, signatures] = await Promise.all([
    under<ListingRow>('listings'),
    under<SignatureRow>('signatures'),
  ])
  return { id, row, listings, signatures, calls }
}
