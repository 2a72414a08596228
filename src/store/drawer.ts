/**
 * The private drawer: what is kept beside the register and never in the log, such as applications, sessions and
 * drafts. It lies in the same database, so that one backup holds both, and no export, page cache or audit ever reads
 * it; a rebuild takes it over as it lies. What both databases promise, held by the contract test:
 *
 * - Whatever was put comes back until it is removed, taken or swept; a bit that flipped is told as `store_damaged`.
 * - `take` gives a thing to one caller, whoever asks at the same moment: one-time links rest on it.
 * - `swap` changes a thing only if it still is what the caller read: of two who decide at once, one learns of it.
 * - A thing past its time is gone for whoever reads with that clock, swept or not.
 * - `list` goes in the order of ids, by their UTF-8 bytes.
 * - Writing into a store that was opened for reading is refused (`read_only`).
 */
export interface Drawer {
  /** `expires` is Unix seconds, or null for no end. Puts it over what stood there. */
  put(kind: string, id: string, json: string, expires: number | null): Promise<void>
  get(kind: string, id: string, now: number): Promise<string | undefined>
  /** Gives it and removes it, in one step. */
  take(kind: string, id: string, now: number): Promise<string | undefined>
  /** True if `before` stood there and `json` stands there now. When it expires stays as it was. */
  swap(kind: string, id: string, before: string, json: string): Promise<boolean>
  /** From after the id `after` ('' for the first). */
  list(kind: string, after: string, limit: number, now: number): Promise<{ id: string; json: string }[]>
  remove(kind: string, id: string): Promise<void>
  /** Deletes what has expired, and wipes what was removed since the last wipe; returns how much has expired. */
  sweep(now: number): Promise<number>
  /**
   * Sees to it that what was removed or put over is left in no file of the database that it can reach. False while
   * somebody still reads what stood there before, or where wipes take so long that they have to wait: then ask again.
   */
  wipe(): Promise<boolean>
}
