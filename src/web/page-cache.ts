import { gzipSync } from 'node:zlib'
import { type Answer, HTML_TYPE } from './answer.ts'
import { etagOf } from './respond.ts'

/** Pages larger than this are made anew each time. */
const MOST_CHARACTERS = 256 * 1024
const MOST_PAGES = 400

interface Kept {
  readonly version: string
  readonly answer: Promise<Answer>
}

/**
 * Rendered pages by address and language. A page is made at most once for each state of the log, however many ask for
 * it, and never shown for another: whoever has just posted sees it. The oldest asked for goes first.
 */
export class PageCache {
  readonly #kept = new Map<string, Kept>()

  /** `name` tells the page from all others, `version` the state of the log; `make` gives its HTML. */
  page(name: string, version: string, make: () => Promise<string> | string): Promise<Answer> {
    const kept = this.#kept.get(name)
    if (kept?.version === version) return kept.answer
    const answer = render(version, make)
    this.#kept.delete(name)
    this.#kept.set(name, { version, answer })
    // What failed is tried again, and what is large is not kept.
    const forget = () => {
      if (this.#kept.get(name)?.answer === answer) this.#kept.delete(name)
    }
    answer.then(({ body }) => {
      if (typeof body === 'string' && body.length > MOST_CHARACTERS) forget()
    }, forget)
    if (this.#kept.size > MOST_PAGES) this.#kept.delete(this.#kept.keys().next().value!)
    return answer
  }
}

async function render(version: string, make: () => Promise<string> | string): Promise<Answer> {
  const body = await make()
  const etag = etagOf(body, version)!
  let compressed: Uint8Array | undefined
  return {
    type: HTML_TYPE,
    body,
    caching: 'changing',
    etag,
    // Compressed when the first browser asks, once for all.
    get gzip() {
      compressed ??= gzipSync(body, { level: 5 })
      return compressed
    },
  }
}
