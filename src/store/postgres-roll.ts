import type { PoolClient } from 'pg'
import { compareUtf8 } from '../core/bytes.ts'
import type { KnownList } from '../register/copied-spans.ts'
import {
  askedSince,
  asksForUnknown,
  type RollPage,
  type RollQuery,
  type RollSort,
  TOTAL_CAP,
} from '../register/roll.ts'
import { LETTERS, letterOf, namesUnder } from '../register/roll-letters.ts'
import { type Rows, ref, type SourceRow } from '../register/rows.ts'
import type { RollTally } from '../register/tally.ts'
import { type Cursor, nobodyOn, pageOf, parseCursor } from './cursor.ts'
import { DIRECTORY } from './directory.ts'
import { askLong, columnsOf } from './postgres-pool.ts'
import { fetchRows, rowsAt } from './postgres-register.ts'
import { POSTGRES, STRETCHES } from './schema.ts'
import {
  apartIn,
  type Part,
  type Plain,
  partsOf,
  rollTerm,
  SHORT,
  type Term,
  tokensOf,
  wordTerms,
} from './search-terms.ts'
import type { Begin, BeginsQuery, Put, Standing } from './store.ts'
import {
  AT_ONCE,
  apartOf,
  concernRoll,
  formatItem,
  keyOf,
  listOf,
  moreRefsOf,
  openStretch,
  PAST_PARTIES,
  type Pair,
  refsOf,
  refsWaiting,
  type Stretch,
  sameStretch,
  stretchesOf,
  touchedBy,
} from './stretches.ts'
import {
  changed,
  rollMadeAnew,
  TallyChanges,
  talliedByKind,
  tallyTable,
  toTally,
  unsureUntilDay,
} from './tally.ts'

/**
 * The roll in PostgreSQL: a table of stretches, whose tokens are a tsvector under a GIN index. GIN has no order, so few
 * results are sorted; for many, the planner may walk the roll in its order instead.
 */
export const POSTGRES_ROLL = [
  `CREATE TABLE stretches (call TEXT COLLATE "C" NOT NULL, party TEXT COLLATE "C" NOT NULL, nth BIGINT NOT NULL,
    sort TEXT COLLATE "C" NOT NULL, first TEXT COLLATE "C" NOT NULL, until TEXT COLLATE "C",
    early BOOLEAN NOT NULL, item TEXT NOT NULL, tokens TSVECTOR NOT NULL, PRIMARY KEY (party, call, nth))`,
  'CREATE UNIQUE INDEX stretches_order ON stretches (call, sort, party, nth)',
  'CREATE INDEX stretches_search ON stretches USING gin (tokens) WITH (fastupdate = off)',
  'CREATE INDEX stretches_days ON stretches (call, first, until)',
  `CREATE TABLE roll_waiting (nth BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tbl TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL)`,
]

/** Migration: the day of signing, to sort by, and who stood before, which comes in when the roll is next made anew. */
export const POSTGRES_ROLL_ENDED = [
  'ALTER TABLE stretches ADD COLUMN ended TEXT COLLATE "C"',
  `ALTER TABLE stretches ADD COLUMN signed TEXT COLLATE "C" NOT NULL DEFAULT ''`,
  'CREATE INDEX stretches_ended ON stretches (call, ended, sort, party, nth) WHERE ended IS NOT NULL',
]

export const POSTGRES_TALLY = tallyTable(POSTGRES)

/** Migration: on which days it is not known who stood there. */
export const POSTGRES_ROLL_UNSURE = [
  'ALTER TABLE stretches RENAME COLUMN early TO unsure',
  'ALTER TABLE stretches RENAME COLUMN ended TO apart',
  'DELETE FROM roll_tally',
  ...rollMadeAnew(),
]

/** Migration: what changed between two days is found by the days on which stretches begin. */
export const POSTGRES_ROLL_BEGINS = [
  'CREATE INDEX stretches_begin ON stretches (call, first, party)',
  'DELETE FROM roll_tally',
  ...rollMadeAnew(),
]

export const POSTGRES_TALLY_BY_KIND = talliedByKind()

/** Migration: all organisations, as one more roll. */
export const POSTGRES_DIRECTORY = ['DELETE FROM roll_tally', ...rollMadeAnew()]

export const POSTGRES_UNSURE_UNTIL = unsureUntilDay(POSTGRES)

