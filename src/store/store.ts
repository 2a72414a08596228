import type { RollItem, RollPage, RollQuery } from '../register/roll.ts'
import type { Keyed, Ref, Row, RowsFor, Table } from '../register/rows.ts'
import type { Subject } from '../register/subjects.ts'
import type { RollTally } from '../register/tally.ts'
import type { Change, Drawer } from './drawer.ts'
import type { Versions } from './versions.ts'

/** How a store is opened: `read` changes nothing, beside a running server. */
export type Mode = 'write' | 'read'

/** The folder of a SQLite file, or a PostgreSQL. */
export type Place = { readonly dataDir: string } | { readonly databaseUrl: string }

/** The newest published state of the log. */
export interface Head {
  readonly size: number
  /** SHA-256. */
  readonly root: Uint8Array
  /** Unix seconds of the last entry; 0 for an empty log. */
  readonly admitted: number
  /** The signed note, with the cosignatures so far. */
  readonly checkpoint: string
}

/** A checksum of a row, and of its place, that nobody can make without a key outside the database. */
export type RowMac = (table: Table, key: string, json: string) => string

/** A row as it is written. Nothing vanishes from the register. */
export interface Put {
  readonly table: Table
  readonly key: string
  readonly row: Row
}

/** A row of the register as canonical JSON (RFC 8785). */
export interface PrintedRow {
  readonly table: Table
  readonly key: string
  readonly json: string
}

/** Bytes that stand beside the log. A text has no salt; words have 32 bytes of it. */
export interface Words {
  /** `sha256:<base64url>` as the statement binds it. */
  readonly digest: string
  readonly bytes: Uint8Array
  readonly salt: Uint8Array | null
}

/** Something that is not what was written, or does not follow from what it should, in a sentence. */
export interface Fault {
  readonly what: string
  /**
   * What mends it: what the log implies is made anew; entries and words come from a copy; what stands as it was signed,
   * its author says anew; for the rest there is nothing.
   */
  readonly mend: 'rebuild' | 'backup' | 'signed' | 'none'
}

/** A text for good; what has a salt until it is withheld. */
export type KeptAs = 'text' | 'salted'

/** An entry as it is written, with whom and what it is about. */
interface NewEntry {
  readonly bytes: Uint8Array
  readonly identity: Uint8Array
  /** Each once. */
  readonly subjects: readonly Subject[]
}

/** A subject and the index of an entry that is about it. */
export type SubjectAt = readonly [Subject, number]

/** Asks for the newest entries on a subject, from before the entry `before`. */
export interface SubjectQuery {
  readonly before?: number | undefined
  readonly limit: number
}

/** Newest first. */
export interface SubjectPage {
  readonly entries: readonly number[]
  readonly total: number
  /** How many are older than these. */
  readonly older: number
}

/** How far the index of subjects goes. */
export interface Indexed {
  /** Entries of the log that it covers, from the first. */
  readonly entries: number
  /** An entry under one of its subjects is a row. */
  readonly rows: number
}

/** A day on which a stretch of a party begins: what it tells changed, or may have. */
export interface Begin {
  readonly day: string
  readonly party: string
}

/** Asks for those of a roll past the day `after` until `until`, in the order of days, then parties. */
export interface BeginsQuery {
  readonly call: string
  readonly after: string
  readonly until: string
  /** From after this one: the last of the page before. */
  readonly from?: Begin | undefined
  /** As of a `RollQuery`. */
  readonly patiently?: boolean
  readonly limit: number
}

/** What a party is on the roll of a call today, whether it stands there or did. */
export interface Standing {
  readonly call: string
  readonly item: RollItem
}

