import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { formatDigest } from '../core/digest.ts'
import { formatVkey } from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { dayOf, formatTime } from '../core/time.ts'
import { MOST_DAMAGES } from '../log/fsck.ts'
import { unreadWords } from '../log/words-check.ts'
import { giveUpStore, openStore } from '../store/open.ts'
import { SqliteStore } from '../store/sqlite.ts'
import type { Place } from '../store/store.ts'
import { GIVEN_UP } from '../store/versions.ts'
import { copy, datedBackups, factsPath, laterLines, requireEmpty, unreadLines } from './backup-folder.ts'
import { Misuse, newCommand, tell } from './command.ts'
import { now } from './compose.ts'
import { configPath, databasePath, keysPath, markPath } from './data-folder.ts'
import { DATA, GOES_ON, storedPlace, vkeyFor, whereIn } from './database.ts'
import type { Surroundings } from './environment.ts'
import { erasuresPath } from './erasure-journal.ts'
import { inWords, makeFolder, syncPath, writeNew } from './files.ts'

interface BackupOptions {
  readonly data?: string
  readonly move?: boolean
  readonly withKeys?: boolean
  readonly dated?: boolean
  readonly keep?: string
}

/** `avow backup <folder>`: beside a running server, one consistent copy. */
export function backupCommand(around: Surroundings) {
  return newCommand<[string], BackupOptions>(
    'backup',
    'copy log, register, words and what is private beside them, while the server runs',
    async (folder, { data, move = false, withKeys = false, dated = false, keep }) => {
      const most = keep === undefined ? Number.POSITIVE_INFINITY : keptIn(keep)
      if (keep !== undefined && !dated) throw new Misuse('--keep stands beside --dated.')
      const dataDir = data ?? around.dataDir
      const place = storedPlace(around, data)
      if (!move) await requireGoingOn(place)
      const to = dated ? join(folder, dayOf(now())) : folder
      if (dated && existsSync(factsPath(to)))
        throw new Refusal(
          'file_exists',
          `${to} is today’s backup already, and whole; nothing was written. A day (UTC) has one.`,
        )
      requireEmpty(to)
      const { dated: before, unread: unknown } =
        dated && existsSync(folder) ? datedBackups(folder, now()) : { dated: [], unread: [] }
      const cutShort = dated ? cutShortIn(folder) : []
      for (const left of cutShort) rmSync(left, { recursive: true })
      // First: what was recorded after the copy would be missing where it goes on.
      if (move) await giveUpStore(place)
      const { facts, unread } = await inWhole(to, async to => {
        await copyDatabase(place, databasePath(to))
        copy(configPath(dataDir), configPath(to))
        const journal = around.erasures ?? erasuresPath(dataDir)
        if (existsSync(journal)) copy(journal, erasuresPath(to))
        // The mark is of this folder: it goes on, and would soon be ahead of the copy. Unless it is the copy that goes on.
        if (withKeys) copy(keysPath(dataDir), keysPath(to), from => move || from !== markPath(dataDir))
        // Of the copy, since the original may have grown meanwhile.
        const copied = SqliteStore.open(databasePath(to), 'read')
        const head = await copied.head()
        const vkey = formatVkey(await vkeyFor(copied, dataDir))
        const unread = await unreadWords(copied, MOST_DAMAGES + 1)
        await copied.close()
        const facts = {
          v: 1,
          made: formatTime(now()),
          vkey,
          size: head?.size ?? 0,
          root: head === undefined ? null : formatDigest(head.root),
          checkpoint: head?.checkpoint ?? null,
          keys: withKeys,
          moved: move,
          ...(dated && { order: 1 + Math.max(0, ...before.map(({ order }) => order)) }),
        }
        syncPath(databasePath(to))
        writeNew(factsPath(to), `${JSON.stringify(facts, null, 2)}\n`)
        return { facts, unread }
      })
      const damages = unread.slice(0, MOST_DAMAGES)
      const more = unread.length > damages.length
      // Only now: until the new one is whole, the oldest may be needed. Of what this one lacks, an older one may have the
      // last copy. The newest are kept by their number and not by their age: a clock that jumps a year ahead removes none
      // of them, and a copy that is dated a year ahead is removed in its turn.
      const old = damages.length > 0 ? [] : before.slice(0, Math.max(0, before.length - (most - 1)))
      for (const { path } of old) rmSync(path, { recursive: true })
      tell(...laterLines(before.slice(old.length), now()), ...unreadLines(unknown))
      const removed = [...cutShort, ...old.map(({ path }) => path)]
      const copiedSaid =
        `Copied ${facts.size} entries to ${to}. ` +
        (withKeys
          ? 'The keys are in it: whoever has this folder can speak for the keeper.'
          : 'The keys are not in it: keep copies of them elsewhere (--with-keys puts them in).') +
        (removed.length === 0 ? '' : ` Removed ${removed.join(', ')}.`) +
        (move ? ` ${MOVED}` : '')
      return {
        ...(damages.length > 0 && { exit: 1 as const }),
        json: {
          ...{ folder: to, ...facts, removed, damages, more },
          ...(damages.length > 0 && { code: 'store_damaged' }),
        },
        text: [copiedSaid, ...(damages.length > 0 ? [damagedSaid(more), ...damages.map(lineOf)] : [])],
      }
    },
  )
    .argument('<folder>', 'where to; it must not be there yet, or be empty')
    .addOption(DATA)
    .option('--dated', 'make a folder of today’s date (UTC) in it, as 2026-05-31, and refuse if there is one')
    .option(
      '--keep <count>',
      'with --dated: then keep so many of its dated backups, the last that were made, and remove the others',
    )
    .option('--with-keys', 'copy the private keys too')
    .option(
      '--move',
      'close the register here for good, since the copy is to go on elsewhere: no server starts on this database any more',
    )
}

