import { equalBytes } from '../core/bytes.ts'
import { type Edge, EMPTY_EDGE, grow } from '../core/edge.ts'
import { leafHash } from '../core/merkle.ts'
import { Refusal } from '../core/refusal.ts'
import { parseTime } from '../core/time.ts'
import { exportLines } from '../register/export.ts'
import { Register, readEntry } from '../register/fold.ts'
import { rulesAt } from '../register/laws.ts'
import { subjectsAt } from '../register/subjects.ts'
import type { Put, Store, Words } from '../store/store.ts'

const AT_A_TIME = 256

/** The register of a stored log, folded again from its entries alone. */
export class Rebuilding {
  readonly #store: Store
  readonly #register = new Register()

  constructor(store: Store) {
    this.#store = store
  }

  get size(): number {
    return this.#register.history.size
  }

  get root(): Uint8Array {
    return this.#register.history.root()
  }

  get rules(): number {
    return this.#register.rows.get('log', 'log')?.rules ?? 0
  }

  lines(): Iterator<string> {
    return exportLines(this.#register)[Symbol.iterator]()
  }

  /** Every signature and every law again; refuses what the door should have refused. */
  async foldTo(size: number, progress: (done: number) => void): Promise<void> {
    while (this.size < size) {
      const entries = await this.#entries(this.size, size)
      for (const bytes of entries) this.#register.fold(bytes)
      progress(this.size)
    }
  }

  /**
   * Writes log, register and words into an empty store. The checkpoint comes with the last batch: a store that lacks
   * it counts as empty, so that a rebuild which breaks off leaves nothing that looks whole.
   */
  async writeTo(target: Store, progress: (done: number) => void): Promise<void> {
    const head = (await this.#store.head())!
    if (!equalBytes(head.root, this.root))
      throw new Refusal('root_wrong', 'The entries do not give the signed root.')
    const epoch = await target.claim()
    let edge: Edge = EMPTY_EDGE
    while (edge.size < head.size) {
      const from = edge.size
      const log = this.#register.rows.get('log', 'log')!
      const entries = (await this.#entries(from, head.size)).map((bytes, i) =>
        readEntry(bytes, rulesAt(log, from + i)),
      )
      const growth = grow(
        edge,
        entries.map(({ bytes }) => leafHash(bytes)),
      )
      const isLast = growth.edge.size === head.size
      await target.commit({
        epoch,
        from,
        admitted: parseTime(entries.at(-1)!.entry.admitted),
        root: growth.edge.root,
        entries: entries.map(({ bytes, prepared }, i) => ({
          bytes,
          identity: prepared.identity,
          subjects: subjectsAt(from + i, prepared, keyid => this.#register.rows.get('keys', keyid)),
        })),
        tiles: growth.tiles,
        rows: isLast ? this.#rows() : [],
        words: await this.#wordsOf(entries),
        withheld: [],
        checkpoint: isLast ? head.checkpoint : '',
      })
      edge = growth.edge
      progress(edge.size)
    }
  }

  async #entries(from: number, size: number): Promise<Uint8Array[]> {
    const to = Math.min(size, from + AT_A_TIME)
    const entries = await this.#store.entries(from, to)
    if (entries.length !== to - from)
      throw new Refusal('store_damaged', `Entry ${from + entries.length} is missing.`)
    return entries
  }

  #rows(): Put[] {
    return [...this.#register.rows.all()]
  }

  /** Words that are withheld are gone, and stay so. */
  async #wordsOf(entries: readonly ReturnType<typeof readEntry>[]): Promise<Words[]> {
    const digests = entries.flatMap(({ prepared }) =>
      [...prepared.bound.texts, ...prepared.words].map(one => one.digest),
    )
    const found = await Promise.all(digests.map(digest => this.#store.words(digest)))
    return found.filter(words => words !== undefined)
  }
}
