import type { IncomingMessage, ServerResponse } from 'node:http'
import { HTML_TYPE } from './http/answer.ts'
import { turnOf } from './http/page-cache.ts'
import { headersOf, isKnown, takesGzip } from './http/respond.ts'
import { type Answer, type RunningSite, versionOf } from './kit/kit.ts'

const MOST_READY = 500
/** Of all bodies. */
const MOST_BYTES = 32 * 1024 * 1024
/**
 * Milliseconds for which readers get a page that the log has left behind: to draw a page anew for each of 33 entries a
 * second costs more than to send it. Their own caches keep it for a second anyway.
 */
const BEHIND_MS = 500
/** From then on one of those who ask gets it anew, and so do the others once it is made. */
const RENEWED_MS = 300
/** Whoever has signed in or prepares a signature may have posted just now: a cookie of ours (`web/kit/cookies`). */
const OWN_COOKIE = /(?:^|;\s*)(?:__Host-)?avow-/

type Headers = Readonly<Record<string, string>>

interface Ready {
  /** Which state of the log it shows, and when the log was last seen in it, in milliseconds of `ticks`. */
  readonly asOf: string
  move: number
  seen: number
  isBeingRenewed: boolean
  /** Programs read no data that are behind: they have no cookie. */
  readonly isPage: boolean
  /** Its bytes, a character each: Node sends such a text with the head in one write, and bytes in two pieces. */
  readonly body: string
  readonly headers: Headers
  /** Sent to those who have it already (RFC 9110 section 15.4.5). */
  readonly etag: string
  readonly unchanged: Headers
}

/**
 * Answers by their request, as bytes ready to go out. A page that thousands ask for is found before anything is made of
 * the request. Answers go when the log or a witness moves, pages half a second later but for whoever may have moved it;
 * all go with each turn of the clock.
 */
export class ReadyAnswers {
  readonly #site: Pick<RunningSite, 'log' | 'own' | 'publicUrl' | 'hsts' | 'now' | 'ticks'>
  readonly #ready = new Map<string, Ready>()
  #head: unknown
  #witnessed: unknown
  /** Counts the moves of log and witnesses that were seen here. */
  #move = 0
  #swept = 0
  #clock: number | undefined
  #ownState: string | undefined
  #bytes = 0

  constructor(site: Pick<RunningSite, 'log' | 'own' | 'publicUrl' | 'hsts' | 'now' | 'ticks'>) {
    this.#site = site
  }

  /** False where the app has to answer. */
  answer(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    if (incoming.method !== 'GET') return false
    this.#turn()
    const found = this.#ready.get(nameOf(incoming))
    if (found === undefined || !this.#isGood(found, incoming)) return false
    if (isKnown(found.etag, incoming.headers['if-none-match'])) {
      outgoing.writeHead(304, found.unchanged).end()
      return true
    }
    outgoing.writeHead(200, found.headers).end(found.body, 'latin1')
    return true
  }

  #isGood(found: Ready, { headers }: IncomingMessage): boolean {
    const ticks = this.#site.ticks()
    if (found.move === this.#move) {
      found.seen = ticks
      return true
    }
    const behind = ticks - found.seen
    if (!found.isPage || behind > BEHIND_MS || OWN_COOKIE.test(headers.cookie ?? '')) return false
    if (behind <= RENEWED_MS || found.isBeingRenewed) return true
    found.isBeingRenewed = true
    return false
  }

  /** Keeps an answer if the next request would get the same, or a page that has just ceased to be the newest. */
  keep(incoming: IncomingMessage, answer: Answer): void {
    const { asOf, seen, etag } = answer
    if (incoming.method !== 'GET' || typeof answer.body !== 'string') return
    if (etag === undefined || asOf === undefined || seen === undefined) return
    this.#turn()
    const ticks = this.#site.ticks()
    const isNewest = asOf === versionOf(this.#site)
    const isPage = answer.type === HTML_TYPE
    if (!isNewest && (!isPage || ticks - seen > BEHIND_MS)) return
    const name = nameOf(incoming)
    const before = this.#ready.get(name)
    if (before?.asOf === asOf) {
      // Something moved that it does not show: it is the newest all the same.
      if (isNewest) Object.assign(before, { move: this.#move, seen: ticks, isBeingRenewed: false })
      return
    }
    if (before !== undefined && before.seen > seen) return
    this.#forget(name)
    const packed = takesGzip(incoming.headers['accept-encoding']) ? answer.gzip : undefined
    const body = Buffer.from(packed ?? answer.body).toString('latin1')
    if (this.#ready.size >= MOST_READY || this.#bytes + body.length > MOST_BYTES) this.#clear()
    if (body.length > MOST_BYTES) return
    this.#bytes += body.length
    const headers = headersOf(answer, packed !== undefined, this.#site)
    const { 'Content-Type': _, ...unchanged } = headers
    this.#ready.set(name, {
      asOf,
      move: isNewest ? this.#move : -1,
      seen: isNewest ? ticks : seen,
      isBeingRenewed: false,
      isPage,
      body,
      headers: { ...headers, 'Content-Length': String(body.length) },
      etag,
      unchanged,
    })
  }

  /** Forgets everything when the keeper's own has moved or the clock turns, and what the log has left behind for long. */
  #turn(): void {
    const { log, own, now, ticks } = this.#site
    const head = log.head()
    const witnessed = log.witnessed()
    const clock = turnOf(now())
    if (own.isDue) void own.refresh()
    if (clock !== this.#clock || own.state !== this.#ownState) {
      this.#clear()
      this.#clock = clock
      this.#ownState = own.state
    }
    if (head === this.#head && witnessed === this.#witnessed) return
    this.#move++
    this.#head = head
    this.#witnessed = witnessed
    const since = ticks() - BEHIND_MS
    if (this.#swept > since) return
    for (const [name, { seen }] of this.#ready) if (seen < since) this.#forget(name)
    this.#swept = ticks()
  }

  #forget(name: string): void {
    this.#bytes -= this.#ready.get(name)?.body.length ?? 0
    this.#ready.delete(name)
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