/** In the words of `avow fsck`. */
const lineOf = ({ entry, what }: { entry: number; what: string }) => `  entry ${entry}: ${what}`

const damagedSaid = (more: boolean) =>
  `These texts and files${more ? ', and more,' : ''} cannot be read, neither here nor in the copy. No older backup was removed, since one may have them; avow fsck checks all else:`

const MOVED =
  'The register is closed here for good, and goes on where you restore this copy. Once it does, delete what is left here: no erasure reaches it.'

/** Each night's backup of a register that was moved away would be of the same old day, and nobody would notice. */
async function requireGoingOn(place: Place): Promise<void> {
  const store = await openStore({ ...place, readOnly: true })
  const isGivenUp = await store.isGivenUp().finally(() => store.close())
  if (isGivenUp)
    throw new Refusal(
      'register_moved',
      `${GIVEN_UP} ${GOES_ON[whereIn(place)]} To copy this one once more, type --move again.`,
    )
}

/** Into a file of SQLite, whatever the database: so each copy can be restored into either. */
async function copyDatabase(place: Place, path: string): Promise<void> {
  const store = await openStore({ ...place, readOnly: true })
  await using opened = new AsyncDisposableStack()
  opened.defer(() => store.close())
  if (store instanceof SqliteStore) return store.backup(path)
  const fresh = SqliteStore.open(path)
  opened.defer(() => fresh.close())
  await fresh.fill(store.everything())
}

/** Between the name of a backup and what is random, while it is made. */
const UNFINISHED = '.unfinished-'

/**
 * Makes a folder beside the one that is meant, and puts it there once it is whole: one that fails leaves nothing in the
 * way of the next. A folder that is there already, as a disk is that was mounted, is filled where it stands.
 */
async function inWhole<T>(to: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const stands = existsSync(to)
  // Whoever types a slash behind the name means the same.
  const beside = resolve(to)
  makeFolder(dirname(beside))
  const folder = stands
    ? to
    : inWords(`The folder ${to} cannot be made`, () => mkdtempSync(beside + UNFINISHED))
  try {
    const made = await fill(folder)
    if (!stands) {
      requireEmpty(to)
      inWords(`${to} cannot be made`, () => renameSync(folder, to))
      syncPath(dirname(beside))
    }
    return made
  } catch (error) {
    // What it says is why, even if this fails too.
    attempt(() =>
      inWords(`${folder} cannot be emptied`, () => {
        for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
        if (!stands) rmdirSync(folder)
      }),
    )
    throw error
  }
}

/**
 * What dated backups have left that were killed, but for those of which one may still be under way. None under way is
 * dated later than tomorrow.
 */
function cutShortIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const [yesterday, tomorrow] = [dayOf(now() - 86_400), dayOf(now() + 86_400)]
  return readdirSync(folder)
    .filter(name => /^\d{4}-\d{2}-\d{2}\.unfinished-\w{6}$/.test(name))
    .filter(name => name.slice(0, 10) < yesterday || name.slice(0, 10) > tomorrow)
    .map(name => join(folder, name))
}

function keptIn(typed: string): number {
  if (!/^[1-9]\d{0,4}$/.test(typed)) throw new Misuse(`--keep takes a number from 1 on, not ${typed}.`)
  return Number(typed)
}
