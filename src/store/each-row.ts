import { setImmediate } from 'node:timers/promises'
import type { RollItem, RollPage, RollQuery } from '../register/roll.ts'
import { type Keyed, ref, type Table, type Tables } from '../register/rows.ts'
import type { Store } from './store.ts'

/** Rows that are read in one turn of the event loop. */
const AT_ONCE = 200
/** Of schedules: each holds all that a party has taken on. */
const SCHEDULES_AT_ONCE = 20

/** The row of a table whose key has these parts; undefined where there is none. */
export async function rowIn<T extends Table>(
  store: Pick<Store, 'rows'>,
  table: T,
  ...key: readonly [string, ...string[]]
): Promise<Tables[T] | undefined> {
  const [row] = await store.rows([ref(table, ...key)])
  return row
}

/**
 * Rows of one table, in the order of keys, those whose key begins with `prefix`. May include rows that come in
 * meanwhile. Others have their turn of the event loop between two that this takes: SQLite answers without one.
 */
export async function* eachRow<T extends Table>(
  store: Store,
  table: T,
  prefix = '',
): AsyncGenerator<Keyed<T>> {
  const atOnce = table === 'schedules' ? SCHEDULES_AT_ONCE : AT_ONCE
  for await (const one of eachOf(after => store.rowsOf(table, after, atOnce), prefix, atOnce)) {
    if (!one.key.startsWith(prefix)) return
    yield one
  }
}

/** Every key that a party or an officer ever had, revoked ones too, in the order of key ids. */
export function eachKey(store: Pick<Store, 'keysOf'>, holder: string): AsyncGenerator<Keyed<'keys'>> {
  return eachOf(after => store.keysOf(holder, after, AT_ONCE), '', AT_ONCE)
}

async function* eachOf<T extends Table>(
  pageAfter: (after: string) => Promise<Keyed<T>[]>,
  first: string,
  atOnce: number,
): AsyncGenerator<Keyed<T>> {
  for (let after = first; ; ) {
    const rows = await pageAfter(after)
    yield* rows
    if (rows.length < atOnce) return
    after = rows.at(-1)!.key
    await setImmediate()
  }
}

/** Rows of the roll, where nobody asks how many there are. */
export async function rollItems(store: Pick<Store, 'roll'>, query: RollQuery): Promise<readonly RollItem[]> {
  const { items } = await store.roll({ ...query, uncounted: true })
  return items
}

/** All rows of the roll that match, a page at a time. */
export async function* eachItem(store: Pick<Store, 'roll'>, query: Omit<RollQuery, 'limit'>) {
  for (let after: string | null = null; ; ) {
    const asked = { ...query, limit: AT_ONCE, uncounted: true, ...(after !== null && { after }) }
    const { items, next }: RollPage = await store.roll(asked)
    yield* items
    if (next === null) return
    after = next
    await setImmediate()
  }
}

/** The rows of one call. `name` is what stands behind the call in the key, as a digest or a day. */
export async function* rowsUnder<T extends Table>(
  store: Store,
  table: T,
  call: string,
): AsyncGenerator<{ readonly name: string; readonly row: Tables[T] }> {
  const prefix = `${call}/`
  for await (const { key, row } of eachRow(store, table, prefix))
    yield { name: key.slice(prefix.length), row }
}
