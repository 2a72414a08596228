import type { PoolClient } from 'pg'
import type { Subject } from '../register/subjects.ts'
import { type Change, ChangedMeanwhile } from './drawer.ts'
import { type Writing, writingsOf } from './drawer-rows.ts'
import { columnsOf } from './postgres-pool.ts'
import { take } from './postgres-roll.ts'
import { versionsOf } from './postgres-schema.ts'
import type { RowAuthentication } from './row-authentication.ts'
import { sealBytes, sealOfHead, tilePlace } from './row-checksum.ts'
import type { Batch } from './store.ts'
import { fencedOff } from './trouble.ts'

/**
 * The fence comes first, so that a sequencer that lost writes nothing at all. Then one round trip for all rows of a
 * kind, and one for each change of the drawer. The checkpoint comes last: of a batch that fails before, no signature lies
 * in the write-ahead log or among dead rows, where somebody could hold it against the log.
 */
export async function write(
  client: PoolClient,
  batch: Batch,
  authentication: RowAuthentication,
): Promise<void> {
  const { epoch, from, root, admitted, checkpoint, entries, tiles, rows, words, withheld, beside } = batch
  const size = from + entries.length
  const subjects = entries.map(entry => entry.subjects)
  const seal = sealOfHead({ size, root, admitted, checkpoint })
  const fenced = await client.query(
    'SELECT FROM log WHERE size = $1 AND epoch = $2 AND indexed = size FOR UPDATE',
    [from, epoch],
  )
  if (fenced.rowCount !== 1) {
    await versionsOf(client, 'write')
    throw fencedOff(from)
  }
  const places = entries.map((_, i) => from + i)
  await client.query('INSERT INTO entries (place, bytes) SELECT * FROM unnest($1::bigint[], $2::bytea[])', [
    places,
    entries.map(entry => entry.bytes),
  ])
  await putIdentities(
    client,
    from,
    entries.map(entry => entry.identity),
  )
  await putSubjects(client, from, subjects)
  await putTiles(client, tiles)
  await putRows(client, rows, authentication)
  await take(client, rows)
  for (const { digest, bytes, salt } of words)
    await client.query('INSERT INTO words (digest, bytes, salt) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      digest,
      bytes,
      salt,
    ])
  if (withheld.length > 0)
    await client.query('DELETE FROM words WHERE digest = ANY ($1) AND salt IS NOT NULL', [withheld])
  await changeDrawer(client, writingsOf(beside, admitted))
  await client.query(
    `UPDATE log SET size = $1, root = $2, admitted = $3, checkpoint = $4, seal = $5, indexed = $1,
       subject_rows = subject_rows + $6`,
    [size, root, admitted, checkpoint, seal, subjects.flat().length],
  )
}

/** Of the entries from `from` on. */
export async function putIdentities(
  client: PoolClient,
  from: number,
  identities: readonly Uint8Array[],
): Promise<void> {
  await client.query(
    'INSERT INTO identities (identity, place) SELECT * FROM unnest($1::bytea[], $2::bigint[])',
    [identities, identities.map((_, i) => from + i)],
  )
}

export async function putTiles(client: PoolClient, tiles: Batch['tiles']): Promise<void> {
  await client.query(
    `INSERT INTO tiles (level, place, bytes) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[])
     ON CONFLICT (level, place) DO UPDATE SET bytes = excluded.bytes`,
    [
      ...columnsOf(tiles, 'level', 'index'),
      tiles.map(({ level, index, bytes }) => sealBytes(tilePlace(level, index), bytes)),
    ],
  )
}

/** Writes rows, and how many more there are now. */
export async function putRows(
  client: PoolClient,
  rows: Batch['rows'],
  authentication: RowAuthentication,
): Promise<void> {
  if (rows.length === 0) return
  const put = await client.query(
    `INSERT INTO rows (tbl, key, since, json, mac)
     SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[])
     ON CONFLICT (tbl, key) DO UPDATE SET since = excluded.since, json = excluded.json, mac = excluded.mac
     RETURNING xmax = 0 AS added`,
    [
      ...columnsOf(rows, 'table', 'key'),
      rows.map(put => put.row.since),
      ...columnsOf(
        rows.map(({ table, key, row }) => authentication.format(table, key, row)),
        'json',
        'mac',
      ),
    ],
  )
  // A row changed in place bears the mark of the transaction that removed its older version.
  const added = put.rows.filter(row => row.added).length
  await client.query('UPDATE log SET register_rows = register_rows + $1', [added])
}

/** Writes the subjects of the entries from `from` on, which follow all indexed ones, in the caller's transaction. */
export async function putSubjects(
  client: PoolClient,
  from: number,
  entries: readonly (readonly Subject[])[],
): Promise<void> {
  const pairs = entries.flatMap((subjects, i) => subjects.map(subject => [subject, from + i] as const))
  if (pairs.length === 0) return
  await client.query(
    `INSERT INTO subjects (subject, place, nth)
     SELECT one.subject, one.place,
       coalesce(newest.nth, -1) + row_number() OVER (PARTITION BY one.subject ORDER BY one.place)
     FROM unnest($1::text[], $2::bigint[]) AS one (subject, place)
     LEFT JOIN LATERAL (SELECT nth FROM subjects WHERE subject = one.subject ORDER BY place DESC LIMIT 1) AS newest ON true`,
    [pairs.map(([subject]) => subject), pairs.map(([, place]) => place)],
  )
}

/** Throws `ChangedMeanwhile` for the first that finds something else than it asks for. */
export async function changeDrawer(
  client: PoolClient,
  writings: readonly (readonly [Writing, Change])[],
): Promise<void> {
  for (const [{ sql, values, mustTouch }, change] of writings) {
    const { rowCount } = await client.query(sql, [...values])
    if (mustTouch && rowCount !== 1) throw new ChangedMeanwhile(change)
  }
}
