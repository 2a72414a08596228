import type { CallRow, PolicyRow } from '../register/rows.ts'
import { rowIn } from '../store/each-row.ts'
import type { Store } from '../store/store.ts'

/** The policy in force of a call. */
export async function ruledBy(store: Store, id: string, { policy }: CallRow): Promise<PolicyRow> {
  const row = await rowIn(store, 'policies', id, policy)
  return row!
}
