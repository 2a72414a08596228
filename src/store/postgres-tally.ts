import type { PoolClient } from 'pg'
import type { RollTally } from '../register/tally.ts'
import { columnsOf } from './postgres-pool.ts'
import { POSTGRES } from './schema.ts'
import { changed, type TallyChanges, tallyTable, toTally } from './tally.ts'

export const POSTGRES_TALLY = tallyTable(POSTGRES)

/** Writes what a step has changed, under the log's lock of the caller's transaction. */
export async function retally(client: PoolClient, changes: TallyChanges): Promise<void> {
  const all = changes.take()
  if (all.length === 0) return
  const keys = columnsOf(all, 'call', 'facet')
  const before = await client.query(
    `SELECT call, facet, stored FROM roll_tally JOIN unnest($1::text[], $2::text[]) AS one (call, facet)
     USING (call, facet)`,
    keys,
  )
  const known = new Map(before.rows.map(({ call, facet, stored }) => [`${call} ${facet}`, stored as string]))
  const after = all.map(({ call, facet, by }) => changed(call, facet, known.get(`${call} ${facet}`), by))
  await client.query(
    `DELETE FROM roll_tally USING unnest($1::text[], $2::text[]) AS one (call, facet)
     WHERE roll_tally.call = one.call AND roll_tally.facet = one.facet`,
    keys,
  )
  await client.query(
    `INSERT INTO roll_tally (call, facet, stored) SELECT * FROM
     unnest($1::text[], $2::text[], $3::text[]) AS one (call, facet, stored) WHERE stored IS NOT NULL`,
    [...keys, after],
  )
}

/** The tally (tally.ts) in PostgreSQL. */
export async function tally(client: PoolClient, call: string): Promise<RollTally> {
  const sql = 'SELECT facet, stored FROM roll_tally WHERE call = $1'
  return toTally(call, (await client.query(sql, [call])).rows)
}