/**
 * Migration: who stood on a day is counted in the index of days alone. PostgreSQL takes days and rolls for unrelated. So
 * where it had to read the rows, it read all of them to find nobody.
 */
export const POSTGRES_ROLL_COUNTED = [
  'CREATE INDEX stretches_from ON stretches (call, first, party) INCLUDE (until, apart, sort, nth, signed)',
  'DROP INDEX stretches_days',
  'DROP INDEX stretches_begin',
]

/**
 * Migration: a search reads each row that it counts, and finds them all over the table. So the rows have become half as
 * long: what is shown of a stretch is a table of its own. The words name the roll, so that the index finds nobody who
 * stands on another.
 */
export const POSTGRES_ROLL_NARROW = [
  'ALTER TABLE stretches DROP COLUMN item',
  `CREATE TABLE stretch_items (party TEXT COLLATE "C" NOT NULL, call TEXT COLLATE "C" NOT NULL, nth BIGINT NOT NULL,
    item TEXT NOT NULL, PRIMARY KEY (party, call, nth))`,
  'DELETE FROM roll_tally',
  'TRUNCATE stretches',
  ...rollMadeAnew('DELETE FROM stretch_items'),
]

const WHOLE = STRETCHES.postgres
const COLUMNS = 'call, party, nth, sort, first, until, unsure'
/** Those that the index of days has, with `signed`: who stood on a day is counted without a look at the table. */
const FOUND = 'call, party, nth, sort, first, until'
const UNSURE = `(SELECT unsure FROM stretches AS one
  WHERE (one.party, one.call, one.nth) = (shown.party, shown.call, shown.nth)) AS unsure`

/**
 * Takes up a batch whose rows are written, in the same transaction. As in SQLite, a large batch leaves its rows
 * waiting, and behind what waits everything waits.
 */
export async function take(client: PoolClient, puts: readonly Put[]): Promise<void> {
  const changes = concernRoll(puts)
  if (changes.length === 0) return
  if (changes.length <= AT_ONCE && !(await waits(client))) return project(client, changes)
  await wait(client, changes)
}

/** Leaves rows to be brought in later. */
export async function wait(client: PoolClient, changes: readonly Put[]): Promise<void> {
  await client.query(
    'INSERT INTO roll_waiting (tbl, key) SELECT * FROM unnest($1::text[], $2::text[])',
    columnsOf(changes, 'table', 'key'),
  )
}

/** Whether rows wait, of those up to `mark`. */
export async function waits(client: PoolClient, mark = Number.MAX_SAFE_INTEGER): Promise<boolean> {
  const sql = 'SELECT EXISTS (SELECT FROM roll_waiting WHERE nth <= $1) AS waits'
  return (await client.query(sql, [mark])).rows[0].waits
}

/** The newest row that waits. */
export async function markOf(client: PoolClient): Promise<number> {
  return (await client.query('SELECT coalesce(max(nth), 0) AS nth FROM roll_waiting')).rows[0].nth
}

/** About how many rows wait: a number that a transaction took and did not write is counted too. */
export async function waiting(client: PoolClient): Promise<number> {
  return (await client.query('SELECT coalesce(max(nth) - min(nth) + 1, 0) AS rows FROM roll_waiting')).rows[0]
    .rows
}

/** Brings in up to `most` of the waiting rows, in the caller's transaction, under the log's lock. Tells how many. */
export async function bringIn(client: PoolClient, most: number): Promise<number> {
  const waiting = (await client.query('SELECT nth, tbl, key FROM roll_waiting ORDER BY nth LIMIT $1', [most]))
    .rows
  if (waiting.length === 0) return 0
  await project(client, await fetchRows(client, refsWaiting(waiting)))
  await client.query('DELETE FROM roll_waiting WHERE nth <= $1', [waiting.at(-1)!.nth])
  return waiting.length
}

/**
 * Has the roll measured anew. Until its planner knows of a roll that has grown by much, PostgreSQL reads all of it for
 * each search, and autovacuum looks a minute later. `most` is in milliseconds, of a caller who has lifted no limit.
 */
export async function measure(client: PoolClient, most?: number): Promise<void> {
  await askLong(client, 'ANALYZE stretches', most)
}

