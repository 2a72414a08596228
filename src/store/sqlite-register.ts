import { Refusal } from '../core/refusal.ts'
import type { Ref, Row, RowsFor } from '../register/rows.ts'
import { openRow, parseRow } from './row-checksum.ts'
import { openFile } from './sqlite-file.ts'
import type { Statements } from './sqlite-statements.ts'
import type { Readers } from './sqlite-wipe.ts'
import type { PrintedRow } from './store.ts'
import { inWords } from './trouble.ts'
import { WholeRegister } from './whole-register.ts'

/** The rows asked for, in their order: one query for each table. */
export function rowsAt<const R extends readonly Ref[]>(run: Statements, refs: R): RowsFor<R> {
  const rows = new Array<Row | undefined>(refs.length).fill(undefined)
  for (const [table, places] of Map.groupBy(refs.keys(), at => refs[at]!.table)) {
    const keys = places.map(at => refs[at]!.key)
    const found = run.rows.all(JSON.stringify(keys), table) as unknown as [number, string][]
    for (const [nth, json] of found) rows[places[nth]!] = parseRow(table, keys[nth]!, json)
  }
  return rows as RowsFor<R>
}

/**
 * Every row in order, on a connection of its own, closed when the reader goes away or is let go. `ended` is called then:
 * the write-ahead log is no longer kept for them.
 */
export async function* everyRow(
  path: string,
  readers: Readers,
  ended: () => void,
): AsyncGenerator<PrintedRow> {
  const db = inWords('read the register', () => openFile(path, 'read', 0))
  readers.add(db)
  try {
    const { counted, rows } = inWords('read the register', () => {
      // One transaction, so that both are of one state.
      db.exec('BEGIN')
      return {
        counted: db.prepare('SELECT register_rows FROM log').get()!.register_rows as number,
        rows: db.prepare('SELECT tbl AS "table", key, json FROM rows ORDER BY tbl, key').iterate(),
      }
    })
    const whole = new WholeRegister(counted)
    for (;;) {
      if (!readers.has(db))
        throw new Refusal('store_failing', 'This was read for so long that it was broken off. Begin anew.')
      const { done, value } = inWords('read the register', () => rows.next())
      if (done) return whole.end()
      const { table, key, json } = value as unknown as PrintedRow
      whole.pass(table, key)
      yield { table, key, json: openRow(table, key, json) }
    }
  } finally {
    if (readers.delete(db)) db.close()
    ended()
  }
}
