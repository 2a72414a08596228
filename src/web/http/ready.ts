import { utf8 } from '../../core/bytes.ts'
import type { Log } from '../../log/open.ts'
import type { Answer } from '../answer.ts'
import { versionOf } from '../asked.ts'
import type { Site } from '../site.ts'
import { turnOf } from './page-cache.ts'
import { headersOf, takesGzip } from './respond.ts'

const MOST_READY = 500

interface Ready {
  readonly body: Uint8Array<ArrayBuffer>
  readonly init: { readonly status: 200; readonly headers: Record<string, string> }
}

/**
 * Answers by the very request that they were given to. A page that thousands ask for while nothing changes skips
 * routing, parsing and headers; it goes as soon as the log or a witness moves, and with each turn of the clock.
 */
export class ReadyAnswers {
  readonly #log: Log
  readonly #publicUrl: string
  readonly #now: () => number
  readonly #ready = new Map<string, Ready>()
  #head: unknown
  #witnessed: unknown
  #clock: number | undefined

  constructor({ log, publicUrl, now }: Pick<Site, 'log' | 'publicUrl' | 'now'>) {
    this.#log = log
    this.#publicUrl = publicUrl
    this.#now = now
  }

  find(request: Request): Response | undefined {
    if (request.method !== 'GET') return undefined
    this.#turn()
    if (this.#ready.size === 0) return undefined
    if (request.headers.get('if-none-match') !== null) return undefined
    const found = this.#ready.get(nameOf(request))
    return found && new Response(found.body, found.init)
  }

  keep(request: Request, answer: Answer): void {
    if (request.method !== 'GET' || typeof answer.body !== 'string') return
    // Made for an older state than the present one: true when it was made, but not to be shown again.
    if (answer.asOf !== versionOf({ log: this.#log })) return
    this.#turn()
    if (this.#ready.size >= MOST_READY) this.#ready.clear()
    const packed = takesGzip(request) ? answer.gzip : undefined
    // As bytes: a socket would encode a string anew for each request.
    const body = (packed ?? utf8(answer.body)) as Ready['body']
    const reached = { publicUrl: this.#publicUrl }
    const headers = {
      ...headersOf(answer, packed !== undefined, reached),
      'Content-Length': String(body.length),
    }
    this.#ready.set(nameOf(request), { body, init: { status: 200, headers } })
  }

  /** Forgets everything when the log or a witness has moved, each of them another object then, or the clock. */
  #turn(): void {
    const head = this.#log.head()
    const witnessed = this.#log.witnessed()
    const clock = turnOf(this.#now())
    if (head === this.#head && witnessed === this.#witnessed && clock === this.#clock) return
    this.#ready.clear()
    this.#clock = clock
    this.#head = head
    this.#witnessed = witnessed
  }
}

/** All of the request that an answer depends on. */
function nameOf({ url, headers }: Request): string {
  return `${url}\n${headers.get('accept-language')}\n${headers.get('accept-encoding')}`
}
