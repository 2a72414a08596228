import { Refusal, type RefusalCode } from '../core/refusal.ts'

/** By which things are found besides kind and id. The database holds keyed hashes (log/drawer-authentication.ts). */
export const KEYS = ['holder', 'about', 'address', 'call'] as const
export type KeyName = (typeof KEYS)[number]
export type Keys = Readonly<Partial<Record<KeyName, string>>>

/**
 * Grows whenever a kind of thing no longer reads what an earlier version has laid. Of which kinds and schemas it is,
 * `src/people/drawer-kinds.test.ts` has pinned.
 */
export const DRAWER_VERSION = 1

/** Where a thing lies. */
export interface Spot {
  readonly kind: string
  readonly id: string
}

/** A thing as it lies there. */
export interface Lying extends Spot {
  readonly json: string
  /** Unix seconds from which no reader sees it; null for no end. */
  readonly expires: number | null
  /** Unix seconds from which somebody has to do something about it; null for never. */
  readonly due: number | null
  /** Unix seconds until which somebody is doing it and nobody else takes it up. The time itself tells whose it is. */
  readonly held: number | null
  /** How often that was begun since it was last done. */
  readonly tries: number
}

/** No two holders see the same times and tries. */
export type Times = Pick<Lying, (typeof TIMES)[number]>
export const TIMES = ['expires', 'due', 'held', 'tries'] as const

/** What is to lie at a place from now on. */
export interface Laid extends Pick<Lying, 'json' | 'expires'>, Partial<Omit<Times, 'expires'>> {
  readonly keys?: Keys
  /** The path of the JSON member that takes the index of the entry beside which it is laid, once that is known. */
  readonly entry?: readonly string[]
}

/** One change, as plain data, so that another process can carry it out. */
export interface Change extends Spot {
  /** What has to lie there: this, or nothing where it is null. Left out: whatever lies there. */
  readonly before?: string | null
  /** Its times have to be these too: nobody has prolonged it or taken it up meanwhile. */
  readonly as?: Times
  /** What lies there afterwards; null for nothing. */
  readonly after: Laid | null
  /** The refusal of whoever comes too late. */
  readonly otherwise?: { readonly code: RefusalCode; readonly message: string }
}

/** A change found something else than it asks for; nothing was written. */
export class ChangedMeanwhile extends Refusal {
  readonly spot: Spot

  constructor({ kind, id, otherwise }: Change) {
    super(
      otherwise?.code ?? 'changed_meanwhile',
      otherwise?.message ?? `Somebody else has changed this ${kind} at the same moment.`,
    )
    this.spot = { kind, id }
  }
}

export const MOST_SOUGHT = 100

/** A search by a key, a page at a time, in the order of kinds and ids. */
export interface Sought {
  readonly key: KeyName
  /** The key, or several, at most `MOST_SOUGHT`. */
  readonly is: string | readonly string[]
  /** Only of this kind. */
  readonly kind?: string
  readonly after?: Spot
  readonly limit: number
}

/**
 * The private drawer: what is kept beside the register and never in the log, such as applications, sessions and drafts.
 * It lies in the same database, so one backup holds both. No export, page cache or audit reads it; a rebuild takes it
 * over as it is. Both databases promise, and the contract test checks:
 *
 * - What was laid comes back until it is removed or swept; a flipped bit is told as `store_damaged`.
 * - `apply` makes all of its changes or none: none where one of them finds something else than it asks for. So of two who
 *   use one link or decide on one thing at the same moment, one learns of it. `Store.commit` does the same with the
 *   changes of a batch.
 * - What bears a key is found by it from then on, at a cost that does not grow with the others of its kind.
 * - A thing past its time is gone for every reader with that clock, swept or not.
 * - `list` goes in the order of ids, by their UTF-8 bytes.
 * - A store opened for reading refuses to write (`read_only`).
 */
export interface Drawer {
  /** Of which kinds things lie there, also those past their time. */
  kinds(): Promise<string[]>
  get(kind: string, id: string, now: number): Promise<Lying | undefined>
  /** Several, in the order of `spots`. */
  at(spots: readonly Spot[], now: number): Promise<(Lying | undefined)[]>
  /** From after the id `after` ('' for the first). */
  list(kind: string, after: string, limit: number, now: number): Promise<Lying[]>
  find(sought: Sought, now: number): Promise<Lying[]>
  /** What is due by now and held by nobody, due longest first. */
  due(kind: string, limit: number, now: number): Promise<Lying[]>
  /** Ends every hold: the holders are gone, or learn of it. */
  release(): Promise<void>
  /** Makes all changes, each of another thing, or none. Throws `ChangedMeanwhile` for one that finds something else. */
  apply(changes: readonly Change[], now: number): Promise<void>
  /** Deletes what has expired and wipes what was removed since the last wipe. Returns how much has expired. */
  sweep(now: number): Promise<number>
  /**
   * Removes the bytes of what was deleted or overwritten from every file of the database that it can reach. False while
   * somebody still reads the old state, or where wipes take too long and have to wait: then ask again.
   */
  wipe(): Promise<boolean>
}