/** Brings the stretches up to rows that are written already. */
async function project(client: PoolClient, puts: readonly Put[]) {
  const pairs = await touched(client, puts)
  if (pairs.length === 0) return
  const row = await rowsAround(client, puts, pairs)
  const lists = await listsOf(client, pairs)
  const before = await stretchesBefore(client, pairs)
  const dropped: Stretch[] = []
  const fresh: Stretch[] = []
  for (const pair of pairs) {
    const old = before.get(keyOf(pair)) ?? []
    const now = stretchesOf(pair, row, lists.get(pair.call) ?? [])
    dropped.push(...old.filter((one, nth) => now[nth] === undefined || !sameStretch(one, now[nth])))
    fresh.push(...now.filter((one, nth) => old[nth] === undefined || !sameStretch(one, old[nth])))
  }
  await drop(client, dropped)
  await insert(client, fresh)
  const changes = new TallyChanges()
  for (const stretch of dropped) changes.count(stretch, -1)
  for (const stretch of fresh) changes.count(stretch, 1)
  await retally(client, changes)
}

export async function page(client: PoolClient, query: RollQuery): Promise<RollPage> {
  const asked = await askedOf(client, query)
  return asked === undefined ? nobodyOn(query) : pageFrom(client, asked)
}

async function askedOf(client: PoolClient, query: RollQuery): Promise<RollQuery | undefined> {
  const [call] = asksForUnknown(query) ? await rowsAt(client, [ref('calls', query.call)]) : []
  return askedSince(query, call?.issued ?? null)
}

/** Few rows are read; where many match, each letter soon finds one. */
export async function letters(client: PoolClient, query: RollQuery): Promise<string[]> {
  const asked = await askedOf(client, query)
  if (asked === undefined) return []
  const ofAll = { ...asked, letter: undefined }
  const gathered: unknown[] = [asked.call]
  const few = await client.query(
    `SELECT left(sort, 1) AS first, count(*) AS rows FROM
     (SELECT sort FROM stretches WHERE ${whereOf(ofAll, 'all', gathered, true)} LIMIT ${TOTAL_CAP + 1}) AS found
     GROUP BY 1`,
    gathered,
  )
  const found = new Set(few.rows.map(({ first }) => letterOf(first)))
  if (few.rows.reduce((sum, { rows }) => sum + rows, 0) > TOTAL_CAP) {
    const values: unknown[] = [asked.call]
    const where = whereOf(ofAll, 'all', values, false)
    const all = LETTERS.map(letter => ({ letter, ...namesUnder(letter) }))
    const places = columnsOf(all, 'letter', 'low', 'high').map(column => `$${values.push(column)}::text[]`)
    const many = await client.query(
      `SELECT letter FROM unnest(${places}) AS run (letter, low, high)
       WHERE EXISTS (SELECT FROM stretches WHERE ${where} AND sort >= low AND sort < high)`,
      values,
    )
    for (const { letter } of many.rows) found.add(letter)
  }
  return LETTERS.filter(letter => found.has(letter))
}

async function pageFrom(client: PoolClient, query: RollQuery): Promise<RollPage> {
  const first = await firstOfFew(client, query)
  if (first !== undefined && first.total <= TOTAL_CAP)
    return pageOf(query, query.sort ?? 'name', first.total, first.rows, 0)
  // Whoever narrows the roll has it counted all the same: by that the rows are sorted, or walked in their order.
  const isCounted = !query.uncounted || query.sort === 'date' || !isWhole(query)
  const counted = first?.total ?? (isCounted ? await countOf(client, query, 'all') : 0)
  // Dates are sorted, not walked: above the cap the roll keeps its own order.
  const by = query.sort === 'date' && counted <= TOTAL_CAP ? 'date' : 'name'
  const cursor = query.after === undefined ? undefined : parseCursor(query.after, by)
  const found = { states: 0, rows: [] as Stretch[] }
  let skip = cursor === undefined ? (query.skip ?? 0) : 0
  for (const { part, after } of partsOf(query, cursor)) {
    const isFew = part === 'states' || (counted <= TOTAL_CAP && !isWhole(query))
    const ask: Some = { part, by, after, skip, limit: query.limit + 1 - found.rows.length }
    const few = isFew ? await fewOf(client, query, ask) : undefined
    const isShown = few !== undefined && few.total <= TOTAL_CAP
    found.rows.push(...(isShown ? few.rows : await manyOf(client, query, ask)))
    if (part !== 'states') continue
    found.states = found.rows.length
    if (skip > 0) skip = Math.max(0, skip - (await countOf(client, query, part)))
  }
  return pageOf(query, by, counted, found.rows, found.states)
}

