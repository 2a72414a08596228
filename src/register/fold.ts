import { toHex } from '../core/bytes.ts'
import { type Entry, parseEntry } from '../core/entry.ts'
import { Refusal } from '../core/refusal.ts'
import { parseTime } from '../core/time.ts'
import { History } from './history.ts'
import { judge, type Prepared, prepare, type VerifiedStatement, verify } from './law.ts'
import type { Laws } from './laws.ts'
import { MemoryRows } from './memory.ts'
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
export class Register {
  readonly rows = new MemoryRows()
  readonly history = new History()
  readonly #laws: Laws
  readonly #identities = new Set<string>()

  constructor(laws = LAWS) {
    this.#laws = laws
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

  /** Judges the next entry, whose signatures were verified elsewhere. */
  take({ bytes, entry }: ReadEntry, verified: VerifiedStatement): void {
    const identity = toHex(verified.identity)
    if (this.#identities.has(identity))
      throw new Refusal(
        'statement_repeated',
        `Entry ${this.history.size} repeats a statement that the log holds already.`,
      )
    this.rows.attempt(() => judge(verified, parseTime(entry.admitted), this.rows, this.history))
    this.#identities.add(identity)
    this.history.append(bytes, entry.admitted)
  }
}
