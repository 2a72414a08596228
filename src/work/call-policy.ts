import { type CallRow, type PolicyRow, ref } from '../register/rows.ts'
import type { Store } from '../store/store.ts'

/** The policy in force of a call. */
export async function ruledBy(store: Store, id: string, { policy }: CallRow): Promise<PolicyRow> {
  const [row] = await store.rows([ref('policies', `${id}/${policy}`)])
  return row!
}
