import { existsSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { parseLogVkey, type Vkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { DrawerAuthentication } from '../log/drawer-authentication.ts'
import { rowIn } from '../store/each-row.ts'
import { openStore } from '../store/open.ts'
import type { Place, Store } from '../store/store.ts'
import { GIVEN_UP } from '../store/versions.ts'
import { newCommand, type Outcome, PROGRESS, type Show, showing, tell } from './command.ts'
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

/**
 * The one database that every command means: that which `DATABASE_URL` names, whichever folder is named and by whatever
 * means; else the file in the folder.
 */
export function placeOf({ databaseUrl, dataDir }: Surroundings, data?: string): Place {
  return databaseUrl === undefined ? { dataDir: data ?? dataDir } : { databaseUrl }
}

/** For commands that do not make it. */
export function storedPlace(around: Surroundings, data?: string): Place {
  const place = placeOf(around, data)
  if ('dataDir' in place && !existsSync(databasePath(place.dataDir)))
    throw new Refusal(
      'file_unreadable',
      `There is no ${databasePath(place.dataDir)}, and DATABASE_URL, which would name a PostgreSQL in its place, is not set.`,
    )
  return place
}

/** For commands that only look. A server may be running on it. Warns of a register that goes on elsewhere. */
export async function openToRead(place: Place): Promise<Store> {
  const store = await openStore({ ...place, readOnly: true })
  if (await store.isGivenUp()) tell(`Take care: ${GIVEN_UP} ${GOES_ON[whereIn(place)]}`)
  return store
}

/** Where a register that was moved away may be looked for. */
export const GOES_ON = {
  file: 'Nothing of what was recorded since is in it. If it goes on in PostgreSQL, set DATABASE_URL as the server has it.',
  url: 'Nothing of what was recorded since is in it. DATABASE_URL names it: if the register goes on in SQLite, unset that.',
} as const

export const whereIn = (place: Place) => ('databaseUrl' in place ? 'url' : 'file')

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
  readonly place: Place
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
    const place = storedPlace(around, options.data)
    const store = await openToRead(place)
    return showing(doing, options.progress, show => look({ store, place, dataDir, options, show })).finally(
      () => store.close(),
    )
  })
  return command.addOption(DATA).addOption(PROGRESS)
}

export const DATA = new Option(
  '--data <folder>',
  'the data folder (default: AVOW_DATA, else ./data); where DATABASE_URL is set, the database is that one all the same',
)
