import type { RollPage, RollQuery } from '../register/roll.ts'
import type { Keyed, Ref, Row, RowsFor, Table } from '../register/rows.ts'
import type { Subject } from '../register/subjects.ts'
import type { RollTally } from '../register/tally.ts'
import type { Change, Drawer } from './drawer.ts'

/** The newest published state of the log. */
export interface Head {
  readonly size: number
  /** SHA-256 root of the tree. */
  readonly root: Uint8Array
  /** When the last entry was admitted, Unix seconds; 0 for an empty log. */
  readonly admitted: number
  /** The signed note, with the cosignatures that have come in so far. */
  readonly checkpoint: string
}

/** A row as it is written: `row` undefined never happens, since nothing vanishes from the register. */
export interface Put {
  readonly table: Table
  readonly key: string
  readonly row: Row
}

/** Bytes that stand beside the log. A text has no salt; words have 32 bytes of it. */
export interface Words {
  /** `sha256:<base64url>` as the statement binds it. */
  readonly digest: string
  readonly bytes: Uint8Array
  readonly salt: Uint8Array | null
}

/** An entry as it is written, with whom and what it is about. */
interface NewEntry {
  readonly bytes: Uint8Array
  readonly identity: Uint8Array
  /** Each once. */
  readonly subjects: readonly Subject[]
}

/** Entries that are about one subject, newest first. */
export interface SubjectPage {
  readonly entries: readonly number[]
  /** How many there are in all. */
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

/** Everything that one step of the sequencer changes, moved in one transaction. */
export interface Batch {
  /** The epoch that `claim` gave; a later claim by another makes the commit fail. */
  readonly epoch: number
  /** The size before. `from + entries.length` is the size after. */
  readonly from: number
  readonly admitted: number
  readonly root: Uint8Array
  readonly entries: readonly NewEntry[]
  /** Each tile that changed, whole as it stands after: hashes of 32 bytes, at most 256. */
  readonly tiles: readonly { readonly level: number; readonly index: number; readonly bytes: Uint8Array }[]
  /** The rows that the fold changed, each once, as it stands after. */
  readonly rows: readonly Put[]
  readonly words: readonly Words[]
  /** Digests of words that are withheld from now on: bytes and salt are deleted. A text, which has no salt, stays. */
  readonly withheld: readonly string[]
  /**
   * What changes in the drawer in the same moment, each thing once. Where one finds something else, nothing is written.
   */
  readonly beside: readonly Change[]
  readonly checkpoint: string
}

/**
 * Thrown by `commit` where the database broke off while it committed: the batch may or may not be there.
 * Not a refusal, since a refusal says that nothing was written. Read `head` before anything else is signed.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}

/**
 * Where the log, its register and the words live. What every implementation promises, held by one
 * contract test:
 *
 * - `commit` is atomic and durable: when it resolves, everything in the batch survives a crash of the
 *   process, the machine or the power; when it rejects with a refusal nothing of it was written; when it
 *   rejects with `OutcomeUnknown`, the next `head` tells it, durably; when it rejects with `ChangedMeanwhile`
 *   (drawer.ts), something in the drawer is not as a change of the batch asks, and nothing was written.
 * - `commit` succeeds only if the log still has the size `from` and the epoch is the newest claimed:
 *   of two sequencers that race, one wins and the other learns of it (`read_only`).
 * - No identity is stored twice (`statement_repeated`).
 * - An entry is found by each of its subjects from the commit on that stored it.
 * - Reads see whole commits only.
 * - Keys sort by their UTF-8 bytes.
 * - A database that fails is told in words, as `store_failing`; one that disagrees with itself as
 *   `store_damaged`. No error of the database's own comes out.
 */
export interface Store {
  /** What is kept beside the register and never in the log. */
  readonly drawer: Drawer
  /** Undefined for an empty store. */
  head(): Promise<Head | undefined>
  /** Makes the caller the one sequencer and returns its epoch; every older epoch is fenced off. */
  claim(): Promise<number>
  commit(batch: Batch): Promise<void>

  entry(index: number): Promise<Uint8Array | undefined>
  /** Entries `from` (inclusive) to `to` (exclusive), in order; fewer at the end of the log. */
  entries(from: number, to: number): Promise<Uint8Array[]>
  /** The index of each identity that the log holds. */
  indexesOf(identities: readonly Uint8Array[]): Promise<(number | undefined)[]>
  /**
   * Entries that are about this subject, newest first, from before the entry `before`: one search of an index, however
   * many there are. Refuses `store_failing` while older entries are not indexed.
   */
  entriesOn(
    subject: Subject,
    asked: { readonly before?: number | undefined; readonly limit: number },
  ): Promise<SubjectPage>
  /** Less than the log holds where an older version of this software wrote it. */
  indexed(): Promise<Indexed>
  /** Which of these entries are found by this subject of theirs. */
  areIndexed(pairs: readonly (readonly [Subject, number])[]): Promise<boolean[]>
  /** Indexes stored entries, from `from` on, by the subjects of each; nothing if others have done so meanwhile. */
  index(from: number, entries: readonly (readonly Subject[])[]): Promise<void>
  /** Each tile as stored (perhaps wider than the width asked for in some older tree), or undefined. */
  tiles(places: readonly { level: number; index: number }[]): Promise<(Uint8Array | undefined)[]>

  rows<const R extends readonly Ref[]>(refs: R): Promise<RowsFor<R>>
  /** Rows of one table in the order of their keys, from after `after` ('' for the first). */
  rowsOf<T extends Table>(table: T, after: string, limit: number): Promise<Keyed<T>[]>
  /**
   * Keys of one holder, revoked ones too, in the order of their key ids; what it costs does not grow with the register.
   */
  keysOf(holder: string, limit: number): Promise<Keyed<'keys'>[]>
  /** Every row of the register, canonical JSON, sorted by table, then key; one consistent snapshot. */
  everyRow(): AsyncIterable<{ table: Table; key: string; json: string }>
  words(digest: string): Promise<Words | undefined>
  /** The roll of a call: the spans that stand (register/roll.ts `standsOn`) and match, a page at a time. */
  roll(query: RollQuery): Promise<RollPage>
  /** The roll of a call as it stands now, summed up: exact, at a cost that does not grow with the roll. */
  rollTally(call: string): Promise<RollTally>

  /**
   * Keeps a checkpoint that witnesses have cosigned: merged into the head if it is still of that size and root, and as
   * the newest witnessed one unless a larger one is known. While statements come in, the two differ.
   */
  cosign(size: number, root: Uint8Array, checkpoint: string): Promise<void>
  /** The newest checkpoint with cosignatures that was kept, as a signed note. */
  witnessed(): Promise<string | undefined>
  /** Throws `store_damaged` if the database does not agree with itself (its own integrity check). */
  check(): Promise<void>
  close(): Promise<void>
}
