import { fsck } from '../log/fsck.ts'
import { newCommand } from './command.ts'
import { Progress } from './progress.ts'
import { openToRead, vkeyFor } from './stored.ts'
import type { Surroundings } from './surroundings.ts'

interface Options {
  readonly data?: string
  readonly vkey?: string
  readonly progress?: boolean
}

export function fsckCommand(around: Surroundings) {
  return newCommand<[], Options>(
    'fsck',
    'check the stored log against itself: database, entries, tiles, root; say where it is damaged',
    async options => {
      const store = await openToRead(around, options.data)
      const progress = new Progress('Checking entries', options.progress)
      try {
        const vkey = await vkeyFor(store, options.data ?? around.dataDir, options.vkey)
        const damages = await fsck(store, vkey, (done, size) => progress.show(done, size))
        progress.end()
        const size = (await store.head())?.size ?? 0
        return {
          json: { size, damages, ...(damages.length > 0 && { code: 'store_damaged' }) },
          ...(damages.length > 0 && { exit: 1 as const }),
          text:
            damages.length === 0
              ? `The stored log of ${size} entries agrees with itself. Whether every statement was lawful, an audit says.`
              : [`Refused (store_damaged): ${damages.length} places disagree:`, ...damages.map(inWords)].join(
                  '\n',
                ),
        }
      } finally {
        progress.end()
        await store.close()
      }
    },
  )
    .option('--data <folder>', 'the data folder (default: AVOW_DATA, else ./data)')
    .option('--vkey <vkey>', "the log's verifier key (default: that of the folder's own key)")
    .option('--progress', 'show progress even where this is no terminal')
}

function inWords({ entry, what }: { entry: number | null; what: string }): string {
  return entry === null ? `  ${what}` : `  entry ${entry}: ${what}`
}
