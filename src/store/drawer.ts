import { Refusal, type RefusalCode } from '../core/refusal.ts'

/**
 * By which things are found besides their kind and id; the database holds what nobody can guess from
 * (log/drawer-authentication.ts).
 */
export const KEYS = ['holder', 'about', 'address', 'call'] as const
export type KeyName = (typeof KEYS)[number]
export type Keys = Readonly<Partial<Record<KeyName, string>>>

/** Where a thing lies. */
export interface Spot {
  readonly kind: string
  readonly id: string
}

/** A thing as it lies there. */
export interface Lying extends Spot {
  readonly json: string
  /** Unix seconds, from which on it is gone for every reader; null for no end. */
  readonly expires: number | null
  /** Unix seconds, from which on somebody has to do something about it; null where nobody has to. */
  readonly due: number | null
  /**
   * Until when somebody is doing it, Unix seconds: nobody else takes it up before, and it is theirs by this very time.
   */
  readonly held: number | null
  /** How often that was begun since it was last done. */
  readonly tries: number
}

/** The times of a thing, and its tries: of two that took it up, no two have the same. */
export type Times = Pick<Lying, 'expires' | 'due' | 'held' | 'tries'>
export const TIMES = ['expires', 'due', 'held', 'tries'] as const

/** What is to lie at a place from now on. */
export interface Laid
  extends Pick<Lying, 'json' | 'expires'>,
    Partial<Pick<Lying, 'due' | 'held' | 'tries'>> {
  readonly keys?: Keys
  /**
   * The member of the JSON, step by step, that takes the index of the entry beside which it is laid: nobody knows it
   * before the statement has its place.
   */
  readonly entry?: readonly string[]
}

/** One change, as plain data, so that another process can carry it out. */
export interface Change extends Spot {
  /** What has to lie there: exactly this, or nothing where it is null; whatever it is where it is left out. */
  readonly before?: string | null
  /** Its times have to be these, too: nobody has put off its end meanwhile, or taken it up. */
  readonly as?: Times
  /** What lies there afterwards; null for nothing. */
  readonly after: Laid | null
  /** What is said to whoever comes too late: `before` is there no longer. */
  readonly otherwise?: { readonly code: RefusalCode; readonly message: string }
}

/** Refused is whoever comes too late: a change finds something else than it asks for, and nothing is written. */
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

/** What is found by a key, a page at a time, in the order of kinds and ids. */
export interface Sought {
  readonly key: KeyName
  /** What the key is, or one of several, at most `MOST_SOUGHT`. */
  readonly is: string | readonly string[]
  /** Only of this kind. */
  readonly kind?: string
  readonly after?: Spot
  readonly limit: number
}

/**
 * The private drawer: what is kept beside the register and never in the log, such as applications, sessions and
 * drafts. It lies in the same database, so that one backup holds both, and no export, page cache or audit ever reads
 * it; a rebuild takes it over as it lies. What both databases promise, held by the contract test:
 *
 * - Whatever was laid comes back until it is removed or swept; a bit that flipped is told as `store_damaged`.
 * - `apply` makes all of its changes or none, and none where something is not as one of them says it has to be: of two
 *   who use one link or decide on one thing at the same moment, one learns of it. So does `Store.commit` with the
 *   changes that come with a batch.
 * - Whatever bears a key is found by it from then on, at a cost that does not grow with the others of its kind.
 * - A thing past its time is gone for whoever reads with that clock, swept or not.
 * - `list` goes in the order of ids, by their UTF-8 bytes.
 * - Writing into a store that was opened for reading is refused (`read_only`).
 */
export interface Drawer {
  get(kind: string, id: string, now: number): Promise<Lying | undefined>
  /** Several, each in the place of the one that was asked for. */
  at(spots: readonly Spot[], now: number): Promise<(Lying | undefined)[]>
  /** From after the id `after` ('' for the first). */
  list(kind: string, after: string, limit: number, now: number): Promise<Lying[]>
  find(sought: Sought, now: number): Promise<Lying[]>
  /** What of a kind is due by now and held by nobody, what has been so for longest first. */
  due(kind: string, limit: number, now: number): Promise<Lying[]>
  /** Lets go of whatever is held: those who held it are gone, or learn of it. */
  release(): Promise<void>
  /**
   * Makes all of these changes, each of another thing, or none of them: throws `ChangedMeanwhile` for one that finds
   * something else than it asks for.
   */
  apply(changes: readonly Change[], now: number): Promise<void>
  /** Deletes what has expired, and wipes what was removed since the last wipe; returns how much has expired. */
  sweep(now: number): Promise<number>
  /**
   * Sees to it that what was removed or put over is left in no file of the database that it can reach. False while
   * somebody still reads what stood there before, or where wipes take so long that they have to wait: then ask again.
   */
  wipe(): Promise<boolean>
}
