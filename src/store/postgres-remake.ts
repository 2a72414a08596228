import type { PoolClient } from 'pg'
import { bringIn, measure, wait, waits } from './postgres-roll.ts'
import { putIdentities, putRows, putTiles } from './postgres-write.ts'
import type { RowAuthentication } from './row-authentication.ts'
import { inSteps } from './steps.ts'
import type { Remade } from './store.ts'
import { concernRoll, ROLL_STEP } from './stretches.ts'
import { VERSIONS } from './versions.ts'

/** All that the log implies, and no more. */
const MADE = [
  'identities',
  'subjects',
  'tiles',
  'rows',
  'stretches',
  'stretch_items',
  'roll_waiting',
  'roll_tally',
]

/** Entries or rows that go in at once. */
const STEP = 1_000

/**
 * Puts it in place of what stands there, in the caller's transaction, which claims the log under the lock that commits
 * take: a server that runs is fenced off, and readers see what was there until all of it is new. False if the log is of
 * another size.
 */
export async function remakePostgres(
  client: PoolClient,
  made: Remade,
  authentication: RowAuthentication,
): Promise<boolean> {
  await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0')
  const { rows } = await client.query('SELECT size FROM log FOR UPDATE')
  if (rows[0]?.size !== made.size) return false
  for (const table of MADE) await client.query(`DELETE FROM ${table}`)
  await client.query('UPDATE log SET epoch = epoch + 1, register_rows = 0, indexed = 0, subject_rows = 0')
  let from = 0
  for (const some of inSteps(made.identities, STEP)) {
    await putIdentities(client, from, some)
    from += some.length
  }
  for (const some of inSteps(made.tiles, STEP)) await putTiles(client, some)
  for (const some of inSteps(made.rows, STEP)) {
    await putRows(client, some, authentication)
    await wait(client, concernRoll(some))
  }
  await client.query('DELETE FROM words WHERE digest = ANY ($1) AND salt IS NOT NULL', [made.withheld])
  while (await waits(client)) await bringIn(client, ROLL_STEP)
  await measure(client)
  await client.query(
    `UPDATE versions SET version = CASE what WHEN 'law' THEN $1::bigint ELSE $2::bigint END
    WHERE what IN ('law', 'fold')`,
    [VERSIONS.law, VERSIONS.fold],
  )
  return true
}
