import type { PoolClient } from 'pg'
import type { Ref, RowsFor } from '../register/rows.ts'
import { fetchRows } from './postgres-roll.ts'
import type { RowAuthentication } from './row-authentication.ts'

/** The rows asked for, in their order. */
export async function rowsAt<const R extends readonly Ref[]>(
  client: PoolClient,
  refs: R,
  authentication: RowAuthentication,
): Promise<RowsFor<R>> {
  const found = await fetchRows(client, refs, authentication)
  const rows = new Map(found.map(({ table, key, row }) => [`${table}/${key}`, row]))
  return refs.map(({ table, key }) => rows.get(`${table}/${key}`)) as RowsFor<R>
}
