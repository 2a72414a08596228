import { chmodSync, existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { equalBytes } from '../core/bytes.ts'
import { readCheckpoint } from '../core/checkpoint.ts'
import { parseLogVkey } from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { DrawerAuthentication } from '../log/drawer-authentication.ts'
import { fsck } from '../log/fsck.ts'
import { eraseAgain } from '../people/erasures.ts'
import { personRequests, persons } from '../people/persons.ts'
import { openStore } from '../store/open.ts'
import { walBytes } from '../store/sqlite-wal.ts'
import type { Place } from '../store/store.ts'
import { backupIn, besideLines, copy, factsPath, factsSchema } from './backup-folder.ts'
import { gather, newCommand, PROGRESS, showing, tell } from './command.ts'
import { now } from './compose.ts'
import {
  configPath,
  databasePath,
  drawerKeyPath,
  hasConfig,
  keysPath,
  logKeyPath,
  markPath,
  readConfig,
  readDrawerKey,
} from './data-folder.ts'
import { DATA, placeOf } from './database.ts'
import type { Surroundings } from './environment.ts'
import { addErasures, erasuresIn, erasuresPath } from './erasure-journal.ts'
import { inWords, makeFolder, namesIn, readAs, readBytes, syncPath } from './files.ts'
import { slotIn } from './mark-file.ts'
import { typedCommand } from './typed-command.ts'

const JOURNAL = erasuresPath('')
/** Where the copy lies until it is checked. Whatever an earlier try has left there goes. */
const trialPath = (dataDir: string) => join(dataDir, 'restoring')

interface RestoreOptions {
  readonly data?: string
  readonly progress?: boolean
  readonly erasures?: string[]
}

/**
 * `avow restore <backup>`: where no database is, be it of SQLite or PostgreSQL. The copy is checked, and whoever was
 * erased since is erased in it, before anybody can open it. The settings come last, without which nobody serves.
 */
export function restoreCommand(around: Surroundings) {
  return newCommand<[string], RestoreOptions>(
    'restore',
    'put a backup where no database is, in SQLite or PostgreSQL, and check it',
    async (typed, { data, erasures: named = [], progress }) => {
      const from = backupIn(typed, now())
      const dataDir = data ?? around.dataDir
      const place = placeOf(around, data)
      const { made, vkey, size, moved } = readAs(factsSchema, factsPath(from))
      // A journal that is missing must not pass for one that names nobody.
      for (const path of named) readBytes(path)
      const journal = around.erasures ?? erasuresPath(dataDir)
      await requireRoom(from, dataDir, place)
      // The journal is younger than any backup, so it may lie in the folder already.
      const isYounger = moved || existsSync(journal) || named.length > 0
      const trial = trialPath(dataDir)
      rmSync(trial, { recursive: true, force: true })
      makeFolder(trial)
      chmodSync(dataDir, 0o700)
      copy(databasePath(from), databasePath(trial))
      const damages = await requireSound(dataDir, vkey, progress)
      for (const other of [erasuresPath(from), ...named]) await addErasures(journal, erasuresIn(other))
      const withKey = [dataDir, from].find(folder => existsSync(drawerKeyPath(folder)))
      const erased = withKey === undefined ? null : await eraseInCopy(trial, readDrawerKey(withKey), journal)
      const mayBringBack = !isYounger && (await knowsPersons(trial))
      await putInPlace(trial, place)
      if (existsSync(keysPath(from))) copy(keysPath(from), keysPath(dataDir))
      copy(configPath(from), configPath(dataDir))
      syncPath(dataDir)
      const { witnesses } = readConfig(dataDir)
      const keys = existsSync(logKeyPath(dataDir))
      const where = 'databaseUrl' in place ? 'the database that DATABASE_URL names' : dataDir
      const lines = [
        `Restored ${size} entries${from === typed ? '' : ` from ${from}`}, as they stood at ${made}, into ${where}; the log agrees with itself.`,
        damages === 0
          ? ''
          : `${damages} places beside the log are damaged: ${typedCommand(around, 'fsck', data)} names them and says what mends each.`,
        mayBringBack ? OWN_JOURNAL : '',
        erasedLine(erased, erasuresIn(journal).length),
        keys
          ? ''
          : `To try it, it needs no key. To serve it, put keys/log.key, keys/drawer.key and keys/depositary.key into ${dataDir}.`,
        goingOn(moved, witnesses.length),
        behindLine(size, dataDir),
      ]
      tell(...besideLines(from, now()))
      return {
        json: { from, data: dataDir, size, made, keys, witnesses: witnesses.length, erased },
        text: lines.filter(Boolean),
      }
    },
  )
    .argument(
      '<backup>',
      'a folder that avow backup made; of a folder of dated ones it takes the one with the most entries',
    )
    .addOption(DATA)
    .option(
      '--erasures <file>',
      'a journal of erasures that is younger than the backup (erasures.ndjson), or an export of the register (register.ndjson); whoever it names is erased again',
      gather,
    )
    .addOption(PROGRESS)
}

/**
 * Refuses `file_exists` where a database is, and a folder that holds anything but the journal, unless it is the data
 * folder of this very log: its keys, settings and mark then stay as they are.
 */
async function requireRoom(from: string, dataDir: string, place: Place): Promise<void> {
  const isThere = (path: string) =>
    new Refusal('file_exists', `${path} is there already; nothing was written.`)
  if ('dataDir' in place) {
    const path = databasePath(dataDir)
    if (existsSync(path)) throw isThere(path)
    // A write-ahead log that was left behind would be taken for that of the new file.
    if (walBytes(path) > 0) throw isThere(`${path}-wal`)
  } else await requireNoLog(place)
  const others = existsSync(dataDir) ? namesIn(dataDir).filter(name => !OURS.includes(name)) : []
  if (others.length === 0) return
  if (!hasConfig(dataDir) || readConfig(dataDir).origin !== readConfig(from).origin)
    throw new Refusal(
      'file_exists',
      `${dataDir} is not empty, and not the data folder of this log; nothing was written.`,
    )
  for (const path of filesIn(keysPath(from))) {
    const there = join(dataDir, relative(from, path))
    if (there === markPath(dataDir) || !existsSync(there)) continue
    if (!equalBytes(readBytes(there), readBytes(path))) throw isThere(there)
  }
}

const OURS = [JOURNAL, 'restoring']

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return inWords(`${folder} cannot be read`, () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }),
  )
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name))
}

