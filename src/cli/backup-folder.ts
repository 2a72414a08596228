import { chmodSync, cpSync, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { inWords } from './files.ts'

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
})

/** What says that the rest is there: it is written last. */
export const factsPath = (folder: string) => join(folder, 'backup.json')

export function requireEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
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
  if (isFolder) for (const name of readdirSync(path)) closeToOthers(join(path, name))
}
