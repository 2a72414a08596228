import { fsck } from '../log/fsck.ts'
import { storedCommand, vkeyFor } from './database.ts'
import type { Surroundings } from './environment.ts'

export function fsckCommand(around: Surroundings) {
  return storedCommand<{ vkey?: string }>(
    around,
    'fsck',
    'check the stored log against itself: database, entries, tiles, root; say where it is damaged',
    'Checking entries',
    async ({ store, dataDir, options, show }) => {
      const damages = await fsck(store, await vkeyFor(store, dataDir, options.vkey), show)
      const size = (await store.head())?.size ?? 0
      if (damages.length === 0)
        return {
          json: { size, damages },
          text: `The stored log of ${size} entries agrees with itself. Whether every statement was lawful, an audit says.`,
        }
      const lines = damages.map(({ entry, what }) =>
        entry === null ? `  ${what}` : `  entry ${entry}: ${what}`,
      )
      return {
        exit: 1,
        json: { size, damages, code: 'store_damaged' },
        text: [`Refused (store_damaged): ${damages.length} places disagree:`, ...lines].join('\n'),
      }
    },
  ).option('--vkey <vkey>', "the log's verifier key (default: that of the folder's own key)")
}
