import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../core/refusal.ts'
import { SqliteStore } from './sqlite.ts'
import { giveUpSqlite } from './sqlite-moving.ts'
import type { Place, Store } from './store.ts'

interface Opening {
  readonly readOnly?: boolean
  /** A file whose disk is full or lets nobody write is read until it can be claimed. */
  readonly orRead?: boolean
}

/** The store that a server, an audit or an export works on: PostgreSQL where one is named, else the file. */
export async function openStore(place: Place & Opening): Promise<Store> {
  if ('databaseUrl' in place) {
    // A server over a file does not load the driver of PostgreSQL.
    const { PostgresStore } = await import('./postgres.ts')
    return PostgresStore.open(place.databaseUrl, place.readOnly ? 'read' : 'write')
  }
  const path = join(place.dataDir, 'avow.sqlite')
  if (place.readOnly) return SqliteStore.open(path, 'read')
  try {
    mkdirSync(place.dataDir, { recursive: true })
  } catch (error) {
    throw new Refusal(
      'store_failing',
      `The folder ${place.dataDir} cannot be made: ${(error as Error).message}`,
    )
  }
  return place.orRead ? SqliteStore.openOrRead(path) : SqliteStore.open(path)
}

/**
 * Closes a register for good: a copy of it goes on elsewhere. From then on nobody opens it for writing. Refuses
 * `store_failing` while anybody else has it open: who signs, or sends letters, would not learn of it at once.
 */
export async function giveUpStore(place: Place): Promise<void> {
  if ('dataDir' in place) return giveUpSqlite(join(place.dataDir, 'avow.sqlite'))
  const { PostgresStore } = await import('./postgres.ts')
  const store = await PostgresStore.open(place.databaseUrl, 'read')
  await store.giveUp().finally(() => store.close())
}
