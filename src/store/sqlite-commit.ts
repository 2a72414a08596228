import type { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../core/refusal.ts'
import { type Change, ChangedMeanwhile } from './drawer.ts'
import { type Writing, writingsOf } from './drawer-rows.ts'
import { sealBytes, sealOfHead, tilePlace } from './row-checksum.ts'
import { formatRow } from './row-text.ts'
import type { Statements } from './sqlite-statements.ts'
import { putSubjects } from './sqlite-subjects.ts'
import { type Batch, OutcomeUnknown } from './store.ts'
import { isSqliteConstraint, isSqliteFull, sqliteTrouble } from './trouble.ts'

/**
 * Writes a batch in one transaction, and `roll` in the same one. It is on disk when this returns; after a refusal
 * nothing of it is; after `OutcomeUnknown` the connection is of no more use, and the file has to be opened anew.
 */
export function commitBatch(db: DatabaseSync, run: Statements, batch: Batch, roll: () => void): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    write(run, batch)
    changeDrawer(run, writingsOf(batch.beside, batch.admitted))
    roll()
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    if (isSqliteConstraint(error))
      throw new Refusal('statement_repeated', 'The log holds a statement of this batch already.')
    throw error
  }
  end(db)
}

/** The order: fence first, so that a sequencer that lost writes nothing at all. */
function write(run: Statements, batch: Batch): void {
  const { epoch, from, root, admitted, checkpoint } = batch
  const size = from + batch.entries.length
  const seal = sealOfHead({ size, root, admitted, checkpoint })
  const subjects = batch.entries.map(entry => entry.subjects)
  if (
    run.fence.run(size, root, admitted, checkpoint, seal, size, subjects.flat().length, from, epoch)
      .changes !== 1n
  )
    throw new Refusal('read_only', `Another sequencer holds the log, or it is no longer of size ${from}.`)
  batch.entries.forEach(({ bytes, identity }, i) => {
    run.putEntry.run(from + i, bytes)
    run.putIdentity.run(identity, from + i)
  })
  putSubjects(run, from, subjects)
  for (const { level, index, bytes } of batch.tiles)
    run.putTile.run(level, index, sealBytes(tilePlace(level, index), bytes))
  let added = 0
  for (const { table, key, row } of batch.rows) {
    const json = formatRow(table, key, row)
    if (run.addRow.run(table, key, row.since, json).changes === 1n) added += 1
    else run.changeRow.run(row.since, json, table, key)
  }
  run.countRows.run(added)
  for (const { digest, bytes, salt } of batch.words) run.putWords.run(digest, bytes, salt)
  for (const digest of batch.withheld) run.dropWords.run(digest)
}

/** Throws `ChangedMeanwhile` for the first that finds something else than it asks for. */
export function changeDrawer(run: Statements, writings: readonly (readonly [Writing, Change])[]): void {
  for (const [{ sql, values, mustTouch }, change] of writings) {
    const touched = run.drawer(sql).all(...values)
    if (mustTouch && touched.length !== 1) throw new ChangedMeanwhile(change)
  }
}

/**
 * An error in COMMIT itself may leave a whole batch in the WAL that the next opening would bring back. A full
 * disk does not: the frame that makes a batch valid is written last.
 */
function end(db: DatabaseSync): void {
  try {
    db.exec('COMMIT')
  } catch (error) {
    if (isSqliteFull(error)) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
    throw new OutcomeUnknown(`SQLite broke off: ${(sqliteTrouble(error, 'commit') as Error).message}`, {
      cause: error,
    })
  }
}
