import type { DatabaseSync } from 'node:sqlite'
import type { Subject } from '../register/subjects.ts'
import { type Change, ChangedMeanwhile } from './drawer.ts'
import { type Writing, writingsOf } from './drawer-rows.ts'
import type { RowAuthentication } from './row-authentication.ts'
import { sealBytes, sealOfHead, tilePlace } from './row-checksum.ts'
import type { Statements } from './sqlite-statements.ts'
import { type Batch, OutcomeUnknown } from './store.ts'
import { fencedOff, isSqliteConstraint, isSqliteFull, sqliteTrouble, statementRepeated } from './trouble.ts'
import { openVersions, requireKept } from './versions.ts'

/**
 * Writes a batch and `roll` in one transaction. It is on disk when this returns. After a refusal nothing of it is
 * written. After `OutcomeUnknown` the file has to be opened anew.
 */
export function commitBatch(
  db: DatabaseSync,
  run: Statements,
  batch: Batch,
  authentication: RowAuthentication,
  roll: () => void,
): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    write(run, batch, authentication)
    changeDrawer(run, writingsOf(batch.beside, batch.admitted))
    roll()
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw isSqliteConstraint(error) ? statementRepeated() : error
  }
  end(db)
}

/** The fence comes first, so that a sequencer that lost writes nothing at all. One that lost to newer software is told. */
function write(run: Statements, batch: Batch, authentication: RowAuthentication) {
  const { epoch, from, root, admitted, checkpoint } = batch
  const size = from + batch.entries.length
  const seal = sealOfHead({ size, root, admitted, checkpoint })
  const subjects = batch.entries.map(entry => entry.subjects)
  const rows = subjects.flat().length
  const fenced = run.fence.run(size, root, admitted, checkpoint, seal, size, rows, from, epoch)
  if (fenced.changes !== 1n) {
    const versions = run.versions.all()
    openVersions(versions)
    requireKept(versions)
    throw fencedOff(from)
  }
  batch.entries.forEach(({ bytes, identity }, i) => {
    run.putEntry.run(from + i, bytes)
    run.putIdentity.run(identity, from + i)
  })
  putSubjects(run, from, subjects)
  putTiles(run, batch.tiles)
  putRows(run, batch.rows, authentication)
  for (const { digest, bytes, salt } of batch.words) run.putWords.run(digest, bytes, salt)
  for (const digest of batch.withheld) run.dropWords.run(digest)
}

export function putTiles(run: Statements, tiles: Iterable<Batch['tiles'][number]>): void {
  for (const { level, index, bytes } of tiles)
    run.putTile.run(level, index, sealBytes(tilePlace(level, index), bytes))
}

/** Writes rows, and how many more there are now. */
export function putRows(run: Statements, rows: Batch['rows'], authentication: RowAuthentication): void {
  let added = 0
  for (const { table, key, row } of rows) {
    const { json, mac } = authentication.format(table, key, row)
    if (run.addRow.run(table, key, row.since, json, mac).changes === 1n) added += 1
    else run.changeRow.run(row.since, json, mac, table, key)
  }
  run.countRows.run(added)
}

/** Writes the subjects of the entries from `from` on, which follow all indexed ones, in the caller's transaction. */
export function putSubjects(run: Statements, from: number, entries: readonly (readonly Subject[])[]): void {
  const next = new Map<Subject, number>()
  for (const [i, subjects] of entries.entries())
    for (const subject of subjects) {
      const nth = next.get(subject) ?? newestOn(run, subject) + 1
      run.putSubject.run(subject, from + i, nth)
      next.set(subject, nth + 1)
    }
}

/** The number of a subject's newest entry; -1 for none. */
export function newestOn(run: Statements, subject: Subject): number {
  return (run.newestOn.get(subject)?.nth as number | undefined) ?? -1
}

/** Throws `ChangedMeanwhile` for the first that finds something else than it asks for. */
export function changeDrawer(run: Statements, writings: readonly (readonly [Writing, Change])[]): void {
  for (const [{ sql, values, mustTouch }, change] of writings) {
    const touched = run.drawer(sql).all(...values)
    if (mustTouch && touched.length !== 1) throw new ChangedMeanwhile(change)
  }
}

/**
 * An error in COMMIT may leave a whole batch in the WAL, which the next opening brings back. A full disk does not: the
 * frame that makes a batch valid is written last.
 */
function end(db: DatabaseSync) {
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
