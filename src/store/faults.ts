import { Refusal } from '../core/refusal.ts'
import type { KnownList } from '../register/copied-spans.ts'
import type { Row, Rows, SourceRow, Table } from '../register/rows.ts'
import { DIRECTORY } from './directory.ts'
import { requireDrawerRow } from './drawer-rows.ts'
import type { Found, Reading } from './reading.ts'
import type { RowAuthentication } from './row-authentication.ts'
import { openRow, openWords, parseRow } from './row-checksum.ts'
import { STRETCHES } from './schema.ts'
import { newSearchCheck } from './search-check.ts'
import type { Fault, Words } from './store.ts'
import {
  apartOf,
  formatItem,
  keyOf,
  listOf,
  moreRefsOf,
  openStretch,
  type Pair,
  refsOf,
  type Stretch,
  sameStretch,
  stretchesOf,
} from './stretches.ts'
import { changed, TallyChanges } from './tally.ts'

/** Parties of a roll, or words, that are compared at once. */
const AT_ONCE = 250
/** Words are up to a megabyte long. */
const WORDS_AT_ONCE = 16

/**
 * What stands in a database and is not what was written, or does not follow from the register: rows, words, the roll
 * with its numbers and its search, the drawer. Each fault is a sentence. It goes through the tables a few rows at a
 * time. Whether the rows are what the log says, `avow rebuild` compares.
 */
export async function* faultsIn(reading: Reading, authentication: RowAuthentication): AsyncGenerator<Fault> {
  yield* wordFaults(reading)
  const made = [rowFaults(reading, authentication), pairFaults(reading), stretchFaults(reading)]
  for (const faults of made) for await (const what of faults) yield { what, mend: 'rebuild' }
  for await (const what of drawerFaults(reading)) yield { what, mend: 'none' }
}

