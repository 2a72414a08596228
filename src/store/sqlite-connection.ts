import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { attempt, Refusal } from '../core/refusal.ts'
import { isDiskFailing, unlessHeld } from './patience.ts'
import { Readers } from './reading.ts'
import { connect, connectAgain, isWritable } from './sqlite-file.ts'
import { rowAt } from './sqlite-register.ts'
import { SqliteRoll } from './sqlite-roll.ts'
import { prepareAll, type Statements, transact, transactUnsynced } from './sqlite-statements.ts'
import { emptyWal, SHORT_WAL } from './sqlite-wal.ts'
import { READERS_MS } from './sqlite-wipe.ts'
import { type Mode, OutcomeUnknown } from './store.ts'
import { inWords, OPENING, requireWriting, sqliteTrouble } from './trouble.ts'
import { WalCopying } from './wal-copying.ts'

/** An open file, with what was prepared on it. */
interface Opened {
  readonly db: DatabaseSync
  readonly run: Statements
  readonly roll: SqliteRoll
}

/**
 * The connection that all calls of a process share. They never yield inside a transaction, so they cannot interleave. It
 * outlives faults of the disk: whoever asks next finds the file opened anew, and certain what became of a COMMIT that
 * broke off. So nobody keeps what they were given; each asks for it again.
 *
 * `doing` is what is tried, as in "commit", for the words of a refusal.
 */
export class SqliteConnection {
  readonly path: string
  /** Those who read beside it, each on a connection of their own. */
  readonly readers: Readers
  readonly #copying: WalCopying
  #mode: Mode
  #opened: Opened
  /** Why it is open for reading alone until somebody can claim the log. */
  #failing: Refusal | null = null
  /** Since when nobody could claim it for those who read beside, in milliseconds of this process. */
  #askedSince: number | undefined
  /** After a COMMIT that broke off. Its outcome is settled before anything else is read or written. */
  #isUnsettled = false
  #isClosed = false

  private constructor(path: string, mode: Mode) {
    this.path = path
    this.readers = new Readers(path)
    this.#copying = new WalCopying(path)
    this.#mode = mode
    this.#opened = openedOn(connect(path, mode))
  }

  /** Opens or makes the file. */
  static open(path: string, mode: Mode): SqliteConnection {
    return inWords(OPENING, () => new SqliteConnection(path, mode))
  }

  /** The same; where the disk lets nobody write, the file is read until it can be claimed. */
  static openOrRead(path: string): SqliteConnection {
    try {
      return SqliteConnection.open(path, 'write')
    } catch (error) {
      const reading = isDiskFailing(error) && attempt(() => SqliteConnection.open(path, 'read'))
      if (!(reading instanceof SqliteConnection)) throw error
      reading.#failing = error as Refusal
      return reading
    }
  }

  get isWriting(): boolean {
    return this.#mode === 'write'
  }

  /** Asks once no other process holds the file. */
  async ask<T>(doing: string, act: (opened: Opened) => T): Promise<T> {
    // A copy under way would keep what became of a COMMIT from being settled.
    return this.#ask(doing, act, () => (this.#isUnsettled ? this.#copying.underway : undefined))
  }