/** Rows of one table as they are stored, few enough to be written at once. */
export interface Portion {
  readonly table:
    | 'entries'
    | 'identities'
    | 'tiles'
    | 'rows'
    | 'words'
    | 'subjects'
    | 'private'
    | 'versions'
    | 'log'
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** Everything that one step of the sequencer changes, in one transaction. */
export interface Batch {
  /** From `claim`; a later claim by another makes the commit fail. */
  readonly epoch: number
  /** The size before; `from + entries.length` is the size after. */
  readonly from: number
  readonly admitted: number
  readonly root: Uint8Array
  readonly entries: readonly NewEntry[]
  /** Each tile that changed, whole: hashes of 32 bytes, at most 256. */
  readonly tiles: readonly { readonly level: number; readonly index: number; readonly bytes: Uint8Array }[]
  /** The rows that the fold changed, each once. */
  readonly rows: readonly Put[]
  readonly words: readonly Words[]
  /** Digests of words whose bytes and salt are deleted. A text, which has no salt, stays. */
  readonly withheld: readonly string[]
  /** Changes in the drawer, each of another thing. Where one finds something else, the batch writes nothing. */
  readonly beside: readonly Change[]
  readonly checkpoint: string
}

/** All that follows from the entries of a log, made anew. Each can be gone through again: a transaction may be tried twice. */
export interface Remade {
  /** How many entries it was made of. */
  readonly size: number
  /** Of each entry, from the first. */
  readonly identities: Iterable<Uint8Array>
  readonly tiles: Iterable<Batch['tiles'][number]>
  /** The whole register. */
  readonly rows: Iterable<Put>
  /** Digests of words that have to be gone. */
  readonly withheld: readonly string[]
}

/**
 * The database broke off during the commit: the batch may or may not be there. Not a refusal, which would say that
 * nothing was written. Read `head` before signing anything else.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}

/**
 * Where the log, its register and the words live. Every implementation promises, and one contract test checks:
 *
 * - `commit` is atomic and durable. When it resolves, the batch survives a crash of the process, the machine or the
 *   power. When it rejects with a refusal, it wrote nothing. After `OutcomeUnknown` the next `head` tells what
 *   happened, durably. `ChangedMeanwhile` (drawer.ts) says that the drawer is not as the batch asks, and that nothing
 *   was written.
 * - `commit` succeeds only if the log still has the size `from` and the epoch is the newest claimed: of two racing
 *   sequencers one wins and the other learns of it (`read_only`).
 * - No identity is stored twice (`statement_repeated`).
 * - An entry is found by each of its subjects from its commit on.
 * - Reads see whole commits only.
 * - Keys sort by their UTF-8 bytes.
 * - A failing database is told in words, as `store_failing`, a damaged one as `store_damaged`. No error of the
 *   database's own comes out.
 */
export interface Store {
  /** Where another thread opens the same to read. */
  readonly place: Place
  /** What is kept beside the register and never in the log. */
  readonly drawer: Drawer
  /** Undefined for an empty store. */
  head(): Promise<Head | undefined>
  /** Makes the caller the one sequencer and returns its epoch; older epochs are fenced off. */
  claim(): Promise<number>
  /** The newest epoch that was claimed. */
  epoch(): Promise<number>
  /**
   * Writes, durably, what stands there already, and as much as a batch does: refuses `store_failing` where nothing can be
   * written.
   */
  touch(): Promise<void>
  /** Writes nothing: refuses `store_failing` where the disk is full, as far as that can be seen from here. */
  requireRoom(): Promise<void>
  commit(batch: Batch): Promise<void>

  /** Refuses `store_newer` for what newer software has written. */
  versions(): Promise<Versions>
  noteVersions(versions: Versions): Promise<void>
  /** Whether it was closed for good, since a copy of it goes on elsewhere. */
  isGivenUp(): Promise<boolean>
  /**
   * Puts what was made anew in place of what stands there: identities, tiles, the register, the roll with its numbers
   * and its search; all of it or nothing, and in the same step claims the log. Entries, words and drawer stay, but for
   * words that are withheld; no entry is indexed by its subjects then (`index`). False, and nothing is changed, where
   * the log is no longer of that size.
   */
  remake(made: Remade): Promise<boolean>

