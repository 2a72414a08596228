import type { PoolClient } from 'pg'
import type { Ref, RowsFor } from '../register/rows.ts'
import { fetchRows } from './postgres-roll.ts'
import { postgresTrouble } from './postgres-trouble.ts'
import { openRow } from './row-checksum.ts'
import type { PrintedRow } from './store.ts'
import { WholeRegister } from './whole-register.ts'

/** Rows that one round trip brings. */
const STEP = 1_000

/** The rows asked for, in their order. */
export async function rowsAt<const R extends readonly Ref[]>(
  client: PoolClient,
  refs: R,
): Promise<RowsFor<R>> {
  const found = await fetchRows(client, refs)
  const rows = new Map(found.map(({ table, key, row }) => [`${table}/${key}`, row]))
  return refs.map(({ table, key }) => rows.get(`${table}/${key}`)) as RowsFor<R>
}

/** Every row in order, from one snapshot. */
export async function* everyRow(client: PoolClient): AsyncGenerator<PrintedRow> {
  let ended = false
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0')
    const counted = await client.query('SELECT register_rows FROM log')
    const whole = new WholeRegister(counted.rows[0].register_rows)
    await client.query(
      'DECLARE every NO SCROLL CURSOR FOR SELECT tbl AS "table", key, json FROM rows ORDER BY tbl, key',
    )
    for (let more = true; more; ) {
      const { rows } = await client.query(`FETCH ${STEP} FROM every`)
      for (const { table, key, json } of rows as PrintedRow[]) {
        whole.pass(table, key)
        yield { table, key, json: openRow(table, key, json) }
      }
      more = rows.length === STEP
    }
    whole.end()
    await client.query('COMMIT')
    ended = true
  } catch (error) {
    throw postgresTrouble(error, 'read the register')
  } finally {
    // A reader that stops early leaves a transaction behind: nobody uses that connection again.
    client.release(!ended)
  }
}
