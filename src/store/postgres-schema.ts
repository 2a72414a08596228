import type { PoolClient } from 'pg'
import { Refusal } from '../core/refusal.ts'
import { KEYS } from './drawer.ts'
import { type Migration, missing, VERSION_TABLE } from './migrate.ts'
import { POSTGRES_ROLL, POSTGRES_ROLL_ENDED } from './postgres-roll.ts'
import { POSTGRES_TALLY } from './postgres-tally.ts'
import { drawerKeys, keysByHolder, POSTGRES, privateDrawer, sealOfLog, tables } from './schema.ts'
import { subjectTable } from './subject-index.ts'

/**
 * For its planner PostgreSQL samples each table and keeps what it has drawn, in a catalogue that no erasure reaches. To
 * be given its own type anew takes from a column what was drawn from it before.
 */
const UNSAMPLED = [
  `ALTER TABLE private ALTER id TYPE ${POSTGRES.text}, ALTER json TYPE ${POSTGRES.text},
    ALTER id SET STATISTICS 0, ALTER json SET STATISTICS 0`,
  `ALTER TABLE words ALTER bytes TYPE ${POSTGRES.bytes}, ALTER salt TYPE ${POSTGRES.bytes},
    ALTER bytes SET STATISTICS 0, ALTER salt SET STATISTICS 0`,
]

const POSTGRES_MIGRATIONS: readonly Migration[] = [
  {
    says: 'The log, its register and the words',
    sql: [...tables(POSTGRES), `INSERT INTO log VALUES (1, 0, 0, '', 0, '', '')`],
  },
  { says: 'The roll and its search', sql: POSTGRES_ROLL },
  { says: 'The seal of the log and the number of rows', sql: sealOfLog(POSTGRES) },
  { says: 'What is kept beside the register', sql: privateDrawer(POSTGRES) },
  { says: 'Who stood on the roll before, and when each signed', sql: POSTGRES_ROLL_ENDED },
  { says: 'The numbers of each roll', sql: POSTGRES_TALLY },
  { says: 'The keys of a holder', sql: keysByHolder(POSTGRES) },
  { says: 'No samples of what may be erased', sql: UNSAMPLED },
  { says: 'The entries of each subject', sql: subjectTable(POSTGRES) },
  {
    says: 'The keys of what is kept beside the register',
    sql: [...drawerKeys(POSTGRES), ...KEYS.map(name => `ALTER TABLE private ALTER ${name} SET STATISTICS 0`)],
  },
]

/** One process migrates at a time: the others wait for this lock. */
const MIGRATING = 0x61766f77

/** Brings a database to this software's schema, all steps or none; a reader only compares. */
export async function migratePostgres(client: PoolClient, mode: 'write' | 'read'): Promise<void> {
  if (mode === 'read') {
    const found = await versionOf(client)
    if (missing(POSTGRES_MIGRATIONS, found).length === 0) return
    throw new Refusal(
      'read_only',
      `The database has schema version ${found}; start the server once to bring it up.`,
    )
  }
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATING])
    const steps = missing(POSTGRES_MIGRATIONS, await versionOf(client))
    for (const [, step] of steps) for (const sql of step.sql) await client.query(sql)
    if (steps.length > 0)
      await client.query(`${VERSION_TABLE}; DELETE FROM avow_schema;
      INSERT INTO avow_schema VALUES (${POSTGRES_MIGRATIONS.length})`)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function versionOf(client: PoolClient): Promise<number> {
  const there = await client.query(`SELECT to_regclass('avow_schema') IS NOT NULL AS there`)
  if (!there.rows[0].there) return 0
  return (await client.query('SELECT version FROM avow_schema')).rows[0]?.version ?? 0
}
