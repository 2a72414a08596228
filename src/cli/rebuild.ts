import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../core/refusal.ts'
import { formatTime } from '../core/time.ts'
import { Folding } from '../log/folding.ts'
import { snapshotAt, storedLines } from '../log/stored-register.ts'
import { indexFault } from '../log/subjects.ts'
import { compareLines, type Difference, lineTold } from '../register/audit-comparisons.ts'
import { exportLines } from '../register/export.ts'
import { openStore } from '../store/open.ts'
import { SqliteStore } from '../store/sqlite.ts'
import type { Place, Store } from '../store/store.ts'
import type { Show } from './command.ts'
import { now } from './compose.ts'
import { databasePath } from './data-folder.ts'
import { putUnderKey, storedCommand } from './database.ts'
import type { Surroundings } from './environment.ts'
import { belongAs, makeFolder } from './files.ts'
import { collectSoon } from './nursery.ts'

/** `avow rebuild`: promise 2 of the design, tried out. */
export function rebuildCommand(around: Surroundings) {
  return storedCommand<{ write?: boolean }>(
    around,
    'rebuild',
    'fold the log again from its entries and compare the register, byte for byte',
    'Folding entries',
    async ({ store, place, dataDir, options, show }) => {
      await using folding = new Folding()
      const { size, rows, difference } = await compare(store, folding, (done, size) => {
        collectSoon()
        show(done, size)
      })
      const same = difference === undefined
      if (options.write) {
        const kept =
          'databaseUrl' in place
            ? await inPlace(place, folding, dataDir)
            : await inNewFile(store, folding, dataDir)
        const aside = kept === undefined ? '' : ` The old database is kept as ${kept}.`
        return {
          json: { size, rows, same, written: true, kept: kept ?? null },
          text: [
            `The register was ${same ? 'right' : 'wrong'}. It was written anew from the ${size} entries of the log, with the roll and all else that follows from them.${aside}`,
            'Restart the server, if one runs: it can record nothing any more.',
          ],
        }
      }
      if (same)
        return {
          json: { size, rows, same },
          text: `The register of ${rows} rows is what the log of ${size} entries says, byte for byte.`,
        }
      throw new Refusal(
        'register_wrong',
        `After ${size} entries the stored register differs from what the log says.`,
        `stored: ${lineTold(difference.shown)}\nfolded: ${lineTold(difference.folded)}`,
      )
    },
  ).option(
    '--write',
    'put all that follows from the log in place of what is stored: the register, the roll, the indexes, the tiles',
  )
}

/** A server may add entries meanwhile: the fold then goes on to them, until both are of one size. */
async function compare(store: Store, folding: Folding, show: Show) {
  for (;;) {
    const { size } = await folding.toHead(store, show)
    const found = await firstDifference(store, folding)
    if (found !== undefined) return { size, ...found }
  }
}

interface Compared {
  readonly rows: number
  readonly difference?: Difference
}

/** Undefined where the log has grown, before anything is compared. */
async function firstDifference(store: Store, { register }: Folding): Promise<Compared | undefined> {
  // The first line names the tree.
  let rows = -1
  let next: string | undefined
  const expected = function* () {
    for (next of exportLines(register)) {
      yield next
      rows += 1
    }
    next = undefined
  }
  try {
    const stored = await storedAt(store, register)
    if (stored === undefined) return undefined
    const { difference } = await compareLines(stored, expected())
    if (difference !== undefined) return { rows, difference }
    const fault = await indexFault(store)
    return { rows, ...(fault !== undefined && { difference: { shown: `(${fault})\n`, folded: undefined } }) }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { rows, difference: { shown: `(${error.message})\n`, folded: next } }
  }
}

/** What is damaged does not stop a comparison: the log says what it should be. */
const isDamage = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.code === 'store_damaged'

/** The stored register, of the size of the folded one; undefined where it has grown. */
async function storedAt(store: Store, { history, rows }: Folding['register']) {
  try {
    return await snapshotAt(store, history.size)
  } catch (error) {
    if (!isDamage(error)) throw error
    // The comparison then tells what should stand where this broke off.
    const rules = rows.get('log', 'log')?.rules ?? 0
    return storedLines(store, { size: history.size, root: history.root(), rules })
  }
}

/**
 * In one transaction: who reads meanwhile sees what was there, and a server that runs is fenced off. Until the
 * index is made too, no page tells which entries name whom.
 */
async function inPlace(place: Place, folding: Folding, dataDir: string): Promise<undefined> {
  const store = await openStore(place)
  await putUnderKey(store, dataDir)
  await folding.write(store).finally(() => store.close())
}

/**
 * Makes a new file beside the old one, since pages of that may be damaged, and puts it in its place; the old one is kept.
 * Returns where.
 */
async function inNewFile(store: Store, folding: Folding, dataDir: string): Promise<string> {
  const path = databasePath(dataDir)
  // Fences off a server that still runs on the old file: it could not write to the new one.
  const old = await openStore({ dataDir })
  await old.claim()
  await old.close()
  const folder = join(dataDir, 'rebuilt')
  rmSync(folder, { recursive: true, force: true })
  makeFolder(folder)
  const fresh = SqliteStore.open(databasePath(folder))
  fresh.takeOver(path)
  await putUnderKey(fresh, dataDir)
  await folding.write(fresh)
  await fresh.close()
  await store.close()
  // Typed as root, it would else be root's, and the server's own user could open it no more.
  belongAs(path, databasePath(folder))
  const kept = `${path}.before-${formatTime(now()).replace(/\D/g, '')}`
  renameSync(path, kept)
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
  renameSync(databasePath(folder), path)
  rmSync(folder, { recursive: true, force: true })
  return kept
}
