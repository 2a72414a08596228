import { dirname } from 'node:path'
import { backup, type DatabaseSync } from 'node:sqlite'
import { toHex } from '../core/bytes.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import type { RollQuery } from '../register/roll.ts'
import type { Ref, Table } from '../register/rows.ts'
import type { Subject } from '../register/subjects.ts'
import { CatchUp } from './catch-up.ts'
import { type Asking, drawerOver } from './drawer-rows.ts'
import { faultsIn } from './faults.ts'
import { isDiskFailing, unlessHeld } from './patience.ts'
import { readSqlite } from './reading.ts'
import { openBytes, openHead, openWords, parseRow, sealOfHead, tilePlace } from './row-checksum.ts'
import { cosigned } from './signature-merging.ts'
import { changeDrawer, commitBatch, newestOn, putSubjects } from './sqlite-commit.ts'
import { connect, emptyWal, isWritable, shrinkWal, walBytes } from './sqlite-file.ts'
import { everyRow, rowsAt } from './sqlite-register.ts'
import { remakeSqlite, TAKE_OVER } from './sqlite-remake.ts'
import { SqliteRoll } from './sqlite-roll.ts'
import { scrub } from './sqlite-scrub.ts'
import { prepareAll, type Statements, transact } from './sqlite-statements.ts'
import { READERS_MS, Wiper } from './sqlite-wipe.ts'
import {
  type Batch,
  type Head,
  type Indexed,
  type KeptAs,
  type Mode,
  OutcomeUnknown,
  type Remade,
  type Store,
  type SubjectAt,
  type SubjectQuery,
  type Words,
} from './store.ts'
import { ROLL_STEP } from './stretches.ts'
import { requireWhole, type SubjectRow, toSubjectPage } from './subject-index.ts'
import { inWords, OPENING, requireSizes, requireWriting, sqliteTrouble } from './trouble.ts'
import { openVersions, type Versions } from './versions.ts'
import { newWiping } from './wiping.ts'

/** Times that a copy is begun at most. */
const MOST_COPIES = 5

/**
 * The store in one SQLite file: WAL, synchronous=FULL, so a commit is on disk when it returns. All calls of a process
 * share one connection and never yield inside a transaction, so they cannot interleave. Only `everyRow` has a
 * connection of its own.
 */
