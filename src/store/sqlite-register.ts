import type { Ref, Row, RowsFor, Table, Tables } from '../register/rows.ts'
import type { RowAuthentication } from './row-authentication.ts'
import { parseRow } from './row-checksum.ts'
import type { Statements } from './sqlite-statements.ts'

/** The rows asked for, in their order, by one query: each opens the file's locks anew, which costs more than a row. */
export function rowsAt<const R extends readonly Ref[]>(
  run: Statements,
  authentication: RowAuthentication,
  refs: R,
): RowsFor<R> {
  const rows = new Array<Row | undefined>(refs.length).fill(undefined)
  const places = Map.groupBy(refs.keys(), at => refs[at]!.table)
  const asked: Partial<Record<Table, readonly string[]>> = {}
  for (const [table, its] of places) asked[table] = its.map(at => refs[at]!.key)
  const found = run.rows.all(JSON.stringify(asked)) as unknown as [Table, number, string, string][]
  for (const [table, nth, json, mac] of found) {
    const at = places.get(table)![nth]!
    rows[at] = authentication.parse(table, refs[at]!.key, json, mac)
  }
  return rows as RowsFor<R>
}

/** One row, as the present transaction sees it. */
export function rowAt<T extends Table>(run: Statements, table: T, key: string): Tables[T] | undefined {
  const json = run.row.get(table, key)?.json as string | undefined
  return json === undefined ? undefined : parseRow(table, key, json)
}
