import { Refusal } from '../core/refusal.ts'
import { KEYS, TIMES } from './drawer.ts'
import type { Found, Reading } from './reading.ts'
import type { Portion } from './store.ts'

/**
 * How all that a store holds comes into another one, of either database: each table, row by row, as it is stored. Only
 * the roll with its search is made anew from the rows, since each database has its own.
 */

type Kind = 'bytes' | 'int' | 'text'

interface Moved {
  readonly columns: Readonly<Record<string, Kind>>
  /** Where a row may be megabytes long: the columns by which one is asked for at a time. */
  readonly by?: readonly string[]
  /** Which rows, if not all. */
  readonly where?: string
  /** Whether rows of it that a new store has give way to these. */
  readonly gives?: true
}

/** The tables that both databases have alike. Last comes the log itself, which says that the rest is whole. */
const MOVED = {
  entries: { columns: { place: 'int', bytes: 'bytes' } },
  identities: { columns: { identity: 'bytes', place: 'int' } },
  tiles: { columns: { level: 'int', place: 'int', bytes: 'bytes' } },
  rows: { columns: { tbl: 'text', key: 'text', since: 'int', json: 'text', mac: 'text' } },
  words: { columns: { digest: 'text', bytes: 'bytes', salt: 'bytes' }, by: ['digest'] },
  subjects: { columns: { subject: 'text', place: 'int', nth: 'int' } },
  private: {
    columns: { kind: 'text', id: 'text', json: 'text', ...all(KEYS, 'text'), ...all(TIMES, 'int') },
    by: ['kind', 'id'],
  },
  versions: {
    columns: { what: 'text', version: 'int' },
    // Not that it was given up: its copy goes on.
    where: `what IN ('law', 'fold', 'drawer')`,
    gives: true,
  },
  log: {
    columns: {
      ...all(['id', 'epoch', 'size', 'admitted', 'register_rows', 'indexed', 'subject_rows'], 'int'),
      ...all(['checkpoint', 'witnessed', 'seal'], 'text'),
      root: 'bytes',
    },
    gives: true,
  },
} as const satisfies Readonly<Record<Portion['table'], Moved>>

/** Of a portion. */
const MOST_ROWS = 1_000
/** Characters and bytes. */
const MOST_SIZE = 2 ** 20

/** All of a store, in the order in which another one takes it. */
export async function* everyPortion(reading: Reading): AsyncGenerator<Portion> {
  for (const table of Object.keys(MOVED) as Portion['table'][]) {
    let rows: Found[] = []
    let size = 0
    for await (const row of rowsOf(reading, table, MOVED[table])) {
      rows.push(row)
      size += sizeOf(row)
      if (rows.length < MOST_ROWS && size < MOST_SIZE) continue
      yield { table, rows }
      rows = []
      size = 0
    }
    if (rows.length > 0) yield { table, rows }
  }
}

async function* rowsOf(
  reading: Reading,
  table: string,
  { columns, by, where }: Moved,
): AsyncGenerator<Found> {
  const whole = `SELECT ${Object.keys(columns).join(', ')} FROM ${table}`
  if (by === undefined) return yield* reading.each(where === undefined ? whole : `${whole} WHERE ${where}`)
  const one = `${whole} WHERE ${by.map((name, i) => `${name} = $${i + 1}`).join(' AND ')}`
  for await (const place of reading.each(`SELECT ${by.join(', ')} FROM ${table}`))
    yield* await reading.all(one, ...by.map(name => place[name] as string))
}

function sizeOf(row: Found): number {
  let size = 0
  for (const value of Object.values(row))
    if (typeof value === 'string' || value instanceof Uint8Array) size += value.length
  return size
}

type Value = string | number | Uint8Array | null

/** What of a portion goes where. */
export function columnsIn({ table, rows }: Portion) {
  const { columns, gives }: Moved = MOVED[table]
  const names = Object.keys(columns)
  return {
    names,
    /** As PostgreSQL calls an array of each. */
    arrays: Object.values(columns).map(kind => ARRAYS[kind]),
    gives: gives === true,
    rows: rows.map(row => names.map(name => row[name] as Value)),
  }
}

const ARRAYS: Readonly<Record<Kind, string>> = { bytes: 'bytea[]', int: 'bigint[]', text: 'text[]' }

/** Whether something lies in a store already, as `there`. */
export const IS_FILLED = `SELECT EXISTS (SELECT 1 FROM log WHERE size > 0) OR EXISTS (SELECT 1 FROM entries)
  OR EXISTS (SELECT 1 FROM words) OR EXISTS (SELECT 1 FROM private) AS there`

export function requireUnfilled(row: Found | undefined): void {
  if (row?.there)
    throw new Refusal('file_exists', 'A register lies in this database already; nothing was written.')
}

function all<const N extends string>(names: readonly N[], kind: Kind) {
  return Object.fromEntries(names.map(name => [name, kind])) as Record<N, Kind>
}
