import type { Pool, PoolClient, QueryResultRow } from 'pg'
import { equalBytes } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import type { RollPage, RollQuery } from '../register/roll.ts'
import type { Keyed, Ref, RowsFor, Table } from '../register/rows.ts'
import type { Subject } from '../register/subjects.ts'
import type { RollTally } from '../register/tally.ts'
import { CatchUp } from './catch-up.ts'
import { drawerOver } from './drawer-rows.ts'
import { buffer, plain } from './postgres-bytes.ts'
import { type Mode, newPool } from './postgres-pool.ts'
import { everyRow, keysOf, rowsAt } from './postgres-register.ts'
import { rewrite } from './postgres-rewrite.ts'
import { bringIn, markOf, page, waits } from './postgres-roll.ts'
import { migratePostgres } from './postgres-schema.ts'
import { areIndexed, indexedIn, pageOn, putSubjects } from './postgres-subjects.ts'
import { tally } from './postgres-tally.ts'
import { isPostgresConstraint, postgresTrouble, saysRolledBack } from './postgres-trouble.ts'
import { changeDrawer, write } from './postgres-write.ts'
import { openBytes, openHead, openWords, sealOfHead, tilePlace } from './row-checksum.ts'
import { parseRow } from './row-text.ts'
import { mergeSignatures, newerWitnessed } from './signature-merging.ts'
import {
  type Batch,
  type Head,
  type Indexed,
  OutcomeUnknown,
  type Store,
  type SubjectPage,
  type Words,
} from './store.ts'
import { AT_ONCE, concernRoll, ROLL_STEP } from './stretches.ts'
import { MISNUMBERED } from './subject-index.ts'
import { requireSizes } from './trouble.ts'
import { newWiping } from './wiping.ts'

/**
 * The store in PostgreSQL, for several nodes. Reads come from a pool; a commit is one transaction whose first
 * statement takes the lock on the log's only row, so commits follow one another whoever sends them. Copies are
 * made with pg_dump, which takes a consistent snapshot by itself.
 */
export class PostgresStore implements Store {
  readonly #pool: Pool
  readonly #mode: Mode
  /** True after a COMMIT without answer: it may still be running, so `head` waits for its lock. */
  #unsettled = false
  readonly #catchUp = new CatchUp(() => this.#with('bring in the roll', client => this.#bringIn(client)))