  /** The same once nothing is being copied home. */
  async #askToWrite<T>(doing: string, act: (opened: Opened) => T): Promise<T> {
    return this.#ask(doing, act, () => this.#copying.underway)
  }

  async #ask<T>(doing: string, act: (opened: Opened) => T, inTheWay: () => Promise<unknown> | undefined) {
    try {
      return await unlessHeld(() => this.#once(act), inTheWay)
    } catch (error) {
      throw sqliteTrouble(error, doing)
    }
  }

  /** Asks without waiting. */
  askNow<T>(doing: string, act: (opened: Opened) => T): T {
    return inWords(doing, () => this.#once(act))
  }

  async write<T>(doing: string, act: (opened: Opened) => T): Promise<T> {
    const ahead = this.isWriting ? this.#copying.ahead() : undefined
    if (ahead !== undefined) await ahead
    const done = await this.#askToWrite(doing, opened => {
      this.#requireWriting()
      return act(opened)
    })
    this.#copying.look()
    return done
  }

  /** Writes in one transaction. */
  async transact<T>(doing: string, act: (opened: Opened) => T): Promise<T> {
    return this.write(doing, opened => transact(opened.db, () => act(opened)))
  }

  /** Writes in one transaction what can be made again from what is on the disk; it is not synced. */
  async transactUnsynced<T>(doing: string, act: (opened: Opened) => T): Promise<T> {
    return this.write(doing, opened => transactUnsynced(opened.db, () => act(opened)))
  }

  /** Writes; where the disk let nobody do so at the start, it is tried first whether it does now. */
  async claim<T>(doing: string, act: (opened: Opened) => T): Promise<T> {
    return this.#askToWrite(doing, () => {
      if (this.#failing !== null) this.#openForWriting(this.#failing)
      this.#requireWriting()
      return act(this.#opened)
    })
  }

  /** Has a long write-ahead log copied home, as far as that can be; whoever empties it then is not long about it. */
  async copyWal(): Promise<void> {
    if (this.isWriting && this.#copying.isOver(SHORT_WAL)) await this.#copying.copy()
    else await this.#copying.underway
  }

  /** Cuts the write-ahead log where it is long. */
  async shrinkWal(): Promise<void> {
    if (!this.#copying.isOver(SHORT_WAL)) return
    await this.copyWal()
    await this.ask('empty the write-ahead log', ({ db }) => emptyWal(db))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#copying.close()
    if (this.#opened.db.isOpen) this.#opened.db.close()
  }

  #once<T>(act: (opened: Opened) => T): T {
    try {
      if (this.#isUnsettled) this.#settle()
      else if (!this.#opened.db.isOpen && !this.#isClosed) this.#reopen(this.#mode)
      return act(this.#opened)
    } catch (error) {
      const { db } = this.#opened
      // Where a ROLLBACK failed too, nothing else could begin a transaction.
      this.#isUnsettled ||= error instanceof OutcomeUnknown || (db.isOpen && db.isTransaction)
      throw error
    }
  }

  /**
   * Makes the outcome of a broken COMMIT certain: opens the file anew, which reads the WAL as after a crash, then
   * copies it home under fsync. Until that succeeds nothing else is read or written; whoever asks next tries it again,
   * from wherever it broke off.
   */
  #settle() {
    this.#reopen(this.#mode)
    this.readers.letGo()
    if (!emptyWal(this.#opened.db))
      throw new Refusal(
        'store_failing',
        'SQLite broke off, and another process still reads the state of before.',
      )
    this.#isUnsettled = false
  }

  /**
   * Every connection of a process shares what SQLite knows of the file, and with it that it could be read only. So all
   * are closed before: whoever reads the whole register begins anew, but for their sake nothing is tried so long.
   */
  #openForWriting(failing: Refusal) {
    this.#askedSince ??= performance.now()
    const isRead = this.readers.size > 0 && performance.now() < this.#askedSince + READERS_MS
    if (isRead || !isWritable(dirname(this.path))) throw failing
    this.#askedSince = undefined
    this.readers.letGo()
    try {
      this.#reopen('write')
      this.#failing = null
    } catch (error) {
      this.#reopen('read')
      throw error
    }
  }

  #reopen(mode: Mode) {
    if (this.#opened.db.isOpen) this.#opened.db.close()
    this.#opened = openedOn(connectAgain(this.path, mode))
    this.#mode = mode
  }

  #requireWriting() {
    if (this.#failing !== null) throw this.#failing
    requireWriting(this.#mode)
  }
}

function openedOn(db: DatabaseSync): Opened {
  try {
    const run = prepareAll(db)
    return { db, run, roll: new SqliteRoll(db, (table, key) => rowAt(run, table, key)) }
  } catch (error) {
    db.close()
    throw error
  }
}
