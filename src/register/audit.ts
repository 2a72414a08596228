import { equalBytes } from '../core/bytes.ts'
import type { Key } from '../core/keys.ts'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import { TILE_WIDTH, type Tile, tileWidth } from '../core/tile.ts'
import { exportLines } from './export.ts'
import { type ReadEntry, Register, readEntry } from './fold.ts'
import { jobsOf, settle } from './law.ts'
import { type Laws, rulesAfter } from './laws.ts'
import { type KeptRows, MemoryRows } from './memory.ts'
import { LAWS } from './types.ts'
import type { SignatureJob, Verdict } from './verdict.ts'

/** Checks signatures in their order, each against the key that comes with it, perhaps in other threads. */
export type VerifySignatures = (jobs: readonly SignatureJob[]) => Promise<readonly Verdict[]>

/** Bundles that are read and verified ahead of the one that is judged: enough to keep every verifier busy. */
const AHEAD = 12

/** `ahead`: bundles that are verified ahead of judgement, 0 where there is one thread for both. */
type AuditSetting = Readonly<{
  ahead?: number | undefined
  laws?: Laws | undefined
  rows?: KeptRows | undefined
  /** Told of each entry that was judged, before the next one is. What it finds wrong it throws as a proof. */
  judged?: ((index: number, entry: ReadEntry) => Promise<void> | undefined) | undefined
}>

/** A bundle that is read while its signatures are being verified. */
type Underway = Readonly<{
  from: number
  entries: readonly ReadEntry[]
  jobCounts: readonly number[]
  /** The keys that these entries bring in. */
  brought: readonly string[]
  verdicts: Promise<readonly Verdict[]>
  /** Why the entry after these could not even be read. */
  fault: unknown
}>

type Failure = Readonly<{ error: unknown }>

/**
 * An audit replays a log from its first entry: it verifies every signature and judges every entry by the law of its
 * place, as the door should have done. Its caller brings the entries and the verifier.
 *
 * Signatures are verified ahead of judgement. That needs only the keys, each of which enters once, by an earlier entry;
 * whether a key may sign is judged afterwards, in order, from the rows.
 *
 * It holds the bundles that are under way, 8 to 16 bytes for each entry, by which its identity is found, and what `rows`
 * hold in memory: no entry, and no key that is a row by then. Hashes are 75 bytes more where `rows` take none.
 */
export class Audit {
  readonly register: Register<KeptRows>
  readonly #laws: Laws
  readonly #verify: VerifySignatures
  readonly #ahead: number
  readonly #judged: AuditSetting['judged']
  /** Of entries that are read and not judged yet. */
  readonly #keys = new Map<string, { readonly key: Key }>()
  #read = 0
  /** The version of the rules after the entries that were read, if all are admitted. */
  #rules: number | null = null
  #signatures = 0
  /** Why `judged` could not look at an entry; it is told of no other. */
  #unseen: Failure | undefined

  constructor(
    verify: VerifySignatures,
    { ahead = AHEAD, laws = LAWS, rows = new MemoryRows(), judged }: AuditSetting = {},
  ) {
    this.register = new Register<KeptRows>(laws, rows)
    this.#laws = laws
    this.#verify = verify
    this.#ahead = ahead
    this.#judged = judged
  }

  get size(): number {
    return this.register.history.size
  }

  get signatures(): number {
    return this.#signatures
  }

