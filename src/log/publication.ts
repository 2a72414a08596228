import type { Published } from './sequence.ts'

/** A batch that was recorded, and how long it took until it was on disk, and until that was marked beside the key. */
export interface Committed {
  readonly statements: number
  readonly commitSeconds: number
  readonly markSeconds: number
}

/** What a log shows of itself, and who hears when that grows. */
export class Publication {
  readonly #listeners: ((committed: Committed) => void)[] = []
  #head: Published | undefined
  #witnessed: Published | undefined

  /** `witnessed` as it was kept at an earlier start. */
  constructor(witnessed: Published | undefined) {
    this.#witnessed = witnessed
  }

  /** The newest checkpoint, with the cosignatures that have come in so far. */
  get head(): Published | undefined {
    return this.#head
  }

  /** The newest checkpoint that a witness has cosigned. */
  get witnessed(): Published | undefined {
    return this.#witnessed
  }

  listen(listener: (committed: Committed) => void): void {
    this.#listeners.push(listener)
  }

  /** Where a start finds the log; nobody hears of it. */
  begin(head: Published | undefined): void {
    this.#head = head
  }

  grow(head: Published, took: Omit<Committed, 'statements'>): void {
    const statements = head.size - (this.#head?.size ?? 0)
    this.#head = head
    for (const hear of this.#listeners) hear({ statements, ...took })
  }

  /** A slow witness may answer about one that is no longer the newest. */
  cosign(head: Published): void {
    this.#witnessed = head
    if (this.#head?.size === head.size) this.#head = head
  }
}
