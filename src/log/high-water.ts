import { equalBytes } from '../core/bytes.ts'
import { openCheckpoint } from '../core/checkpoint.ts'
import { type Digest, formatDigest } from '../core/digest.ts'
import { evidenceOf, formatEvidence } from '../core/evidence.ts'
import { leafHash } from '../core/merkle.ts'
import type { NoteSigner, Vkey } from '../core/note.ts'
import { attempt, Refusal, refuseAs } from '../core/refusal.ts'
import { formatTime } from '../core/time.ts'
import type { Store } from '../store/store.ts'
import type { Beat } from './clock.ts'
import { signingKeyFor } from './log-keys.ts'
import type { Published } from './sequence.ts'
import { consistencyOf, rootAt } from './tree.ts'

/**
 * The high-water mark: how far the log's key has signed, and when. It lies beside the key and outside the database, so
 * that a database that is lost, forgotten or put back does not have the key sign a second history. It is written after
 * each commit and before anybody is told of it, so it is never ahead of the database that it speaks of.
 */
export interface Mark {
  /** The leaf hash of entry 0, by which another log is told from an older copy; null before there is one. */
  readonly first: Digest | null
  /** The newest checkpoint, as the log's key signed it; null for none. */
  readonly checkpoint: string | null
  /** The last time that was believed. */
  readonly beat: Beat
}

/** Where the mark lies. */
export interface MarkPlace {
  /** As it lies there now, to be followed by our own; undefined where there is none. */
  read(): Mark | undefined
  /** Durable when it resolves. Refuses `store_failing`, also where another server has written since `read`. */
  keep(mark: Mark): Promise<void>
}

/**
 * Refuses `log_shrunk` or `log_forked` unless the database goes on where the mark stands; to sign on would show two
 * histories. `continueAt` is the size at which the operator wants to go on all the same.
 */
export async function requireMark(
  store: Pick<Store, 'head' | 'tiles' | 'entry' | 'rows'>,
  mark: Mark | undefined,
  signer: NoteSigner,
  continueAt: number | undefined,
): Promise<void> {
  if (mark === undefined || mark.checkpoint === null) return
  const { checkpoint } = mark
  const vkey = await signingKeyFor(checkpoint, store, signer.vkey)
  const { size, root } = refuseAs('file_malformed', () => openCheckpoint(checkpoint, vkey))
  const head = await store.head()
  const held = head?.size ?? 0
  if (held >= size && equalBytes(await rootAt(store, size), root)) return
  const [code, how] =
    held === 0
      ? (['log_shrunk', 'the database is empty'] as const)
      : held < size && (await firstOf(store)) === mark.first
        ? (['log_shrunk', `the database is an older copy, with ${held}`] as const)
        : (['log_forked', `the database holds another log, of ${held}`] as const)
  // A log that is lost can be begun where it was left; one that was continued elsewhere cannot.
  if (code === 'log_shrunk' && continueAt === held) return
  throw lost(
    code,
    `The key of this log has signed ${size} entries; ${how}.`,
    mark,
    held,
    await evidenceIn(store, checkpoint, head, [
      vkey,
      ...(head ? [await signingKeyFor(head.checkpoint, store, signer.vkey)] : []),
    ]),
  )
}

/** The evidence file, if the key has signed the database's own checkpoint too; else the mark's checkpoint. */
async function evidenceIn(
  store: Pick<Store, 'tiles'>,
  marked: string,
  head: Published | undefined,
  vkeys: readonly Vkey[],
): Promise<string> {
  if (head === undefined || attempt(() => openCheckpoint(head.checkpoint, vkeys)) instanceof Refusal)
    return marked
  const { size } = openCheckpoint(marked, vkeys)
  const prefix =
    size < head.size
      ? { root: await rootAt(store, size), proof: await consistencyOf(store, size, head.size) }
      : null
  return formatEvidence(evidenceOf(marked, head.checkpoint, prefix))
}

/** The refusal to go on with a database that is not the newest of this log. It tells what to do. */
export function lost(
  code: 'log_shrunk' | 'log_forked',
  what: string,
  { checkpoint, beat }: Mark,
  held: number,
  evidence = checkpoint,
): Refusal {
  return new Refusal(
    code,
    `${what} The last time that it noted is ${formatTime(beat.at)}. See that AVOW_DATA and DATABASE_URL name the right database${code === 'log_forked' ? ', and keep every copy: nothing is signed over two of them.' : `, and put back the newest one. Where the rest is lost for good, start with --continue-at ${held}${held === 0 ? ', which begins an empty register under the old key' : ''}: whoever keeps a receipt of what is lost can then prove that this log shows two histories.`}`,
    evidence ?? undefined,
  ).mendedBy('Read “When it does not start” in docs/trouble.md before you start it again.')
}

/** The leaf hash of entry 0; null before there is one. */
export async function firstOf(store: Pick<Store, 'entry'>): Promise<Digest | null> {
  const bytes = await store.entry(0)
  return bytes === undefined ? null : formatDigest(leafHash(bytes))
}

const HOUR = 3_600

/** Keeps the mark up to date as the log grows, and as time passes. */
export class HighWater {
  readonly #store: Pick<Store, 'entry'>
  readonly #place: MarkPlace
  #first: Digest | null = null
  #beat: Beat | undefined
  #trouble: Refusal | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor(store: Pick<Store, 'entry'>, place: MarkPlace, beat: Beat | undefined) {
    this.#store = store
    this.#place = place
    this.#beat = beat
  }

  /** Why the mark could not be written when last tried; null if it was. */
  get trouble(): Refusal | null {
    return this.#trouble
  }

  /** Whether no time was ever believed. */
  get isBeatless(): boolean {
    return this.#beat === undefined
  }

  /** Whether the time that it holds has to be told anew, or could not be. */
  isDue(now: number): boolean {
    return this.#trouble !== null || now - (this.#beat?.at ?? 0) >= HOUR
  }

  /** One after another, so that an older mark never lies over a newer one. `beat` is the last if it is left out. */
  keep(head: Published | undefined, beat?: Beat): Promise<void> {
    const kept = this.#writing.then(() => this.#keep(head, beat))
    this.#writing = kept.catch(() => undefined)
    return kept
  }

  async #keep(head: Published | undefined, beat = this.#beat): Promise<void> {
    // Nothing was signed, and no time was believed yet.
    if (beat === undefined) return
    try {
      if (head !== undefined) this.#first ??= await firstOf(this.#store)
      await this.#place.keep({ first: this.#first, checkpoint: head?.checkpoint ?? null, beat })
    } catch (error) {
      if (error instanceof Refusal) this.#trouble = error
      throw error
    }
    this.#trouble = null
    this.#beat = beat
  }
}
