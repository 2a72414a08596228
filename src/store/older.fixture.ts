import { KEYS } from './drawer.ts'

/** Undoes the newest steps of the schema, so that a database is as older software left it. */
const WITHOUT_DRAWER_KEYS = [
  'ALTER TABLE stretches RENAME COLUMN unsure TO early;',
  'ALTER TABLE rows DROP COLUMN mac; DROP TABLE versions;',
  ...[...KEYS, 'due'].map(name => `DROP INDEX private_${name}; ALTER TABLE private DROP COLUMN ${name};`),
  'ALTER TABLE private DROP COLUMN tries; ALTER TABLE private DROP COLUMN held;',
].join('\n')
export const WITHOUT_SUBJECTS = `${WITHOUT_DRAWER_KEYS}
  DROP TABLE subjects; ALTER TABLE log DROP COLUMN indexed; ALTER TABLE log DROP COLUMN subject_rows;`
