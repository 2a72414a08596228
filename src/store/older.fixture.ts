import { KEYS } from './drawer.ts'
import { POSTGRES_ROLL, POSTGRES_ROLL_ENDED } from './postgres-roll.ts'

/** Undoes the newest steps of the schema, so that a database is as older software left it. */
const WITHOUT_DRAWER_KEYS = [
  'ALTER TABLE rows DROP COLUMN mac; DROP TABLE versions;',
  ...[...KEYS, 'due'].map(name => `DROP INDEX private_${name}; ALTER TABLE private DROP COLUMN ${name};`),
  'ALTER TABLE private DROP COLUMN tries; ALTER TABLE private DROP COLUMN held;',
].join('\n')
const SQLITE_UNSURE = 'DROP INDEX stretches_begin; ALTER TABLE stretches RENAME COLUMN unsure TO early;'
const POSTGRES_UNSURE = [
  'DROP TABLE stretches, stretch_items, roll_waiting',
  ...POSTGRES_ROLL,
  ...POSTGRES_ROLL_ENDED,
]
  .map(sql => `${sql};`)
  .join('\n')

export const withoutSubjects = (
  on: 'SQLite' | 'PostgreSQL',
) => `${on === 'SQLite' ? SQLITE_UNSURE : POSTGRES_UNSURE}
  ${WITHOUT_DRAWER_KEYS}
  DROP TABLE subjects; ALTER TABLE log DROP COLUMN indexed; ALTER TABLE log DROP COLUMN subject_rows;`
