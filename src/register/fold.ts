import type { Digest } from '../core/digest.ts'
import { type Entry, parseEntry } from '../core/entry.ts'
import { Refusal } from '../core/refusal.ts'
import { parseTime } from '../core/time.ts'
import { DigestSet } from './digest-set.ts'
import { History } from './history.ts'
import { judge, type Prepared, prepare, type VerifiedStatement, verify } from './law.ts'
import type { Laws } from './laws.ts'
import { type KeptRows, MemoryRows } from './memory.ts'
import { Overlay } from './overlay.ts'
import type { KeyRow, Ledger } from './rows.ts'
import { LAWS } from './types.ts'

/** An entry read and bound to its declaration. Its signatures are not checked yet. */
export type ReadEntry = Readonly<{
  bytes: Uint8Array
  entry: Entry
  prepared: Prepared
}>

/** Reads an entry from the bytes of its leaf, by the version of the rules in force; null for entry 0. */
export function readEntry(bytes: Uint8Array, inForce: number | null, laws = LAWS): ReadEntry {
  const entry = parseEntry(bytes)
  return { bytes, entry, prepared: prepare(entry.envelope, inForce, laws) }
}

/** The register of a log, replayed from its first entry by the same law as the door. */
export class Register<R extends KeptRows = MemoryRows> {
  readonly rows: R
  readonly history: History
  readonly #laws: Laws
  readonly #identities: DigestSet

  /** Empty; `rows` are in memory if left out. */
  constructor(laws = LAWS, rows: R = new MemoryRows() as KeptRows as R) {
    this.#laws = laws
    this.rows = rows
    this.history = new History(rows.lay)
    this.#identities = new DigestSet(rows.lay)
  }

  /** The version by which the next entry is judged; null before the first. */
  get rules(): number | null {
    return this.rows.get('log', 'log')?.rules ?? null
  }

  /** Reads, verifies and judges the next entry. Throws the refusal that the door should have given. */
  fold(bytes: Uint8Array): ReadEntry {
    const read = readEntry(bytes, this.rules, this.#laws)
    this.take(
      read,
      verify(read.prepared, keyid => this.rows.get('keys', keyid)),
    )
    return read
  }

  /** What each entry's statement is named by, in the order of the log. */
  identities(): Iterable<Uint8Array> {
    return this.#identities
  }

  /** Judges the next entry, whose signatures were verified elsewhere. One that is refused changes no row. */
  take({ bytes, entry }: ReadEntry, verified: VerifiedStatement): void {
    if (this.#identities.has(verified.identity))
      throw new Refusal(
        'statement_repeated',
        `Entry ${this.history.size} repeats a statement that the log holds already.`,
      )
    const overlay = new Overlay(this.rows)
    judge(verified, parseTime(entry.admitted), overlay, this.history)
    overlay.keep()
    for (const { table, key, row } of overlay.changes()) this.rows.put(table, key, row as never)
    this.#identities.add(verified.identity)
    this.history.append(bytes, entry.admitted)
  }

  /**
   * Judges entries that may follow, and changes nothing: what it returns takes them all, before any other. `verified`
   * says that the signatures of each match, or refuses. Throws the refusal of the first that may not stand there.
   */
  weigh<T extends { readonly bytes: Uint8Array }>(
    coming: readonly T[],
    verified: (
      prepared: Prepared,
      keyRow: (keyid: string) => KeyRow | undefined,
      one: T,
    ) => VerifiedStatement,
  ): () => void {
    const overlay = new Overlay(this.rows)
    const ledger = new Coming(this.history)
    const read = coming.map(one => {
      const { entry, prepared } = readEntry(one.bytes, overlay.get('log', 'log')?.rules ?? null, this.#laws)
      const { identity } = prepared
      if (this.#identities.has(identity))
        throw new Refusal('statement_repeated', 'The log holds this statement already.')
      const settled = verified(prepared, keyid => overlay.get('keys', keyid), one)
      judge(settled, parseTime(entry.admitted), overlay, ledger)
      overlay.keep()
      ledger.advance(parseTime(entry.admitted))
      return { bytes: one.bytes, admitted: entry.admitted, identity }
    })
    return () => {
      for (const { table, key, row } of overlay.changes()) this.rows.put(table, key, row as never)
      for (const { bytes, admitted, identity } of read) {
        this.#identities.add(identity)
        this.history.append(bytes, admitted)
      }
    }
  }
}

/** The log as entries see it that may follow together: what was published before them is all that they can have seen. */
class Coming implements Ledger {
  readonly #history: History
  size: number
  admitted: number

  constructor(history: History) {
    this.#history = history
    this.size = history.size
    this.admitted = history.admitted
  }

  advance(admitted: number): void {
    this.size += 1
    this.admitted = admitted
  }

  rootAt(size: number): Digest | undefined {
    return this.#history.rootAt(size)
  }
}
