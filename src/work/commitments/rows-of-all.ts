import { ref, type Table, type Tables } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { Store } from '../../store/store.ts'
import type { PartyRows } from './signatories.ts'

/** Parties that are asked for at once: each trip to a database costs as much as many rows. */
const AT_ONCE = 100

export interface RowsOfOne extends PartyRows {
  readonly id: string
}

/** Of those of them who ever signed a call, in one moment or nearly. */
export async function rowsOfSome(store: Store, call: string, ids: readonly string[]): Promise<RowsOfOne[]> {
  const [parties, signatures, classes, schedules] = await Promise.all([
    store.rows(ids.map(id => ref('parties', id))),
    store.rows(ids.map(id => ref('signatures', call, id))),
    store.rows(ids.map(id => ref('classes', call, id))),
    store.rows(ids.map(id => ref('schedules', call, id))),
  ])
  return ids.flatMap((id, i) => {
    const [party, signature] = [parties[i], signatures[i]]
    if (party === undefined || signature === undefined) return []
    return [{ id, party, signature, classes: classes[i], schedule: schedules[i] }]
  })
}

/** Read in one turn of the event loop, and judged in it by whoever asks: a few milliseconds. */
const IN_ONE_TURN = 10

/** Each who ever signed a call, in the order of ids, and each of nearly one moment. */
export async function* signatoriesOf(store: Store, call: string): AsyncGenerator<RowsOfOne> {
  let ids: string[] = []
  for await (const { name } of rowsUnder(store, 'signatures', call)) {
    if (ids.push(name) < IN_ONE_TURN) continue
    yield* await rowsOfSome(store, call, ids)
    ids = []
    await ownTurn()
  }
  yield* await rowsOfSome(store, call, ids)
}

/**
 * The rows of each who ever signed a call, in the order of ids, some at a time. Most have no class and no schedule, and of
 * those none is looked for: the tables are gone through beside one another. So the rows of one need not be of one moment:
 * whoever is named in an entry that comes meanwhile has to be read again.
 */
export async function* rowsOfAll(store: Store, call: string): AsyncGenerator<RowsOfOne[]> {
  const classes = besideOf(store, 'classes', call)
  const schedules = besideOf(store, 'schedules', call)
  let some: { name: string; row: Tables['signatures'] }[] = []
  const read = async () => {
    const parties = await store.rows(some.map(({ name }) => ref('parties', name)))
    const found: RowsOfOne[] = []
    for (const [i, { name: id, row: signature }] of some.entries()) {
      const besides = { classes: await classes(id), schedule: await schedules(id) }
      const party = parties[i]
      if (party !== undefined) found.push({ id, party, signature, ...besides })
    }
    some = []
    return found
  }
  for await (const one of rowsUnder(store, 'signatures', call)) if (some.push(one) === AT_ONCE) yield read()
  yield read()
}

/** Rows of another table, asked for in the order of ids. */
function besideOf<T extends 'classes' | 'schedules'>(store: Store, table: T & Table, call: string) {
  const rows = rowsUnder(store, table, call)
  let next: Promise<IteratorResult<{ name: string; row: Tables[T] }, undefined>> | undefined
  return async (id: string): Promise<Tables[T] | undefined> => {
    for (;;) {
      next ??= rows.next()
      const { value } = await next
      if (value === undefined || value.name > id) return undefined
      next = undefined
      if (value.name === id) return value.row
    }
  }
}
