import { backup, type DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { equalBytes, toHex } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import type { RollPage, RollQuery } from '../register/roll.ts'
import type { Keyed, Ref, RowsFor, Table, Tables } from '../register/rows.ts'
import type { Subject } from '../register/subjects.ts'
import type { RollTally } from '../register/tally.ts'
import { CatchUp } from './catch-up.ts'
import { type Asking, drawerOver } from './drawer-rows.ts'
import { openBytes, openHead, openWords, sealOfHead, tilePlace } from './row-checksum.ts'
import { parseRow } from './row-text.ts'
import { mergeSignatures, newerWitnessed } from './signature-merging.ts'
import { changeDrawer, commitBatch } from './sqlite-commit.ts'
import { connect, type Mode } from './sqlite-file.ts'
import { everyRow, rowsAt } from './sqlite-register.ts'
import { SqliteRoll } from './sqlite-roll.ts'
import { scrub } from './sqlite-scrub.ts'
import { prepareAll, type Statements } from './sqlite-statements.ts'
import { areIndexed, indexedIn, pageOn, putSubjects } from './sqlite-subjects.ts'
import { Wiper } from './sqlite-wipe.ts'
import {
  type Batch,
  type Head,
  type Indexed,
  OutcomeUnknown,
  type Store,
  type SubjectPage,
  type Words,
} from './store.ts'
import { ROLL_STEP } from './stretches.ts'
import { inWords, requireSizes, type Sizes, sqliteTrouble } from './trouble.ts'
import { newWiping } from './wiping.ts'

/** Times that a copy is begun at most. */
const MOST_COPIES = 5

/**
 * The store in one SQLite file: WAL, synchronous=FULL, so a commit is on disk when it returns. All calls of
 * one process go through one connection and never yield inside a transaction, so they cannot interleave;
 * only `everyRow` reads beside it, on a connection of its own.
 */
export class SqliteStore implements Store {
  readonly #path: string
  readonly #mode: Mode
  #db: DatabaseSync
  #run: Statements
  #roll: SqliteRoll
  /** True after a COMMIT that broke off: what it left is settled before anything else is read or written. */
  #unsettled = false
  readonly #catchUp = new CatchUp(() =>
    this.#try('bring in the roll', () => {
      this.#bringIn()
      return this.#roll.waits()
    }),
  )

  readonly #wiper = new Wiper(() => this.#try('wipe what was deleted', () => scrub(this.#db, this.#path)))

  readonly #wiping = newWiping(async () => this.#wiper.wipe())
  readonly drawer = drawerOver(
    {
      read: async asking => this.#try('read the private drawer', () => this.#ask(asking)),
      write: async writings =>
        this.#try('write into the private drawer', () =>
          this.#transact(() => changeDrawer(this.#run, writings)),
        ),
      remove: async asking =>
        this.#try('write into the private drawer', () => {
          this.#requireWriting()
          return this.#ask(asking)
        }),
    },
    this.#wiping,
  )

  private constructor(path: string, mode: Mode, db: DatabaseSync) {
    this.#path = path
    this.#mode = mode
    this.#db = db
    this.#run = prepareAll(db)
    this.#roll = this.#newRoll()
  }

  /**
   * Opens or makes the file. `read` serves audits and exports beside a running server: it changes nothing and
   * needs a database of this software's own schema version.
   */
  static open(path: string, mode: Mode = 'write'): SqliteStore {
    return inWords('open the database', () => new SqliteStore(path, mode, connect(path, mode)))
  }

  async head(): Promise<Head | undefined> {
    return this.#try('read the head', () => this.#head())
  }

  async claim(): Promise<number> {
    return this.#try('claim the log', () => {
      this.#requireWriting()
      return this.#run.claim.get()!.epoch as number
    })
  }

  async commit(batch: Batch): Promise<void> {
    this.#try('commit', () => {
      this.#requireWriting()
      commitBatch(this.#db, this.#run, batch, () => this.#roll.take(batch.rows))
    })
    if (batch.beside.length > 0) this.#wiping.note()
    if (batch.withheld.length > 0) this.#wiper.wipe()
    if (this.#roll.waits()) this.#catchUp.later()
  }

  async entry(index: number): Promise<Uint8Array | undefined> {
    return this.#try('read an entry', () => this.#run.entry.get(index)?.bytes as Uint8Array | undefined)
  }

  async entries(from: number, to: number): Promise<Uint8Array[]> {
    return this.#try('read entries', () =>
      this.#run.entries.all(from, to).map(row => row.bytes as Uint8Array),
    )
  }

  async indexesOf(identities: readonly Uint8Array[]): Promise<(number | undefined)[]> {
    return this.#try('look for statements', () => {
      const indexes = new Array<number | undefined>(identities.length).fill(undefined)
      for (const [at, index] of this.#run.indexesOf.all(JSON.stringify(identities.map(toHex))) as unknown as [
        number,
        number,
      ][])
        indexes[at] = index
      return indexes
    })
  }

  async entriesOn(
    subject: Subject,
    asked: { readonly before?: number | undefined; readonly limit: number },
  ): Promise<SubjectPage> {
    return this.#try('look for entries', () => pageOn(this.#run, subject, asked))
  }

  async indexed(): Promise<Indexed> {
    return this.#try('read the head', () => indexedIn(this.#run))
  }

  async areIndexed(pairs: readonly (readonly [Subject, number])[]): Promise<boolean[]> {
    return this.#try('look for entries', () => areIndexed(this.#run, pairs))
  }

  async index(from: number, entries: readonly (readonly Subject[])[]): Promise<void> {
    this.#try('index entries', () =>
      this.#transact(() => {
        const { changes } = this.#run.indexMore.run(entries.length, entries.flat().length, from)
        if (changes === 1n) putSubjects(this.#run, from, entries)
      }),
    )
  }

  async tiles(places: readonly { level: number; index: number }[]): Promise<(Uint8Array | undefined)[]> {
    return this.#try('read tiles', () =>
      places.map(({ level, index }) => {
        const stored = this.#run.tile.get(level, index)?.bytes as Uint8Array | undefined
        return stored && openBytes(tilePlace(level, index), stored)
      }),
    )
  }

  async rows<const R extends readonly Ref[]>(refs: R): Promise<RowsFor<R>> {
    return this.#try('read the register', () => rowsAt(this.#run, refs))
  }

  async rowsOf<T extends Table>(table: T, after: string, limit: number): Promise<Keyed<T>[]> {
    return this.#try('read the register', () =>
      this.#run.rowsOf.all(table, after, limit).map(({ key, json }) => ({
        key: key as string,
        row: parseRow(table, key as string, json as string),
      })),
    )
  }

  async keysOf(holder: string, limit: number): Promise<Keyed<'keys'>[]> {
    return this.#try('read the register', () =>
      this.#run.keysOf.all(holder, limit).map(({ key, json }) => ({
        key: key as string,
        row: parseRow('keys', key as string, json as string),
      })),
    )
  }

  everyRow(): AsyncGenerator<{ table: Table; key: string; json: string }> {
    return everyRow(this.#path, this.#wiper.readers)
  }

  async words(digest: string): Promise<Words | undefined> {
    return this.#try('read words', () => {
      const row = this.#run.words.get(digest)
      return row && openWords({ ...row } as unknown as Words)
    })
  }

  async roll(query: RollQuery): Promise<RollPage> {
    await this.#broughtIn()
    return this.#try('search the roll', () => this.#roll.page(query))
  }

  async rollTally(call: string): Promise<RollTally> {
    await this.#broughtIn()
    return this.#try('sum up the roll', () => this.#roll.tally.of(call))
  }

  /** Waits until the roll knows all that was committed before. */
  async #broughtIn(): Promise<void> {
    const mark = this.#try('search the roll', () => this.#roll.mark())
    while (this.#try('search the roll', () => this.#roll.waits(mark))) {
      this.#try('bring in the roll', () => this.#bringIn())
      // Whoever asked waits for it; others go on between the steps.
      await setImmediate()
    }
  }

  async cosign(size: number, root: Uint8Array, checkpoint: string): Promise<void> {
    this.#try('keep a cosignature', () => {
      this.#requireWriting()
      const head = this.#head()
      if (head?.size === size && !equalBytes(head.root, root)) return
      this.#run.witness.run(newerWitnessed(this.#run.witnessed.get()!.witnessed as string, checkpoint))
      if (head?.size !== size) return
      const merged = { ...head, checkpoint: mergeSignatures(head.checkpoint, checkpoint) }
      this.#run.cosign.run(merged.checkpoint, sealOfHead(merged))
    })
  }

  async witnessed(): Promise<string | undefined> {
    return this.#try('read the head', () => (this.#run.witnessed.get()!.witnessed as string) || undefined)
  }

  /** SQLite's own check of every page and index, which reads the whole file; then the log's sizes. */
  async check(): Promise<void> {
    const faults = this.#try('check the database', () =>
      this.#db
        .prepare('PRAGMA integrity_check(3)')
        .all()
        .map(row => String(row.integrity_check)),
    ).filter(line => line !== 'ok')
    if (faults.length > 0) throw new Refusal('store_damaged', `SQLite finds: ${faults.join('; ')}`)
    const sizes = this.#try('check the log', () => this.#run.sizes.get()!)
    requireSizes(sizes as unknown as Sizes)
  }

  /** Copies the database as it stands to a new file, beside running reads and writes. */
  async backup(path: string): Promise<void> {
    for (let tries = 1; ; tries++)
      try {
        await backup(this.#db, path)
        return
      } catch (error) {
        // Node copies on a thread of its own over this very connection. Where a commit comes between, it has been seen
        // to break off with no error of SQLite's ("not an error", 0): then nothing is wrong, and it begins anew.
        if (tries < MOST_COPIES && (error as { errcode?: number }).errcode === 0) continue
        throw sqliteTrouble(error, 'copy the database')
      }
  }

  /** Takes over what lies in the private drawer of another file, as it stands there: nothing but that file holds it. */
  takeDrawerOf(path: string): void {
    this.#try('take over the private drawer', () => {
      this.#requireWriting()
      this.#db.prepare('ATTACH DATABASE ? AS former').run(path)
      try {
        this.#db.exec('INSERT INTO private SELECT * FROM former.private')
      } finally {
        this.#db.exec('DETACH DATABASE former')
      }
    })
  }

  async close(): Promise<void> {
    this.#catchUp.stop()
    this.#wiper.stop()
    if (this.#db.isOpen) this.#db.close()
  }

  /**
   * Makes the outcome of a broken COMMIT certain: opens the file anew, which reads the WAL as after a crash,
   * then copies it home under fsync. Until that succeeds nothing else is read or written.
   */
  #settle(): void {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
    if (this.#db.isOpen) this.#db.close()
    this.#db = connect(this.#path, this.#mode)
    this.#run = prepareAll(this.#db)
    this.#roll = this.#newRoll()
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    this.#unsettled = false
  }

  /** One step of bringing the roll up to the register, in a transaction of its own. */
  #bringIn(): void {
    this.#transact(() => this.#roll.bringIn(ROLL_STEP))
  }

  #ask({ sql, values }: Asking) {
    return this.#run.drawer(sql).all(...values)
  }

  #transact(act: () => void): void {
    this.#requireWriting()
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      act()
      this.#db.exec('COMMIT')
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  #head(): Head | undefined {
    const row = this.#run.head.get()
    return row && openHead({ ...row } as unknown as Head & { seal: string })
  }

  #row<T extends Table>(table: T, key: string): Tables[T] | undefined {
    const json = this.#run.row.get(table, key)?.json as string | undefined
    return json === undefined ? undefined : parseRow(table, key, json)
  }

  #newRoll(): SqliteRoll {
    return new SqliteRoll(this.#db, (table, key) => this.#row(table, key))
  }

  #requireWriting(): void {
    if (this.#mode === 'read') throw new Refusal('read_only', 'This database was opened for reading only.')
  }

  #try<T>(doing: string, act: () => T): T {
    try {
      return inWords(doing, () => {
        if (this.#unsettled) this.#settle()
        return act()
      })
    } catch (error) {
      this.#unsettled ||= error instanceof OutcomeUnknown
      throw error
    }
  }
}