  readonly #wiping = newWiping(() => rewrite(this.#pool, 'private'))
  readonly drawer = drawerOver(
    {
      read: ({ sql, values }) => this.#ask('read the private drawer', sql, [...values]),
      write: writings =>
        this.#with('write into the private drawer', client =>
          this.#transact(client, () => changeDrawer(client, writings)),
        ),
      remove: async ({ sql, values }) => {
        this.#requireWriting()
        return this.#ask('write into the private drawer', sql, [...values])
      },
    },
    this.#wiping,
  )

  private constructor(pool: Pool, mode: Mode) {
    this.#pool = pool
    this.#mode = mode
  }

  /** Connects, migrates, and refuses a server that acknowledges what it has not written (`fsync = off`). */
  static async open(databaseUrl: string, mode: Mode = 'write'): Promise<PostgresStore> {
    const pool = newPool(databaseUrl, mode)
    const store = new PostgresStore(pool, mode)
    try {
      await store.#with('open the database', async client => {
        const { rows } = await client.query('SHOW fsync')
        if (rows[0].fsync !== 'on')
          throw new Refusal(
            'store_failing',
            'This PostgreSQL runs with fsync = off: what it acknowledges can be lost.',
          )
        await migratePostgres(client, mode)
      })
      return store
    } catch (error) {
      await pool.end()
      throw error
    }
  }

  async head(): Promise<Head | undefined> {
    const wait = this.#unsettled ? ' FOR UPDATE' : ''
    const sql = `SELECT size, root, admitted, checkpoint, seal FROM log${wait}`
    const row = await this.#with('read the head', async client => (await client.query(sql)).rows[0])
    this.#unsettled = false
    return row && openHead({ ...row, root: plain(row.root) })
  }

  async claim(): Promise<number> {
    this.#requireWriting()
    return this.#with('claim the log', async client => {
      await client.query('BEGIN')
      await client.query('SET LOCAL synchronous_commit = on')
      const { rows } = await client.query('UPDATE log SET epoch = epoch + 1 RETURNING epoch')
      await client.query('COMMIT')
      return rows[0].epoch as number
    })
  }

  async commit(batch: Batch): Promise<void> {
    this.#requireWriting()
    await this.#with('commit', async client => {
      try {
        await client.query('BEGIN')
        await client.query('SET LOCAL synchronous_commit = on')
        await write(client, batch)
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined)
        if (isPostgresConstraint(error))
          throw new Refusal('statement_repeated', 'The log holds a statement of this batch already.')
        throw error
      }
      await this.#end(client)
    })
    if (batch.beside.length > 0) this.#wiping.note()
    // Withheld words live on in dead rows until the table is written anew; autovacuum does less, if this is hindered.
    if (batch.withheld.length > 0) await rewrite(this.#pool, 'words')
    if (concernRoll(batch.rows).length > AT_ONCE) this.#catchUp.later()
  }

  async entry(index: number): Promise<Uint8Array | undefined> {
    return (await this.entries(index, index + 1))[0]
  }

  async entries(from: number, to: number): Promise<Uint8Array[]> {
    const sql = 'SELECT bytes FROM entries WHERE place >= $1 AND place < $2 ORDER BY place'
    return (await this.#ask<{ bytes: Uint8Array }>('read entries', sql, [from, to])).map(row =>
      plain(row.bytes),
    )
  }

  async indexesOf(identities: readonly Uint8Array[]): Promise<(number | undefined)[]> {
    const sql = 'SELECT identity, place FROM identities WHERE identity = ANY ($1)'
    const rows = await this.#ask<{ identity: Uint8Array; place: number }>('look for statements', sql, [
      identities.map(buffer),
    ])
    const places = new Map(rows.map(row => [plain(row.identity).toHex(), row.place]))
    return identities.map(identity => places.get(identity.toHex()))
  }

  entriesOn(
    subject: Subject,
    asked: { readonly before?: number | undefined; readonly limit: number },
  ): Promise<SubjectPage> {
    return this.#with('look for entries', client => pageOn(client, subject, asked))
  }

  indexed(): Promise<Indexed> {
    return this.#with('read the head', indexedIn)
  }

  areIndexed(pairs: readonly (readonly [Subject, number])[]): Promise<boolean[]> {
    return this.#with('look for entries', client => areIndexed(client, pairs))
  }

  async index(from: number, entries: readonly (readonly Subject[])[]): Promise<void> {
    await this.#with('index entries', client =>
      this.#transact(client, async () => {
        const { rowCount } = await client.query(
          'UPDATE log SET indexed = indexed + $1, subject_rows = subject_rows + $2 WHERE indexed = $3',
          [entries.length, entries.flat().length, from],
        )
        if (rowCount === 1) await putSubjects(client, from, entries)
      }),
    )
  }

  async tiles(places: readonly { level: number; index: number }[]): Promise<(Uint8Array | undefined)[]> {
    const sql = `SELECT level, place, bytes FROM tiles
      JOIN unnest($1::bigint[], $2::bigint[]) AS wanted (level, place) USING (level, place)`
    const wanted = [places.map(one => one.level), places.map(one => one.index)]
    const rows = await this.#ask<{ level: number; place: number; bytes: Uint8Array }>(
      'read tiles',
      sql,
      wanted,
    )
    const found = new Map(
      rows.map(({ level, place, bytes }) => [
        tilePlace(level, place),
        openBytes(tilePlace(level, place), plain(bytes)),
      ]),
    )
    return places.map(({ level, index }) => found.get(tilePlace(level, index)))
  }

  async rows<const R extends readonly Ref[]>(refs: R): Promise<RowsFor<R>> {
    return this.#with('read the register', client => rowsAt(client, refs))
  }

  async rowsOf<T extends Table>(table: T, after: string, limit: number): Promise<Keyed<T>[]> {
    const sql = 'SELECT key, json FROM rows WHERE tbl = $1 AND key > $2 ORDER BY key LIMIT $3'
    const values = [table, after, limit]
    const rows = await this.#ask<{ key: string; json: string }>('read the register', sql, values)
    return rows.map(({ key, json }) => ({ key, row: parseRow(table, key, json) }))
  }

  keysOf(holder: string, limit: number): Promise<Keyed<'keys'>[]> {
    return this.#with('read the register', client => keysOf(client, holder, limit))
  }

  async *everyRow(): AsyncGenerator<{ table: Table; key: string; json: string }> {
    yield* everyRow(await this.#connect('read the register'))
  }

  async words(digest: string): Promise<Words | undefined> {
    const sql = 'SELECT digest, bytes, salt FROM words WHERE digest = $1'
    const [row] = await this.#ask<Words & QueryResultRow>('read words', sql, [digest])
    return row && openWords({ digest, bytes: plain(row.bytes), salt: row.salt && plain(row.salt) })
  }

  roll(query: RollQuery): Promise<RollPage> {
    return this.#onRoll('search the roll', client => page(client, query))
  }

  rollTally(call: string): Promise<RollTally> {
    return this.#onRoll('sum up the roll', client => tally(client, call))
  }

  /** Once the roll knows all that was committed before. */
  #onRoll<T>(doing: string, ask: (client: PoolClient) => Promise<T>): Promise<T> {
    return this.#with(doing, async client => {
      const mark = await markOf(client)
      while (await waits(client, mark)) await this.#bringIn(client)
      return ask(client)
    })
  }

  async cosign(size: number, root: Uint8Array, checkpoint: string): Promise<void> {
    this.#requireWriting()
    await this.#with('keep a cosignature', async client => {
      await client.query('BEGIN')
      try {
        const { rows } = await client.query(
          'SELECT size, root, admitted, checkpoint, seal, witnessed FROM log FOR UPDATE',
        )
        const { witnessed, ...row } = rows[0]
        const head = openHead({ ...row, root: plain(row.root) })
        if (head?.size !== size || equalBytes(head.root, root))
          await client.query('UPDATE log SET witnessed = $1', [newerWitnessed(witnessed, checkpoint)])
        if (head?.size === size && equalBytes(head.root, root)) {
          const merged = { ...head, checkpoint: mergeSignatures(head.checkpoint, checkpoint) }
          await client.query('UPDATE log SET checkpoint = $1, seal = $2', [
            merged.checkpoint,
            sealOfHead(merged),
          ])
        }
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
  }

  async witnessed(): Promise<string | undefined> {
    const rows = await this.#ask<{ witnessed: string }>('read the head', 'SELECT witnessed FROM log', [])
    return rows[0]?.witnessed || undefined
  }

  /** Reads the log's tables through, which verifies page checksums where they are on, and compares the sizes. */
  async check(): Promise<void> {
    await this.#with('check the database', async client => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      await client.query('SET LOCAL statement_timeout = 0')
      const { rows } = await client.query(`SELECT (SELECT size FROM log) AS size,
        (SELECT count(*) FROM entries) AS entries, (SELECT count(*) FROM identities) AS identities,
        (SELECT register_rows FROM log) AS counted, (SELECT count(*) FROM rows) AS rows,
        (SELECT subject_rows FROM log) AS numbered, (SELECT count(*) FROM subjects) AS subjects,
        (${MISNUMBERED}) AS misnumbered,
        (SELECT sum(length(json)) FROM rows) AS register, (SELECT sum(length(bytes)) FROM tiles) AS tiles`)
      await client.query('COMMIT')
      requireSizes(rows[0])
    })
  }

  async close(): Promise<void> {
    this.#catchUp.stop()
    if (!this.#pool.ended) await this.#pool.end()
  }

  /** Without the server's word that it rolled back, nobody knows yet what became of a COMMIT. */
  async #end(client: PoolClient): Promise<void> {
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
    await this.#transact(client, async () => {
      await client.query('SELECT FROM log FOR UPDATE')
      await bringIn(client, ROLL_STEP)
    })
    return waits(client)
  }

  async #transact(client: PoolClient, act: () => Promise<void>): Promise<void> {
    this.#requireWriting()
    await client.query('BEGIN')
    try {
      await act()
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      throw error
    }
  }

  #requireWriting(): void {
    if (this.#mode === 'read') throw new Refusal('read_only', 'This database was opened for reading only.')
  }

  async #ask<R extends QueryResultRow>(doing: string, sql: string, values: unknown[]): Promise<R[]> {
    return this.#with(doing, async client => (await client.query<R>(sql, values)).rows)
  }

  async #connect(doing: string): Promise<PoolClient> {
    try {
      return await this.#pool.connect()
    } catch (error) {
      throw postgresTrouble(error, doing)
    }
  }

  /** A connection on which something failed is not used again: nobody knows in what state it is. */
  async #with<T>(doing: string, act: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#connect(doing)
    let failed = true
    try {
      const result = await act(client)
      failed = false
      return result
    } catch (error) {
      throw postgresTrouble(error, doing)
    } finally {
      client.release(failed)
    }
  }
}
