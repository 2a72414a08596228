import { concat } from '../src/core/bytes.ts'
import { parseTime } from '../src/core/time.ts'
import { type Log, openLog } from '../src/log/open.ts'
import { readEntry } from '../src/register/fold.ts'
import type { Store } from '../src/store/store.ts'
import type { MemoryLog } from './memory-log.ts'

export const DRAWER_KEY = new Uint8Array(32)

/** A log over this store, under the keys of one in memory. */
export const logOver = (store: Store, { signer }: MemoryLog, now = () => 0): Promise<Log> =>
  openLog({ store, drawerKey: DRAWER_KEY, signer, now, pooling: 0, threads: 1 })

/** Posts to a store's own door all that a log in memory holds, one after the other, with the words that go with it. */
export async function storeAll(
  store: Store,
  memory: MemoryLog,
  recorded: (index: number) => Promise<void> = async () => {},
): Promise<void> {
  let now = 0
  const log = await logOver(store, memory, () => now)
  for (const bytes of memory.entries) {
    const { entry, prepared } = readEntry(bytes, memory.register.rules)
    now = parseTime(entry.admitted)
    const parts = [...prepared.bound.texts, ...prepared.words].map(async ({ digest }) => {
      const kept = (await memory.store.words(digest))!
      return { name: digest, bytes: concat(kept.salt ?? new Uint8Array(0), kept.bytes) }
    })
    const { index } = await log.door.post({ envelope: entry.envelope.bytes, parts: await Promise.all(parts) })
    await recorded(index)
  }
  await log.close()
}
