import { dirname } from 'node:path'
import { backup } from 'node:sqlite'
import { toHex } from '../core/bytes.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import type { RollQuery } from '../register/roll.ts'
import type { Ref, Table } from '../register/rows.ts'
import type { Subject } from '../register/subjects.ts'
import { CatchUp } from './catch-up.ts'
import { type Asking, drawerOver } from './drawer-rows.ts'
import { faultsIn } from './faults.ts'
import { everyPortion, IS_FILLED, requireUnfilled } from './moving.ts'
import { requireRoom, tryRoom } from './room.ts'
import { RowAuthentication } from './row-authentication.ts'
import { openBytes, openHead, openWords, sealOfHead, tilePlace } from './row-checksum.ts'
import { cosigned } from './signature-merging.ts'
import { changeDrawer, commitBatch, newestOn, putSubjects } from './sqlite-commit.ts'
import { SqliteConnection } from './sqlite-connection.ts'
import { goOnSqlite, putPortion } from './sqlite-moving.ts'
import { rowsAt } from './sqlite-register.ts'
import { remakeSqlite, TAKE_OVER } from './sqlite-remake.ts'
import { scrub } from './sqlite-scrub.ts'
import { type Statements, transact } from './sqlite-statements.ts'
import { walBytes } from './sqlite-wal.ts'
import { Wiper } from './sqlite-wipe.ts'
import type {
  Batch,
  BeginsQuery,
  Head,
  Indexed,
  KeptAs,
  Mode,
  Place,
  Portion,
  Remade,
  RowMac,
  Store,
  SubjectAt,
  SubjectQuery,
  Words,
} from './store.ts'
import { AT_ONCE, ROLL_STEP } from './stretches.ts'
import { requireWhole, type SubjectRow, toSubjectPage } from './subject-index.ts'
import { ALL_WAIT } from './tally.ts'
import { inWords, requireSizes } from './trouble.ts'
import { isGivenUp, openVersions, type Versions } from './versions.ts'
import { everyRow } from './whole-register.ts'
import { newWiping } from './wiping.ts'

/** Pages that a copy takes between two turns of its own process. */
const COPIED_AT_ONCE = 1_000

/**
 * The store in one SQLite file: WAL, synchronous=FULL, so a commit is on disk when it returns. What only brings the
 * roll up to the register is not synced. All calls of a process share one connection; whoever reads the whole register
 * has another.
 */
