import type { Row, Table } from '../register/rows.ts'
import type { Store } from './store.ts'

const AT_ONCE = 500

/** Every row of one table in the order of keys. Rows that come in meanwhile may be among them. */
export async function* eachRow(store: Store, table: Table): AsyncGenerator<{ key: string; row: Row }> {
  for (let after = ''; ; ) {
    const rows = await store.rowsOf(table, after, AT_ONCE)
    yield* rows
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)!.key
  }
}
