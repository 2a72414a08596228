import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../core/refusal.ts'
import { formatTime } from '../core/time.ts'
import { Folding } from '../log/folding.ts'
import { compareStored } from '../log/stored-register.ts'
import { lineTold } from '../register/audit-comparisons.ts'
import { openStore } from '../store/open.ts'
import { SqliteStore } from '../store/sqlite.ts'
import type { Place, Store } from '../store/store.ts'
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
      const { size, rows, difference } = await compareStored(store, folding, (done, size) => {
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
