import type { Pool, PoolClient, QueryResultRow } from 'pg'
import { Refusal } from '../core/refusal.ts'
import type { RollQuery } from '../register/roll.ts'
import type { Ref, Table } from '../register/rows.ts'
import type { Subject } from '../register/subjects.ts'
import { CatchUp } from './catch-up.ts'
import { drawerOver } from './drawer-rows.ts'
import { faultsIn } from './faults.ts'
import { everyPortion } from './moving.ts'
import { fillPostgres, giveUpPostgres } from './postgres-moving.ts'
import { askLong, type Connections, columnsOf, newConnections, rollBack, transact } from './postgres-pool.ts'
import { rowsAt } from './postgres-register.ts'
import { remakePostgres } from './postgres-remake.ts'
import { rewrite } from './postgres-rewrite.ts'
import {
  begins,
  bringIn,
  letters,
  markOf,
  measure,
  page,
  standings,
  tally,
  waiting,
  waits,
} from './postgres-roll.ts'
import { migratePostgres, versionRows, versionsOf } from './postgres-schema.ts'
import { isPostgresConstraint, openingTrouble, postgresTrouble, saysRolledBack } from './postgres-trouble.ts'
import { changeDrawer, putSubjects, write } from './postgres-write.ts'
import { type Reading, readPostgres } from './reading.ts'
import { RowAuthentication } from './row-authentication.ts'
import { openBytes, openHead, openWords, sealOfHead, tilePlace } from './row-checksum.ts'
import { HOLDER_OF } from './schema.ts'
import { cosigned } from './signature-merging.ts'
import {
  type Batch,
  type BeginsQuery,
  type Indexed,
  type KeptAs,
  type Mode,
  OutcomeUnknown,
  type Place,
  type Portion,
  type Remade,
  type RowMac,
  type Store,
  type SubjectAt,
  type SubjectQuery,
  type Words,
} from './store.ts'
import { AT_ONCE, concernRoll, ROLL_STEP } from './stretches.ts'
import { requireWhole, type SubjectRow, toSubjectPage } from './subject-index.ts'
import { requireSizes, requireWriting, SIZES, statementRepeated } from './trouble.ts'
import { isGivenUp, type Versions } from './versions.ts'
import { everyRow } from './whole-register.ts'
import { newWiping } from './wiping.ts'

/** Rows brought into the roll after which it is measured. */
const MANY_BROUGHT = 1_000
/** Behind the server's own limit, by which it ends what takes longer. */
const MEASURING_MS = 10_000

/**
 * The store in PostgreSQL, for several nodes. Reads come from a pool; a commit is one transaction whose first
 * statement takes the lock on the log's only row, so commits follow one another whoever sends them.
 */
