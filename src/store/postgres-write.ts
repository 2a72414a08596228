import type { PoolClient } from 'pg'
import { Refusal } from '../core/refusal.ts'
import { type Change, ChangedMeanwhile } from './drawer.ts'
import { type Writing, writingsOf } from './drawer-rows.ts'
import { buffer } from './postgres-bytes.ts'
import { take } from './postgres-roll.ts'
import { putSubjects } from './postgres-subjects.ts'
import { sealBytes, sealOfHead, tilePlace } from './row-checksum.ts'
import { formatRow } from './row-text.ts'
import type { Batch } from './store.ts'

/**
 * The order: fence first, so that a sequencer that lost writes nothing at all. One round trip for all rows of a kind,
 * and one for each change of the drawer.
 */
export async function write(client: PoolClient, batch: Batch): Promise<void> {
  const { epoch, from, root, admitted, checkpoint, entries, tiles, rows, words, withheld, beside } = batch
  const size = from + entries.length
  const subjects = entries.map(entry => entry.subjects)
  const seal = sealOfHead({ size, root, admitted, checkpoint })
  const fenced = await client.query(
    `UPDATE log SET size = $1, root = $2, admitted = $3, checkpoint = $4, seal = $5, indexed = $1,
       subject_rows = subject_rows + $6
     WHERE size = $7 AND epoch = $8 AND indexed = size`,
    [size, buffer(root), admitted, checkpoint, seal, subjects.flat().length, from, epoch],
  )
  if (fenced.rowCount !== 1)
    throw new Refusal('read_only', `Another sequencer holds the log, or it is no longer of size ${from}.`)
  const places = entries.map((_, i) => from + i)
  await client.query('INSERT INTO entries (place, bytes) SELECT * FROM unnest($1::bigint[], $2::bytea[])', [
    places,
    entries.map(entry => buffer(entry.bytes)),
  ])
  await client.query(
    'INSERT INTO identities (identity, place) SELECT * FROM unnest($1::bytea[], $2::bigint[])',
    [entries.map(entry => buffer(entry.identity)), places],
  )
  await putSubjects(client, from, subjects)
  await client.query(
    `INSERT INTO tiles (level, place, bytes) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[])
     ON CONFLICT (level, place) DO UPDATE SET bytes = excluded.bytes`,
    [
      tiles.map(tile => tile.level),
      tiles.map(tile => tile.index),
      tiles.map(({ level, index, bytes }) => buffer(sealBytes(tilePlace(level, index), bytes))),
    ],
  )
  if (rows.length > 0) {
    const put = await client.query(
      `INSERT INTO rows (tbl, key, since, json) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[])
       ON CONFLICT (tbl, key) DO UPDATE SET since = excluded.since, json = excluded.json
       RETURNING xmax = 0 AS added`,
      [
        rows.map(put => put.table),
        rows.map(put => put.key),
        rows.map(put => put.row.since),
        rows.map(put => formatRow(put.table, put.key, put.row)),
      ],
    )
    // A row that was changed in place bears the mark of the transaction that took its older version away.
    const added = put.rows.filter(row => row.added).length
    await client.query('UPDATE log SET register_rows = register_rows + $1', [added])
    await take(client, rows)
  }
  for (const { digest, bytes, salt } of words)
    await client.query('INSERT INTO words (digest, bytes, salt) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      digest,
      buffer(bytes),
      salt === null ? null : buffer(salt),
    ])
  if (withheld.length > 0)
    await client.query('DELETE FROM words WHERE digest = ANY ($1) AND salt IS NOT NULL', [withheld])
  await changeDrawer(client, writingsOf(beside, admitted))
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
