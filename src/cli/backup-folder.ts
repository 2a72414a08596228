import { chmodSync, cpSync, existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { parseLogVkey } from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { dayOf } from '../core/time.ts'
import { inWords, namesIn, readAs } from './files.ts'

/**
 * A backup: a folder with the database as a file of SQLite, whatever it is a copy of, the settings, the journal of
 * erasures, perhaps the keys, and what it is. So each can be restored into either database.
 */
export const factsSchema = z.looseObject({
  v: z.literal(1),
  made: z.string(),
  vkey: z.string(),
  size: z.int().min(0),
  /** Whether nothing was recorded after it where it comes from. */
  moved: z.boolean().default(false),
  /** Of a dated one: the how manieth of its folder. No clock has a say in it. */
  order: z.int().min(1).optional(),
})

/** What says that the rest is there: it is written last. */
export const factsPath = (folder: string) => join(folder, 'backup.json')

/** One that `--dated` has made, and that is whole. */
export interface Dated {
  readonly path: string
  /** By its name, which the clock of the night gave it. */
  readonly day: string
  /** 0 where an older version made it, which numbered none. */
  readonly order: number
  readonly size: number
  /** The name of its log; undefined where its key cannot be read. */
  readonly origin: string | undefined
}

/** One whose note of what it is cannot be read: it may be the newest, and have more entries than all others. */
export interface Unread {
  readonly path: string
  readonly why: Refusal
}

/**
 * The dated backups of a folder in the order in which they were made, and apart from these the ones of which nothing is
 * known. Names do not tell the order: the clock of one night may have been ahead, or behind. Of those without a number
 * the ones that are dated later than today come first, since they can only be older than they say.
 */
export function datedBackups(folder: string, now: number): { dated: Dated[]; unread: Unread[] } {
  const byName = namesIn(folder)
    .filter(name => /^\d{4}-\d{2}-\d{2}$/.test(name) && existsSync(factsPath(join(folder, name))))
    .sort()
    .map(day => datedAt(join(folder, day), day))
  const dated = byName.filter((one): one is Dated => !('why' in one))
  const rank = (one: Dated) => (one.order > 0 ? one.order : isLater(one, now) ? -1 : 0)
  return {
    dated: dated.sort((a, b) => rank(a) - rank(b)),
    unread: byName.filter((one): one is Unread => 'why' in one),
  }
}

function datedAt(path: string, day: string): Dated | Unread {
  const facts = attempt(() => readAs(factsSchema, factsPath(path)))
  if (facts instanceof Refusal) return { path, why: facts }
  const vkey = attempt(() => parseLogVkey(facts.vkey))
  const origin = vkey instanceof Refusal ? undefined : vkey.name
  return { path, day, order: facts.order ?? 0, size: facts.size, origin }
}

const isLater = ({ day }: Pick<Dated, 'day'>, now: number) => day > dayOf(now)

/** What an operator must be told of backups that are dated later than today. */
export function laterLines(dated: readonly Dated[], now: number): string[] {
  return dated
    .filter(one => isLater(one, now))
    .map(
      ({ path }) =>
        `Take care: ${path} is dated later than today, ${dayOf(now)}. The clock of this machine was ahead when it was made, or is behind now.`,
    )
}

/** What an operator must be told of backups of which nothing is known. */
export const unreadLines = (unread: readonly Unread[]): string[] =>
  unread.map(
    ({ path, why }) =>
      `Take care: nobody can tell what ${path} holds. It may have more entries than all others. ${why.message} Look into it before you remove it.`,
  )

/**
 * The backup that is meant: the folder that is named, or of a folder of dated ones the newest, which is the one with the
 * most entries. Refuses `file_unreadable` for a file, and for a folder that nobody here may read.
 */
export function backupIn(folder: string, now: number): string {
  if (existsSync(factsPath(folder)) || !existsSync(folder)) return folder
  if (!statSync(folder).isDirectory())
    throw new Refusal('file_unreadable', `${folder} is a file; a backup is a folder.`).mendedBy(
      'Name the folder that avow backup made, or the folder in which the dated ones lie.',
    )
  const { dated, unread } = datedBackups(folder, now)
  const newest = dated.reduce<Dated | undefined>(
    (newest, one) => (newest === undefined || one.size >= newest.size ? one : newest),
    undefined,
  )
  return (newest ?? unread.at(-1))?.path ?? folder
}

/**
 * What has to be said of the dated backups that lie where this one lies: each that has more entries, and each that was
 * made later and has fewer, as where a log went on from an old copy. Refuses nothing: the restore is done by then.
 */
export function besideLines(backup: string, now: number): string[] {
  const all = attempt(() => datedBackups(dirname(backup), now))
  if (all instanceof Refusal)
    return [`Take care: whether a newer backup lies beside this one is not known. ${all.message}`]
  const meant = all.dated.find(({ path }) => resolve(path) === resolve(backup))
  const restored = meant ?? datedAt(backup, '')
  if ('why' in restored) return unreadLines(all.unread)
  const { size, origin, order } = restored
  const alike = all.dated.filter(one => one.origin === origin && one !== meant)
  return [
    ...laterLines(meant === undefined ? [] : [meant], now),
    ...unreadLines(all.unread),
    ...alike
      .filter(one => one.size > size)
      .map(one => `Take care: ${one.path} has ${one.size} entries, and this copy has ${size}.`),
    ...alike
      .filter(one => one.size < size && order > 0 && one.order > order)
      .map(
        one =>
          `Take care: ${one.path} was made after this copy, and has ${one.size} entries in place of ${size}: a log never shrinks.`,
      ),
  ]
}

export function requireEmpty(folder: string): void {
  if (existsSync(folder) && namesIn(folder).length > 0)
    throw new Refusal('file_exists', `${folder} is not empty; nothing was written.`)
}

/**
 * A file may be linked to from another disk: the copy must be good without that disk. Nor does it take over who may
 * read the original, which may have lain in a folder that was closed. What is there already stays.
 */
export function copy(from: string, to: string, filter: (from: string) => boolean = () => true): void {
  inWords(`${from} cannot be copied`, () => {
    cpSync(from, to, { recursive: true, dereference: true, filter, force: false })
    closeToOthers(to)
  })
}

function closeToOthers(path: string): void {
  const isFolder = statSync(path).isDirectory()
  chmodSync(path, isFolder ? 0o700 : 0o600)
  if (isFolder) for (const name of namesIn(path)) closeToOthers(join(path, name))
}
