import { type Damage, fsck, MOST_DAMAGES } from '../log/fsck.ts'
import { putUnderKey, storedCommand, vkeyFor } from './database.ts'
import type { Surroundings } from './environment.ts'

const MENDS: Readonly<Record<Damage['mend'], string>> = {
  backup:
    'These follow from nothing. Keep this database: a backup that has them lacks what was recorded since. Whoever keeps a copy of the log has the entries, and of its exports the texts and words (words.ndjson):',
  rebuild: 'These follow from the log, and are made anew by avow rebuild --write:',
  signed:
    'These are what was signed, and should not have been taken. Their authors can correct them; the log stands:',
  none: 'These nothing else tells: of the drawer only a backup does:',
}

export function fsckCommand(around: Surroundings) {
  return storedCommand<{ vkey?: string }>(
    around,
    'fsck',
    'check all that is stored against the log and the register; say where it is damaged',
    'Checking entries',
    async ({ store, dataDir, options, show }) => {
      await putUnderKey(store, dataDir)
      // What was checked; the log may have grown since.
      let size = 0
      const damages = await fsck(store, await vkeyFor(store, dataDir, options.vkey), (done, all) => {
        size = all
        show(done, all)
      })
      if (damages.length === 0)
        return {
          json: { size, damages },
          text: `The stored log of ${size} entries agrees with itself. Whether every statement was lawful, an audit says.`,
        }
      const count =
        damages.length === 1
          ? '1 place disagrees'
          : `${damages.length}${damages.length < MOST_DAMAGES ? '' : ' or more'} places disagree`
      const lines = [...Map.groupBy(damages, ({ mend }) => mend)].flatMap(([mend, alike]) => [
        MENDS[mend],
        ...alike.map(({ entry, what }) => (entry === null ? `  ${what}` : `  entry ${entry}: ${what}`)),
      ])
      return {
        exit: 1,
        json: { size, damages, code: 'store_damaged' },
        text: [`Refused (store_damaged): ${count}.`, ...lines],
      }
    },
  ).option('--vkey <vkey>', "the log's verifier key (default: that of the folder's own key)")
}
