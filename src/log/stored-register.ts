import { exportHead, exportLine } from '../register/export.ts'
import type { Store } from '../store/store.ts'
import { logRowOf } from './tree.ts'

/** The register as the store holds it now, in the lines of an export. */

interface Tree {
  readonly size: number
  /** SHA-256. */
  readonly root: Uint8Array
  readonly rules: number
}

/**
 * A few whole lines at a time. From one snapshot of the rows, which is taken with the first of them; whoever asks says
 * of which tree they are.
 */
export async function* storedLines(
  store: Pick<Store, 'everyRow'>,
  { size, root, rules }: Tree,
): AsyncGenerator<string, undefined> {
  yield exportHead(size, root, rules)
  for await (const rows of store.everyRow())
    yield rows.map(({ table, key, json }) => exportLine(table, key, json)).join('')
  return undefined
}

/**
 * The same, if the store is of this size; else undefined. The snapshot is taken between two looks at the head: sizes only
 * grow, so if both are `size`, so is the snapshot. It is open from here on, until it is read or ended.
 */
export async function snapshotAt(
  store: Pick<Store, 'everyRow' | 'head' | 'rows'>,
  size: number,
): Promise<Begun | undefined> {
  const head = await store.head()
  if (size === 0 || head?.size !== size) return undefined
  const { rules } = await logRowOf(store)
  const lines = storedLines(store, { size, root: head.root, rules })
  let isOfSize = false
  try {
    const first = [await lines.next(), await lines.next()]
    isOfSize = (await store.head())?.size === size
    if (isOfSize) return new Begun(first, lines)
  } finally {
    if (!isOfSize) await lines.return(undefined)
  }
}

type Lines = AsyncGenerator<string, undefined>

/**
 * A text of which the first pieces were read already. It lets go of what they hold open, whether it was read further or
 * not.
 */
export class Begun implements Pick<Lines, 'next' | 'return'>, AsyncIterable<string> {
  readonly #first: IteratorResult<string, undefined>[]
  readonly #rest: Lines

  constructor(first: readonly IteratorResult<string, undefined>[], rest: Lines) {
    this.#first = [...first]
    this.#rest = rest
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<IteratorResult<string, undefined>> {
    return this.#first.shift() ?? this.#rest.next()
  }

  return(): Promise<IteratorResult<string, undefined>> {
    return this.#rest.return(undefined)
  }
}
