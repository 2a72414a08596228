import type { PoolClient } from 'pg'
import type { Ref, RowsFor, Table } from '../register/rows.ts'
import { columnsOf } from './postgres-pool.ts'
import { RowAuthentication } from './row-authentication.ts'
import type { Put } from './store.ts'

/** The rows asked for, in their order. */
export async function rowsAt<const R extends readonly Ref[]>(
  client: PoolClient,
  refs: R,
  authentication = new RowAuthentication(),
): Promise<RowsFor<R>> {
  const found = await fetchRows(client, refs, authentication)
  const rows = new Map(found.map(({ table, key, row }) => [`${table}/${key}`, row]))
  return refs.map(({ table, key }) => rows.get(`${table}/${key}`)) as RowsFor<R>
}

/** In any order. */
export async function fetchRows(
  client: PoolClient,
  refs: readonly Ref[],
  authentication = new RowAuthentication(),
): Promise<Put[]> {
  // PostgreSQL takes no U+0000 in a text, and no key of the register has one.
  const wanted = refs.filter(ref => !ref.key.includes('\0'))
  const found = await client.query(
    `SELECT tbl, key, json, mac FROM rows JOIN unnest($1::text[], $2::text[]) AS ref (tbl, key) USING (tbl, key)`,
    columnsOf(wanted, 'table', 'key'),
  )
  return found.rows.map(({ tbl, key, json, mac }) => ({
    table: tbl as Table,
    key: key as string,
    row: authentication.parse(tbl as Table, key as string, json, mac),
  }))
}
