import type { DatabaseSync } from 'node:sqlite'
import { migrationsOf, missing, requireVersion, SQLITE } from './schema.ts'
import {
  SQLITE_DIRECTORY,
  SQLITE_ROLL,
  SQLITE_ROLL_BEGINS,
  SQLITE_ROLL_ENDED,
  SQLITE_ROLL_UNSURE,
  SQLITE_TALLY,
  SQLITE_TALLY_BY_KIND,
  SQLITE_UNSURE_UNTIL,
} from './sqlite-roll.ts'
import { transact } from './sqlite-statements.ts'
import type { Mode } from './store.ts'
import { openVersions, requireKept } from './versions.ts'

export const SQLITE_MIGRATIONS = migrationsOf(SQLITE, {
  noRoot: `x''`,
  roll: SQLITE_ROLL,
  rollEnded: SQLITE_ROLL_ENDED,
  tally: SQLITE_TALLY,
  rollUnsure: SQLITE_ROLL_UNSURE,
  rollBegins: SQLITE_ROLL_BEGINS,
  tallyByKind: SQLITE_TALLY_BY_KIND,
  directory: SQLITE_DIRECTORY,
  unsureUntil: SQLITE_UNSURE_UNTIL,
})

/** Brings a database to this software's schema, all steps or none; a reader only compares. */
export function migrateSqlite(db: DatabaseSync, mode: Mode): void {
  const lacking = () => missing(SQLITE_MIGRATIONS, versionOf(db), mode)
  // Another process may have migrated while this one waited for the lock.
  if (lacking().length > 0) transact(db, () => lacking().forEach(sql => void db.exec(sql)))
  const versions = db.prepare('SELECT what, version FROM versions').all()
  openVersions(versions)
  if (mode === 'write') requireKept(versions)
}

function versionOf(db: DatabaseSync) {
  const there = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'avow_schema'`).get()
  return there ? requireVersion(db.prepare('SELECT version FROM avow_schema').get()?.version) : 0
}
