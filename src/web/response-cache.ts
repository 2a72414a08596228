import type { IncomingMessage, ServerResponse } from 'node:http'
import { utf8 } from '../core/bytes.ts'
import type { Log } from '../log/open.ts'
import { turnOf } from './http/page-cache.ts'
import { headersOf, isKnown, takesGzip } from './http/respond.ts'
import { type Answer, type RunningSite, versionOf } from './kit/kit.ts'

const MOST_READY = 500
/** Of all bodies. */
const MOST_BYTES = 32 * 1024 * 1024

type Headers = Readonly<Record<string, string>>

interface Ready {
  readonly body: Uint8Array
  readonly headers: Headers
  /** Sent to those who have it already (RFC 9110 section 15.4.5). */
  readonly etag: string
  readonly unchanged: Headers
}

/**
 * Answers by their request, as bytes ready to go out. A page that thousands ask for is found before anything is made of
 * the request. Answers go when the log or a witness moves, and with each turn of the clock.
 */
export class ReadyAnswers {
  readonly #log: Log
  readonly #own: RunningSite['own']
  readonly #reached: Pick<RunningSite, 'publicUrl' | 'hsts'>
  readonly #now: () => number
  readonly #ready = new Map<string, Ready>()
  #head: unknown
  #witnessed: unknown
  #clock: number | undefined
  #ownState: string | undefined
  #bytes = 0

  constructor({
    log,
    own,
    now,
    ...reached
  }: Pick<RunningSite, 'log' | 'own' | 'publicUrl' | 'hsts' | 'now'>) {
    this.#log = log
    this.#own = own
    this.#reached = reached
    this.#now = now
  }

  /** False where the app has to answer. */
  answer(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    if (incoming.method !== 'GET') return false
    this.#turn()
    const found = this.#ready.get(nameOf(incoming))
    if (found === undefined) return false
    if (isKnown(found.etag, incoming.headers['if-none-match'])) {
      outgoing.writeHead(304, found.unchanged).end()
      return true
    }
    outgoing.writeHead(200, found.headers).end(found.body)
    return true
  }

  /** Keeps an answer if the next request would get the same. */
  keep(incoming: IncomingMessage, answer: Answer): void {
    const { asOf, etag } = answer
    if (incoming.method !== 'GET' || typeof answer.body !== 'string' || etag === undefined) return
    // It was true when it was made, but the log has moved on.
    if (asOf !== versionOf({ log: this.#log, own: this.#own })) return
    this.#turn()
    const name = nameOf(incoming)
    if (this.#ready.has(name)) return
    const packed = takesGzip(incoming.headers['accept-encoding']) ? answer.gzip : undefined
    // A socket would encode a string anew for each request.
    const body = packed ?? utf8(answer.body)
    if (this.#ready.size >= MOST_READY || this.#bytes + body.length > MOST_BYTES) this.#clear()
    if (body.length > MOST_BYTES) return
    this.#bytes += body.length
    const headers = headersOf(answer, packed !== undefined, this.#reached)
    const { 'Content-Type': _, ...unchanged } = headers
    this.#ready.set(name, {
      body,
      headers: { ...headers, 'Content-Length': String(body.length) },
      etag,
      unchanged,
    })
  }

  /** Forgets everything when the log, a witness or the keeper's own has moved, or when the clock turns. */
  #turn(): void {
    const head = this.#log.head()
    const witnessed = this.#log.witnessed()
    const clock = turnOf(this.#now())
    if (this.#own.isDue) void this.#own.refresh()
    const own = this.#own.state
    if (
      head === this.#head &&
      witnessed === this.#witnessed &&
      clock === this.#clock &&
      own === this.#ownState
    )
      return
    this.#clear()
    this.#clock = clock
    this.#ownState = own
    this.#head = head
    this.#witnessed = witnessed
  }

  #clear(): void {
    this.#ready.clear()
    this.#bytes = 0
  }
}

/** All of the request that an answer depends on. Attacker-controlled, but it reaches only those who send the same. */
function nameOf({ url, headers }: IncomingMessage): string {
  return `${headers.host}${url}\n${headers['accept-language']}\n${headers['accept-encoding']}`
}
