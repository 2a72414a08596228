import { gzipSync } from 'node:zlib'
import type { Answer } from './answer.ts'
import { etagOf } from './respond.ts'

const MOST_KEPT = 400
/** Of all that are kept. */
const MOST_CHARACTERS = 48 * 1024 * 1024
/** Longer answers are not kept. */
const MOST_OF_ONE = 4 * 1024 * 1024
/** Characters from which it pays to look further back for what is repeated: a table of a thousand rows. */
const LONG = 512 * 1024
/** Times that an answer is made anew because the log grew meanwhile. */
const MOST_TRIES = 3
/** Seconds that an answer is kept: pages tell by the clock what has come, lapsed or is void. */
const KEPT_SECONDS = 60

interface Kept {
  readonly version: string
  readonly turn: number
  readonly answer: Promise<Answer>
  /** 0 until it is made. */
  characters: number
}

export type Made = Pick<Answer, 'type' | 'headers'> & { readonly body: string }

/** With each turn of the clock, everything is made anew. */
export function turnOf(now: number): number {
  return Math.floor(now / KEPT_SECONDS)
}

/**
 * Pages and their JSON, by address and language. Each is made at most once a minute and state of the log, however many
 * ask, and shown for no other state: whoever has just posted sees it. The oldest go first.
 */
export class PageCache {
  readonly #kept = new Map<string, Kept>()
  #characters = 0
  readonly #now: () => number
  readonly #ticks: () => number

  constructor(now: () => number, ticks: () => number) {
    this.#now = now
    this.#ticks = ticks
  }

  /** `name` identifies the answer, `version` the state of the log. */
  answer(name: string, version: () => string, make: () => Promise<Made>): Promise<Answer> {
    const now = version()
    const turn = turnOf(this.#now())
    const kept = this.#kept.get(name)
    if (kept?.version === now && kept.turn === turn) return kept.answer
    const answer = settled(version, make, this.#ticks)
    this.#forget(name)
    const fresh: Kept = { version: now, turn, answer, characters: 0 }
    this.#kept.set(name, fresh)
    answer.then(
      ({ body }) => this.#weigh(name, fresh, String(body).length),
      // What failed is tried again.
      () => this.#weigh(name, fresh, Number.POSITIVE_INFINITY),
    )
    if (this.#kept.size > MOST_KEPT) this.#forgetOldest()
    return answer
  }

  #weigh(name: string, made: Kept, characters: number): void {
    if (this.#kept.get(name) !== made) return
    if (characters > MOST_OF_ONE) {
      this.#forget(name)
      return
    }
    made.characters = characters
    this.#characters += characters
    while (this.#characters > MOST_CHARACTERS) this.#forgetOldest()
  }

  #forgetOldest(): void {
    this.#forget(this.#kept.keys().next().value!)
  }

  #forget(name: string): void {
    this.#characters -= this.#kept.get(name)?.characters ?? 0
    this.#kept.delete(name)
  }
}

/** Made again if the log grew while its rows were read, since an answer names its log. */
async function settled(
  version: () => string,
  make: () => Promise<Made>,
  ticks: () => number,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const before = version()
    const seen = ticks()
    const made = await make()
    if (version() === before || tries === MOST_TRIES) return finished(made, before, seen)
  }
}

function finished({ type, body, headers }: Made, version: string, seen: number): Answer {
  let compressed: Uint8Array | undefined
  return {
    type,
    body,
    caching: 'changing',
    asOf: version,
    seen,
    etag: etagOf(body, version)!,
    ...(headers === undefined ? {} : { headers }),
    // Once, when the first browser asks.
    get gzip() {
      compressed ??= gzipSync(body, { level: body.length > LONG ? 7 : 5 })
      return compressed
    },
  }
}