/** Why `open` refuses something as not what was written, if it does. */
function faultOf(open: () => unknown): string | undefined {
  try {
    open()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

async function* rowFaults(reading: Reading, authentication: RowAuthentication) {
  const rows = reading.each('SELECT tbl, key, since, json, mac FROM rows ORDER BY tbl, key')
  for await (const { tbl, key, since, json, mac } of rows) {
    const fault = faultOf(() => {
      const row = authentication.parse(tbl as Table, key as string, json as string, mac)
      if (row.since === since) return
      throw new Refusal('store_damaged', `The row ${tbl} ${key} is filed under another entry than it names.`)
    })
    if (fault !== undefined) yield fault
  }
}

/** Words that are not what was bound, that must be gone, or that no entry binds. */
async function* wordFaults(reading: Reading): AsyncGenerator<Fault> {
  const texts = await textsIn(reading)
  for (let after = ''; ; ) {
    const words = await reading.all(
      'SELECT digest, bytes, salt FROM words WHERE digest > $1 ORDER BY digest LIMIT $2',
      after,
      WORDS_AT_ONCE,
    )
    for (const one of words) {
      const fault = faultOf(() => openWords({ ...one } as unknown as Words))
      if (fault !== undefined) yield { what: fault, mend: 'backup' }
      if (one.salt === null && !texts.has(one.digest as string))
        yield { what: `The text ${one.digest} is kept, and no entry publishes it.`, mend: 'none' }
    }
    const salted = words.filter(({ salt }) => salt !== null).map(({ digest }) => digest as string)
    const rows = await rowsIn(reading, 'words', salted)
    for (const digest of salted) {
      const row = rows.get(digest) as { withheld: { entry: number } | null } | undefined
      if (row === undefined)
        yield { what: `The words ${digest} are kept, and no entry binds them.`, mend: 'none' }
      else if (row.withheld !== null)
        yield {
          what: `The words ${digest} are withheld since entry ${row.withheld.entry}, and are still here.`,
          mend: 'rebuild',
        }
    }
    if (words.length < WORDS_AT_ONCE) return
    after = words.at(-1)!.digest as string
  }
}

/** The digests of all texts that calls have published, which are few. */
async function textsIn(reading: Reading): Promise<Set<string>> {
  const digests = new Set<string>()
  for await (const { key, json } of reading.each(`SELECT key, json FROM rows WHERE tbl = 'texts'`))
    faultOf(() => {
      const { manifest, translations } = parseRow('texts', key as string, json as string)
      for (const { digest } of [...manifest.texts, ...translations.map(({ text }) => text)])
        digests.add(digest)
    })
  return digests
}

async function* drawerFaults(reading: Reading) {
  // One at a time: some hold a file.
  for await (const { kind, id } of reading.each('SELECT kind, id FROM private')) {
    const sql = 'SELECT * FROM private WHERE kind = $1 AND id = $2'
    const found = await reading.all(sql, kind as string, id as string)
    if (found.length === 0) yield `The private drawer does not find its own row ${kind} ${id}.`
    for (const thing of found) {
      const fault = faultOf(() => requireDrawerRow(thing))
      if (fault !== undefined) yield fault
    }
  }
}

/** Each party on each roll, by what the register says of it. What waits to be brought in is not compared. */
async function* pairFaults(reading: Reading) {
  const waiting = new Set<string>()
  for await (const { tbl, key } of reading.each('SELECT tbl, key FROM roll_waiting')) {
    waiting.add(tbl === 'sources' ? `sources ${String(key).split('/')[0]}` : `${tbl} ${key}`)
    if (tbl === 'listings') waiting.add(`${DIRECTORY} ${String(key).split('/')[1]}`)
  }
  const waits = ({ call, party }: Pair) =>
    waiting.has(`sources ${call}`) ||
    waiting.has(`${call} ${party}`) ||
    refsOf({ call, party }).some(({ table, key }) => waiting.has(`${table} ${key}`))
  const wrong = (pair: Pair) => `The roll of ${pair.call} does not have ${pair.party} as the register says.`
  for await (const pairs of inBatches(pairsIn(reading)))
    for (const pair of await wrongOf(reading, pairs)) if (!waits(pair)) yield wrong(pair)
  const nobodys = [
    `SELECT DISTINCT call, party FROM stretches WHERE call <> $1 AND NOT EXISTS
      (SELECT 1 FROM rows WHERE tbl IN ('listings', 'signatures') AND key = call || '/' || party)`,
    `SELECT call, party FROM stretches WHERE call = $1 AND NOT EXISTS
      (SELECT 1 FROM rows WHERE tbl = 'parties' AND key = party)`,
  ]
  for (const sql of nobodys)
    for await (const pair of reading.each(sql, DIRECTORY)) yield wrong(pair as unknown as Pair)
}

async function* pairsIn(reading: Reading): AsyncGenerator<Pair> {
  const sql = `SELECT DISTINCT key FROM rows WHERE tbl IN ('listings', 'signatures') ORDER BY key`
  for await (const { key } of reading.each(sql)) {
    const [call = '', party = ''] = String(key).split('/')
    yield { call, party }
  }
  for await (const { key } of reading.each(`SELECT key FROM rows WHERE tbl = 'parties' ORDER BY key`))
    yield { call: DIRECTORY, party: String(key) }
}

async function* inBatches<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const one of all) {
    batch.push(one)
    if (batch.length < AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function wrongOf(reading: Reading, pairs: readonly Pair[]): Promise<Pair[]> {
  const keys = pairs.map(keyOf)
  const known = {
    parties: await rowsIn(reading, 'parties', [...new Set(pairs.map(({ party }) => party))]),
    listings: await rowsIn(reading, 'listings', keys),
    signatures: await rowsIn(reading, 'signatures', keys),
    objections: await rowsIn(reading, 'objections', keys),
  }
  const row = ((table: keyof typeof known, key) => known[table].get(key)) as Rows['get']
  const more = pairs.flatMap(pair => moreRefsOf(pair, row)).map(({ key }) => key)
  for (const [key, one] of await rowsIn(reading, 'listings', more)) known.listings.set(key, one)
  const lists = new Map<string, KnownList[]>()
  for (const call of new Set(pairs.map(pair => pair.call))) lists.set(call, await listsOf(reading, call))
  const stored = await reading.all(
    `SELECT * FROM ${STRETCHES[reading.name]} WHERE (party, call) IN (VALUES ${pairs.map((_, i) => `($${2 * i + 1}, $${2 * i + 2})`).join(', ')})
     ORDER BY nth`,
    ...pairs.flatMap(({ party, call }) => [party, call]),
  )
  const byPair = Map.groupBy(stored, one => keyOf(one as unknown as Pair))
  return pairs.filter(pair => {
    const due = stretchesOf(pair, row, lists.get(pair.call)!)
    const there = byPair.get(keyOf(pair)) ?? []
    return due.length !== there.length || due.some((stretch, nth) => !isStored(stretch, there[nth]!))
  })
}

/** Also what each database keeps beside the columns that both have. */
function isStored(due: Stretch, stored: Found): boolean {
  const there = openedOr(stored)
  if (
    there === undefined ||
    !sameStretch(due, there) ||
    stored.item !== formatItem(due) ||
    stored.nth !== due.nth
  )
    return false
  const { signed, apart = null } = stored
  return signed === (due.item.signed ?? '') && (!('apart' in stored) || apart === (apartOf(due.item) ?? null))
}

/** Rows by their keys; one that is damaged is told of elsewhere and counts as missing. */
async function rowsIn(reading: Reading, table: Table, keys: readonly string[]): Promise<Map<string, Row>> {
  if (keys.length === 0) return new Map()
  const found = await reading.all(
    `SELECT key, json FROM rows WHERE tbl = $1 AND key IN (${keys.map((_, i) => `$${i + 2}`).join(', ')})`,
    table,
    ...keys,
  )
  const rows = new Map<string, Row>()
  for (const { key, json } of found)
    faultOf(
      () => void rows.set(key as string, JSON.parse(openRow(table, key as string, json as string)) as Row),
    )
  return rows
}

async function listsOf(reading: Reading, call: string): Promise<KnownList[]> {
  const sql = `SELECT key FROM rows WHERE tbl = 'sources' AND key > $1 AND key < $2 ORDER BY key`
  const keys = (await reading.all(sql, `${call}/`, `${call}0`)).map(({ key }) => String(key))
  const rows = await rowsIn(reading, 'sources', keys)
  return keys.flatMap(key => (rows.has(key) ? [listOf(key, rows.get(key) as SourceRow)] : []))
}

/** The numbers, the order and the search of the rolls, by the stretches that are stored. */
async function* stretchFaults(reading: Reading) {
  const tally = new TallyChanges()
  const search = newSearchCheck(reading)
  for await (const stored of reading.each(search.stretches)) {
    const stretch = openedOr(stored)
    if (stretch === undefined) continue
    tally.count(stretch, 1)
    const fault = search.pass(stretch, stored)
    if (fault !== undefined) yield fault
  }
  yield* search.end()
  const due = new Map(
    tally.take().map(({ call, facet, by }) => [`${call} ${facet}`, changed(call, facet, undefined, by)]),
  )
  for await (const { call, facet, stored } of reading.each('SELECT call, facet, stored FROM roll_tally')) {
    const place = `${call} ${facet}`
    if (stored !== due.get(place)) yield `The numbers of the roll of ${call} are wrong: ${facet}.`
    due.delete(place)
  }
  for (const place of due.keys()) yield `The numbers of the rolls lack one: ${place}.`
}

function openedOr(stored: Found): Stretch | undefined {
  try {
    return openStretch(stored)
  } catch (error) {
    // Told of already, with its party.
    if (error instanceof Refusal) return undefined
    throw error
  }
}
