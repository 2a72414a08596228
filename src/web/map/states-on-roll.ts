import { Refusal } from '../../core/refusal.ts'
import { type RollItem, type RollQuery, withUnknown } from '../../register/roll.ts'
import { UN_MEMBER_CODES, UN_OBSERVER_STATES } from '../../register/un-members.ts'
import { unionOf } from '../../register/union-names.ts'
import { rollItems } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'

/**
 * The states on a roll on a day, by the country of their rows, and those of whom that is not known. A roll may hold any
 * number of rows of kind `state`, so only some pages are read. As the roll stands now, its tally says which countries
 * these lack, and they are asked for one by one; on an earlier day that would be a long search for each.
 */
interface StatesOnRoll {
  /** Members of the United Nations, by country. */
  readonly members: ReadonlyMap<string, RollItem>
  /** Those of them of whom it is not known, perhaps with the row of a day on which it was. */
  readonly unknown: ReadonlyMap<string, RollItem | undefined>
  /** Rows of the other kinds of states: observers, and whatever else is recorded as one. */
  readonly observers: readonly RollItem[]
  readonly others: readonly RollItem[]
  /** True where there are more of these than were read. */
  readonly more: boolean
  /** The European Union, whatever kind its row has. */
  readonly union: RollItem | undefined
}

const AT_ONCE = 500
const MOST_PAGES = 4

/** `unnamed` is how it is with a member that no source of the call names. */
export async function statesOnRoll(
  store: Store,
  { id: call, unnamed }: { id: string; unnamed: 'off' | 'unknown' },
  at: string | undefined,
): Promise<StatesOnRoll> {
  const states = { call, at, kind: 'state', limit: AT_ONCE } as const
  const { rows: all, more } = await stateRows(store, withUnknown(states))
  const rows = all.filter(({ answer }) => answer === undefined)
  const members = new Map<string, RollItem>()
  for (const row of rows)
    if (isMember(row.country) && !members.has(row.country)) members.set(row.country, row)
  if (more && at !== undefined)
    throw new Refusal(
      'query_malformed',
      `The parameter at is ${at}; of a roll with more than ${AT_ONCE * MOST_PAGES} rows of states, only the newest day is told by country.`,
    )
  if (more) for (const row of await eachAlone(store, call, members)) members.set(row.country!, row)
  const unknown = new Map(all.filter(({ answer }) => answer === 'unknown').map(row => [row.country, row]))
  const off = unnamed === 'off' ? null : await statesKnownOff(store, call, at)
  const isOpen = (code: string) => unknown.has(code) || off?.has(code) === false
  const open = [...UN_MEMBER_CODES].filter(code => !members.has(code) && isOpen(code))
  const rest = rows.filter(({ country }) => !isMember(country))
  const isObserver = ({ country }: RollItem) => country !== null && UN_OBSERVER_STATES.includes(country)
  const union = await unionOn(store, { call, at })
  return {
    members,
    unknown: new Map(open.map(code => [code, unknown.get(code)])),
    observers: rest.filter(isObserver),
    others: rest.filter(row => !isObserver(row) && row.party !== union?.party),
    more,
    union,
  }
}

/** Countries of the states that sources name, and of whom they say that they are not there. */
export async function statesKnownOff(
  store: Store,
  call: string,
  at: string | undefined,
): Promise<ReadonlySet<string | null>> {
  const query = { call, at, kind: 'state', limit: AT_ONCE, status: 'not-on' } as const
  return new Set((await stateRows(store, query)).rows.map(({ country }) => country))
}

function isMember(country: string | null): country is string {
  return country !== null && UN_MEMBER_CODES.has(country)
}

async function stateRows(store: Store, query: RollQuery): Promise<{ rows: RollItem[]; more: boolean }> {
  const rows: RollItem[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next } = await store.roll({ ...query, after, uncounted: true })
    rows.push(...items)
    if (next === null) return { rows, more: false }
    after = next
  }
  return { rows, more: true }
}

async function eachAlone(store: Store, call: string, found: ReadonlyMap<string, RollItem>) {
  const { places } = await store.rollTally(call)
  const missing = places.flatMap(({ kind, country }) =>
    kind === 'state' && isMember(country) && !found.has(country) ? [country] : [],
  )
  const alone = missing.map(country => rollItems(store, { call, kind: 'state', country, limit: 1 }))
  return (await Promise.all(alone)).flat()
}

async function unionOn(store: Store, query: Pick<RollQuery, 'call' | 'at'>) {
  const items = await rollItems(store, { ...query, q: 'European Union', limit: 1 })
  return items.find(({ names }) => unionOf(names) === 'EU')
}
