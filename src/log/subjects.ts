import { Refusal } from '../core/refusal.ts'
import { readEntry } from '../register/fold.ts'
import type { Prepared } from '../register/law.ts'
import { rulesAt } from '../register/laws.ts'
import type { LogRow } from '../register/rows.ts'
import { aboutOf, type Subject, subjectsAt } from '../register/subjects.ts'
import type { Indexed, Store } from '../store/store.ts'
import { logRowOf } from './tree.ts'

/** Entries that are read at once and indexed in one transaction: a start that breaks off goes on after them. */
const AT_ONCE = 1_000

/**
 * Indexes what the log holds of older versions of this software, which kept no index of subjects. It runs before
 * anything is taken or shown, since a history that lacks its older half looks like a whole one.
 */
export async function indexStored(
  store: Store,
  progress: (done: number, size: number) => void = () => {},
): Promise<void> {
  const size = (await store.head())?.size ?? 0
  for (let done = (await store.indexed()).entries; done < size; ) {
    await store.index(done, await subjectsStored(store, await storedFrom(store, done, size)))
    done = (await store.indexed()).entries
    progress(done, size)
  }
}

/** Some entries with their indexes, at least one. */
async function storedFrom(store: Store, from: number, size: number): Promise<[number, Prepared][]> {
  const stored = await store.entries(from, Math.min(size, from + AT_ONCE))
  if (stored.length === 0)
    throw new Refusal('store_damaged', `Entry ${from} is missing; the log has ${size}.`)
  const log = await logRowOf(store)
  return stored.map((bytes, i) => [from + i, readStored(bytes, log, from + i)])
}

function readStored(bytes: Uint8Array, log: LogRow, index: number): Prepared {
  try {
    return readEntry(bytes, rulesAt(log, index)).prepared
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal('store_damaged', `Entry ${index} cannot be read: ${error.message}`)
  }
}

/** The subjects of each of these entries. The register says who holds the keys that they name. */
async function subjectsStored(
  store: Pick<Store, 'rows'>,
  entries: readonly (readonly [number, Prepared])[],
): Promise<Subject[][]> {
  const keys = entries.flatMap(([, prepared]) => aboutOf(prepared).keys)
  const rows = await store.rows(keys)
  const byId = new Map(keys.map(({ key }, i) => [key, rows[i]]))
  return entries.map(([index, prepared]) => subjectsAt(index, prepared, keyid => byId.get(keyid)))
}

/** Told of each fault, with the entry that it touches. */
export type Note = (entry: number | null, what: string) => void

/** Holds the index of subjects to the entries that pass: each is found by each of its subjects, and nothing else is. */
export class IndexCheck {
  readonly #store: Store
  readonly #indexed: Indexed
  readonly #note: Note
  #rows = 0

  private constructor(store: Store, indexed: Indexed, note: Note) {
    this.#store = store
    this.#indexed = indexed
    this.#note = note
  }

  /** Before the size of the log is read: then the index of a log that grows meanwhile is no larger. */
  static async begin(store: Store, note: Note): Promise<IndexCheck> {
    return new IndexCheck(store, await store.indexed(), note)
  }

  /** What older software left to the next start is not missing. */
  async pass(entries: readonly [number, Prepared][]): Promise<void> {
    const due = entries.filter(([index]) => index < this.#indexed.entries)
    const subjects = await subjectsStored(this.#store, due)
    const pairs = due.flatMap(([index], i) => subjects[i]!.map(subject => [subject, index] as const))
    const there = await this.#store.areIndexed(pairs)
    for (const [i, [subject, index]] of pairs.entries())
      if (!there[i]) this.#note(index, `Entry ${index} is not found by its subject, ${subject}.`)
    this.#rows += pairs.length
  }

  end(size: number): void {
    const { entries, rows } = this.#indexed
    if (entries > size)
      this.#note(null, `The index of subjects covers ${entries} entries; the log has ${size}.`)
    if (rows !== this.#rows)
      this.#note(null, `The index of subjects has ${rows} rows; the entries give ${this.#rows}.`)
  }
}

/** The first fault of the index of subjects, in words. */
export async function indexFault(store: Store): Promise<string | undefined> {
  const faults: string[] = []
  const check = await IndexCheck.begin(store, (_, what) => faults.push(what))
  const size = (await store.head())?.size ?? 0
  for (let from = 0; from < size && faults.length === 0; from += AT_ONCE)
    await check.pass(await storedFrom(store, from, size))
  if (faults.length === 0) check.end(size)
  return faults[0]
}
