import { Refusal } from '../core/refusal.ts'

/** One step of the schema. Steps are numbered from 1 by their place and never change once published. */
export interface Migration {
  readonly says: string
  readonly sql: readonly string[]
}

/** Where `avow_schema` keeps the number of the newest migration that ran. */
export const VERSION_TABLE = 'CREATE TABLE IF NOT EXISTS avow_schema (version INTEGER NOT NULL)'

/**
 * The migrations that a database of version `found` still lacks, each with its number. A database that newer
 * software has changed is refused: this software would read it wrongly.
 */
export function missing(migrations: readonly Migration[], found: number): [number, Migration][] {
  if (found > migrations.length)
    throw new Refusal(
      'store_newer',
      `The database has schema version ${found}; this software knows versions up to ${migrations.length}.`,
    )
  return migrations.map((step, i): [number, Migration] => [i + 1, step]).slice(found)
}