/** Before the copy is made and checked, which may take long; what fills it asks again. */
async function requireNoLog(place: Place): Promise<void> {
  const store = await openStore(place)
  const head = await store.head().finally(() => store.close())
  if (head === undefined) return
  throw new Refusal(
    'file_exists',
    `A register of ${head.size} entries lies already in the database that DATABASE_URL names; nothing was written. To restore into a file of SQLite in a folder, as to try a copy, unset DATABASE_URL.`,
  )
}

/** Refuses a copy that lost what follows from nothing else. Returns in how many places it is damaged otherwise. */
async function requireSound(dataDir: string, vkey: string, shown: boolean | undefined): Promise<number> {
  const trial = trialPath(dataDir)
  const store = await openStore({ dataDir: trial })
  const damages = await showing('Checking entries', shown, show =>
    fsck(store, parseLogVkey(vkey), show),
  ).finally(() => store.close())
  const lost = damages.filter(({ mend }) => mend === 'backup')
  if (lost.length === 0) return damages.length
  rmSync(trial, { recursive: true })
  if (namesIn(dataDir).length === 0) rmdirSync(dataDir)
  throw new Refusal(
    'store_damaged',
    `The backup is damaged, and was not restored: ${lost[0]!.what}${lost.length > 1 ? ` (and ${lost.length - 1} more)` : ''}`,
  )
}

/**
 * Erases again whoever was erased after the backup was made. Where the drawer's key is missing the server does it at
 * its start, before it answers anybody.
 */
async function eraseInCopy(trial: string, drawerKey: Uint8Array, journal: string): Promise<number> {
  const seal = new DrawerAuthentication(drawerKey)
  const store = await openStore({ dataDir: trial })
  return eraseAgain(seal.over(store.drawer), erasuresIn(journal), now()).finally(() => store.close())
}

/** Whether anybody is in the copy who may have been erased since. */
async function knowsPersons(trial: string): Promise<boolean> {
  const store = await openStore({ dataDir: trial, readOnly: true })
  try {
    for (const { kind } of [persons, personRequests])
      if ((await store.drawer.list(kind, '', 1, now())).length > 0) return true
    return false
  } finally {
    await store.close()
  }
}

/** In one step: whoever is cut short before has put nothing there. */
async function putInPlace(trial: string, place: Place): Promise<void> {
  if ('dataDir' in place) {
    const path = databasePath(place.dataDir)
    syncPath(databasePath(trial))
    for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
    renameSync(databasePath(trial), path)
  } else {
    const copied = await openStore({ dataDir: trial, readOnly: true })
    const store = await openStore(place)
    await store.fill(copied.everything()).finally(() => Promise.all([store.close(), copied.close()]))
  }
  rmSync(trial, { recursive: true })
}

/** Beside the key it may stand that it has signed more: the next start refuses this copy. */
function behindLine(size: number, dataDir: string): string {
  const checkpoint = attempt(() => slotIn(markPath(dataDir))?.checkpoint)
  if (checkpoint instanceof Refusal || !checkpoint) return ''
  const signed = attempt(() => readCheckpoint(checkpoint).size)
  if (signed instanceof Refusal || signed <= size) return ''
  return `The key in ${dataDir} has signed ${signed} entries (keys/log.mark), so the server will not start on this copy of ${size} (log_shrunk). Restore a newer backup; docs/trouble.md says what is left where there is none.`
}

const OWN_JOURNAL =
  'No journal of erasures that is younger than the backup was found: if persons were erased after it was made, name the newest with --erasures before you serve this copy, or an export of the register from a newer copy of the log, as a mirror has it; else they are back.'

function erasedLine(erased: number | null, known: number): string {
  if (known === 0) return ''
  if (erased === null)
    return `The journal names ${known} erasures. The server erases those persons again at its start, before it answers anybody.`
  return `The journal names ${known} erasures; ${erased} of those persons were in this copy and are erased again. The log gets its entries of that once it is served.`
}

function goingOn(moved: boolean, witnesses: number): string {
  if (moved)
    return 'Nothing was recorded after that time: the database that it comes from is closed. Serve one copy of it, and no other.'
  if (witnesses > 0)
    return 'The server stays read-only until every witness has said what it has seen; if one has seen more than this copy holds, it signs nothing.'
  return 'Nobody witnesses this log: if anything was recorded after that time, whoever has its receipt holds proof of it, and serving this copy would show two histories. Restore the newest backup.'
}