/** The first page of what is narrowed, counted and read at once; of more than the cap, only that they are more. */
async function firstOfFew(client: PoolClient, query: RollQuery) {
  const { sort = 'name', skip = 0, limit } = query
  const isOnePart = partsOf(query, undefined).length === 1
  if (query.after !== undefined || !isOnePart || isWhole(query)) return undefined
  return fewOf(client, query, { part: 'all', by: sort, after: undefined, skip, limit: limit + 1 })
}

/** Some rows of a part of the roll, in an order, from behind a cursor. */
type Some = Readonly<{ part: Part; by: RollSort; after: Cursor | undefined; skip: number; limit: number }>

/** Finds all that match, counts and sorts them. Where they are more than the cap, nobody is shown. */
async function fewOf(
  client: PoolClient,
  query: RollQuery,
  { part, by, after, skip, limit }: Some,
): Promise<{ total: number; rows: Stretch[] }> {
  const values: unknown[] = [query.call]
  const standing = whereOf(query, part, values, true)
  const start = startOf(by, after, values)
  const sql = `WITH found AS MATERIALIZED
      (SELECT ${FOUND}, signed FROM stretches WHERE ${standing} LIMIT ${TOTAL_CAP + 1}),
    shown AS (SELECT * FROM found
      WHERE (SELECT count(*) FROM found) <= ${TOTAL_CAP} AND ${start} ${orderOf(by)} ${spanOf(limit, skip, values)})
    SELECT (SELECT count(*) FROM found) AS total, ${FOUND}, ${UNSURE}, item FROM (SELECT) AS one
      LEFT JOIN (shown LEFT JOIN stretch_items USING (party, call, nth)) ON true ${orderOf(by)}`
  const { rows } = await client.query(sql, values)
  // The number alone stands in a row of nulls where nobody is shown.
  return { total: rows[0].total, rows: rows.filter(({ party }) => party !== null).map(openStretch) }
}

/** Walked in its own order, until there are enough. */
async function manyOf(
  client: PoolClient,
  query: RollQuery,
  { part, by, after, skip, limit }: Some,
): Promise<Stretch[]> {
  const values: unknown[] = [query.call]
  const standing = whereOf(query, part, values, false)
  const start = startOf(by, after, values)
  const sql = `WITH shown AS (SELECT ${COLUMNS}, signed FROM stretches WHERE ${standing} AND ${start}
      ${orderOf(by)} ${spanOf(limit, skip, values)})
    SELECT ${COLUMNS}, item FROM shown LEFT JOIN stretch_items USING (party, call, nth) ${orderOf(by)}`
  return (await client.query(sql, values)).rows.map(openStretch)
}

const orderOf = (by: RollSort) => `ORDER BY ${by === 'date' ? 'signed DESC, ' : ''}call, sort, party, nth`

const spanOf = (limit: number, skip: number, values: unknown[]) =>
  `LIMIT $${values.push(limit)} OFFSET $${values.push(skip)}`

/** Whether nearly every row of the call is found: whoever reads page after page walks them in their order. */
function isWhole(query: RollQuery): boolean {
  return query.at === undefined && apartIn(query).includes(undefined) && wordTerms(query, 'all').length === 0
}

async function countOf(client: PoolClient, query: RollQuery, part: Part): Promise<number> {
  const values: unknown[] = [query.call]
  const where = whereOf(query, part, values, true)
  const sql = `SELECT count(*) AS total FROM (SELECT FROM stretches WHERE ${where} LIMIT ${TOTAL_CAP + 1}) AS found`
  return (await client.query(sql, values)).rows[0].total
}

export async function begins(
  client: PoolClient,
  { call, after, until, from, limit }: BeginsQuery,
): Promise<Begin[]> {
  const { day, party } = from ?? { day: after, party: PAST_PARTIES }
  const sql = `SELECT DISTINCT first AS day, party FROM stretches
    WHERE call = $1 AND first <= $2 AND (first, party) > ($3, $4) ORDER BY first, party LIMIT $5`
  return (await client.query(sql, [call, until, day, party, limit])).rows
}