export class SqliteStore implements Store {
  readonly #path: string
  #mode: Mode
  /** Why it is open for reading alone until somebody can claim the log. */
  #failing: Refusal | null = null
  /** Since when nobody could claim it for those who read the whole register, in milliseconds of this process. */
  #askedSince: number | undefined
  #isClosed = false
  #db: DatabaseSync
  #run: Statements
  #roll: SqliteRoll
  /** After a COMMIT that broke off. Its outcome is settled before anything else is read or written. */
  #unsettled = false
  readonly #catchUp = new CatchUp(() =>
    this.#try('bring in the roll', () => {
      if (this.#roll.waits()) this.#transact(() => this.#roll.bringIn(ROLL_STEP))
      return this.#roll.waits()
    }),
  )

  /** At rest, and after a reader for whom it was kept. */
  readonly #shrinking = new CatchUp(async () => {
    await this.#try('empty the write-ahead log', () => shrinkWal(this.#db, this.#path))
    return false
  })

  readonly #wiper = new Wiper(() =>
    inWords('wipe what was deleted', () => this.#once(() => scrub(this.#db, this.#path))),
  )

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

  get place() {
    return { dataDir: dirname(this.#path) }
  }

  /** Opens or makes the file. `read` serves audits and exports beside a running server. */
  static open(path: string, mode: Mode = 'write'): SqliteStore {
    return inWords(OPENING, () => {
      const db = connect(path, mode)
      try {
        const store = new SqliteStore(path, mode, db)
        // What an import, a crash or an upgrade left waiting.
        if (mode === 'write') store.#catchUp.later()
        return store
      } catch (error) {
        db.close()
        throw error
      }
    })
  }

  /** The same for a server, which reads as long as the disk lets nobody write. */
  static openOrRead(path: string): SqliteStore {
    try {
      return SqliteStore.open(path)
    } catch (error) {
      const store = isDiskFailing(error) && attempt(() => SqliteStore.open(path, 'read'))
      if (!(store instanceof SqliteStore)) throw error
      store.#failing = error as Refusal
      return store
    }
  }

  async head() {
    return this.#try('read the head', () => this.#head())
  }

  async claim() {
    return this.#try('claim the log', () => {
      if (this.#failing !== null) this.#openForWriting(this.#failing)
      this.#requireWriting()
      return this.#run.claim.get()!.epoch as number
    })
  }

  async epoch() {
    return this.#try('read who writes the log', () => this.#run.epoch.get()!.epoch as number)
  }

  async touch() {
    await this.#try('write', () => {
      this.#requireWriting()
      this.#run.touch.run()
    })
  }

  async logBytes() {
    return walBytes(this.#path)
  }

  async commit(batch: Batch) {
    await this.#try('commit', () => {
      this.#requireWriting()
      commitBatch(this.#db, this.#run, batch, () => this.#roll.take(batch.rows))
    })
    this.#shrinking.later()
    if (batch.beside.length > 0) this.#wiping.note()
    // The batch is there, whatever becomes of this: what fails is done with the next wipe.
    if (batch.withheld.length > 0 && attempt(() => this.#wiper.wipe()) instanceof Refusal) this.#wiping.note()
    if (this.#roll.waits()) this.#catchUp.later()
  }

  async versions() {
    return this.#try('read the versions', () => openVersions(this.#run.versions.all()))
  }

  async noteVersions(versions: Versions) {
    await this.#try('note the versions', () =>
      this.#transact(() => {
        for (const [what, version] of Object.entries(versions)) this.#run.putVersion.run(version, what)
      }),
    )
  }

  async remake(made: Remade) {
    return this.#try('make anew what follows from the log', () => {
      this.#requireWriting()
      return remakeSqlite(this.#db, this.#run, this.#roll, made)
    })
  }

  async entry(index: number) {
    return this.#try('read an entry', () => this.#run.entry.get(index)?.bytes as Uint8Array | undefined)
  }

  async entries(from: number, to: number) {
    return this.#try('read entries', () =>
      this.#run.entries.all(from, to).map(row => row.bytes as Uint8Array),
    )
  }

  async indexesOf(identities: readonly Uint8Array[]) {
    return this.#try('look for statements', () => {
      const found = this.#run.indexesOf.all(JSON.stringify(identities.map(toHex))) as unknown as Iterable<
        [number, number]
      >
      const indexes = new Map(found)
      return identities.map((_, at) => indexes.get(at))
    })
  }

  async entriesOn(subject: Subject, asked: SubjectQuery) {
    return this.#try('look for entries', () => {
      requireWhole(this.#run.isWhole.get()!.whole === 1)
      const rows = this.#run.entriesOn.all(subject, asked.before ?? Number.MAX_SAFE_INTEGER, asked.limit)
      return toSubjectPage(subject, asked, rows as unknown as SubjectRow[], newestOn(this.#run, subject))
    })
  }

  async indexed() {
    return this.#try('read the head', () => ({ ...this.#run.indexed.get() }) as unknown as Indexed)
  }

  async areIndexed(pairs: readonly SubjectAt[]) {
    return this.#try('look for entries', () =>
      pairs.map(([subject, place]) => this.#run.isIndexed.get(subject, place) !== undefined),
    )
  }

  async index(from: number, entries: readonly (readonly Subject[])[]) {
    await this.#try('index entries', () =>
      this.#transact(() => {
        const { changes } = this.#run.indexMore.run(entries.length, entries.flat().length, from)
        if (changes === 1n) putSubjects(this.#run, from, entries)
      }),
    )
  }

  async tiles(places: readonly { level: number; index: number }[]) {
    return this.#try('read tiles', () =>
      places.map(({ level, index }) => {
        const stored = this.#run.tile.get(level, index)?.bytes as Uint8Array | undefined
        return stored && openBytes(tilePlace(level, index), stored)
      }),
    )
  }

  async rows<const R extends readonly Ref[]>(refs: R) {
    return this.#try('read the register', () => rowsAt(this.#run, refs))
  }

  async rowsOf<T extends Table>(table: T, after: string, limit: number) {
    return this.#try('read the register', () =>
      this.#run.rowsOf.all(table, after, limit).map(row => keyed(table, row)),
    )
  }

  async keysOf(holder: string, limit: number) {
    return this.#try('read the register', () =>
      this.#run.keysOf.all(holder, limit).map(row => keyed('keys', row)),
    )
  }

  everyRow() {
    return everyRow(this.#path, this.#wiper.readers, () => {
      if (this.#mode === 'write') this.#shrinking.later()
    })
  }

  async words(digest: string) {
    return this.#try('read words', () => {
      const row = this.#run.words.get(digest)
      return row && openWords({ ...row } as unknown as Words)
    })
  }

  async wordsKept(digests: readonly string[]) {
    return this.#try('look for words', () =>
      digests.map(digest => this.#run.wordsKept.get(digest)?.kept as KeptAs | undefined),
    )
  }

  async roll(query: RollQuery) {
    await this.#broughtIn()
    return this.#try('search the roll', () => this.#roll.page(query))
  }

  async rollTally(call: string) {
    await this.#broughtIn()
    return this.#try('sum up the roll', () => this.#roll.tally(call))
  }

  async rollWaiting() {
    return this.#try('read the roll', () => this.#roll.waiting())
  }

  /** Waits until the roll knows all that was committed before. */
  async #broughtIn() {
    const mark = await this.#try('search the roll', () => this.#roll.mark())
    await this.#catchUp.until(async () => !(await this.#try('search the roll', () => this.#roll.waits(mark))))
  }

  async cosign(size: number, root: Uint8Array, checkpoint: string) {
    await this.#try('keep a cosignature', () => {
      this.#requireWriting()
      // Whole, or another server could commit between head and checkpoint.
      this.#transact(() => {
        const witnessed = this.#run.witnessed.get()!.witnessed as string
        const after = cosigned(this.#head(), witnessed, { size, root, checkpoint })
        if (after === undefined) return
        this.#run.witness.run(after.witnessed)
        if (after.head !== undefined) this.#run.cosign.run(after.head.checkpoint, sealOfHead(after.head))
      })
    })
  }

  async witnessed() {
    return this.#try('read the head', () => (this.#run.witnessed.get()!.witnessed as string) || undefined)
  }

  /** SQLite's own check of every page and index, which reads the whole file; then the log's sizes. */
  async check() {
    const found = await this.#try('check the database', () =>
      this.#db.prepare('PRAGMA integrity_check(3)').all(),
    )
    const faults = found.map(row => String(row.integrity_check)).filter(line => line !== 'ok')
    if (faults.length > 0) throw new Refusal('store_damaged', `SQLite finds: ${faults.join('; ')}`)
    requireSizes(await this.#try('check the log', () => this.#run.sizes.get()!))
  }

  faults() {
    return readSqlite(this.#path, this.#wiper.readers, faultsIn)
  }

  /** Copies the database to a new file, beside running reads and writes. */
  async backup(path: string) {
    for (let tries = 1; ; tries++)
      try {
        await backup(this.#db, path)
        return
      } catch (error) {
        // Node copies on a thread of its own over this connection. A commit in between has been seen to break the copy
        // off with no error of SQLite's ("not an error", 0): then the copy begins anew.
        if (tries < MOST_COPIES && (error as { errcode?: number }).errcode === 0) continue
        throw sqliteTrouble(error, 'copy the database')
      }
  }

  /** Takes over what follows from nothing: from another file, into this one, which is empty. */
  takeOver(path: string): void {
    inWords('take over another database', () => {
      this.#db.prepare('ATTACH DATABASE ? AS former').run(path)
      try {
        this.#transact(() => this.#db.exec(TAKE_OVER))
      } finally {
        this.#db.exec('DETACH DATABASE former')
      }
    })
  }

  async close() {
    this.#catchUp.stop()
    this.#shrinking.stop()
    this.#wiper.stop()
    this.#isClosed = true
    if (this.#db.isOpen) this.#db.close()
  }

  /**
   * Makes the outcome of a broken COMMIT certain: opens the file anew, which reads the WAL as after a crash, then
   * copies it home under fsync. Until that succeeds nothing else is read or written; whoever asks next tries it again,
   * from wherever it broke off.
   */
  #settle() {
    this.#reopen(this.#mode)
    this.#wiper.letGo()
    if (!emptyWal(this.#db))
      throw new Refusal(
        'store_failing',
        'SQLite broke off, and another process still reads the state of before.',
      )
    this.#unsettled = false
  }

  /**
   * Every connection of a process shares what SQLite knows of the file, and with it that it could be read only. So all
   * are closed before: whoever reads the whole register begins anew, but for their sake nothing is tried so long.
   */
  #openForWriting(failing: Refusal) {
    this.#askedSince ??= performance.now()
    const isRead = this.#wiper.readers.size > 0 && performance.now() < this.#askedSince + READERS_MS
    if (isRead || !isWritable(dirname(this.#path))) throw failing
    this.#askedSince = undefined
    this.#wiper.letGo()
    try {
      this.#reopen('write')
      this.#failing = null
    } catch (error) {
      this.#reopen('read')
      throw error
    }
  }

  #reopen(mode: Mode) {
    if (this.#db.isOpen) this.#db.close()
    this.#db = connect(this.#path, mode, 0)
    this.#run = prepareAll(this.#db)
    this.#roll = this.#newRoll()
    this.#mode = mode
  }

  #requireWriting() {
    if (this.#failing !== null) throw this.#failing
    requireWriting(this.#mode)
  }

  #ask({ sql, values }: Asking) {
    return this.#run.drawer(sql).all(...values)
  }

  #transact(act: () => void): void {
    this.#requireWriting()
    transact(this.#db, act)
  }

  #head() {
    const row = this.#run.head.get()
    return row && openHead({ ...row } as unknown as Head & { seal: string })
  }

  #row<T extends Table>(table: T, key: string) {
    const json = this.#run.row.get(table, key)?.json as string | undefined
    return json === undefined ? undefined : parseRow(table, key, json)
  }

  #newRoll() {
    return new SqliteRoll(this.#db, (table, key) => this.#row(table, key))
  }

  async #try<T>(doing: string, act: () => T) {
    try {
      return await unlessHeld(() => this.#once(act))
    } catch (error) {
      throw sqliteTrouble(error, doing)
    }
  }

  #once<T>(act: () => T) {
    try {
      if (this.#unsettled) this.#settle()
      else if (!this.#db.isOpen && !this.#isClosed) this.#reopen(this.#mode)
      return act()
    } catch (error) {
      // Where a ROLLBACK failed too, nothing else could begin a transaction.
      this.#unsettled ||= error instanceof OutcomeUnknown || (this.#db.isOpen && this.#db.isTransaction)
      throw error
    }
  }
}

function keyed<T extends Table>(table: T, row: Readonly<Record<string, unknown>>) {
  const key = row.key as string
  return { key, row: parseRow(table, key, row.json as string) }
}
