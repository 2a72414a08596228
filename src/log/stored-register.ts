import { Refusal } from '../core/refusal.ts'
import { compareLines, type Difference } from '../register/audit-comparisons.ts'
import { exportHead, exportLine, exportLines } from '../register/export.ts'
import type { Head, PrintedRow, Store } from '../store/store.ts'
import type { Folding } from './folding.ts'
import { indexFault } from './subjects.ts'
import { logRowOf } from './tree.ts'

/** The register as the store holds it now, in the lines of an export; and whether it is what the log says. */

interface Tree {
  readonly size: number
  /** SHA-256. */
  readonly root: Uint8Array
  readonly rules: number
}

/** A few whole lines at a time. */
async function* linesOf(
  rows: AsyncIterable<readonly PrintedRow[]>,
  { size, root, rules }: Tree,
): AsyncGenerator<string, undefined> {
  yield exportHead(size, root, rules)
  for await (const piece of rows)
    yield piece.map(({ table, key, json }) => exportLine(table, key, json)).join('')
  return undefined
}

type Stored = Pick<Store, 'everyRow' | 'head' | 'rows'>

/** The lines, if the store is of this size; else undefined. Their snapshot is open from here on, until it is read or ended. */
export async function snapshotAt(store: Stored, size: number): Promise<Begun<string> | undefined> {
  const head = await store.head()
  if (size === 0 || head?.size !== size) return undefined
  const { rules } = await logRowOf(store)
  const rows = await rowsAt(store, head)
  if (rows === undefined) return undefined
  const lines = linesOf(rows, { ...head, rules })
  return new Begun([await lines.next(), await lines.next()], lines)
}

/**
 * All rows, if the log has not grown since `head`. The snapshot is taken before another look at the head: sizes only grow,
 * so if it is the same still, it was at the snapshot. Damage is told to whoever reads them.
 */
async function rowsAt(store: Stored, { size }: Head): Promise<Begun<readonly PrintedRow[]> | undefined> {
  const rows = store.everyRow()
  const first = rows.next()
  let isOfSize = false
  try {
    await first.catch(onlyIfDamaged)
    isOfSize = (await store.head())?.size === size
    if (isOfSize) return new Begun([first], rows)
  } finally {
    if (!isOfSize) await rows.return(undefined)
  }
}

export interface Compared {
  readonly size: number
  readonly rows: number
  readonly difference?: Difference
}

/**
 * Folds the log, and compares the stored register. A server may add entries meanwhile: the rows are taken once most is
 * folded, and the fold goes on to where they stand.
 */
export async function compareStored(
  store: Store,
  folding: Folding,
  progress?: (done: number, size: number) => void,
): Promise<Compared> {
  await folding.toHead(store, progress)
  const { head, stored } = await newestRows(store)
  try {
    const { size } = await folding.toHead(store, progress, head)
    return { size, ...(await firstDifference(store, stored, folding.register)) }
  } finally {
    await stored.return()
  }
}

/** Only the entries that come within these few reads delay it. */
async function newestRows(store: Store) {
  for (;;) {
    const head = await store.head()
    const stored = head && (await rowsAt(store, head))
    if (stored !== undefined) return { head, stored }
  }
}

async function firstDifference(
  store: Store,
  stored: AsyncIterable<readonly PrintedRow[]>,
  register: Folding['register'],
): Promise<Omit<Compared, 'size'>> {
  const { history } = register
  const rules = register.rows.get('log', 'log')?.rules ?? 0
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
    const lines = linesOf(stored, { size: history.size, root: history.root(), rules })
    const { difference } = await compareLines(lines, expected())
    if (difference !== undefined) return { rows, difference }
    const fault = await indexFault(store)
    return { rows, ...(fault !== undefined && { difference: { shown: `(${fault})\n`, folded: undefined } }) }
  } catch (error) {
    onlyIfDamaged(error)
    return { rows, difference: { shown: `(${error.message})\n`, folded: next } }
  }
}

/** What is damaged does not stop a comparison: the log says what it should be. */
function onlyIfDamaged(error: unknown): asserts error is Refusal {
  if (!(error instanceof Refusal) || error.code !== 'store_damaged') throw error
}

type Asked<T> = IteratorResult<T, undefined> | Promise<IteratorResult<T, undefined>>

/**
 * A reading of which the first pieces were asked for already. It lets go of what they hold open, whether it was read
 * further or not.
 */
export class Begun<T> implements AsyncIterableIterator<T, undefined> {
  readonly #first: Asked<T>[]
  readonly #rest: AsyncGenerator<T, undefined>

  constructor(first: readonly Asked<T>[], rest: AsyncGenerator<T, undefined>) {
    this.#first = [...first]
    this.#rest = rest
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    return this.#first.shift() ?? this.#rest.next()
  }

  return(): Promise<IteratorResult<T, undefined>> {
    return this.#rest.return(undefined)
  }
}