/** What each of these is on every roll of a call today, whether it stands there or did. */
export async function standings(client: PoolClient, parties: readonly string[]): Promise<Standing[]> {
  const sql = `SELECT ${COLUMNS}, item FROM ${WHOLE} WHERE party = ANY ($1) AND call <> $2 AND until IS NULL
    ORDER BY party, call, nth`
  const { rows } = await client.query(sql, [parties, DIRECTORY])
  return rows.map(openStretch).map(({ call, item }) => ({ call, item }))
}

const FIRST = { sort: '', party: '', nth: -1 }

/** The condition of rows after a page's last one, in either order. */
function startOf(by: RollSort, after: Cursor | undefined, values: unknown[]): string {
  const { sort, party, nth, signed } = after ?? { ...FIRST, signed: '~' }
  const place = [sort, party, nth].map(value => `$${values.push(value)}`).join(', ')
  const later = `(call, sort, party, nth) > ($1, ${place})`
  if (by === 'name') return later
  const day = `$${values.push(signed)}`
  return `(signed < ${day} OR (signed = ${day} AND ${later}))`
}

/**
 * The condition of a query. Adds its values after the call, which is `$1`. Whoever gathers all that match has the index
 * tell who is on the roll. Whoever walks the roll does not: PostgreSQL would take them for far fewer than they are.
 */
function whereOf(query: RollQuery, part: Part, values: unknown[], isGathered: boolean) {
  const conditions = ['call = $1']
  const terms = wordTerms(query, part)
  if (isGathered && terms.length > 0 && query.at === undefined) terms.push(rollTerm(query))
  if (terms.length > 0) conditions.push(`tokens @@ $${values.push(formatMatch(terms))}::tsquery`)
  const apart = apartIn(query).map(one =>
    one === undefined ? 'apart IS NULL' : `apart = $${values.push(one)}`,
  )
  conditions.push(`(${apart.join(' OR ')})`)
  if (query.letter !== undefined) {
    const { low, high } = namesUnder(query.letter)
    conditions.push(`sort >= $${values.push(low)} AND sort < $${values.push(high)}`)
  }
  if (query.at === undefined) conditions.push('until IS NULL')
  else {
    const day = `$${values.push(query.at)}`
    conditions.push(`first <= ${day} AND (until IS NULL OR until > ${day})`)
  }
  return conditions.join(' AND ')
}

async function touched(client: PoolClient, puts: readonly Put[]): Promise<Pair[]> {
  const { pairs, parties, lists } = touchedBy(puts)
  const found = new Map(pairs.map(pair => [keyOf(pair), pair]))
  const more = await client.query(
    `SELECT DISTINCT call, party FROM stretches WHERE party = ANY ($1)
     UNION SELECT call, party FROM stretches JOIN unnest($2::text[], $3::text[]) AS list (call, date) USING (call)
       WHERE first <= date AND unsure > date`,
    [parties, ...columnsOf(lists, 'call', 'date')],
  )
  for (const pair of more.rows as Pair[]) found.set(keyOf(pair), pair)
  return [...found.values()]
}

async function rowsAround(client: PoolClient, puts: readonly Put[], pairs: readonly Pair[]) {
  const known = new Map(puts.map(({ table, key, row }) => [`${table}/${key}`, row]))
  const refs = pairs.flatMap(refsOf).filter(({ table, key }) => !known.has(`${table}/${key}`))
  for (const { table, key, row } of await fetchRows(client, refs)) known.set(`${table}/${key}`, row)
  const row = ((table, key) => known.get(`${table}/${key}`)) as Rows['get']
  const more = pairs
    .flatMap(pair => moreRefsOf(pair, row))
    .filter(({ table, key }) => !known.has(`${table}/${key}`))
  for (const { table, key, row } of await fetchRows(client, more)) known.set(`${table}/${key}`, row)
  return row
}

async function listsOf(client: PoolClient, pairs: readonly Pair[]): Promise<Map<string, KnownList[]>> {
  const found = await client.query(
    `SELECT key FROM rows WHERE tbl = 'sources' AND split_part(key, '/', 1) = ANY ($1) ORDER BY key`,
    [[...new Set(pairs.map(pair => pair.call))]],
  )
  const refs = found.rows.map(({ key }) => ref('sources', key))
  const fetched = (await fetchRows(client, refs)).sort((a, b) => compareUtf8(a.key, b.key))
  const lists = Map.groupBy(fetched, ({ key }) => key.slice(0, key.indexOf('/')))
  const listed = (of: readonly Put[]) => of.map(({ key, row }) => listOf(key, row as SourceRow))
  return new Map([...lists].map(([call, of]) => [call, listed(of)]))
}

