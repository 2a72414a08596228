import assert from 'node:assert/strict'
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it, type TestContext } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import { openHarbour } from '../../test/door/real-log.ts'
import { effort, inTurn } from '../../test/effort.ts'
import { longHarbour } from '../../test/long-harbour.ts'
import { type Postgres, startPostgres } from '../../test/postgres.ts'
import { DRAWER_KEY, storeAll } from '../../test/stored-harbour.ts'
import { storyFolder } from '../../test/story-folder.ts'
import { concat } from '../core/bytes.ts'
import { edgeTiles } from '../core/edge.ts'
import { HASH_LENGTH } from '../core/merkle.ts'
import { parseVkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { openStore } from '../store/open.ts'
import type { Place, Store } from '../store/store.ts'
import { isSqliteConstraint } from '../store/trouble.ts'
import { DrawerAuthentication } from './drawer-authentication.ts'
import { Folding } from './folding.ts'
import { fsck } from './fsck.ts'

const memory = longHarbour()

type Column = Readonly<{ name: string; type: string }>

/** What a test does to a database behind the store's back. */
interface Aside {
  /** Every table that stands there, with its columns: a new one is tried too. */
  tables(): Promise<ReadonlyMap<string, readonly Column[]>>
  /** False where the database does not let it happen. */
  run(sql: string): Promise<boolean>
  rows(table: string): Promise<readonly object[]>
  /** As it was before `run`. */
  mend(table: string): Promise<unknown>
}

/**
 * What nothing tells of, and why. Of a table alone: a row that is deleted; of a column: a byte that is changed.
 */
const UNTOLD: Readonly<Record<string, string>> = {
  'log.epoch': 'who may write next: the next start counts on from whatever stands there',
  'log.witnessed': 'what a witness signed, the holder of its key alone can check; the text before is checked',
  private: 'no entry says what lies in the drawer',
  ...Object.fromEntries(
    ['expires', 'due', 'held', 'tries', 'holder', 'about', 'address', 'call'].map(name => [
      `private.${name}`,
      'stands beside what is authenticated, and is no part of it',
    ]),
  ),
}

describe('a damaged database', () => {
  let postgres: Postgres
  const folder = storyFolder('damage')
  before(async () => {
    postgres = await startPostgres()
  })
  after(async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true })
  })

  const databases: Record<string, () => Promise<{ place: Place; aside: (place: Place) => Promise<Aside> }>> =
    {
      SQLite: async () => ({ place: { dataDir: folder }, aside: async () => besideSqlite(folder) }),
      PostgreSQL: async () => {
        const databaseUrl = await postgres.newDatabase()
        return { place: { databaseUrl }, aside: () => besidePostgres(databaseUrl) }
      },
    }
  for (const [name, newPlace] of Object.entries(databases))
    it(`is told in words, and what follows from the log made anew, whatever row or column of ${name} it is`, async () => {
      const { place, aside } = await newPlace()
      await using store = await keyed(place)
      await fill(store.it)
      await makeAnew(store.it)
      assert.deepEqual(await fsck(store.it, parseVkey(memory.vkey)), [])
      await store.it.close()
      const database = await aside(place)
      const cases = [...(await database.tables())].flatMap(([table, columns]) => [
        { what: table, table, sql: deleteOne(name, table) },
        ...columns.map(column => ({
          what: `${table}.${column.name}`,
          table,
          sql: changeOne(name, table, column),
        })),
      ])
      const before = new Map<string, readonly object[]>()
      for (const { table } of cases) before.set(table, await database.rows(table))
      const answers = await searched(place)
      const silent: string[] = []
      for (const { what, table, sql } of inTurn(cases, effort('damagedColumns'))) {
        const isDone = await database.run(sql)
        const told = isDone ? await toldOf(place) : [what]
        const isHarmless = () => table.startsWith('roll_search') && isSame(place, answers)
        if (isDone && !KEPT.includes(table) && !told.some(cannotOpen)) {
          await makeAnewIn(place)
          assert.deepEqual(await toldOf(place), [], what)
          if (table.startsWith('roll_search')) assert.ok(await isSame(place, answers), what)
          else assert.deepEqual(await database.rows(table), before.get(table), what)
        }
        if (told.length === 0 && UNTOLD[what] === undefined && !(await isHarmless())) silent.push(what)
        await database.mend(table)
      }
      assert.deepEqual(silent, [])
      assert.deepEqual(await toldOf(place), [])
    })
})

