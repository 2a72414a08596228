import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'
import { OutcomeUnknown, type Store } from '../store/store.ts'

/** What changes something durably: a disk may be read while it cannot be written. */
const WRITES: ReadonlySet<PropertyKey> = new Set<keyof Store | keyof Drawer>([
  ...(['claim', 'commit', 'cosign', 'index', 'noteVersions', 'remake', 'touch'] as const),
  ...(['apply', 'release', 'sweep'] as const),
])

/**
 * How a store does, as whoever uses it sees it. A failure is remembered until the same sort of thing works again, so
 * that a full disk, or a database that is away, is told even while nobody asks for anything.
 */
export class StoreHealth {
  #writing: Refusal | null = null
  #reading: Refusal | null = null
  readonly #failures = new Map<RefusalCode, number>()
  #commitSeconds = 0

  /** Why it could not be written or read when last tried; null where both have worked since. */
  get trouble(): Refusal | null {
    return this.#writing ?? this.#reading
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
      return (...asked: unknown[]) => this.#noted(name, found.apply(whole, asked))
    }
    return new Proxy(whole, { get })
  }

  /** A stream of rows tells its faults to whoever reads it. */
  #noted(name: string | symbol, answer: unknown): unknown {
    if (!(answer instanceof Promise)) return answer
    const began = performance.now()
    return answer.then(
      value => {
        if (name === 'commit') this.#commitSeconds = (performance.now() - began) / 1_000
        if (WRITES.has(name)) this.#writing = null
        else this.#reading = null
        return value
      },
      error => {
        this.#noteFailure(name, error)
        throw error
      },
    )
  }

  #noteFailure(name: string | symbol, error: unknown): void {
    const code = error instanceof OutcomeUnknown ? 'outcome_unknown' : error instanceof Refusal && error.code
    if (code === 'outcome_unknown' || code === 'store_failing' || code === 'store_damaged')
      this.#failures.set(code, (this.#failures.get(code) ?? 0) + 1)
    if (!(error instanceof Refusal) || code !== 'store_failing') return
    if (WRITES.has(name)) this.#writing = error
    else this.#reading = error
  }
}
