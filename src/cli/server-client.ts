import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { brief, clip, concat, fromBase64url, fromUtf8 } from '../core/bytes.ts'
import { type Checkpoint, openCheckpoint, readCheckpoint } from '../core/checkpoint.ts'
import { parseLooseJson } from '../core/json.ts'
import { parseLogVkey } from '../core/note.ts'
import { parseProof } from '../core/proof.ts'
import { attempt, isRefusalCode, Refusal } from '../core/refusal.ts'
import type { Part } from '../log/attachments.ts'
import { MemoryRows } from '../register/memory.ts'
import type { Table } from '../register/rows.ts'
import type { Accepted, Poster } from './compose.ts'
import { reasonOf } from './files.ts'

const PATIENCE_MS = 60_000
/** Seconds that it waits, at a server's request, before it gives up. */
const MOST_WAIT_S = 600
/** For a body that is read slowly: the time for the whole of it has no bound, and none of it is from a cache. */
const UNREAD: RequestInit = { headers: { 'Cache-Control': 'no-cache' } }
/** Seconds between two tries where the line has broken: one, two, four … this many; and how often one thing is tried. */
const MOST_BETWEEN_S = 30
const MOST_TRIES = 24
/** Milliseconds within which all who wait for the line have found it broken. */
const SAME_MS = 900
/** Milliseconds in which an older register is folded before its first line comes; Node itself waits for 300 s. */
const FOLDING_MS = 290_000
/** What a proxy answers for a server that starts. */
const NOT_YET: readonly number[] = [502, 503, 504]
/** Bytes of an answer, exports apart: a full bundle of the largest entries. */
const MOST_ANSWER = 32 * 1024 * 1024

/** By Node's codes, which are OpenSSL's (X509_V_ERR_…): nobody whom this machine's Node.js trusts has signed it. */
const UNTRUSTED = /SELF_SIGNED_CERT|^UNABLE_TO_(?:GET_ISSUER_CERT|VERIFY_LEAF)/

function mendOf({ cause }: Error): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return UNTRUSTED.test(code)
    ? ' If the authority that signed its certificate is your own, name the file of that authority in the environment: NODE_EXTRA_CA_CERTS=/path/to/ca.pem.'
    : ''
}

const answerSchema = z.looseObject({ index: z.int(), receipt: z.string() })
const exportedSchema = z.looseObject({ key: z.string(), row: z.looseObject({}) })
/** Characters of a refusal's sentence: ours are shorter. */
const MOST_DETAIL = 2_000
const sentence = z.string().transform(text => brief(text, MOST_DETAIL))
const problemSchema = z.looseObject({
  code: z.string(),
  detail: sentence.optional(),
  /** What helps here, where that is not what helps elsewhere against the same code. */
  mend: sentence.optional(),
  evidence: z.string().optional(),
})

/** An export did not begin in time. To ask for it again would have the server begin anew. */
class TooLate extends Refusal {}

/** A depositary's server, asked over HTTP: the door, the log and the exports. */
export class Server implements Poster {
  readonly url: string
  readonly #vkey: string | undefined
  readonly #broken: ((why: string) => void) | undefined
  readonly #closing = new AbortController()
  /** Since when nothing has answered, in milliseconds of this process. */
  #silent: number | undefined
  /** Until when it was told that somebody waits. */
  #told = 0
  origin = ''

  private constructor(url: string, vkey: string | undefined, broken?: (why: string) => void) {
    this.url = url.replace(/\/+$/, '')
    this.#vkey = vkey
    this.#broken = broken
  }

  /**
   * Reads the checkpoint first, so that a wrong address is told before anything is signed. If `vkey` is given, that key
   * must have signed it; else the server is believed.
   */
  static async connect(url: string, vkey?: string): Promise<Server> {
    const server = new Server(url, vkey)
    server.origin = (await server.checkpoint()).checkpoint.origin
    return server
  }

