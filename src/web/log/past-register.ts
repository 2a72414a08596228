import { setImmediate as breathe } from 'node:timers/promises'
import { Refusal } from '../../core/refusal.ts'
import { formatTilePath, parseBundle, TILE_WIDTH } from '../../core/tile.ts'
import { tileAt } from '../../log/tree.ts'
import { Register, readEntry } from '../../register/fold.ts'
import { settle, signaturesIn } from '../../register/law.ts'
import type { Store } from '../../store/store.ts'

/** Entries folded without a break, in which statements are admitted. */
const AT_ONCE = 64
/** Folds that may wait for the running one. */
const MOST_WAITING = 4

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** The register as it was at `size`. One fold at a time: each takes a processor and the memory of a register. */
export async function refold(store: Store, size: number): Promise<Register> {
  if (waiting >= MOST_WAITING)
    throw new Refusal('rate_limited', 'Too many older registers are being made at once.')
  waiting += 1
  const mine = last.catch(() => undefined).then(() => fold(store, size))
  last = mine
  return mine.finally(() => {
    waiting -= 1
  })
}

async function fold(store: Store, size: number): Promise<Register> {
  const register = new Register()
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH)
    const bundle = await tileAt(store, formatTilePath({ level: 'entries', index, width }), size)
    for (const [i, bytes] of parseBundle(bundle, width).entries()) {
      const read = readEntry(bytes, register.rules)
      // Signatures were verified at admission, and the entry was just checked against its leaf.
      register.take(
        read,
        settle(
          read.prepared,
          Array.from({ length: signaturesIn(read.prepared) }, () => null),
        ),
      )
      if (i % AT_ONCE === 0) await breathe()
    }
  }
  return register
}
