import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { clip, fromUtf8 } from '../core/bytes.ts'
import { type Checkpoint, openCheckpoint, readCheckpoint } from '../core/checkpoint.ts'
import { formatDigest } from '../core/digest.ts'
import { parseVkey } from '../core/note.ts'
import { parseProof } from '../core/proof.ts'
import { isRefusalCode, Refusal } from '../core/refusal.ts'
import type { Part } from '../log/beside.ts'
import type { Accepted, Poster, Seen } from './compose.ts'
import { reasonOf } from './files.ts'

const PATIENCE_MS = 60_000
/** Times that it comes again before it gives up. */
const MOST_TURNS = 60
/** Longer answers than a full bundle of the largest entries are not read, but for exports. */
const MOST_ANSWER = 32 * 1024 * 1024

/** A depositary's server as its clients see it: the door, the log and the exports, over HTTP. */
export class Server implements Poster {
  readonly url: string
  readonly #vkey: string | undefined
  #origin: string

  private constructor(url: string, vkey: string | undefined) {
    this.url = url.replace(/\/+$/, '')
    this.#vkey = vkey
    this.#origin = ''
  }

  /**
   * Reads the checkpoint first, so that a wrong address is told before anything is signed. With the log's `vkey` it
   * must be signed by that key; without one the server is believed for what it says it is.
   */
  static async connect(url: string, vkey?: string): Promise<Server> {
    const server = new Server(url, vkey)
    server.#origin = (await server.checkpoint()).checkpoint.origin
    return server
  }

  get origin(): string {
    return this.#origin
  }

  async checkpoint(): Promise<{ note: string; checkpoint: Checkpoint }> {
    const note = fromUtf8(await this.bytes('/log/checkpoint'))
    const checkpoint =
      this.#vkey === undefined ? readCheckpoint(note) : openCheckpoint(note, parseVkey(this.#vkey))
    return { note, checkpoint }
  }

  async seen(): Promise<Seen> {
    const { size, root } = (await this.checkpoint()).checkpoint
    return { size, root: formatDigest(root) }
  }

  /**
   * Posts to the door. Where the answer was lost it refuses `outcome_unknown`: the same bytes may be posted again,
   * for the door knows a statement that it has.
   */
  async post(envelope: Uint8Array, parts: readonly Part[]): Promise<Accepted> {
    const response = await this.#patiently(() => this.#ask('/statements', requestOf(envelope, parts)))
    const text = fromUtf8(await this.#read(response, 'outcome_unknown'))
    if (response.status !== 200 && response.status !== 201) throw this.#refusalIn(response, text)
    const answer = json(text) as { index?: unknown; receipt?: unknown } | undefined
    if (typeof answer?.index !== 'number' || typeof answer.receipt !== 'string')
      throw confused(this.url, text)
    const proof = parseProof(answer.receipt)
    if (proof.index !== answer.index)
      throw new Refusal(
        'proof_wrong',
        `The server says entry ${answer.index} and proves entry ${proof.index}.`,
      )
    return { index: answer.index, receipt: answer.receipt, known: response.status === 200 }
  }

  /** A server that is asked too often says when to come again; an import does so, for a while. */
  async #patiently(ask: () => Promise<Response>): Promise<Response> {
    for (let turns = 0; ; turns++) {
      const response = await ask()
      if (response.status !== 429 || turns === MOST_TURNS) return response
      await response.body?.cancel()
      const seconds = Number(response.headers.get('retry-after') ?? 1)
      await sleep(Math.min(Math.max(seconds, 1) || 1, 30) * 1000)
    }
  }

  /** The body of a GET, whole. */
  async bytes(path: string): Promise<Uint8Array> {
    const response = await this.#ask(path)
    const bytes = await this.#read(response, 'server_unreachable')
    if (response.status !== 200) throw this.#refusalIn(response, new TextDecoder().decode(bytes))
    return bytes
  }

  /** The lines of an export, as they come in. */
  async *lines(path: string): AsyncGenerator<string> {
    const response = await this.#ask(path)
    if (response.status !== 200 || response.body === null)
      throw this.#refusalIn(response, await response.text().catch(() => ''))
    try {
      yield* createInterface({ input: Readable.fromWeb(response.body as never), crlfDelay: Infinity })
    } catch (error) {
      throw new Refusal('server_unreachable', `${this.url}${path} broke off: ${reasonOf(error)}.`)
    }
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await fetch(`${this.url}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS), ...init })
    } catch (error) {
      if (init.method === 'POST' && !neverSent(error))
        throw new Refusal('outcome_unknown', `The answer of ${this.url} was lost: ${reasonOf(error)}.`)
      throw new Refusal('server_unreachable', `${this.url} does not answer: ${reasonOf(error)}.`)
    }
  }

  async #read(response: Response, code: 'outcome_unknown' | 'server_unreachable'): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    let length = 0
    try {
      for await (const chunk of response.body ?? []) {
        length += chunk.length
        if (length > MOST_ANSWER) throw new Refusal('server_confused', `${this.url} answers without an end.`)
        chunks.push(chunk)
      }
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw new Refusal(code, `The answer of ${this.url} broke off: ${reasonOf(error)}.`)
    }
    return new Uint8Array(Buffer.concat(chunks, length))
  }

  /** A problem document of the server's, as the refusal that it tells of. */
  #refusalIn(response: Response, text: string): Refusal {
    const problem = json(text) as { code?: unknown; detail?: unknown; evidence?: unknown } | undefined
    if (typeof problem?.code === 'string' && isRefusalCode(problem.code))
      return new Refusal(
        problem.code,
        typeof problem.detail === 'string' ? problem.detail : `The server answers ${response.status}.`,
        typeof problem.evidence === 'string' ? problem.evidence : undefined,
      )
    if (response.status === 404) return new Refusal('not_found', `${response.url} is not there.`)
    return confused(this.url, `${response.status} ${text}`)
  }
}

function requestOf(envelope: Uint8Array, parts: readonly Part[]): RequestInit {
  const bytes = (part: Uint8Array) => part as Uint8Array<ArrayBuffer>
  if (parts.length === 0)
    return { method: 'POST', body: bytes(envelope), headers: { 'content-type': 'application/json' } }
  const form = new FormData()
  form.append('envelope', new Blob([bytes(envelope)], { type: 'application/json' }), 'envelope.json')
  for (const part of parts)
    form.append(part.name, new Blob([bytes(part.bytes)], { type: 'application/octet-stream' }), part.name)
  return { method: 'POST', body: form }
}

/** Errors that come before the first byte was sent. */
function neverSent(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined
  return [
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
  ].includes(String(cause?.code))
}

function json(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

function confused(url: string, text: string): Refusal {
  return new Refusal('server_confused', `${url} answers ${clip(text, 120)}.`)
}