  /**
   * Takes entries in order. Throws the refusal that the door should have given, naming the entry, if all before hold, and
   * what `judged` finds wrong. Where `bundles` break off, or `judged` cannot look, the entries that came are judged first:
   * no server hides a false one by breaking off behind it.
   */
  async take(
    bundles: AsyncIterable<readonly Uint8Array[]>,
    progress: (done: number) => void = () => {},
  ): Promise<void> {
    const underway: Underway[] = []
    let broken: Failure | undefined
    const unbroken = async function* () {
      try {
        yield* bundles
      } catch (error) {
        broken = { error }
      }
    }
    for await (const bundle of unbroken()) {
      underway.push(this.#send(bundle))
      if (underway.length > this.#ahead) await this.#judge(underway.shift()!)
      progress(this.size)
      if (this.#unseen !== undefined) break
    }
    for (const sent of underway) {
      await this.#judge(sent)
      progress(this.size)
    }
    const failure = broken ?? this.#unseen
    if (failure !== undefined) throw failure.error
  }

  #send(bundle: readonly Uint8Array[]): Underway {
    const from = this.#read
    const entries: ReadEntry[] = []
    const jobCounts: number[] = []
    const jobs: SignatureJob[] = []
    const brought: string[] = []
    let fault: unknown
    try {
      for (const bytes of bundle) {
        const entry = readEntry(bytes, this.#rules, this.#laws)
        this.#rules = rulesAfter(this.#rules, entry.prepared.bound)
        const own = jobsOf(entry.prepared, keyid => this.#keyOf(keyid))
        for (const [keyid, key] of entry.prepared.brought)
          if (this.#keyOf(keyid) === undefined) {
            this.#keys.set(keyid, { key })
            brought.push(keyid)
          }
        jobs.push(...own)
        entries.push(entry)
        jobCounts.push(own.length)
      }
    } catch (error) {
      fault = error
    }
    this.#read += bundle.length
    const verdicts = this.#verify(jobs)
    // `#judge` awaits it, and meets its failure.
    verdicts.catch(() => undefined)
    return { from, entries, jobCounts, brought, verdicts, fault }
  }

  #keyOf(keyid: string): { readonly key: Key } | undefined {
    return this.register.rows.get('keys', keyid) ?? this.#keys.get(keyid)
  }

  async #judge({ entries, jobCounts, brought, verdicts, fault, from }: Underway): Promise<void> {
    const all = await verdicts
    let at = 0
    for (const [i, entry] of entries.entries()) {
      const until = at + jobCounts[i]!
      atEntry(from + i, () => this.register.take(entry, settle(entry.prepared, all.slice(at, until))))
      at = until
      const told = this.#unseen === undefined ? this.#judged?.(from + i, entry) : undefined
      if (told !== undefined) await told.catch(error => this.#failToSee(error))
    }
    for (const keyid of brought) this.#keys.delete(keyid)
    this.#signatures += all.length
    if (fault !== undefined)
      atEntry(from + entries.length, () => {
        throw fault
      })
  }

  #failToSee(error: unknown): void {
    if (error instanceof Refusal && error.kind === 'proof') throw error
    this.#unseen = { error }
  }

  /** The hash tiles that a log of this size serves, lowest level first. */
  *tiles(): Iterable<Tile & { readonly level: number }> {
    for (let level = 0; tileWidth(level, 0, this.size) > 0; level++)
      for (let index = 0; ; index++) {
        const width = tileWidth(level, index, this.size)
        if (width > 0) yield { level, index, width }
        if (width < TILE_WIDTH) break
      }
  }

  /** Whether the entries give this tile. */
  isTile({ level, index, width }: Tile & { readonly level: number }, bytes: Uint8Array): boolean {
    return equalBytes(this.register.history.tile(level, index, width), bytes)
  }

  /** `/export/<size>/register.ndjson` as it follows from the log. */
  lines(): Iterable<string> {
    return exportLines(this.register)
  }
}

/** What its author saw of the log is not what stands before an entry: the fault is there, and not in the entry. */
const SEEN: ReadonlySet<RefusalCode> = new Set(['seen_ahead', 'seen_foreign'])

const MEND =
  'Keep this copy, with the checkpoint that was signed. Tell the keeper, and others who audit this log.'

function atEntry(index: number, act: () => void): void {
  try {
    act()
  } catch (error) {
    // That the auditor's own disk is full is no fault of the entry.
    if (!(error instanceof Refusal) || error.code.startsWith('store_')) throw error
    const found = new Refusal(error.code, `Entry ${index}: ${error.message}`, error.evidence)
    // Not the log is at fault, but who reads it: the code says so.
    if (error.code === 'rules_unsupported') throw found
    // To its author, who is not here, the code says what would mend the statement.
    throw (SEEN.has(error.code) ? found.saying(ELSEWHERE) : found).mendedBy(MEND)
  }
}

const ELSEWHERE =
  'If its author saw this log, an entry before it was taken out, put in or changed since; this entry itself may be as it was.'
