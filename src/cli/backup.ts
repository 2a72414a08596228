import { chmodSync, cpSync, existsSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { formatDigest } from '../core/digest.ts'
import { formatVkey, parseLogVkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { dayOf, formatTime } from '../core/time.ts'
import { DrawerAuthentication } from '../log/drawer-authentication.ts'
import { fsck } from '../log/fsck.ts'
import { eraseAgain } from '../people/erasures.ts'
import { openStore } from '../store/open.ts'
import { SqliteStore } from '../store/sqlite.ts'
import { gather, Misuse, newCommand, PROGRESS, showing } from './command.ts'
import { now } from './compose.ts'
import {
  configPath,
  databasePath,
  drawerKeyPath,
  keysPath,
  logKeyPath,
  markPath,
  readConfig,
  readDrawerKey,
} from './data-folder.ts'
import { DATA, requireDatabase, vkeyFor } from './database.ts'
import type { Surroundings } from './environment.ts'
import { addErasures, erasuresIn, erasuresPath } from './erasure-journal.ts'
import { inWords, makeFolder, readAs, readBytes, writeNew } from './files.ts'

const factsSchema = z.looseObject({
  v: z.literal(1),
  made: z.string(),
  vkey: z.string(),
  size: z.int().min(0),
})
const JOURNAL = erasuresPath('')
const factsPath = (folder: string) => join(folder, 'backup.json')

interface BackupOptions {
  readonly data?: string
  readonly withKeys?: boolean
  readonly dated?: boolean
  readonly keep?: string
}

/** `avow backup <folder>`: beside a running server, one consistent copy. */
export function backupCommand(around: Surroundings) {
  return newCommand<[string], BackupOptions>(
    'backup',
    'copy log, register, words and what is private beside them, while the server runs',
    async (folder, { data, withKeys = false, dated = false, keep }) => {
      refusePostgres(around, data)
      const most = keep === undefined ? Number.POSITIVE_INFINITY : keptIn(keep)
      if (keep !== undefined && !dated) throw new Misuse('--keep stands beside --dated.')
      const dataDir = data ?? around.dataDir
      requireDatabase(dataDir)
      const to = dated ? join(folder, dayOf(now())) : folder
      requireEmpty(to)
      makeFolder(to)
      const store = SqliteStore.open(databasePath(dataDir), 'read')
      await store.backup(databasePath(to)).finally(() => store.close())
      copy(configPath(dataDir), configPath(to))
      const journal = around.erasures ?? erasuresPath(dataDir)
      if (existsSync(journal)) copy(journal, erasuresPath(to))
      // The mark is of this folder: it goes on, and would soon be ahead of the copy.
      if (withKeys) copy(keysPath(dataDir), keysPath(to), from => from !== markPath(dataDir))
      // Of the copy, since the original may have grown meanwhile.
      const copied = SqliteStore.open(databasePath(to), 'read')
      const head = await copied.head()
      const vkey = formatVkey(await vkeyFor(copied, dataDir))
      await copied.close()
      const facts = {
        v: 1,
        made: formatTime(now()),
        vkey,
        size: head?.size ?? 0,
        root: head === undefined ? null : formatDigest(head.root),
        checkpoint: head?.checkpoint ?? null,
        keys: withKeys,
      }
      writeNew(factsPath(to), `${JSON.stringify(facts, null, 2)}\n`)
      // Only now: until the new one is whole, the oldest may be needed. It stays itself, though a clock that once ran
      // ahead has left newer days.
      const others = datedBackups(folder).filter(path => path !== to)
      const removed = others.slice(0, Math.max(0, others.length - (most - 1)))
      for (const old of removed) rmSync(old, { recursive: true })
      return {
        json: { folder: to, ...facts, removed },
        text:
          `Copied ${facts.size} entries to ${to}. ` +
          (withKeys
            ? 'The keys are in it: whoever has this folder can speak for the keeper.'
            : 'The keys are not in it: keep copies of them elsewhere (--with-keys puts them in).') +
          (removed.length === 0 ? '' : ` Removed ${removed.join(', ')}.`),
      }
    },
  )
    .argument('<folder>', 'where to; it must not be there yet, or be empty')
    .addOption(DATA)
    .option('--dated', 'make a folder of today’s date (UTC) in it, as 2026-05-31, and refuse if there is one')
    .option('--keep <count>', 'with --dated: then keep so many of its dated backups, and remove older ones')
    .option('--with-keys', 'copy the private keys too')
}

/** `avow restore <backup>`: into an empty data folder, checked before anybody relies on it. */
export function restoreCommand(around: Surroundings) {
  return newCommand<[string], { data?: string; progress?: boolean; erasures?: string[] }>(
    'restore',
    'put a backup into an empty data folder, and check it',
    async (from, { data, erasures: named = [], progress }) => {
      refusePostgres(around, data)
      const dataDir = data ?? around.dataDir
      const { made, vkey, size } = readAs(factsSchema, factsPath(from))
      // A journal that is missing must not pass for one that names nobody.
      for (const path of named) readBytes(path)
      const journal = around.erasures ?? erasuresPath(dataDir)
      // The journal is younger than any backup, so it may lie in the folder already.
      requireEmpty(dataDir, JOURNAL)
      const isYounger = existsSync(journal) || named.length > 0
      makeFolder(dataDir)
      chmodSync(dataDir, 0o700)
      copy(databasePath(from), databasePath(dataDir))
      copy(configPath(from), configPath(dataDir))
      if (existsSync(keysPath(from))) copy(keysPath(from), keysPath(dataDir))
      const damages = await requireSound(dataDir, vkey, progress)
      for (const other of [erasuresPath(from), ...named]) await addErasures(journal, erasuresIn(other))
      const erased = await eraseInCopy(dataDir, journal)
      const { witnesses } = readConfig(dataDir)
      const keys = existsSync(logKeyPath(dataDir))
      const lines = [
        `Restored ${size} entries, as they stood at ${made}, into ${dataDir}; the log agrees with itself.`,
        damages === 0
          ? ''
          : `${damages} places beside the log are damaged: avow fsck names them and says what mends each.`,
        isYounger ? '' : OWN_JOURNAL,
        erasedLine(erased, erasuresIn(journal).length),
        keys
          ? ''
          : `Put keys/log.key, keys/drawer.key and keys/depositary.key into ${dataDir} before you serve it.`,
        witnesses.length > 0
          ? 'The server stays read-only until every witness has said what it has seen; if one has seen more than this copy holds, it signs nothing.'
          : 'Nobody witnesses this log: if anything was recorded after that time, whoever has its receipt holds proof of it, and serving this copy would show two histories. Restore the newest backup.',
      ]
      return {
        json: { data: dataDir, size, made, keys, witnesses: witnesses.length, erased },
        text: lines.filter(Boolean),
      }
    },
  )
    .argument('<backup>', 'a folder that avow backup made')
    .option('--data <folder>', 'the data folder, empty or not there yet (default: AVOW_DATA, else ./data)')
    .option(
      '--erasures <file>',
      'a journal of erasures that is younger than the backup (erasures.ndjson), or an export of the register (register.ndjson); whoever it names is erased again',
      gather,
    )
    .addOption(PROGRESS)
}

function keptIn(typed: string): number {
  if (!/^[1-9]\d{0,4}$/.test(typed)) throw new Misuse(`--keep takes a number from 1 on, not ${typed}.`)
  return Number(typed)
}

/**
 * Those that `--dated` has made and that are whole, the oldest first. The newest are kept by their number and not by
 * their age: a clock that jumps a year ahead removes none of them.
 */
function datedBackups(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => /^\d{4}-\d{2}-\d{2}$/.test(name))
    .sort()
    .map(name => join(folder, name))
    .filter(path => existsSync(factsPath(path)))
}

/** PostgreSQL has better tools of its own. */
function refusePostgres({ databaseUrl }: Surroundings, data: string | undefined): void {
  if (databaseUrl === undefined || data !== undefined) return
  throw new Misuse(
    'DATABASE_URL names a PostgreSQL: back it up with `pg_dump --format=custom --file=avow.dump "$DATABASE_URL"` and ' +
      'restore it into an empty database with `pg_restore --no-owner --dbname="$DATABASE_URL" avow.dump`; ' +
      'copy avow.json, erasures.ndjson and keys/ of the data folder beside it. Then run `avow fsck`.',
  )
}

/** `but` names a file that may be there. */
function requireEmpty(folder: string, but?: string): void {
  if (existsSync(folder) && readdirSync(folder).some(name => name !== but))
    throw new Refusal('file_exists', `${folder} is not empty; nothing was written.`)
}

/**
 * A file may be linked to from another disk: the copy must be good without that disk. Nor does it take over who may
 * read the original, which may have lain in a folder that was closed.
 */
function copy(from: string, to: string, filter: (from: string) => boolean = () => true): void {
  inWords(`${from} cannot be copied`, () => {
    cpSync(from, to, { recursive: true, dereference: true, filter })
    closeToOthers(to)
  })
}

function closeToOthers(path: string): void {
  const isFolder = statSync(path).isDirectory()
  chmodSync(path, isFolder ? 0o700 : 0o600)
  if (isFolder) for (const name of readdirSync(path)) closeToOthers(join(path, name))
}

/** Refuses a copy that lost what follows from nothing else. Returns in how many places it is damaged otherwise. */
async function requireSound(dataDir: string, vkey: string, shown: boolean | undefined): Promise<number> {
  const store = await openStore({ dataDir })
  const damages = await showing('Checking entries', shown, show =>
    fsck(store, parseLogVkey(vkey), show),
  ).finally(() => store.close())
  const lost = damages.filter(({ mend }) => mend === 'backup')
  if (lost.length === 0) return damages.length
  // The journal stays: it is no part of the backup, and nobody can make another.
  for (const name of readdirSync(dataDir))
    if (name !== JOURNAL) rmSync(join(dataDir, name), { recursive: true })
  if (readdirSync(dataDir).length === 0) rmdirSync(dataDir)
  throw new Refusal(
    'store_damaged',
    `The backup is damaged, and was not restored: ${lost[0]!.what}${lost.length > 1 ? ` (and ${lost.length - 1} more)` : ''}`,
  )
}

/**
 * Erases again whoever was erased after the backup was made. Null where the drawer's key is missing: then the server
 * does it at its start, before it answers anybody.
 */
async function eraseInCopy(dataDir: string, journal: string): Promise<number | null> {
  if (!existsSync(drawerKeyPath(dataDir))) return null
  const seal = new DrawerAuthentication(readDrawerKey(dataDir))
  const store = await openStore({ dataDir })
  return eraseAgain(seal.over(store.drawer), erasuresIn(journal), now()).finally(() => store.close())
}

const OWN_JOURNAL =
  'No journal of erasures that is younger than the backup was found: if persons were erased after it was made, name the newest with --erasures before you serve this copy, or an export of the register from a newer copy of the log, as a mirror has it; else they are back.'

function erasedLine(erased: number | null, known: number): string {
  if (known === 0) return ''
  if (erased === null)
    return `The journal names ${known} erasures. The server erases those persons again at its start, before it answers anybody.`
  return `The journal names ${known} erasures; ${erased} of those persons were in this copy and are erased again. The log gets its entries of that once it is served.`
}