export class PostgresStore implements Store {
  readonly place: Place
  readonly #connections: Connections
  readonly #pool: Pool
  readonly #mode: Mode
  /** True after a COMMIT without answer: it may still be running, so `head` waits for its lock. */
  #unsettled = false
  readonly #authentication = new RowAuthentication()
  readonly #catchUp = new CatchUp(async () => {
    const isMore = await this.#with('bring in the roll', client => this.#bringIn(client))
    if (!isMore) await this.#measureRoll()
    return isMore
  })

  /** How many rows were brought into the roll since it was measured. */
  #brought = 0
  #marking: Promise<number> | undefined

  readonly #wiping = newWiping(() => rewrite(this.#pool, 'private'))
  readonly drawer = drawerOver(
    {
      read: ({ sql, values }) => this.#ask('read the private drawer', sql, [...values]),
      write: writings =>
        this.#write('write into the private drawer', client => changeDrawer(client, writings)),
      remove: async ({ sql, values }) => {
        requireWriting(this.#mode)
        return this.#ask('write into the private drawer', sql, [...values])
      },
    },
    this.#wiping,
  )

  private constructor(databaseUrl: string, mode: Mode) {
    this.place = { databaseUrl }
    this.#connections = newConnections(databaseUrl, mode)
    this.#pool = this.#connections.pool
    this.#mode = mode
  }

  /** Connects, migrates, and refuses a server that acknowledges what it has not written (`fsync = off`). */
  static async open(databaseUrl: string, mode: Mode = 'write'): Promise<PostgresStore> {
    const store = new PostgresStore(databaseUrl, mode)
    try {
      const opening = async (client: PoolClient) => {
        const { rows } = await client.query('SHOW fsync')
        if (rows[0].fsync !== 'on')
          throw new Refusal(
            'store_failing',
            'This PostgreSQL runs with fsync = off: what it acknowledges can be lost.',
          )
        await migratePostgres(client, mode)
      }
      await store.#with('open the database', opening, (error, doing) =>
        openingTrouble(error, doing, databaseUrl),
      )
      // What an import, a crash or an upgrade left waiting.
      if (mode === 'write') store.#catchUp.later()
      return store
    } catch (error) {
      await store.close()
      throw error
    }
  }

  async head() {
    const isWaiting = this.#unsettled
    const sql = `SELECT size, root, admitted, checkpoint, seal FROM log${isWaiting ? ' FOR UPDATE' : ''}`
    const row = await this.#with('read the head', async client => (await client.query(sql)).rows[0])
    // One that was asked before the COMMIT broke off has settled nothing.
    if (isWaiting) this.#unsettled = false
    return row && openHead(row)
  }

  async claim() {
    return this.#write('claim the log', async client => {
      await client.query('SET LOCAL synchronous_commit = on')
      const { rows } = await client.query('UPDATE log SET epoch = epoch + 1 RETURNING epoch')
      return rows[0].epoch as number
    })
  }

  async epoch() {
    return this.#with('read who writes the log', async client => {
      const { rows } = await client.query('SELECT epoch FROM log')
      return rows[0].epoch as number
    })
  }

  async touch() {
    await this.#write('write', async client => {
      await client.query('SET LOCAL synchronous_commit = on')
      await client.query('UPDATE log SET epoch = epoch')
    })
  }

  /** Its disk is its own: what fills it is told by the write that it refuses. */
  async requireRoom() {}

  async logBytes() {
    return null
  }

  async commit(batch: Batch) {
    requireWriting(this.#mode)
    await this.#with('commit', async client => {
      try {
        await client.query('BEGIN')
        await client.query('SET LOCAL synchronous_commit = on')
        await write(client, batch, this.#authentication)
      } catch (error) {
        await rollBack(client, error)
        throw isPostgresConstraint(error) ? statementRepeated() : error
      }
      await this.#end(client)
    })
    if (batch.beside.length > 0) this.#wiping.note()
    // Withheld words live on in dead rows until the table is written anew; autovacuum does less, if this is hindered.
    if (batch.withheld.length > 0) await rewrite(this.#pool, 'words')
    if (concernRoll(batch.rows).length > AT_ONCE) this.#catchUp.later()
  }

  versions() {
    return this.#with('read the versions', client => versionsOf(client))
  }

  isGivenUp() {
    return this.#with('read the versions', async client => isGivenUp(await versionRows(client)))
  }

  async noteVersions(versions: Versions) {
    const values = [Object.keys(versions), Object.values(versions)]
    const sql = `UPDATE versions SET version = one.version
      FROM unnest($1::text[], $2::bigint[]) AS one (what, version) WHERE versions.what = one.what`
    await this.#write('note the versions', client => client.query(sql, values))
  }

  async remake(made: Remade) {
    const isDone = await this.#write('make anew what follows from the log', client =>
      remakePostgres(client, made, this.#authentication),
    )
    if (isDone && made.withheld.length > 0) await rewrite(this.#pool, 'words')
    return isDone
  }

  async entry(index: number) {
    return (await this.entries(index, index + 1))[0]
  }

  async entries(from: number, to: number) {
    const sql = 'SELECT bytes FROM entries WHERE place >= $1 AND place < $2 ORDER BY place'
    const rows = await this.#ask<{ bytes: Uint8Array }>('read entries', sql, [from, to])
    return rows.map(row => row.bytes)
  }

  async indexesOf(identities: readonly Uint8Array[]) {
    const sql = 'SELECT identity, place FROM identities WHERE identity = ANY ($1)'
    type Found = { identity: Uint8Array; place: number }
    const rows = await this.#ask<Found>('look for statements', sql, [[...identities]])
    const places = new Map(rows.map(row => [row.identity.toHex(), row.place]))
    return identities.map(identity => places.get(identity.toHex()))
  }

  async identitiesWithin(low: Uint8Array, high: Uint8Array, limit: number) {
    const sql =
      'SELECT place FROM identities WHERE identity >= $1 AND identity <= $2 ORDER BY identity LIMIT $3'
    const rows = await this.#ask<{ place: number }>('look for statements', sql, [low, high, limit])
    return rows.map(({ place }) => place)
  }

  async entriesOn(subject: Subject, asked: SubjectQuery) {
    const rows = await this.#ask<SubjectRow & { whole: boolean; newest: number | null }>(
      'look for entries',
      `SELECT log.indexed = log.size AS whole, page.place, page.nth,
         (SELECT nth FROM subjects WHERE subject = $1 ORDER BY place DESC LIMIT 1) AS newest
       FROM log LEFT JOIN LATERAL
         (SELECT place, nth FROM subjects WHERE subject = $1 AND place < $2 ORDER BY place DESC LIMIT $3) AS page ON true
       ORDER BY page.place DESC`,
      [subject, asked.before ?? Number.MAX_SAFE_INTEGER, asked.limit],
    )
    const { whole, newest } = rows[0]!
    requireWhole(whole)
    // The log has one row, which stands there alone where nothing was found.
    const found = rows.filter(({ place }) => place !== null)
    return toSubjectPage(subject, asked, found, newest)
  }

  async indexed() {
    const sql = 'SELECT indexed AS entries, subject_rows AS rows FROM log'
    const [row] = await this.#ask<Indexed & QueryResultRow>('read the head', sql, [])
    return { ...row! }
  }

  async areIndexed(pairs: readonly SubjectAt[]) {
    const rows = await this.#ask<{ there: boolean }>(
      'look for entries',
      `SELECT EXISTS (SELECT 1 FROM subjects WHERE subject = one.subject AND place = one.place) AS there
       FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS one (subject, place, nth) ORDER BY one.nth`,
      [pairs.map(([subject]) => subject), pairs.map(([, place]) => place)],
    )
    return rows.map(({ there }) => there)
  }

  async index(from: number, entries: readonly (readonly Subject[])[]) {
    await this.#write('index entries', async client => {
      const { rowCount } = await client.query(
        'UPDATE log SET indexed = indexed + $1, subject_rows = subject_rows + $2 WHERE indexed = $3',
        [entries.length, entries.flat().length, from],
      )
      if (rowCount === 1) await putSubjects(client, from, entries)
    })
  }

  async tiles(places: readonly { level: number; index: number }[]) {
    const sql = `SELECT level, place, bytes FROM tiles
      JOIN unnest($1::bigint[], $2::bigint[]) AS wanted (level, place) USING (level, place)`
    type Found = { level: number; place: number; bytes: Uint8Array }
    const rows = await this.#ask<Found>('read tiles', sql, columnsOf(places, 'level', 'index'))
    const found = new Map(rows.map(({ level, place, bytes }) => [tilePlace(level, place), bytes]))
    return places.map(({ level, index }) => {
      const place = tilePlace(level, index)
      const stored = found.get(place)
      return stored && openBytes(place, stored)
    })
  }

  async authenticate(mac: RowMac) {
    this.#authentication.learn(mac)
    const sql = `SELECT json, mac FROM rows WHERE tbl = 'log' AND key = 'log'`
    const [row] = await this.#ask<{ json: string; mac: string }>('read the register', sql, [])
    if (row === undefined) return (await this.head()) === undefined
    return this.#authentication.isOurs('log', 'log', row.json, row.mac)
  }

  async rows<const R extends readonly Ref[]>(refs: R) {
    return this.#with('read the register', client => rowsAt(client, refs, this.#authentication))
  }

  async rowsOf<T extends Table>(table: T, after: string, limit: number) {
    const sql = 'SELECT key, json, mac FROM rows WHERE tbl = $1 AND key > $2 ORDER BY key LIMIT $3'
    return this.#keyed(table, sql, [table, after, limit])
  }

  async keysOf(holder: string, after: string, limit: number) {
    const sql = `SELECT key, json, mac FROM rows WHERE tbl = 'keys' AND ${HOLDER_OF.postgres} = $1 AND key > $2
      ORDER BY key LIMIT $3`
    return this.#keyed('keys', sql, [holder, after, limit])
  }

  async #keyed<T extends Table>(table: T, sql: string, values: unknown[]) {
    const rows = await this.#ask<{ key: string; json: string; mac: string }>('read the register', sql, values)
    return rows.map(({ key, json, mac }) => ({
      key,
      row: this.#authentication.parse(table, key, json, mac),
    }))
  }

  everyRow() {
    return this.#read('read the register', everyRow)
  }

  async words(digest: string) {
    const sql = 'SELECT digest, bytes, salt FROM words WHERE digest = $1'
    const [row] = await this.#ask<Words & QueryResultRow>('read words', sql, [digest])
    return row && openWords({ ...row })
  }

  async wordsKept(digests: readonly string[]) {
    const sql = `SELECT digest, CASE WHEN salt IS NULL THEN 'text' ELSE 'salted' END AS kept FROM words
      WHERE digest = ANY ($1)`
    const rows = await this.#ask<{ digest: string; kept: KeptAs }>('look for words', sql, [digests])
    const kept = new Map(rows.map(row => [row.digest, row.kept]))
    return digests.map(digest => kept.get(digest))
  }

  roll(query: RollQuery) {
    return this.#onRoll('search the roll', client => page(client, query), query.patiently)
  }

  rollLetters(query: RollQuery) {
    return this.#onRoll('search the roll', client => letters(client, query))
  }

  rollBegins(query: BeginsQuery) {
    return this.#onRoll('read what changed', client => begins(client, query), query.patiently)
  }

  standings(parties: readonly string[]) {
    return this.#onRoll('read the rolls', client => standings(client, parties))
  }

  rollTally(call: string) {
    return this.#onRoll('sum up the roll', client => tally(client, call))
  }

  async rollWaiting() {
    return this.#with('read the roll', waiting)
  }

  /** Once the roll knows all that was committed before, or `roll_behind`. Whoever waits for that holds no connection. */
  async #onRoll<T>(doing: string, ask: (client: PoolClient) => Promise<T>, patient = false) {
    const mark = await this.#markNow()
    if (mark > 0) {
      if (!patient && this.#mode === 'write') this.#catchUp.requireNear(await this.rollWaiting())
      await this.#catchUp.until(() => this.#with(doing, async client => !(await waits(client, mark))))
    }
    return this.#with(doing, ask)
  }

  /** One look for all who ask in the same turn, before it is sent: a page asks twenty times. */
  #markNow(): Promise<number> {
    this.#marking ??= Promise.resolve().then(() => {
      this.#marking = undefined
      return this.#with('read the roll', markOf)
    })
    return this.#marking
  }

  async cosign(size: number, root: Uint8Array, checkpoint: string) {
    await this.#write('keep a cosignature', async client => {
      const { rows } = await client.query(
        'SELECT size, root, admitted, checkpoint, seal, witnessed FROM log FOR UPDATE',
      )
      const { witnessed, ...row } = rows[0]
      const after = cosigned(openHead(row), witnessed, { size, root, checkpoint })
      if (after === undefined) return
      await client.query('UPDATE log SET witnessed = $1', [after.witnessed])
      if (after.head !== undefined)
        await client.query('UPDATE log SET checkpoint = $1, seal = $2', [
          after.head.checkpoint,
          sealOfHead(after.head),
        ])
    })
  }

  async witnessed() {
    const rows = await this.#ask<{ witnessed: string }>('read the head', 'SELECT witnessed FROM log', [])
    return rows[0]?.witnessed || undefined
  }

  /** Reads the log's tables through, which verifies page checksums where they are on, and compares the sizes. */
  async check() {
    await this.#with('check the database', async client => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      await client.query('SET LOCAL statement_timeout = 0')
      const { rows } = await askLong(
        client,
        `SELECT ${SIZES},
          (SELECT sum(length(json)) FROM rows) AS register, (SELECT sum(length(bytes)) FROM tiles) AS tiles`,
      )
      await client.query('COMMIT')
      requireSizes(rows[0])
    })
  }

  everything() {
    return this.#read('read everything', everyPortion)
  }

  async fill(portions: AsyncIterable<Portion>) {
    await this.#write('take over a register', client => fillPostgres(client, portions))
  }

  async giveUp() {
    await this.#with('close the register', client => transact(client, () => giveUpPostgres(client)))
  }

  faults() {
    return this.#read('check the database', reading => faultsIn(reading, this.#authentication))
  }

  async close() {
    this.#catchUp.stop()
    await this.#connections.close()
  }

  /** Without the server's word that it rolled back, nobody knows yet what became of a COMMIT. */
  async #end(client: PoolClient) {
    try {
      const { command } = await client.query('COMMIT')
      if (command !== 'COMMIT') throw new Refusal('store_failing', 'PostgreSQL rolled the batch back.')
    } catch (error) {
      if (error instanceof Refusal || saysRolledBack(error)) throw error
      this.#unsettled = true
      throw new OutcomeUnknown('The connection broke off while PostgreSQL committed.', { cause: error })
    }
  }

  /** One step of bringing the roll up to the register, under the lock that commits take. Tells whether more waits. */
  async #bringIn(client: PoolClient): Promise<boolean> {
    if (!(await waits(client))) return false
    requireWriting(this.#mode)
    this.#brought += await transact(client, async () => {
      // What a crash of PostgreSQL takes from it still waits then, and is brought in again.
      await client.query('SET LOCAL synchronous_commit = off')
      await client.query('SELECT FROM log FOR UPDATE')
      return bringIn(client, ROLL_STEP)
    })
    return waits(client)
  }

  /** The roll is up to the register, measured or not: whoever waits for it is not told where that fails. */
  async #measureRoll(): Promise<void> {
    if (this.#brought < MANY_BROUGHT) return
    this.#brought = 0
    await this.#with('measure the roll', client => measure(client, MEASURING_MS)).catch(() => undefined)
  }

  async #write<T>(doing: string, act: (client: PoolClient) => Promise<T>) {
    requireWriting(this.#mode)
    return this.#with(doing, client => transact(client, () => act(client)))
  }

  async #ask<R extends QueryResultRow>(doing: string, sql: string, values: unknown[]) {
    return this.#with(doing, async client => (await client.query<R>(sql, values)).rows)
  }

  async *#read<T>(doing: string, look: (reading: Reading) => AsyncIterable<T>): AsyncGenerator<T, undefined> {
    yield* readPostgres(await this.#connect(doing), doing, look)
  }

  async #connect(doing: string, tell = postgresTrouble): Promise<PoolClient> {
    try {
      return await this.#pool.connect()
    } catch (error) {
      throw tell(error, doing)
    }
  }

  /** A connection on which something failed is not used again: nobody knows in what state it is. */
  async #with<T>(doing: string, act: (client: PoolClient) => Promise<T>, tell = postgresTrouble) {
    const client = await this.#connect(doing, tell)
    let failed = true
    try {
      const result = await act(client)
      failed = false
      return result
    } catch (error) {
      throw tell(error, doing)
    } finally {
      client.release(failed)
    }
  }
}
