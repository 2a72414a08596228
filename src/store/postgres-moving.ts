import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { Refusal } from '../core/refusal.ts'
import { columnsIn, IS_FILLED, requireUnfilled } from './moving.ts'
import { askLong } from './postgres-pool.ts'
import { bringIn, measure, waits } from './postgres-roll.ts'
import type { Portion } from './store.ts'
import { ROLL_STEP } from './stretches.ts'
import { ALL_WAIT } from './tally.ts'
import { GIVE_UP } from './versions.ts'

/** Fills an empty database, in the caller's transaction: whoever is cut short has filled nothing. */
export async function fillPostgres(client: PoolClient, portions: AsyncIterable<Portion>): Promise<void> {
  await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0')
  await client.query('SET LOCAL synchronous_commit = on')
  await client.query('SELECT FROM log FOR UPDATE')
  requireUnfilled((await client.query(IS_FILLED)).rows[0])
  for await (const portion of portions) await putPortion(client, portion)
  await askLong(client, ALL_WAIT)
  while (await waits(client)) await bringIn(client, ROLL_STEP)
  await measure(client)
}

async function putPortion(client: PoolClient, portion: Portion) {
  const { names, arrays, gives, rows } = columnsIn(portion)
  if (gives) await client.query(`DELETE FROM ${portion.table}`)
  const places = arrays.map((array, i) => `$${i + 1}::${array}`).join(', ')
  await client.query(
    `INSERT INTO ${portion.table} (${names.join(', ')}) SELECT * FROM unnest(${places})`,
    names.map((_, i) => rows.map(row => row[i])),
  )
}

/** A server that was stopped a moment ago may still be seen, milliseconds. */
const LEAVING_MS = 5_000
const LOOK_MS = 100

/** In the caller's transaction, of a connection for reading. No other of ours may be there. */
export async function giveUpPostgres(client: PoolClient): Promise<void> {
  await client.query('SET TRANSACTION READ WRITE; SET LOCAL synchronous_commit = on')
  await client.query('SELECT FROM log FOR UPDATE')
  for (let waited = 0; await isOpenElsewhere(client); waited += LOOK_MS) {
    if (waited >= LEAVING_MS)
      throw new Refusal(
        'store_failing',
        'The register cannot be closed while a server or another command has the database open: end it first.',
      )
    await sleep(LOOK_MS)
  }
  for (const sql of GIVE_UP) await client.query(sql)
}

/** The view of connections does not change within a transaction unless its snapshot is cleared. */
async function isOpenElsewhere(client: PoolClient): Promise<boolean> {
  await client.query('SELECT pg_stat_clear_snapshot()')
  const { rows } =
    await client.query(`SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
    AND application_name = 'avow' AND pid <> pg_backend_pid()) AS there`)
  return rows[0].there
}