  /**
   * The same server for whoever reads for hours: where the line breaks, what is read is asked for again, until nothing
   * has answered for ten minutes, and an export is gone on with where it broke off. `broken` hears why. What the server
   * itself refuses is told at once, and nothing is posted twice. Whoever leaves while it waits closes it.
   */
  lasting(broken: (why: string) => void): Server {
    const server = new Server(this.url, this.#vkey, broken)
    server.origin = this.origin
    return server
  }

  /** Nobody waits any more. */
  close(): void {
    this.#closing.abort()
  }

  async checkpoint(): Promise<{ note: string; checkpoint: Checkpoint }> {
    const note = fromUtf8(await this.bytes('/log/checkpoint'))
    const checkpoint =
      this.#vkey === undefined ? readCheckpoint(note) : openCheckpoint(note, parseLogVkey(this.#vkey))
    return { note, checkpoint }
  }

  async seen(): Promise<Checkpoint> {
    return (await this.checkpoint()).checkpoint
  }

  /**
   * Posts to the door. Refuses `outcome_unknown` where the answer was lost: the same bytes may be posted again, since
   * the door knows a statement that it has.
   */
  async post(envelope: Uint8Array, parts: readonly Part[]): Promise<Accepted> {
    const response = await this.#ask('/statements', requestOf(envelope, parts))
    const text = fromUtf8(await this.#read(response, 'outcome_unknown'))
    // 202: it is recorded, and not cosigned yet.
    if (![200, 201, 202].includes(response.status)) throw this.#refusalIn(response, text)
    const { success, data } = answerSchema.safeParse(parseLooseJson(text))
    if (!success) throw confused(this.url, text)
    const { index, receipt } = data
    const proof = parseProof(receipt)
    if (proof.index !== index)
      throw new Refusal('proof_wrong', `The server says entry ${index} and proves entry ${proof.index}.`)
    return { index, receipt, known: response.status === 200 }
  }

  bytes(path: string): Promise<Uint8Array> {
    return this.#untilThere(async () => {
      const response = await this.#askToRead(path)
      const bytes = await this.#read(response, 'server_unreachable')
      if (response.status !== 200) throw this.#refusalIn(response, decoded(bytes))
      return bytes
    })
  }

