import { type Entry, parseEntry } from '../core/entry.ts'
import { Refusal } from '../core/refusal.ts'
import { parseTime } from '../core/time.ts'
import { DigestSet } from './digest-set.ts'
import { History } from './history.ts'
import { judge, type Prepared, prepare, type VerifiedStatement, verify } from './law.ts'
import type { Laws } from './laws.ts'
import { type KeptRows, MemoryRows } from './memory.ts'
import { Overlay } from './overlay.ts'
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
  readonly history = new History()
  readonly #laws: Laws
  readonly #identities = new DigestSet()

  /** Empty; `rows` are in memory if left out. */
  constructor(laws = LAWS, rows: R = new MemoryRows() as KeptRows as R) {
    this.#laws = laws
    this.rows = rows
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
}
