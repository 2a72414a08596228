import { equalBytes } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { untilAnswered } from '../store/patience.ts'
import type { Batch, Store } from '../store/store.ts'

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
 * Claims the log for a server that started while the store could be read only, and has shown `shown` since. Refuses
 * `read_only` where another server has written meanwhile; that one keeps the log.
 */
export async function claimLater(
  store: Pick<Store, 'head' | 'claim'>,
  shown: Tree,
  signal: AbortSignal,
): Promise<number> {
  const requireSame = async () => {
    const head = await store.head()
    if (!isAt(head, shown)) throw movedOn(head, shown)
  }
  return untilAnswered(async () => {
    await requireSame()
    const epoch = await store.claim()
    // Whoever was faster has written between the two.
    await requireSame()
    return epoch
  }, signal)
}

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
