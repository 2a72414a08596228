import type { Keyed, Table } from '../register/rows.ts'
import type { Store } from './store.ts'

const AT_ONCE = 500

/** Every row of one table in the order of keys. Rows that come in meanwhile may be among them. */
export async function* eachRow<T extends Table>(store: Store, table: T): AsyncGenerator<Keyed<T>> {
  for (let after = ''; ; ) {
    const rows = await store.rowsOf(table, after, AT_ONCE)
    yield* rows
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)!.key
  }
}