describe('the tiles of a log', () => {
  /** Two levels of its tiles grow still, and a tile of the first is full. */
  async function longLog(t: TestContext) {
    const real = await openHarbour(t)
    while (real.size < 300)
      await Promise.all(Array.from({ length: 50 }, (_, i) => real.admit(`p-${real.size}-${i}`)))
    const { store } = real
    const told = async () =>
      (await fsck(store, parseVkey(real.vkey))).map(({ entry, what }) => `${entry}: ${what}`)
    assert.deepEqual(await told(), [])
    return { real, store, told }
  }

  const ways: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | undefined>> = {
    missing: () => undefined,
    short: bytes => bytes.subarray(HASH_LENGTH),
    wider: bytes => concat(bytes, new Uint8Array(HASH_LENGTH)),
    ragged: bytes => concat(bytes, Uint8Array.of(1)),
    changed: bytes => bytes.with(0, bytes[0]! ^ 1),
  }

  it('are compared with its entries at every level, those that still grow too', async t => {
    const { real, store, told } = await longLog(t)
    const { tiles } = store
    for (const { level, index } of [{ level: 0, index: 0 }, ...edgeTiles(real.size)])
      for (const [way, changed] of Object.entries(ways)) {
        store.tiles = async places => {
          const found = await tiles.call(store, places)
          return found.map((bytes, i) =>
            places[i]!.level === level && places[i]!.index === index ? bytes && changed(bytes) : bytes,
          )
        }
        const what = `${index * 256 ** (level + 1)}: Tile ${index} at level ${level} does not follow from the entries.`
        assert.ok((await told()).includes(what), `${way}: ${what}`)
      }
  })

  it('end with it, and so do its entries', async t => {
    const { real, store, told } = await longLog(t)
    const { entry } = store
    store.entry = async at => entry.call(store, Math.min(at, real.size - 1))
    assert.deepEqual(await told(), [`${real.size}: An entry ${real.size} stands past the end of the log.`])
  })
})

/** What follows from nothing. */
const KEPT = ['avow_schema', 'entries', 'log', 'private', 'versions', 'words']

/** The tables of the search are not those of FTS5 any more: then a new file is made. */
const cannotOpen = (told: string) => told.includes('fts5')

async function makeAnewIn(place: Place) {
  await using store = await keyed(place)
  await makeAnew(store.it)
}

async function makeAnew(store: Store) {
  await using folding = new Folding()
  await folding.write(store)
}

const disposing = (it: Store) => ({ it, [Symbol.asyncDispose]: () => it.close() })

async function keyed(place: Place & { readonly readOnly?: true }) {
  const store = disposing(await openStore(place))
  await store.it.authenticate(new DrawerAuthentication(DRAWER_KEY).macOfRow)
  return store
}

async function fill(store: Store) {
  await storeAll(store, memory)
  const { size, root, checkpoint } = memory.head()
  await store.cosign(size, root, checkpoint)
  const keys = { holder: 'northhaven', about: 'northhaven', address: 'a@b.example', call: 'harbour-accord' }
  const after = { json: '{"is":1}', expires: 4e9, due: 3e9, held: 3e9, keys }
  const change = new DrawerAuthentication(DRAWER_KEY).seal({ kind: 'draft', id: 'one', after })
  await store.drawer.apply([change], 0)
  // All of the roll is brought in.
  await store.roll({ call: 'harbour-accord', limit: 1 })
}

/** What the roll answers to each word, and on each day. */
async function searched(place: Place) {
  await using store = disposing(await openStore({ ...place, readOnly: true }))
  const asked = [
    ...['', 'n', 'nor', 'westbank', 'port', 'haven', 'quay'].map(q => ({ q })),
    ...['2025-02-01', '2025-04-01', '2026-01-01', '2026-01-02'].map(at => ({ at })),
    ...(['company', 'state'] as const).map(kind => ({ kind })),
    ...(['DE', 'none'] as const).map(country => ({ country })),
    ...(['withdrawn', 'merged', 'listed'] as const).map(status => ({ status })),
  ]
  return await Promise.all(asked.map(one => store.it.roll({ call: 'harbour-accord', limit: 50, ...one })))
}

async function isSame(place: Place, before: unknown) {
  return isDeepStrictEqual(await searched(place).catch(() => null), before)
}

/** Where even opening fails, that tells of it. */
async function toldOf(place: Place): Promise<string[]> {
  try {
    await using store = await keyed({ ...place, readOnly: true })
    return (await fsck(store.it, parseVkey(memory.vkey))).map(({ what }) => what)
  } catch (error) {
    if (error instanceof Refusal) return [`${error.code}: ${error.message}`]
    throw error
  }
}

const rowOf = { SQLite: 'rowid', PostgreSQL: 'ctid' } as Readonly<Record<string, string>>

function deleteOne(name: string, table: string) {
  return `DELETE FROM ${table} WHERE ${oneOf(name, table, 'true')}`
}

