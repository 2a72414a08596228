import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'
import { OutcomeUnknown, type Store } from '../store/store.ts'

/** What changes something durably: a disk may be read while it cannot be written. */
const WRITES: ReadonlySet<PropertyKey> = new Set<keyof Store | keyof Drawer>([
  ...(['claim', 'commit', 'cosign', 'index', 'noteVersions', 'remake', 'touch'] as const),
  ...(['apply', 'release', 'sweep'] as const),
])

/** What says, where it fails, that nothing can be written; that it does not fail says nothing. */
const SIGNS: ReadonlySet<PropertyKey> = new Set<keyof Store>(['requireRoom'])

/**
 * How a store does, as whoever uses it sees it. A failure is remembered until the same sort of thing works again, so
 * that a full disk, or a database that is away, is told even while nobody asks for anything.
 */
export class StoreHealth {
  #writing: Refusal | null = null
  #reading: Refusal | null = null
  readonly #failures = new Map<RefusalCode, number>()
  readonly #noted = new WeakSet<Error>()
  #commitSeconds = 0

  /** Why it could not be written or read when last tried; null where both have worked since. */
  get trouble(): Refusal | null {
    return this.#writing ?? this.#reading
  }

  /** Whether this error came from the store, and is remembered. */
  hasNoted(error: unknown): boolean {
    return error instanceof Error && this.#noted.has(error)
  }

  /** How often it has failed since the start, by the code of the failure. */
  get failures(): ReadonlyMap<RefusalCode, number> {
    return this.#failures
  }

  /** Seconds until the newest batch was on disk. */
  get commitSeconds(): number {
    return this.#commitSeconds
  }

  /** The same store, watched. */
  watch(store: Store): Store {
    return this.#watched(store, { drawer: this.#watched(store.drawer) })
  }

  #watched<T extends object>(whole: T, replaced: Partial<T> = {}): T {
    const get = (_: T, name: string | symbol): unknown => {
      if (name in replaced) return replaced[name as keyof T]
      const found = whole[name as keyof T]
      if (typeof found !== 'function') return found
      return (...asked: unknown[]) => this.#followed(name, found.apply(whole, asked))
    }
    return new Proxy(whole, { get })
  }

  /** A stream of rows tells its faults to whoever reads it. */
  #followed(name: string | symbol, answer: unknown): unknown {
    if (!(answer instanceof Promise)) return answer
    const began = performance.now()
    return answer.then(
      value => {
        if (name === 'commit') this.#commitSeconds = (performance.now() - began) / 1_000
        if (WRITES.has(name)) this.#writing = null
        else if (!SIGNS.has(name)) this.#reading = null
        return value
      },
      error => {
        this.#noteFailure(name, error)
        throw error
      },
    )
  }

  /** Refusals of other codes say that something may not be done, and nothing of the store. */
  #noteFailure(name: string | symbol, error: unknown): void {
    const told = failureIn(error)
    if (told === undefined) return
    if (error instanceof Error) this.#noted.add(error)
    this.#failures.set(told.code, (this.#failures.get(told.code) ?? 0) + 1)
    // One damaged row keeps nobody from the others.
    if (told.code === 'store_damaged') return
    if (WRITES.has(name) || SIGNS.has(name)) this.#writing = told
    else this.#reading = told
  }
}

/** What an error says of the store; undefined where it says nothing. */
function failureIn(error: unknown): Refusal | undefined {
  if (error instanceof OutcomeUnknown) return new Refusal('outcome_unknown', error.message)
  if (!(error instanceof Refusal))
    return new Refusal('store_failing', `The database answers with an error that nobody foresaw: ${error}.`)
  return error.code === 'store_failing' || error.code === 'store_damaged' ? error : undefined
}
