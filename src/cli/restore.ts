import { chmodSync, copyFileSync, cpSync, existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { parseVkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { fsck } from '../log/fsck.ts'
import { keyedHash, sealedDrawer } from '../log/sealed-drawer.ts'
import { eraseAgain } from '../people/erasures.ts'
import { openStore } from '../store/open.ts'
import { copyInWords, refusePostgres, requireEmpty } from './backup.ts'
import { gather, newCommand } from './command.ts'
import { now } from './compose.ts'
import { configPath, databasePath, logKeyPath, readConfig, readLogKey } from './data-folder.ts'
import { addErasures, erasuresIn, erasuresPath } from './erasure-journal.ts'
import { makeFolder, readAs, readBytes } from './files.ts'
import { showing } from './progress.ts'
import { PROGRESS_SAYS } from './stored.ts'
import type { Surroundings } from './surroundings.ts'

interface Options {
  readonly data?: string
  readonly progress?: boolean
  readonly erasures?: string[]
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
      const { made, vkey, size } = readAs(factsSchema, join(from, 'backup.json'))
      const named = options.erasures ?? []
      // One that is named and not there must not pass for one that names nobody.
      for (const path of named) readBytes(path)
      const journal = around.erasures ?? erasuresPath(dataDir)
      // The journal is younger than any backup, so it may lie in the folder already.
      requireEmpty(dataDir, [basename(erasuresPath(dataDir))])
      const isYounger = existsSync(journal) || named.length > 0
      makeFolder(dataDir, 0o700)
      chmodSync(dataDir, 0o700)
      copyInWords(() => {
        copyFileSync(databasePath(from), databasePath(dataDir))
        copyFileSync(configPath(from), configPath(dataDir))
        if (existsSync(join(from, 'keys')))
          cpSync(join(from, 'keys'), join(dataDir, 'keys'), { recursive: true })
      })
      await requireSound(dataDir, vkey, options.progress)
      for (const other of [erasuresPath(from), ...named]) await addErasures(journal, erasuresIn(other))
      const erased = await eraseInCopy(dataDir, journal)
      const { witnesses } = readConfig(dataDir)
      const keys = existsSync(join(dataDir, 'keys', 'log.key'))
      const lines = [
        `Restored ${size} entries, as they stood at ${made}, into ${dataDir}; the log agrees with itself.`,
        isYounger ? '' : OWN_JOURNAL,
        erasedLine(erased, journal),
        keys ? '' : `Put keys/log.key and keys/depositary.key into ${dataDir} before you serve it.`,
        witnesses.length > 0
          ? 'The server stays read-only until every witness has said what it has seen; if one has seen more than this copy holds, it signs nothing.'
          : 'Nobody witnesses this log: if anything was recorded after that time, whoever has its receipt holds proof of it, and serving this copy would show two histories. Restore the newest backup.',
      ]
      return {
        json: { data: dataDir, size, made, keys, witnesses: witnesses.length, erased },
        text: lines.filter(Boolean).join('\n'),
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
    .option('--progress', PROGRESS_SAYS)
}

async function requireSound(dataDir: string, vkey: string, shown: boolean | undefined): Promise<void> {
  const store = await openStore({ dataDir })
  const damages = await showing('Checking entries', shown, show =>
    fsck(store, parseVkey(vkey), show),
  ).finally(() => store.close())
  if (damages.length === 0) return
  // The journal of erasures is no part of the backup, and nobody can make another.
  for (const name of readdirSync(dataDir))
    if (name !== basename(erasuresPath(dataDir))) rmSync(join(dataDir, name), { recursive: true })
  if (readdirSync(dataDir).length === 0) rmdirSync(dataDir)
  throw new Refusal(
    'store_damaged',
    `The backup is damaged, and was not restored: ${damages[0]!.what}${damages.length > 1 ? ` (and ${damages.length - 1} more)` : ''}`,
  )
}

/**
 * Erases again whoever was erased after the backup was made. Without the key of the log the drawer cannot be read, so
 * null: the server does it at its start, before it answers anybody.
 */
async function eraseInCopy(dataDir: string, journal: string): Promise<number | null> {
  if (!existsSync(logKeyPath(dataDir))) return null
  const signer = readLogKey(dataDir, readConfig(dataDir))
  const store = await openStore({ dataDir })
  const keeper = { drawer: sealedDrawer(store.drawer, signer), hashed: keyedHash(signer) }
  return eraseAgain(keeper, erasuresIn(journal), now()).finally(() => store.close())
}

const OWN_JOURNAL =
  'No journal of erasures that is younger than the backup was found: if persons were erased after it was made, name the newest with --erasures before you serve this copy, or an export of the register from a newer copy of the log, as a mirror has it; else they are back.'

function erasedLine(erased: number | null, journal: string): string {
  const known = erasuresIn(journal).length
  if (known === 0) return ''
  if (erased === null)
    return `The journal names ${known} erasures. The server erases those persons again at its start, before it answers anybody.`
  return `The journal names ${known} erasures; ${erased} of those persons were in this copy and are erased again. The log gets its entries of that once it is served.`
}