/** One row of those that are asked for, from the middle. */
function oneOf(name: string, table: string, where: string) {
  const id = name === 'SQLite' && WITHOUT_ROWID[table] ? WITHOUT_ROWID[table] : rowOf[name]!
  const some = `FROM ${table} WHERE ${where}`
  return `(${id}) = (SELECT ${id} ${some} ORDER BY ${id} LIMIT 1 OFFSET (SELECT count(*) / 2 ${some}))`
}

const WITHOUT_ROWID: Readonly<Record<string, string>> = {
  identities: 'identity',
  private: 'kind, id',
  roll_tally: 'call, facet',
  subjects: 'subject, place',
  versions: 'what',
  roll_days: 'day',
  roll_words: 'word',
  roll_search_idx: 'segid, term',
  roll_search_config: 'k',
}

/** Changes one byte in the middle of a value, or one from a number. */
function changeOne(name: string, table: string, { name: column, type }: Column) {
  const after = AFTER[name]![type.toLowerCase()]
  assert.ok(after, `no test changes a ${type} of ${name}`)
  return `UPDATE ${table} SET ${column} = ${after.replaceAll('?', column)} WHERE ${oneOf(name, table, `${column} IS NOT NULL`)}`
}

const SQLITE_TEXT = `substr(?, 1, length(?) / 2) || CASE substr(?, length(?) / 2 + 1, 1) WHEN 'x' THEN 'y' ELSE 'x' END || substr(?, length(?) / 2 + 2)`
const SQLITE_BYTES = `unhex(hex(substr(?, 1, length(?) / 2)) || CASE hex(substr(?, length(?) / 2 + 1, 1)) WHEN '00' THEN '01' ELSE '00' END || hex(substr(?, length(?) / 2 + 2)))`
const AFTER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SQLite: {
    integer: '? + 1000',
    text: SQLITE_TEXT,
    blob: SQLITE_BYTES,
    '': `CASE typeof(?) WHEN 'blob' THEN ${SQLITE_BYTES} WHEN 'text' THEN ${SQLITE_TEXT} ELSE ? + 1000 END`,
  },
  PostgreSQL: {
    bigint: '? + 1000',
    integer: '? + 1000',
    boolean: 'NOT ?',
    text: `overlay(? PLACING CASE substr(?, length(?) / 2 + 1, 1) WHEN 'x' THEN 'y' ELSE 'x' END FROM length(?) / 2 + 1 FOR 1)`,
    bytea: 'set_byte(?, length(?) / 2, 255 - get_byte(?, length(?) / 2))',
    tsvector: 'ts_delete(?, (tsvector_to_array(?))[1])',
  },
}

function besideSqlite(folder: string): Aside {
  const path = join(folder, 'avow.sqlite')
  const kept = join(folder, 'kept.sqlite')
  const using_ = <T>(act: (db: DatabaseSync) => T) => {
    // It lets nobody write into the tables of an index otherwise.
    const db = new DatabaseSync(path, { defensive: false })
    try {
      return act(db)
    } finally {
      db.close()
    }
  }
  using_(db => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
  copyFileSync(path, kept)
  return {
    tables: async () =>
      using_(db => {
        const names = db
          .prepare(
            `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite_%'`,
          )
          .all()
        return new Map(
          names.map(({ name }) => [
            name as string,
            db.prepare('SELECT name, type FROM pragma_table_info(?)').all(name!) as unknown as Column[],
          ]),
        )
      }),
    run: async sql =>
      using_(db => {
        try {
          return db.prepare(sql).run().changes > 0
        } catch (error) {
          if (isSqliteConstraint(error)) return false
          throw error
        }
      }),
    rows: async table => using_(db => db.prepare(`SELECT * FROM ${table}`).all()),
    async mend() {
      for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
      copyFileSync(kept, path)
    },
  }
}

async function besidePostgres(databaseUrl: string): Promise<Aside> {
  const run = async (sql: string) => {
    const client = new pg.Client(databaseUrl)
    await client.connect()
    return client.query(sql).finally(() => client.end())
  }
  const found = await run(
    `SELECT table_name, column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND is_identity = 'NO'`,
  )
  const tables = Map.groupBy(found.rows as (Column & { table_name: string })[], column => column.table_name)
  await run(
    `CREATE SCHEMA kept; ${[...tables.keys()].map(name => `CREATE TABLE kept.${name} AS SELECT * FROM public.${name}`).join('; ')}`,
  )
  return {
    tables: async () => tables,
    run: async sql => {
      try {
        return ((await run(sql)).rowCount ?? 0) > 0
      } catch (error) {
        if (error instanceof pg.DatabaseError && error.code?.startsWith('23')) return false
        throw error
      }
    },
    rows: async table => (await run(`SELECT * FROM ${table} ORDER BY ${table}::text`)).rows,
    mend: table =>
      run(`DELETE FROM ${table}; INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept.${table}`),
  }
}
