import { isBefore, lastsOn, NEWEST, type RollItem } from '../../register/roll.ts'
import type { Rows } from '../../register/rows.ts'
import type { Store } from '../../store/store.ts'
import { apartOf, refsOf, stretchesOf } from '../../store/stretches.ts'
import { type CallShown, unnamedIn } from '../kit/kit.ts'

interface PartiesOnRoll {
  /** Their rows on the roll of that day, by id. */
  readonly on: ReadonlyMap<string, RollItem>
  /** Those of whom it is not known whether they stood on it. */
  readonly unknown: ReadonlySet<string>
  /** Those of whom the register knows at all. */
  readonly known: ReadonlySet<string>
}

/** Certain parties on a roll on a day: as the roll itself is computed, but for these alone. */
export async function partiesOnRoll(
  store: Store,
  shown: CallShown,
  parties: readonly string[],
  at: string | undefined,
): Promise<PartiesOnRoll> {
  const { id: call, lists } = shown
  const refs = parties.flatMap(party => refsOf({ call, party }))
  const rows = await store.rows(refs)
  const all = new Map(refs.map(({ table, key }, i) => [`${table} ${key}`, rows[i]]))
  const row = ((table, key) => all.get(`${table} ${key}`)) as Rows['get']
  const unnamed = unnamedIn(shown, at)
  const on = new Map<string, RollItem>()
  const unknown = new Set<string>()
  for (const party of parties) {
    const then = stretchesOf({ call, party }, row, lists).filter(({ from, to }) =>
      lastsOn({ first: from, until: to }, at ?? NEWEST),
    )
    const stands = then.find(({ item }) => apartOf(item) === undefined)
    if (stands !== undefined) on.set(party, stands.item)
    else if (then.length === 0 ? unnamed === 'unknown' : then.some(({ item }) => item.answer === 'unknown'))
      unknown.add(party)
  }
  if (isBefore(at, shown.row.issued)) unknown.clear()
  return { on, unknown, known: new Set(parties.filter(party => row('parties', party) !== undefined)) }
}