async function stretchesBefore(client: PoolClient, pairs: readonly Pair[]): Promise<Map<string, Stretch[]>> {
  const found = await client.query(
    `SELECT ${COLUMNS}, item FROM ${WHOLE} JOIN unnest($1::text[], $2::text[]) AS pair (party, call)
     USING (party, call) ORDER BY nth`,
    columnsOf(pairs, 'party', 'call'),
  )
  return Map.groupBy(found.rows.map(openStretch), keyOf)
}

async function drop(client: PoolClient, stretches: readonly Stretch[]) {
  if (stretches.length === 0) return
  await client.query(
    `WITH one AS (SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[]) AS one (party, call, nth)),
       items AS (DELETE FROM stretch_items AS there USING one
         WHERE there.party = one.party AND there.call = one.call AND there.nth = one.nth)
     DELETE FROM stretches AS there USING one
     WHERE there.party = one.party AND there.call = one.call AND there.nth = one.nth`,
    columnsOf(stretches, 'party', 'call', 'nth'),
  )
}

async function insert(client: PoolClient, stretches: readonly Stretch[]) {
  if (stretches.length === 0) return
  await client.query(
    `WITH fresh AS (SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[],
         $7::text[], $8::text[], $9::text[], $10::text[], $11::text[]) AS one (${COLUMNS}, item, apart, signed, tokens)),
       items AS (INSERT INTO stretch_items (party, call, nth, item) SELECT party, call, nth, item FROM fresh
         ON CONFLICT (party, call, nth) DO UPDATE SET item = excluded.item)
     INSERT INTO stretches (${COLUMNS}, apart, signed, tokens)
     SELECT ${COLUMNS}, apart, signed, array_to_tsvector(string_to_array(tokens, ' ')) FROM fresh`,
    [
      ...columnsOf(stretches, 'call', 'party', 'nth', 'sort', 'from', 'to', 'unsure'),
      stretches.map(formatItem),
      stretches.map(one => apartOf(one.item) ?? null),
      stretches.map(one => one.item.signed ?? ''),
      stretches.map(one => tokensOf(one).join(' ')),
    ],
  )
}

/** A tsquery; every word is quoted, so nothing in it can be an operator. */
function formatMatch(terms: readonly Term[]) {
  return terms.map(formatTerm).join(' & ')
}

function formatTerm(term: Term): string {
  if ('noneOf' in term) return `!${formatPlain({ anyOf: term.noneOf })}`
  if (!('either' in term)) return formatPlain(term)
  return `((${term.either.map(formatPlain).join(' & ')}) | ${formatPlain(term.or)})`
}

function formatPlain(term: Plain) {
  if ('anyOf' in term) return `(${term.anyOf.map(word => `'${word}'`).join(' | ')})`
  return [...term.begins].length <= SHORT ? `'^${term.begins}'` : `'${term.begins}':*`
}

/** Writes what a step has changed, under the log's lock of the caller's transaction. */
async function retally(client: PoolClient, changes: TallyChanges): Promise<void> {
  const all = changes.take()
  if (all.length === 0) return
  const keys = columnsOf(all, 'call', 'facet')
  const before = await client.query(
    `SELECT call, facet, stored FROM roll_tally JOIN unnest($1::text[], $2::text[]) AS one (call, facet)
     USING (call, facet)`,
    keys,
  )
  const known = new Map(before.rows.map(({ call, facet, stored }) => [`${call} ${facet}`, stored as string]))
  const after = all.map(({ call, facet, by }) => changed(call, facet, known.get(`${call} ${facet}`), by))
  await client.query(
    `DELETE FROM roll_tally USING unnest($1::text[], $2::text[]) AS one (call, facet)
     WHERE roll_tally.call = one.call AND roll_tally.facet = one.facet`,
    keys,
  )
  await client.query(
    `INSERT INTO roll_tally (call, facet, stored) SELECT * FROM
     unnest($1::text[], $2::text[], $3::text[]) AS one (call, facet, stored) WHERE stored IS NOT NULL`,
    [...keys, after],
  )
}

export async function tally(client: PoolClient, call: string): Promise<RollTally> {
  const sql = 'SELECT facet, stored FROM roll_tally WHERE call = $1'
  return toTally(call, (await client.query(sql, [call])).rows)
}
