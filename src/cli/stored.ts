import { existsSync } from 'node:fs'
import { parseVkey, type Vkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { ref } from '../register/rows.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { databasePath, hasConfig, logKeyPath, readConfig, readLogKey } from './data-folder.ts'
import type { Surroundings } from './surroundings.ts'

/** The store of a data folder, for commands that only look. A server may be running on it. */
export async function openToRead(around: Surroundings, data?: string): Promise<Store> {
  const dataDir = data ?? around.dataDir
  if (around.databaseUrl !== undefined && data === undefined)
    return openStore({ databaseUrl: around.databaseUrl, readOnly: true })
  if (!existsSync(databasePath(dataDir)))
    throw new Refusal('file_unreadable', `There is no ${databasePath(dataDir)}.`)
  return openStore({ dataDir, readOnly: true })
}

/** The log's key: as given, as the folder's own key has it, or as the register in the store says. */
export async function vkeyFor(store: Store, dataDir: string, given?: string): Promise<Vkey> {
  if (given !== undefined) return parseVkey(given)
  if (hasConfig(dataDir) && existsSync(logKeyPath(dataDir)))
    return readLogKey(dataDir, readConfig(dataDir)).vkey
  const [row] = await store.rows([ref('log', 'log')])
  if (row === undefined) throw new Refusal('log_unestablished', 'The store holds no log yet.')
  return parseVkey(row.vkey)
}