  /** Once, or as long as a line that breaks is waited for. */
  async #untilThere<T>(act: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++)
      try {
        return await act()
      } catch (error) {
        await this.#waited(error, tries)
      }
  }

  /** Waits before the next try, or throws what there was to see. */
  async #waited(error: unknown, tries: number, isHalfRead = false): Promise<void> {
    if (!(error instanceof Refusal) || error.code !== 'server_unreachable') throw error
    // What is half read is gone on with: that the server begins anew is better than that the reader does.
    if (this.#broken === undefined || (error instanceof TooLate && !isHalfRead)) throw error
    this.#silent ??= performance.now()
    if (tries === MOST_TRIES || performance.now() - this.#silent > MOST_WAIT_S * 1000) throw error
    await this.#wait(error.message, Math.min(2 ** tries, MOST_BETWEEN_S))
  }

  /** Several wait for one line: it is told once. */
  async #wait(why: string, seconds: number): Promise<void> {
    this.#closing.signal.throwIfAborted()
    const until = performance.now() + seconds * 1000
    if (until > this.#told + SAME_MS) this.#broken?.(`${why} Asking again in ${seconds} s.`)
    this.#told = Math.max(this.#told, until)
    await sleep(seconds * 1000, undefined, { signal: this.#closing.signal })
  }

  /** Asks. What a proxy answers in place of the server is no answer to whoever can wait for it. */
  async #askToRead(path: string, init: RequestInit = {}, busy: readonly number[] = [429]): Promise<Response> {
    if (this.#broken === undefined) return this.#ask(path, init, busy)
    const response = await this.#ask(path, init, [429, 503])
    const { headers, status } = response
    const isOfProxy =
      NOT_YET.includes(status) &&
      !(status === 503 && headers.has('retry-after')) &&
      headers.get('content-type')?.startsWith('application/problem+json') !== true
    if (!isOfProxy) return response
    await response.body?.cancel().catch(() => undefined)
    throw new Refusal('server_unreachable', `${this.url} answers ${status}.`)
  }

  /**
   * Salt and bytes of a file beside the log; undefined where it is withheld or not kept, null where it is not to be had
   * now. Refuses `store_damaged` where the server says so.
   */
  async wordsIfThere(digest: string): Promise<Uint8Array | null | undefined> {
    const [response, bytes] = await this.#untilThere(async () => {
      const found = await this.#askToRead(`/words/${digest}`, {}, [429, 503])
      return [found, await this.#read(found, 'server_unreachable')] as const
    })
    if ([404, 410, 451].includes(response.status)) return undefined
    if (response.status !== 200) {
      const refusal = this.#refusalIn(response, decoded(bytes))
      if (refusal.code === 'store_damaged') throw refusal
      return null
    }
    const salt = response.headers.get('Avow-Salt')
    const read = attempt(() => fromBase64url(salt ?? ''))
    return read instanceof Refusal ? undefined : concat(read, bytes)
  }

  /** Whether the server says that an entry withholds these words. */
  withholds(digest: string): Promise<boolean> {
    return this.#untilThere(async () => {
      const response = await this.#askToRead(`/words/${digest}`)
      await response.body?.cancel().catch(() => undefined)
      return response.status === 451
    })
  }

  async #refusedBy(response: Response): Promise<Refusal> {
    return this.#refusalIn(response, decoded(await this.#read(response, 'server_unreachable')))
  }

  /**
   * The lines of an export, as they come in, each with its line feed. Refuses `server_confused` where it is another after
   * it broke off.
   */
  async *lines(path: string): AsyncGenerator<string> {
    yield* this.#unbroken(await this.#untilThere(() => this.#export(path)), path, true)
  }

  async #export(path: string): Promise<ReadableStream<Uint8Array>> {
    const response = await this.#askToRead(path, UNREAD)
    if (response.status !== 200 || response.body === null) throw await this.#refusedBy(response)
    return response.body
  }

  /** Goes on behind the lines that it has, where it breaks off. */
  async *#unbroken(first: ReadableStream<Uint8Array>, path: string, isHeld: boolean): AsyncGenerator<string> {
    let body: ReadableStream<Uint8Array> | undefined = first
    let had = 0
    let last = ''
    for (let tries = 0; ; tries++) {
      const before = had
      try {
        let nth = 0
        for await (const line of this.#linesIn(body ?? (await this.#export(path)), path)) {
          if (isHeld && nth === had - 1 && line !== last) throw this.#another(path)
          if (nth++ < had) continue
          had += 1
          last = line
          yield line
        }
        if (isHeld && nth < had) throw this.#another(path)
        return
      } catch (error) {
        if (had > before) tries = 0
        await this.#waited(error, tries, had > 0)
        body = undefined
      }
    }
  }

  #another(path: string): Refusal {
    return new Refusal('server_confused', `${this.url}${path} is another than before it broke off.`)
  }

  /**
   * The lines of an export or a roll, each with its line feed; undefined where the server has none (404), or is too busy
   * to make it for longer than we wait. Who reads them compares each: they are not held to what came before they broke
   * off.
   */
  async linesIfThere(path: string): Promise<AsyncGenerator<string> | undefined> {
    let response: Response
    try {
      response = await this.#untilThere(() => this.#askToRead(path, UNREAD, [429, 503]))
    } catch (error) {
      if (error instanceof TooLate) return undefined
      throw error
    }
    if (response.status === 200 && response.body !== null) return this.#unbroken(response.body, path, false)
    const refusal = await this.#refusedBy(response)
    if ([404, 429, 503].includes(response.status)) return undefined
    throw refusal
  }

  /** Each with its line feed, if the last has one. Waits for the server, however long all of it takes. */
  async *#linesIn(body: ReadableStream<Uint8Array>, path: string): AsyncGenerator<string> {
    const reader = body.getReader()
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    let rest = ''
    try {
      for (let isEnd = false; !isEnd; ) {
        const { done, value } = await inTime(reader.read()).catch(error => {
          throw new Refusal('server_unreachable', `${this.url}${path} broke off: ${reasonOf(error)}.`)
        })
        isEnd = done
        const pieces = (rest + decoder.decode(value, { stream: !done })).split('\n')
        rest = pieces.pop()!
        for (const piece of pieces) yield `${piece}\n`
        if (rest.length > MOST_ANSWER) throw confused(this.url, rest)
      }
      if (rest !== '') yield rest
    } finally {
      reader.cancel().catch(() => undefined)
    }
  }

  /**
   * These tables of the register as the server exports it (`/export/latest`): what a signer reads before signing.
   * Auditors fold the log instead.
   */
  async register(tables: readonly Table[]): Promise<MemoryRows> {
    const rows = new MemoryRows()
    if (tables.length === 0) return rows
    let lines = 0
    for await (const line of this.lines('/export/latest')) {
      if (!line.endsWith('\n')) throw confused(this.url, line)
      // The table stands last in the canonical line, so that a row that is passed over need not be parsed.
      const table = line.slice(line.lastIndexOf('"table":"') + 9, -'"}\n'.length) as Table
      if (lines++ === 0 || !tables.includes(table)) continue
      const { success, data } = exportedSchema.safeParse(parseLooseJson(line))
      if (!success) throw confused(this.url, line)
      rows.put(table, data.key, data.row as never)
    }
    if (lines === 0) throw new Refusal('server_confused', `${this.url} exports an empty register.`)
    return rows
  }

  /** Asks again, for a while, where the server says by one of these that it is asked too often, or too busy. */
  async #ask(path: string, init: RequestInit = {}, busy: readonly number[] = [429]): Promise<Response> {
    for (let waited = 0; ; ) {
      const response = await this.#askOnce(path, init)
      this.#silent = undefined
      const asks = response.headers.get('retry-after')
      const isBusy = busy.includes(response.status) && (response.status === 429 || asks !== null)
      if (!isBusy || waited >= MOST_WAIT_S) return response
      await response.body?.cancel().catch(() => undefined)
      const seconds = Math.min(Math.max(Number(asks ?? 1), 1) || 1, 30)
      await this.#wait(`${this.url} is busy (${response.status}).`, seconds)
      waited += seconds
    }
  }

  async #askOnce(path: string, init: RequestInit): Promise<Response> {
    const isExport = init === UNREAD
    const late = new AbortController()
    const patience = isExport && this.#broken !== undefined ? FOLDING_MS : PATIENCE_MS
    const timer = setTimeout(() => late.abort(new Error('it took too long')), patience)
    const signal = AbortSignal.any([
      isExport ? late.signal : AbortSignal.timeout(PATIENCE_MS),
      this.#closing.signal,
    ])
    try {
      return await fetch(`${this.url}${path}`, { signal, ...init })
    } catch (error) {
      const why = `${this.url} does not answer: ${reasonOf(error)}.`
      if (late.signal.aborted && isExport) throw new TooLate('server_unreachable', why)
      throw init.method === 'POST' && !neverSent(error)
        ? new Refusal('outcome_unknown', `The answer of ${this.url} was lost: ${reasonOf(error)}.`)
        : new Refusal('server_unreachable', `${why}${mendOf(error as Error)}`)
    } finally {
      clearTimeout(timer)
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

  /** The refusal of which a problem document tells. */
  #refusalIn(response: Response, text: string): Refusal {
    const { data: problem } = problemSchema.safeParse(parseLooseJson(text))
    if (problem !== undefined && isRefusalCode(problem.code))
      return new Refusal(
        problem.code,
        problem.detail ?? `The server answers ${response.status}.`,
        problem.evidence,
        undefined,
        problem.mend,
      )
    if (response.status === 404) return new Refusal('not_found', `${response.url} is not there.`)
    return confused(this.url, `${response.status} ${text}`)
  }
}

function requestOf(envelope: Uint8Array, parts: readonly Part[]): RequestInit {
  const blob = (bytes: Uint8Array, type: string) => new Blob([bytes as Uint8Array<ArrayBuffer>], { type })
  const statement = blob(envelope, 'application/json')
  if (parts.length === 0) return { method: 'POST', body: statement }
  const form = new FormData()
  form.append('envelope', statement, 'envelope.json')
  for (const { name, bytes } of parts) form.append(name, blob(bytes, 'application/octet-stream'), name)
  return { method: 'POST', body: form }
}

const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** What comes within the time that we wait for a server. */
async function inTime<T>(coming: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('it took too long')), PATIENCE_MS)
  })
  return Promise.race([coming, late]).finally(() => clearTimeout(timer))
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

function confused(url: string, text: string): Refusal {
  return new Refusal('server_confused', `${url} answers ${clip(text, 120)}.`)
}
