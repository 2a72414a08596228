import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../core/refusal.ts'
import { indexFault } from '../log/subjects.ts'
import { exportHead, exportLine } from '../register/export.ts'
import { openStore } from '../store/open.ts'
import { SqliteStore } from '../store/sqlite.ts'
import type { Store } from '../store/store.ts'
import { refusePostgres } from './backup.ts'
import { newCommand, type Outcome } from './command.ts'
import { databasePath } from './data-folder.ts'
import { makeFolder } from './files.ts'
import { Progress } from './progress.ts'
import { Rebuilding } from './rebuilding.ts'
import { openToRead } from './stored.ts'
import type { Surroundings } from './surroundings.ts'

interface Options {
  readonly data?: string
  readonly write?: boolean
  readonly progress?: boolean
}

/** `avow rebuild`: promise 2 of the design, tried out. */
export function rebuildCommand(around: Surroundings) {
  return newCommand<[], Options>(
    'rebuild',
    'fold the log again from its entries and compare the register, byte for byte',
    async options => {
      if (options.write) refusePostgres(around, options.data)
      const store = await openToRead(around, options.data)
      const progress = new Progress('Folding entries', options.progress)
      try {
        const rebuilding = new Rebuilding(store)
        const found = await compare(store, rebuilding, progress)
        if (found.difference === undefined || !options.write) return outcomeOf(found)
        return await replace(store, rebuilding, options.data ?? around.dataDir, found, progress)
      } finally {
        progress.end()
        await store.close()
      }
    },
  )
    .option('--data <folder>', 'the data folder (default: AVOW_DATA, else ./data)')
    .option(
      '--write',
      'where they differ, put the register that follows from the log in place of the stored one',
    )
    .option('--progress', 'show progress even where this is no terminal')
}

interface Found {
  readonly size: number
  readonly rows: number
  readonly difference:
    | { readonly stored: string | undefined; readonly folded: string | undefined }
    | undefined
}

/** A server may add entries between; then the fold goes on to them and the comparison begins again. */
async function compare(store: Store, rebuilding: Rebuilding, progress: Progress): Promise<Found> {
  for (let turns = 0; ; turns++) {
    const head = await store.head()
    if (head === undefined) throw new Refusal('log_unestablished', 'The store holds no log yet.')
    await rebuilding.foldTo(head.size, done => progress.show(done, head.size))
    progress.end()
    const found = await firstDifference(store, rebuilding)
    const after = await store.head()
    if (found.difference === undefined || after?.size === head.size || turns === 9)
      return { size: head.size, ...found }
  }
}

async function firstDifference(store: Store, rebuilding: Rebuilding): Promise<Omit<Found, 'size'>> {
  const folded = rebuilding.lines()
  const next = () => folded.next().value as string | undefined
  let rows = -1
  try {
    for await (const stored of storedLines(store, rebuilding)) {
      const line = next()
      if (line !== stored) return { rows, difference: { stored, folded: line } }
      rows += 1
    }
  } catch (error) {
    // A row that is not what was written is no reason to stop: the log says what it should be.
    if (!(error instanceof Refusal) || error.code !== 'store_damaged') throw error
    return { rows, difference: { stored: `(${error.message})`, folded: next() } }
  }
  const rest = next()
  if (rest !== undefined) return { rows, difference: { stored: undefined, folded: rest } }
  const fault = await indexFault(store)
  return { rows, difference: fault === undefined ? undefined : { stored: `(${fault})`, folded: undefined } }
}

async function* storedLines(store: Store, rebuilding: Rebuilding): AsyncGenerator<string> {
  const { size, root, rules } = rebuilding
  yield exportHead(size, root, rules)
  for await (const { table, key, json } of store.everyRow()) yield exportLine(table, key, json)
}

function outcomeOf({ size, rows, difference }: Found): Outcome {
  if (difference === undefined)
    return {
      json: { size, rows, same: true },
      text: `The register of ${rows} rows is what the log of ${size} entries says, byte for byte.`,
    }
  throw new Refusal(
    'register_wrong',
    `After ${size} entries the stored register differs from what the log says.`,
    `stored: ${difference.stored ?? '(nothing more)'}\nfolded: ${difference.folded ?? '(nothing more)'}`,
  )
}

/** A new database is made whole beside the old one before it takes its place; the old one is kept. */
async function replace(
  store: Store,
  rebuilding: Rebuilding,
  dataDir: string,
  { size, rows }: Found,
  progress: Progress,
): Promise<Outcome> {
  // Fences off a server that still runs on the old file: it could not write to the new one.
  const old = await openStore({ dataDir })
  await old.claim()
  await old.close()
  const fresh = join(dataDir, 'rebuilt')
  rmSync(fresh, { recursive: true, force: true })
  makeFolder(fresh, 0o700)
  const target = SqliteStore.open(databasePath(fresh))
  await rebuilding.writeTo(target, done => progress.show(done, size))
  // No entry says who has applied or whose passkey is whose, so that comes from the old file as it lies there.
  target.takeDrawerOf(databasePath(dataDir))
  await target.close()
  await store.close()
  const kept = `${databasePath(dataDir)}.before-${new Date()
    .toISOString()
    .replace(/[^0-9]/g, '')
    .slice(0, 14)}`
  renameSync(databasePath(dataDir), kept)
  for (const suffix of ['-wal', '-shm']) rmSync(`${databasePath(dataDir)}${suffix}`, { force: true })
  renameSync(databasePath(fresh), databasePath(dataDir))
  rmSync(fresh, { recursive: true, force: true })
  return {
    json: { size, rows, same: false, written: true, kept },
    text: `The register differed and was written anew from the ${size} entries of the log.\nThe old database is kept as ${kept}. Restart the server, if one runs.`,
  }
}