  entry(index: number): Promise<Uint8Array | undefined>
  /** Entries `from` (inclusive) to `to` (exclusive), in order; fewer at the end of the log. */
  entries(from: number, to: number): Promise<Uint8Array[]>
  /** The index of each identity that the log holds. */
  indexesOf(identities: readonly Uint8Array[]): Promise<(number | undefined)[]>
  /** Entries by their identities, the first of those from `low` to `high`, at the cost of one index search. */
  identitiesWithin(low: Uint8Array, high: Uint8Array, limit: number): Promise<number[]>
  /**
   * Entries on this subject, newest first, at the cost of one index search. Refuses `store_failing` while older entries
   * are not indexed.
   */
  entriesOn(subject: Subject, asked: SubjectQuery): Promise<SubjectPage>
  /** Less than the log holds where an older version of this software wrote it. */
  indexed(): Promise<Indexed>
  /** Which of these entries are found by this subject of theirs. */
  areIndexed(pairs: readonly SubjectAt[]): Promise<boolean[]>
  /** Indexes stored entries from `from` on, each by its subjects; nothing if somebody else has done so meanwhile. */
  index(from: number, entries: readonly (readonly Subject[])[]): Promise<void>
  /** Each tile as stored, perhaps wider than in an older tree; or undefined. */
  tiles(places: readonly { level: number; index: number }[]): Promise<(Uint8Array | undefined)[]>

  /**
   * From now on rows bear this checksum when they are written, and are read by it: `rows`, `rowsOf` and `keysOf` refuse
   * `store_damaged` for any other. False where the row of the log does not bear it: then all were written otherwise.
   */
  authenticate(mac: RowMac): Promise<boolean>
  rows<const R extends readonly Ref[]>(refs: R): Promise<RowsFor<R>>
  /** Rows of one table in the order of their keys, from after `after` ('' for the first). */
  rowsOf<T extends Table>(table: T, after: string, limit: number): Promise<Keyed<T>[]>
  /**
   * A holder's keys, revoked ones too, in the order of key ids, from after `after` ('' for the first), at a cost that
   * does not grow with the register.
   */
  keysOf(holder: string, after: string, limit: number): Promise<Keyed<'keys'>[]>
  /** The whole register sorted by table, then key, a few rows at a time: one consistent snapshot. */
  everyRow(): AsyncGenerator<readonly PrintedRow[], undefined>
  /** All that it holds, as another store takes it: one consistent snapshot. */
  everything(): AsyncIterable<Portion>
  /**
   * Takes over everything of another store, and makes the rolls of it. Refuses `file_exists` where something lies here
   * already. Until it resolves there is no log here.
   */
  fill(portions: AsyncIterable<Portion>): Promise<void>
  words(digest: string): Promise<Words | undefined>
  /** How each of these words is kept, or undefined where it is not; the bytes are not read. */
  wordsKept(digests: readonly string[]): Promise<(KeptAs | undefined)[]>
  /**
   * The spans of a call's roll that stand (register/roll.ts `standsOn`) and match, a page at a time. On a day before
   * the call was issued, nobody is unknown. The roll `DIRECTORY` (directory.ts) has all organisations, by any of their
   * names. Like all below about rolls, it waits until the roll shows what was committed before, and refuses
   * `roll_behind` where that lacks very much.
   */
  roll(query: RollQuery): Promise<RollPage>
  /** Under which letters (register/roll-letters.ts) rows of this query stand, whatever letter it asks for. */
  rollLetters(query: RollQuery): Promise<string[]>
  /**
   * The days on which something on a roll changed or may have, by party, at a cost that does not grow with the roll.
   */
  rollBegins(query: BeginsQuery): Promise<Begin[]>
  /** On every roll of a call, in the order of parties, then calls; their cost does not grow with the rolls. */
  standings(parties: readonly string[]): Promise<Standing[]>
  /** The exact numbers of a call's roll as it stands now, at a cost that does not grow with the roll. */
  rollTally(call: string): Promise<RollTally>
  /** About how many changed rows the rolls do not show yet. */
  rollWaiting(): Promise<number>

  /**
   * Keeps a checkpoint that witnesses have cosigned: merged into the head if that still has its size and root, and as
   * the newest witnessed one unless a larger one is known. The two differ while statements come in.
   */
  cosign(size: number, root: Uint8Array, checkpoint: string): Promise<void>
  /** The newest cosigned checkpoint, as a signed note. */
  witnessed(): Promise<string | undefined>
  /** Bytes of the file that holds what is not in the database's own file yet; null where it has none. */
  logBytes(): Promise<number | null>
  /** Refuses `store_damaged` if the database does not agree with itself (its own integrity check). */
  check(): Promise<void>
  /** What is kept beside the entries and is not what was written, or does not follow from the register (faults.ts). */
  faults(): AsyncIterable<Fault>
  close(): Promise<void>
}
