import { copyFileSync, cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { formatDigest } from '../core/digest.ts'
import { formatVkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { SqliteStore } from '../store/sqlite.ts'
import { Misuse, newCommand } from './command.ts'
import { configPath, databasePath } from './data-folder.ts'
import { erasuresPath } from './erasure-journal.ts'
import { makeFolder, reasonOf, writeNew } from './files.ts'
import { DATA_SAYS, requireDatabase, vkeyFor } from './stored.ts'
import type { Surroundings } from './surroundings.ts'

interface Options {
  readonly data?: string
  readonly withKeys?: boolean
}

/** `avow backup <folder>`: beside a running server, one consistent copy. */
export function backupCommand(around: Surroundings) {
  return newCommand<[string], Options>(
    'backup',
    'copy log, register, words and what is private beside them, while the server runs',
    async (to, options) => {
      refusePostgres(around, options.data)
      const dataDir = options.data ?? around.dataDir
      requireDatabase(dataDir)
      requireEmpty(to)
      makeFolder(to, 0o700)
      const store = SqliteStore.open(databasePath(dataDir), 'read')
      try {
        await store.backup(databasePath(to))
      } finally {
        await store.close()
      }
      copyInWords(() => {
        copyFileSync(configPath(dataDir), configPath(to))
        const journal = around.erasures ?? erasuresPath(dataDir)
        if (existsSync(journal)) copyFileSync(journal, erasuresPath(to))
        if (options.withKeys) cpSync(join(dataDir, 'keys'), join(to, 'keys'), { recursive: true })
      })
      // Told of the copy, not of the original, which may have grown meanwhile.
      const copy = SqliteStore.open(databasePath(to), 'read')
      const head = await copy.head()
      const vkey = formatVkey(await vkeyFor(copy, dataDir))
      await copy.close()
      const facts = {
        v: 1,
        made: `${new Date().toISOString().slice(0, 19)}Z`,
        vkey,
        size: head?.size ?? 0,
        root: head === undefined ? null : formatDigest(head.root),
        checkpoint: head?.checkpoint ?? null,
        keys: options.withKeys ?? false,
      }
      writeNew(join(to, 'backup.json'), `${JSON.stringify(facts, null, 2)}\n`)
      return {
        json: { folder: to, ...facts },
        text:
          `Copied ${facts.size} entries to ${to}. ` +
          (options.withKeys
            ? 'The keys are in it: whoever has this folder can speak for the depositary.'
            : 'The keys are not in it: keep copies of them elsewhere (--with-keys puts them in).'),
      }
    },
  )
    .argument('<folder>', 'where to; it must not be there yet, or be empty')
    .option('--data <folder>', DATA_SAYS)
    .option('--with-keys', 'copy the private keys too')
}

/** PostgreSQL has its own tools, which know better. */
export function refusePostgres({ databaseUrl }: Surroundings, data: string | undefined): void {
  if (databaseUrl === undefined || data !== undefined) return
  throw new Misuse(
    'DATABASE_URL names a PostgreSQL: back it up with `pg_dump --format=custom --file=avow.dump "$DATABASE_URL"` and ' +
      'restore it into an empty database with `pg_restore --no-owner --dbname="$DATABASE_URL" avow.dump`; ' +
      'copy avow.json and keys/ of the data folder beside it. Then run `avow fsck`.',
  )
}

/** `but` names files that may be there. */
export function requireEmpty(folder: string, but: readonly string[] = []): void {
  if (existsSync(folder) && readdirSync(folder).some(name => !but.includes(name)))
    throw new Refusal('file_exists', `${folder} is not empty; nothing was written.`)
}

export function copyInWords(copy: () => void): void {
  try {
    copy()
  } catch (error) {
    throw new Refusal('file_unreadable', `A file cannot be copied: ${reasonOf(error)}.`)
  }
}
