import type { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../core/refusal.ts'
import { type Migration, missing, VERSION_TABLE } from './migrate.ts'
import { drawerKeys, keysByHolder, privateDrawer, SQLITE, sealOfLog, tables } from './schema.ts'
import { SQLITE_ROLL, SQLITE_ROLL_ENDED } from './sqlite-roll.ts'
import { SQLITE_TALLY } from './sqlite-tally.ts'
import { subjectTable } from './subject-index.ts'

export const SQLITE_MIGRATIONS: readonly Migration[] = [
  {
    says: 'The log, its register and the words',
    sql: [...tables(SQLITE), `INSERT INTO log VALUES (1, 0, 0, x'', 0, '', '')`],
  },
  { says: 'The roll and its search', sql: SQLITE_ROLL },
  { says: 'The seal of the log and the number of rows', sql: sealOfLog(SQLITE) },
  { says: 'What is kept beside the register', sql: privateDrawer(SQLITE) },
  { says: 'Who stood on the roll before, and when each signed', sql: SQLITE_ROLL_ENDED },
  { says: 'The numbers of each roll', sql: SQLITE_TALLY },
  { says: 'The keys of a holder', sql: keysByHolder(SQLITE) },
  { says: 'The entries of each subject', sql: subjectTable(SQLITE) },
  { says: 'The keys of what is kept beside the register', sql: drawerKeys(SQLITE) },
]

/** Brings a database to this software's schema, all steps or none; a reader only compares. */
export function migrateSqlite(db: DatabaseSync, mode: 'write' | 'read'): void {
  const found = versionOf(db)
  const steps = missing(SQLITE_MIGRATIONS, found)
  if (steps.length === 0) return
  if (mode === 'read')
    throw new Refusal(
      'read_only',
      `The database has schema version ${found}; start the server once to bring it up.`,
    )
  db.exec('BEGIN IMMEDIATE')
  try {
    // Another process may have migrated while this one waited for the lock.
    for (const [, step] of missing(SQLITE_MIGRATIONS, versionOf(db))) for (const sql of step.sql) db.exec(sql)
    db.exec(`${VERSION_TABLE}; DELETE FROM avow_schema`)
    db.prepare('INSERT INTO avow_schema VALUES (?)').run(SQLITE_MIGRATIONS.length)
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

function versionOf(db: DatabaseSync): number {
  const there = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'avow_schema'`).get()
  return there
    ? ((db.prepare('SELECT version FROM avow_schema').get()?.version as number | undefined) ?? 0)
    : 0
}