export class SqliteStore implements Store {
  readonly place: Place
  readonly #connection: SqliteConnection
  readonly #authentication = new RowAuthentication()
  readonly #catchUp = new CatchUp(async () => {
    const isWaiting = await this.#connection.ask('bring in the roll', ({ roll }) => roll.waits())
    return isWaiting && this.#bringIn()
  })

  /** At rest, and after a reader for whom it was kept. */
  readonly #shrinking = new CatchUp(async () => {
    await this.#connection.shrinkWal()
    return false
  })

  readonly #wiper: Wiper
  readonly #wiping = newWiping(
    async () => this.#wiper.wipe(),
    () => this.#connection.copyWal(),
  )
  readonly drawer = drawerOver(
    {
      read: asking => this.#connection.ask('read the private drawer', ({ run }) => askDrawer(run, asking)),
      write: writings =>
        this.#connection.transact('write into the private drawer', ({ run }) => changeDrawer(run, writings)),
      remove: asking =>
        this.#connection.write('write into the private drawer', ({ run }) => askDrawer(run, asking)),
    },
    this.#wiping,
  )

  private constructor(connection: SqliteConnection) {
    const { path, readers } = connection
    this.place = { dataDir: dirname(path) }
    this.#connection = connection
    const ready = () => connection.copyWal()
    this.#wiper = new Wiper(readers, ready, () =>
      connection.askNow('wipe what was deleted', ({ db }) => scrub(db, path)),
    )
    // What an import, a crash or an upgrade left waiting.
    if (connection.isWriting) this.#catchUp.later()
  }

  /** Opens or makes the file. `read` serves audits and exports beside a running server. */
  static open(path: string, mode: Mode = 'write'): SqliteStore {
    return new SqliteStore(SqliteConnection.open(path, mode))
  }

  /** The same for a server, which reads as long as the disk lets nobody write. */
  static openOrRead(path: string): SqliteStore {
    return new SqliteStore(SqliteConnection.openOrRead(path))
  }

  async head() {
    return this.#connection.ask('read the head', ({ run }) => headIn(run))
  }

  async claim() {
    return this.#connection.claim('claim the log', ({ run }) => run.claim.get()!.epoch as number)
  }

  async epoch() {
    return this.#connection.ask('read who writes the log', ({ run }) => run.epoch.get()!.epoch as number)
  }

  async touch() {
    await this.#connection.write('write', ({ run }) => run.touch.run())
    await tryRoom(this.#connection.path)
  }

  requireRoom() {
    return requireRoom(this.#connection.path)
  }

  async logBytes() {
    return walBytes(this.#connection.path)
  }

  async commit(batch: Batch) {
    await this.#connection.write('commit', ({ db, run, roll }) =>
      commitBatch(db, run, batch, this.#authentication, () => roll.take(batch.rows)),
    )
    this.#shrinking.later()
    this.#catchUp.later()
    if (batch.beside.length > 0) this.#wiping.note()
    if (batch.withheld.length === 0) return
    await this.#connection.copyWal()
    // The batch is there, whatever becomes of this: what fails is done with the next wipe.
    if (attempt(() => this.#wiper.wipe()) !== true) this.#wiping.note()
  }

  async versions() {
    return this.#connection.ask('read the versions', ({ run }) => openVersions(run.versions.all()))
  }

  async isGivenUp() {
    return this.#connection.ask('read the versions', ({ run }) => isGivenUp(run.versions.all()))
  }

  async noteVersions(versions: Versions) {
    await this.#connection.transact('note the versions', ({ run }) => {
      for (const [what, version] of Object.entries(versions)) run.putVersion.run(version, what)
    })
  }

  async remake(made: Remade) {
    return this.#connection.write('make anew what follows from the log', ({ db, run, roll }) =>
      remakeSqlite(db, run, roll, this.#authentication, made),
    )
  }

  async entry(index: number) {
    return this.#connection.ask(
      'read an entry',
      ({ run }) => run.entry.get(index)?.bytes as Uint8Array | undefined,
    )
  }

  async entries(from: number, to: number) {
    return this.#connection.ask('read entries', ({ run }) =>
      run.entries.all(from, to).map(row => row.bytes as Uint8Array),
    )
  }

  async indexesOf(identities: readonly Uint8Array[]) {
    return this.#connection.ask('look for statements', ({ run }) => {
      const found = run.indexesOf.all(JSON.stringify(identities.map(toHex))) as unknown as Iterable<
        [number, number]
      >
      const indexes = new Map(found)
      return identities.map((_, at) => indexes.get(at))
    })
  }

  async identitiesWithin(low: Uint8Array, high: Uint8Array, limit: number) {
    return this.#connection.ask('look for statements', ({ run }) =>
      run.identitiesWithin.all(low, high, limit).map(({ place }) => place as number),
    )
  }

  async entriesOn(subject: Subject, asked: SubjectQuery) {
    return this.#connection.ask('look for entries', ({ run }) => {
      requireWhole(run.isWhole.get()!.whole === 1)
      const rows = run.entriesOn.all(subject, asked.before ?? Number.MAX_SAFE_INTEGER, asked.limit)
      return toSubjectPage(subject, asked, rows as unknown as SubjectRow[], newestOn(run, subject))
    })
  }

  async indexed() {
    return this.#connection.ask(
      'read the head',
      ({ run }) => ({ ...run.indexed.get() }) as unknown as Indexed,
    )
  }

  async areIndexed(pairs: readonly SubjectAt[]) {
    return this.#connection.ask('look for entries', ({ run }) =>
      pairs.map(([subject, place]) => run.isIndexed.get(subject, place) !== undefined),
    )
  }

  async index(from: number, entries: readonly (readonly Subject[])[]) {
    await this.#connection.transact('index entries', ({ run }) => {
      const { changes } = run.indexMore.run(entries.length, entries.flat().length, from)
      if (changes === 1n) putSubjects(run, from, entries)
    })
  }

  async tiles(places: readonly { level: number; index: number }[]) {
    return this.#connection.ask('read tiles', ({ run }) =>
      places.map(({ level, index }) => {
        const stored = run.tile.get(level, index)?.bytes as Uint8Array | undefined
        return stored && openBytes(tilePlace(level, index), stored)
      }),
    )
  }

  async authenticate(mac: RowMac) {
    this.#authentication.learn(mac)
    const row = await this.#connection.ask('read the register', ({ run }) => run.row.get('log', 'log'))
    if (row === undefined) return (await this.head()) === undefined
    return this.#authentication.isOurs('log', 'log', row.json as string, row.mac)
  }

  #keyed<T extends Table>(table: T, { key, json, mac }: Readonly<Record<string, unknown>>) {
    return { key: key as string, row: this.#authentication.parse(table, key as string, json as string, mac) }
  }

  async rows<const R extends readonly Ref[]>(refs: R) {
    return this.#connection.ask('read the register', ({ run }) => rowsAt(run, this.#authentication, refs))
  }

  async rowsOf<T extends Table>(table: T, after: string, limit: number) {
    return this.#connection.ask('read the register', ({ run }) =>
      run.rowsOf.all(table, after, limit).map(row => this.#keyed(table, row)),
    )
  }

  async keysOf(holder: string, after: string, limit: number) {
    return this.#connection.ask('read the register', ({ run }) =>
      run.keysOf.all(holder, after, limit).map(row => this.#keyed('keys', row)),
    )
  }

  everyRow() {
    return this.#connection.readers.read('read the register', everyRow, () => {
      if (this.#connection.isWriting) this.#shrinking.later()
    })
  }

  async words(digest: string) {
    return this.#connection.ask('read words', ({ run }) => {
      const row = run.words.get(digest)
      return row && openWords({ ...row } as unknown as Words)
    })
  }

  async wordsKept(digests: readonly string[]) {
    return this.#connection.ask('look for words', ({ run }) =>
      digests.map(digest => run.wordsKept.get(digest)?.kept as KeptAs | undefined),
    )
  }

  async roll(query: RollQuery) {
    await this.#broughtIn(query.patiently)
    return this.#connection.ask('search the roll', ({ roll }) => roll.page(query))
  }

  async rollLetters(query: RollQuery) {
    await this.#broughtIn()
    return this.#connection.ask('search the roll', ({ roll }) => roll.letters(query))
  }

  async rollBegins(query: BeginsQuery) {
    await this.#broughtIn(query.patiently)
    return this.#connection.ask('read what changed', ({ roll }) => roll.begins(query))
  }

  async standings(parties: readonly string[]) {
    await this.#broughtIn()
    return this.#connection.ask('read the rolls', ({ roll }) => roll.standings(parties))
  }

  async rollTally(call: string) {
    await this.#broughtIn()
    return this.#connection.ask('sum up the roll', ({ roll }) => roll.tally(call))
  }

  async rollWaiting() {
    return this.#connection.ask('read the roll', ({ roll }) => roll.waiting())
  }

  /** Waits until the roll knows all that was committed before. Refuses `roll_behind`, but not whoever is patient. */
  async #broughtIn(patient = false) {
    const [mark, waiting] = await this.#connection.ask('search the roll', ({ roll }) => {
      const newest = roll.mark()
      return [newest, newest === 0 ? 0 : roll.waiting()] as const
    })
    if (waiting === 0) return
    if (!patient && this.#connection.isWriting) this.#catchUp.requireNear(waiting)
    await this.#catchUp.until(() => this.#connection.ask('search the roll', ({ roll }) => !roll.waits(mark)))
  }

  /** One step, during which nobody is answered. Tells whether more waits. */
  #bringIn(most = AT_ONCE) {
    return this.#connection.transactUnsynced('bring in the roll', ({ roll }) => {
      roll.bringIn(most)
      return roll.waits()
    })
  }

  /** Whole, or another server could commit between head and checkpoint. */
  async cosign(size: number, root: Uint8Array, checkpoint: string) {
    await this.#connection.transact('keep a cosignature', ({ run }) => {
      const witnessed = run.witnessed.get()!.witnessed as string
      const after = cosigned(headIn(run), witnessed, { size, root, checkpoint })
      if (after === undefined) return
      run.witness.run(after.witnessed)
      if (after.head !== undefined) run.cosign.run(after.head.checkpoint, sealOfHead(after.head))
    })
  }

  async witnessed() {
    return this.#connection.ask(
      'read the head',
      ({ run }) => (run.witnessed.get()!.witnessed as string) || undefined,
    )
  }

  /** SQLite's own check of every page and index, which reads the whole file; then the log's sizes. */
  async check() {
    const found = await this.#connection.ask('check the database', ({ db }) =>
      db.prepare('PRAGMA integrity_check(3)').all(),
    )
    const faults = found.map(row => String(row.integrity_check)).filter(line => line !== 'ok')
    if (faults.length > 0) throw new Refusal('store_damaged', `SQLite finds: ${faults.join('; ')}`)
    requireSizes(await this.#connection.ask('check the log', ({ run }) => run.sizes.get()!))
  }

  faults() {
    return this.#connection.readers.read('check the database', reading =>
      faultsIn(reading, this.#authentication),
    )
  }

  /**
   * Copies one state of the database to a new file, whoever writes meanwhile: SQLite would begin a copy anew with each
   * commit of another connection, and would not end beside a busy server.
   */
  async backup(path: string) {
    await this.#connection.readers.alone('copy the database', db =>
      backup(db, path, { rate: COPIED_AT_ONCE }),
    )
    inWords('copy the database', () => goOnSqlite(path))
  }

  everything() {
    return this.#connection.readers.read('read everything', everyPortion)
  }

  /** In many transactions: the log comes last, and until then there is none. */
  async fill(portions: AsyncIterable<Portion>) {
    const doing = 'take over a register'
    await this.#connection.write(doing, ({ db }) => requireUnfilled(db.prepare(IS_FILLED).get()))
    for await (const portion of portions)
      await this.#connection.transact(doing, ({ db }) => putPortion(db, portion))
    await this.#connection.transact(doing, ({ db }) => db.exec(ALL_WAIT))
    while (await this.#bringIn(ROLL_STEP));
  }

  /** Takes over what follows from nothing: from another file, into this one, which is empty. */
  takeOver(path: string): void {
    this.#connection.askNow('take over another database', ({ db }) => {
      db.prepare('ATTACH DATABASE ? AS former').run(path)
      try {
        transact(db, () => db.exec(TAKE_OVER))
      } finally {
        db.exec('DETACH DATABASE former')
      }
    })
  }

  async close() {
    this.#catchUp.stop()
    this.#shrinking.stop()
    this.#wiper.stop()
    await this.#connection.close()
  }
}

function askDrawer(run: Statements, { sql, values }: Asking) {
  return run.drawer(sql).all(...values)
}

function headIn(run: Statements) {
  const row = run.head.get()
  return row && openHead({ ...row } as unknown as Head & { seal: string })
}
