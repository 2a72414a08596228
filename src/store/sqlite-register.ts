import type { Ref, Row, RowsFor, Table, Tables } from '../register/rows.ts'
import type { RowAuthentication } from './row-authentication.ts'
import { parseRow } from './row-checksum.ts'
import type { Statements } from './sqlite-statements.ts'

/** The rows asked for, in their order: one query for each table. */
export function rowsAt<const R extends readonly Ref[]>(
  run: Statements,
  authentication: RowAuthentication,
  refs: R,
): RowsFor<R> {
  const rows = new Array<Row | undefined>(refs.length).fill(undefined)
  for (const [table, places] of Map.groupBy(refs.keys(), at => refs[at]!.table)) {
    const keys = places.map(at => refs[at]!.key)
    const found = run.rows.all(JSON.stringify(keys), table) as unknown as [number, string, string][]
    for (const [nth, json, mac] of found)
      rows[places[nth]!] = authentication.parse(table, keys[nth]!, json, mac)
  }
  return rows as RowsFor<R>
}

/** One row, as the present transaction sees it. */
export function rowAt<T extends Table>(run: Statements, table: T, key: string): Tables[T] | undefined {
  const json = run.row.get(table, key)?.json as string | undefined
  return json === undefined ? undefined : parseRow(table, key, json)
}
