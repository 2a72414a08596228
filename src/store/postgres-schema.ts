import type { PoolClient } from 'pg'
import { KEYS } from './drawer.ts'
import { askLong, transact } from './postgres-pool.ts'
import {
  POSTGRES_DIRECTORY,
  POSTGRES_ROLL,
  POSTGRES_ROLL_BEGINS,
  POSTGRES_ROLL_COUNTED,
  POSTGRES_ROLL_ENDED,
  POSTGRES_ROLL_NARROW,
  POSTGRES_ROLL_UNSURE,
  POSTGRES_TALLY,
  POSTGRES_TALLY_BY_KIND,
  POSTGRES_UNSURE_UNTIL,
} from './postgres-roll.ts'
import { migrationsOf, missing, POSTGRES, requireVersion } from './schema.ts'
import type { Mode } from './store.ts'
import { openVersions, requireKept, type Versions } from './versions.ts'

/**
 * PostgreSQL's planner keeps samples of each column in a catalogue that no erasure reaches. Giving a column its own type
 * anew removes the samples drawn before.
 */
const UNSAMPLED = [
  `ALTER TABLE private ALTER id TYPE ${POSTGRES.text}, ALTER json TYPE ${POSTGRES.text},
    ALTER id SET STATISTICS 0, ALTER json SET STATISTICS 0`,
  `ALTER TABLE words ALTER bytes TYPE ${POSTGRES.bytes}, ALTER salt TYPE ${POSTGRES.bytes},
    ALTER bytes SET STATISTICS 0, ALTER salt SET STATISTICS 0`,
]

const POSTGRES_MIGRATIONS = migrationsOf(POSTGRES, {
  noRoot: `''`,
  roll: POSTGRES_ROLL,
  rollEnded: POSTGRES_ROLL_ENDED,
  tally: POSTGRES_TALLY,
  rollUnsure: POSTGRES_ROLL_UNSURE,
  rollBegins: POSTGRES_ROLL_BEGINS,
  tallyByKind: POSTGRES_TALLY_BY_KIND,
  directory: POSTGRES_DIRECTORY,
  unsureUntil: POSTGRES_UNSURE_UNTIL,
  more: [{ says: 'No samples of what may be erased', sql: UNSAMPLED }],
  newest: [
    { says: 'Days of a roll, counted in their index', sql: POSTGRES_ROLL_COUNTED },
    { says: 'What is searched, apart from what is shown', sql: POSTGRES_ROLL_NARROW },
  ],
  keysBesides: KEYS.map(name => `ALTER TABLE private ALTER ${name} SET STATISTICS 0`),
})

/** One process migrates at a time: the others wait for this lock. */
const MIGRATING = 0x61766f77

/** Brings a database to this software's schema, all steps or none; a reader only compares. */
export async function migratePostgres(client: PoolClient, mode: Mode): Promise<void> {
  const lacking = async () => missing(POSTGRES_MIGRATIONS, await versionOf(client), mode)
  if (mode === 'read') await lacking()
  else
    await transact(client, async () => {
      // Nobody is served yet, and a large table takes its time.
      await client.query('SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0')
      await askLong(client, `SELECT pg_advisory_xact_lock(${MIGRATING})`)
      for (const sql of await lacking()) await askLong(client, sql)
    })
  await versionsOf(client, mode)
}

/** Refuses `store_newer` for what newer software has written and, to write, what was given up. */
export async function versionsOf(client: PoolClient, mode: Mode = 'read'): Promise<Versions> {
  const rows = await versionRows(client)
  const versions = openVersions(rows)
  if (mode === 'write') requireKept(rows)
  return versions
}

export async function versionRows(client: PoolClient): Promise<{ what: string; version: number }[]> {
  return (await client.query('SELECT what, version FROM versions')).rows
}

async function versionOf(client: PoolClient) {
  const there = await client.query(`SELECT to_regclass('avow_schema') IS NOT NULL AS there`)
  if (!there.rows[0].there) return 0
  return requireVersion((await client.query('SELECT version FROM avow_schema')).rows[0]?.version)
}
