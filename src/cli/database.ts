import { existsSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { parseLogVkey, type Vkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { DrawerAuthentication } from '../log/drawer-authentication.ts'
import { rowIn } from '../store/each-row.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { newCommand, type Outcome, PROGRESS, type Show, showing } from './command.ts'
import {
  databasePath,
  drawerKeyPath,
  hasConfig,
  logKeyPath,
  readConfig,
  readDrawerKey,
  readLogKey,
} from './data-folder.ts'
import type { Surroundings } from './environment.ts'

/** The store of a data folder, for commands that only look. A server may be running on it. */
export async function openToRead({ databaseUrl, dataDir }: Surroundings, data?: string): Promise<Store> {
  if (databaseUrl !== undefined && data === undefined) return openStore({ databaseUrl, readOnly: true })
  const folder = data ?? dataDir
  requireDatabase(folder)
  return openStore({ dataDir: folder, readOnly: true })
}

export function requireDatabase(dataDir: string): void {
  if (!existsSync(databasePath(dataDir)))
    throw new Refusal('file_unreadable', `There is no ${databasePath(dataDir)}.`)
}

/** The log's key: as given, else that of the folder's own key, else that in the register. */
export async function vkeyFor(store: Store, dataDir: string, given?: string): Promise<Vkey> {
  if (given !== undefined) return parseLogVkey(given)
  if (hasConfig(dataDir) && existsSync(logKeyPath(dataDir)))
    return readLogKey(dataDir, readConfig(dataDir)).vkey
  const row = await rowIn(store, 'log', 'log')
  if (row === undefined) throw new Refusal('log_unestablished', 'The store holds no log yet.')
  return parseLogVkey(row.vkey)
}

/**
 * Has rows read and written under the drawer's key, if that is at hand. Rows that are written without it the next start
 * makes anew.
 */
export async function putUnderKey(store: Store, dataDir: string): Promise<void> {
  if (existsSync(drawerKeyPath(dataDir)))
    await store.authenticate(new DrawerAuthentication(readDrawerKey(dataDir)).macOfRow)
}

interface Stored<O> {
  readonly store: Store
  readonly dataDir: string
  readonly options: O & { readonly data?: string; readonly progress?: boolean }
  readonly show: Show
}

/** A command that goes through a stored log and shows how far it is. */
export function storedCommand<O extends object>(
  around: Surroundings,
  name: string,
  says: string,
  doing: string,
  look: (stored: Stored<O>) => Promise<Outcome>,
): Command {
  const command = newCommand<[], Stored<O>['options']>(name, says, async options => {
    const dataDir = options.data ?? around.dataDir
    const store = await openToRead(around, options.data)
    return showing(doing, options.progress, show => look({ store, dataDir, options, show })).finally(() =>
      store.close(),
    )
  })
  return command.addOption(DATA).addOption(PROGRESS)
}

export const DATA = new Option('--data <folder>', 'the data folder (default: AVOW_DATA, else ./data)')
