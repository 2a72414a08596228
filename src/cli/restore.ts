import { chmodSync, copyFileSync, cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseVkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { fsck } from '../log/fsck.ts'
import { openStore } from '../store/open.ts'
import { copyInWords, refusePostgres, requireEmpty } from './backup.ts'
import { newCommand } from './command.ts'
import { configPath, databasePath, readConfig } from './data-folder.ts'
import { makeFolder, readJson } from './files.ts'
import { Progress } from './progress.ts'
import type { Surroundings } from './surroundings.ts'

interface Options {
  readonly data?: string
  readonly progress?: boolean
}

const factsSchema = z.looseObject({
  v: z.literal(1),
  made: z.string(),
  vkey: z.string(),
  size: z.int().min(0),
})

/** `avow restore <backup>`: into an empty data folder, checked before anybody relies on it. */
export function restoreCommand(around: Surroundings) {
  return newCommand<[string], Options>(
    'restore',
    'put a backup into an empty data folder, and check it',
    async (from, options) => {
      refusePostgres(around, options.data)
      const dataDir = options.data ?? around.dataDir
      const read = factsSchema.safeParse(readJson(join(from, 'backup.json')))
      if (!read.success) throw new Refusal('file_malformed', `${from} was not made by avow backup.`)
      const { made, vkey, size } = read.data
      requireEmpty(dataDir)
      makeFolder(dataDir, 0o700)
      chmodSync(dataDir, 0o700)
      copyInWords(() => {
        copyFileSync(databasePath(from), databasePath(dataDir))
        copyFileSync(configPath(from), configPath(dataDir))
        if (existsSync(join(from, 'keys')))
          cpSync(join(from, 'keys'), join(dataDir, 'keys'), { recursive: true })
      })
      await requireSound(dataDir, vkey, options.progress)
      const { witnesses } = readConfig(dataDir)
      const keys = existsSync(join(dataDir, 'keys', 'log.key'))
      const lines = [
        `Restored ${size} entries, as they stood at ${made}, into ${dataDir}; the log agrees with itself.`,
        keys ? '' : `Put keys/log.key and keys/depositary.key into ${dataDir} before you serve it.`,
        witnesses.length > 0
          ? 'The server stays read-only until every witness has said what it has seen; if one has seen more than this copy holds, it signs nothing.'
          : 'Nobody witnesses this log: if anything was recorded after that time, whoever has its receipt holds proof of it, and serving this copy would show two histories. Restore the newest backup.',
      ]
      return {
        json: { data: dataDir, size, made, keys, witnesses: witnesses.length },
        text: lines.filter(Boolean).join('\n'),
      }
    },
  )
    .argument('<backup>', 'a folder that avow backup made')
    .option('--data <folder>', 'the data folder, empty or not there yet (default: AVOW_DATA, else ./data)')
    .option('--progress', 'show progress even where this is no terminal')
}

async function requireSound(dataDir: string, vkey: string, shown: boolean | undefined): Promise<void> {
  const progress = new Progress('Checking entries', shown)
  const store = await openStore({ dataDir })
  const damages = await fsck(store, parseVkey(vkey), (done, all) => progress.show(done, all)).finally(
    async () => {
      progress.end()
      await store.close()
    },
  )
  if (damages.length === 0) return
  rmSync(dataDir, { recursive: true })
  throw new Refusal(
    'store_damaged',
    `The backup is damaged, and was not restored: ${damages[0]!.what}${damages.length > 1 ? ` (and ${damages.length - 1} more)` : ''}`,
  )
}
