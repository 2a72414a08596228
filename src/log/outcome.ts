import { equalBytes } from '../core/bytes.ts'
import type { NoteSigner } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { untilAnswered } from '../store/patience.ts'
import type { Batch, Store } from '../store/store.ts'
import { type Recovered, recover } from './startup-check.ts'
import { rootAt } from './tree.ts'

/** A size of the tree, and its root. */
interface Tree {
  readonly size: number
  readonly root: Uint8Array
}

/**
 * Whether a batch whose commit broke off is in the log. Asks until the store answers; then size and root decide. The
 * batch is there whole, or the log is as it was `before`. Refuses `read_only` for anything else: another server has
 * taken over and written, or an older copy was put back, and to sign on would fork the log.
 */
export async function isCommitted(
  store: Pick<Store, 'head'>,
  batch: Batch,
  before: Tree,
  signal: AbortSignal,
): Promise<boolean> {
  const head = await untilAnswered(() => store.head(), signal)
  if (isAt(head, { size: batch.from + batch.entries.length, root: batch.root })) return true
  if (isAt(head, before)) return false
  throw movedOn(head, before)
}

/**
 * Claims the log for a server that started while the store could be read only and has shown `shown` since. It goes on
 * from what the server before it wrote until then. Refuses `read_only` where another one was started meanwhile (`former`
 * is the epoch at the start), or where the store holds another log.
 */
export async function claimLater(
  store: Store,
  signer: NoteSigner,
  former: number,
  shown: Tree,
  signal: AbortSignal,
): Promise<{ readonly epoch: number; readonly state: Recovered }> {
  let epoch = former
  return untilAnswered(async () => {
    if ((await store.epoch()) > epoch) throw takenOver()
    epoch = await store.claim()
    const state = await recover(store, signer)
    const { size, root } = state.edge
    if (size < shown.size || !equalBytes(await rootAt(store, shown.size), shown.root))
      throw movedOn({ size, root }, shown)
    return { epoch, state }
  }, signal)
}

export const takenOver = (): Refusal =>
  new Refusal(
    'read_only',
    'Another server has taken over this log. This one takes nothing until it is started again.',
  )

function isAt(head: Tree | undefined, { size, root }: Tree): boolean {
  return head === undefined ? size === 0 : head.size === size && equalBytes(head.root, root)
}

function movedOn(head: Tree | undefined, known: Tree): Refusal {
  return new Refusal(
    'read_only',
    `The database holds a log of size ${head?.size ?? 0} that this server did not write, and it last knew size ` +
      `${known.size}: another server writes now, or a copy was put back. This one takes nothing until it is started again.`,
  )
}
