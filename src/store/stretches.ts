import { compareUtf8 } from '../core/bytes.ts'
import { itemOf, type RollItem, type Span, sortOf, spansOf } from '../register/roll.ts'
import type { PartyRow, Ref, Rows, Table } from '../register/rows.ts'
import { foldWords } from '../register/search-words.ts'
import { openText, sealText } from './row-checksum.ts'
import type { Put } from './store.ts'

/**
 * The roll as a database can search it. A span (register/roll.ts) stands on days of two axes, the lists' and the log's.
 * A stretch stands on one axis: on every day from `from` until before `to`. A span gives at most two, because a list's
 * date is where its spans begin and end: "the newest list of day D is at or past X" says the same as "D is at or past
 * X" if X is a list's date.
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
  /** Shown from the day of signing, before a list names it. A list found later may shorten it. */
  readonly early: boolean
  readonly item: RollItem
}

/** One party on the roll of one call. */
export interface Pair {
  readonly call: string
  readonly party: string
}

export const keyOf = ({ call, party }: Pair): string => `${call}/${party}`

const CONCERNED: ReadonlySet<Table> = new Set(['parties', 'listings', 'signatures', 'objections', 'sources'])
/** A batch that changes more rows of the roll than this leaves them waiting (sqlite-roll.ts says why). */
export const AT_ONCE = 40
/** Waiting rows that one transaction brings in, and the milliseconds that the store rests before. */
export const ROLL_STEP = 100
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
  /** New lists: each touches the early stretches of its call into which its date falls. */
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
    if (table === 'sources') lists.push({ call, date: rest })
    if (table !== 'parties') continue
    parties.push(key)
    for (const listed of (row as PartyRow).listed) pairs.push({ call: listed, party: key })
  }
  return { pairs, parties, lists }
}

/** The rows that `stretchesOf` reads of a pair. */
export function refsOf({ call, party }: Pair): Ref[] {
  return [
    { table: 'parties', key: party },
    { table: 'listings', key: `${call}/${party}` },
    { table: 'signatures', key: `${call}/${party}` },
    { table: 'objections', key: `${call}/${party}` },
  ]
}

/**
 * Every stretch of a pair; none if the party is not in the register. `row` answers `refsOf`; `lists` are the dates of
 * the call's lists, sorted.
 */
export function stretchesOf({ call, party }: Pair, row: Rows['get'], lists: readonly string[]): Stretch[] {
  const known = row('parties', party)
  if (known === undefined) return []
  const listing = row('listings', `${call}/${party}`)
  const signature = row('signatures', `${call}/${party}`)
  const objections = row('objections', `${call}/${party}`)
  return spansOf(call, party, { party: known, listing, signature, objections })
    .flatMap(span => [earlyDays(span, lists), ownDays(span)])
    .filter(days => days !== undefined)
    .map(({ span, ...days }, nth) => ({ call, party, nth, sort: sortOf(span), ...days, item: itemOf(span) }))
}

function ownDays(span: Span) {
  return days(span, span.first, earliest(span.until, span.hidden), false)
}

/** From the day of signing to the list that names it, if no list between the two lacks it. */
function earlyDays(span: Span, lists: readonly string[]) {
  const { opens, signed } = span
  if (span.basis !== 'listed' || opens === null || signed === null) return undefined
  const next = lists.find(date => date >= signed) ?? null
  const [, from] = [opens, signed].toSorted()
  return days(span, from!, earliest(earliest(span.first, next), span.hidden), true)
}

function days(span: Span, from: string, to: string | null, early: boolean) {
  return to !== null && to <= from ? undefined : { span, from, to, early }
}

function earliest(a: string | null, b: string | null) {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

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
    a.early === b.early &&
    JSON.stringify(a.item) === JSON.stringify(b.item)
  )
}

/** What a page shows of a stretch, as it is stored. */
export function formatItem(stretch: Stretch): string {
  return sealText(placeOf(stretch), JSON.stringify(stretch.item))
}

/** A stretch from its columns. Refuses `store_damaged` if item, days or place are not what was written. */
export function openStretch(row: Readonly<Record<string, unknown>>): Stretch {
  const { call, party, nth, sort, first, until, early, item } = row
  const bare = { call, party, nth, sort, from: first, to: until, early: Boolean(early) } as Bare
  return { ...bare, item: JSON.parse(openText(placeOf(bare), item)) as RollItem }
}

type Bare = Omit<Stretch, 'item'>

function placeOf({ call, party, nth, sort, from, to }: Bare) {
  return `roll ${call} ${party} ${nth} ${from} ${to} ${sort}`
}

/** What is searched of an item. */
export function searchOf(item: RollItem): string {
  return item.names.map(name => foldWords(name.text)).join(' ')
}

function splitKey(key: string): [string, string] {
  const at = key.indexOf('/')
  return [key.slice(0, at), key.slice(at + 1)]
}
