import { compareUtf8 } from '../core/bytes.ts'
import type { KnownList } from '../register/copied-spans.ts'
import { type Ended, itemOf, type RollItem, sortOf, spansOf } from '../register/roll.ts'
import type { PartyRow, Ref, Rows, SourceRow, Table } from '../register/rows.ts'
import { foldWords } from '../register/search-words.ts'
import { DIRECTORY, directoryStretches, listingsOf } from './directory.ts'
import { openText, sealText } from './row-checksum.ts'
import type { Put } from './store.ts'

/**
 * The roll as a database can search it: each span (register/roll.ts) is a stretch, which lasts on every day from `from`
 * until before `to`.
 */
export interface Stretch {
  readonly call: string
  readonly party: string
  /** Among the stretches of one party on one roll, from 0. */
  readonly nth: number
  /** `sortOf` (register/roll.ts). */
  readonly sort: string
  readonly from: string
  /** The first day after the stretch; null while it lasts. */
  readonly to: string | null
  /**
   * The day before which a list that is found later may change it; `ANY_DAY` for any, '' for none. It may lie after the
   * stretch, which a signature or the end of the party cuts short.
   */
  readonly unsure: string
  readonly item: RollItem
}

/** One party on the roll of one call. */
export interface Pair {
  readonly call: string
  readonly party: string
}

/** Sorts behind every day. */
const ANY_DAY = '~'

/** Sorts behind every id of a party. */
export const PAST_PARTIES = '~'

export const keyOf = ({ call, party }: Pair): string => `${call}/${party}`

const CONCERNED: ReadonlySet<Table> = new Set(['parties', 'listings', 'signatures', 'objections', 'sources'])
/** A batch that changes more rows of the roll than this leaves them waiting (sqlite-roll.ts says why); SQLite then brings in so many at a time. */
export const AT_ONCE = 40
/** Waiting rows that are brought in together where nobody waits to be answered by this thread. */
export const ROLL_STEP = 100
/** Milliseconds that the store rests before rows are brought in. */
export const REST_MS = 200

export function concernRoll(puts: readonly Put[]): Put[] {
  return puts.filter(({ table }) => CONCERNED.has(table))
}

/** The rows that wait, each once. */
export function refsWaiting(waiting: readonly Readonly<Record<string, unknown>>[]): Ref[] {
  const refs = waiting.map(({ tbl, key }) => ({ table: tbl as Table, key: key as string }))
  return [...new Map(refs.map(ref => [`${ref.table} ${ref.key}`, ref])).values()]
}

/** What a batch touches of the rolls. */
interface Touched {
  readonly pairs: readonly Pair[]
  /** Parties that changed: they touch every roll that they have stood on. */
  readonly parties: readonly string[]
  /** New lists: each touches the unsure stretches of its call into which its date falls. */
  readonly lists: readonly { readonly call: string; readonly date: string }[]
}

export function touchedBy(puts: readonly Put[]): Touched {
  const pairs: Pair[] = []
  const parties: string[] = []
  const lists: { call: string; date: string }[] = []
  for (const { table, key, row } of puts) {
    const [call, rest] = splitKey(key)
    if (table === 'listings' || table === 'signatures' || table === 'objections')
      pairs.push({ call, party: rest })
    if (table === 'listings') pairs.push({ call: DIRECTORY, party: rest })
    if (table === 'sources') lists.push({ call, date: rest })
    if (table !== 'parties') continue
    parties.push(key)
    pairs.push({ call: DIRECTORY, party: key })
    for (const listed of (row as PartyRow).listed) pairs.push({ call: listed, party: key })
  }
  return { pairs, parties, lists }
}

/** The rows that `stretchesOf` reads of a pair; and those of `moreRefsOf`, which follow from them. */
export function refsOf({ call, party }: Pair): Ref[] {
  if (call === DIRECTORY) return [{ table: 'parties', key: party }]
  return [
    { table: 'parties', key: party },
    { table: 'listings', key: `${call}/${party}` },
    { table: 'signatures', key: `${call}/${party}` },
    { table: 'objections', key: `${call}/${party}` },
  ]
}

export function moreRefsOf({ call, party }: Pair, row: Rows['get']): Ref[] {
  return call === DIRECTORY ? listingsOf(party, row('parties', party)) : []
}

/**
 * Every stretch of a pair; none if the party is not in the register. `row` answers `refsOf`; `lists` are those of the
 * call, sorted.
 */
export function stretchesOf({ call, party }: Pair, row: Rows['get'], lists: readonly KnownList[]): Stretch[] {
  if (call === DIRECTORY) return directoryStretches(party, row)
  const known = row('parties', party)
  if (known === undefined) return []
  const listing = row('listings', `${call}/${party}`)
  const signature = row('signatures', `${call}/${party}`)
  const objections = row('objections', `${call}/${party}`)
  return spansOf(call, party, { party: known, listing, signature, objections }, lists).map((span, nth) => {
    const unsure = span.unsure === undefined ? '' : (span.unsure ?? ANY_DAY)
    const [from, to] = [span.first, span.until]
    return { call, party, nth, sort: sortOf(span), from, to, unsure, item: itemOf(span) }
  })
}

/** A list, by its row in `sources`. */
export function listOf(key: string, { whole }: SourceRow): KnownList {
  return { date: splitKey(key)[1], whole }
}

/** On which roll of its call an item is kept: undefined for that of those who stand there. */
export function apartOf({ answer, ended }: Pick<RollItem, 'answer' | 'ended'>): Apart | undefined {
  return answer ?? ended?.how
}
export type Apart = NonNullable<RollItem['answer']> | Ended['how']

/** The order of the roll, calls one after the other. */
export function compareStretches(a: Stretch, b: Stretch): number {
  return (
    compareUtf8(a.call, b.call) ||
    compareUtf8(a.sort, b.sort) ||
    compareUtf8(a.party, b.party) ||
    a.nth - b.nth
  )
}

export function sameStretch(a: Stretch, b: Stretch): boolean {
  return (
    a.sort === b.sort &&
    a.from === b.from &&
    a.to === b.to &&
    a.unsure === b.unsure &&
    JSON.stringify(a.item) === JSON.stringify(b.item)
  )
}

/** What a page shows of a stretch, as it is stored. */
export function formatItem(stretch: Stretch): string {
  return sealText(placeOf(stretch), JSON.stringify(stretch.item))
}

/** A stretch from its columns. Refuses `store_damaged` if item, days or place are not what was written. */
export function openStretch(row: Readonly<Record<string, unknown>>): Stretch {
  const { call, party, nth, sort, first, until, unsure, item } = row
  const bare = { call, party, nth, sort, from: first, to: until, unsure } as Bare
  return { ...bare, item: JSON.parse(openText(placeOf(bare), item)) as RollItem }
}

type Bare = Omit<Stretch, 'item'>

function placeOf({ call, party, nth, sort, from, to }: Bare) {
  return `roll ${call} ${party} ${nth} ${from} ${to} ${sort}`
}

/** What is searched of an item. */
export function searchOf(item: RollItem): string {
  return [...item.names, ...(item.also ?? [])].map(name => foldWords(name.text)).join(' ')
}

function splitKey(key: string): [string, string] {
  const at = key.indexOf('/')
  return [key.slice(0, at), key.slice(at + 1)]
}
