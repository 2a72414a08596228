import { getServers } from 'node:dns'
import type { Answer, StringAnswer, TxtAnswer } from 'dns-packet'
import { Refusal } from '../core/refusal.ts'
import { composeQuery, type ExtendedError, type Question, type Reply } from './dns-message.ts'
import { askByDatagram, askByStream, type Server, type Silence } from './dns-transport.ts'

/**
 * Asks the DNS. What a resolver says of DNSSEC is as good as the way to it, so only the one that the operator names is
 * believed.
 */

/** What the DNS says under a name. */
export interface Found {
  readonly is: 'records' | 'none' | 'no-name'
  /** Of the type that was asked, behind all aliases. */
  readonly records: readonly Answer[]
  /** Null where the resolver's word on signatures does not count. */
  readonly dnssec: 'secure' | 'insecure' | null
  /** The reply as it came, with its signatures. */
  readonly message: Uint8Array
}

interface Options {
  /** The operator's resolver, which validates; without it those of the system are asked. */
  readonly server?: Server | undefined
  readonly system?: readonly Server[]
  /** How long each datagram, and then a stream, may take. */
  readonly patience?: { readonly datagramsMs: readonly number[]; readonly streamMs: number }
}

/** A datagram may be lost, so it is sent twice before a stream is tried. */
const PATIENCE = { datagramsMs: [1500, 2500], streamMs: 4000 }
const MOST_ALIASES = 16
/** Codes of RFC 8914: signatures, or the proof that there are none, do not hold. */
const SIGNATURE_ERRORS: ReadonlySet<number> = new Set([6, 7, 8, 9, 10, 11, 12])

export class Resolver {
  readonly #servers: readonly Server[]
  readonly #patience: NonNullable<Options['patience']>
  /** Whether its word on DNSSEC counts. */
  readonly validates: boolean

  constructor({ server, system = systemServers(), patience = PATIENCE }: Options = {}) {
    this.validates = server !== undefined
    this.#servers = server === undefined ? system : [server]
    this.#patience = patience
  }

  /**
   * Refuses `dns_bogus` where signatures do not hold, `dns_failing` where the resolver has no answer for the name,
   * `dns_silent` where the resolver itself does not answer.
   */
  async find(question: Question): Promise<Found> {
    const reply = await this.#ask(question, false)
    if (!isAnswer(reply)) throw await this.#whyFailing(question, reply)
    const hasName = reply.rcode === 'NOERROR'
    const records = hasName ? recordsOf(question, reply.answers) : []
    return {
      is: records.length > 0 ? 'records' : hasName ? 'none' : 'no-name',
      records,
      dnssec: this.validates ? (reply.isAuthentic ? 'secure' : 'insecure') : null,
      message: reply.bytes,
    }
  }

  /** Every address of a host, of both families. */
  async addresses(host: string): Promise<string[]> {
    const both = await Promise.all(
      (['AAAA', 'A'] as const).map(type => this.find({ name: host.toLowerCase(), type })),
    )
    return both.flatMap(({ records }) => records.map(record => (record as StringAnswer).data))
  }

  /**
   * A resolver that validates answers SERVFAIL for data that fails, and gives that data when asked not to check (RFC
   * 4035 section 5.5). Then it is asked again: if it no longer fails, servers came back, and nothing was forged.
   */
  async #whyFailing(question: Question, reply: Reply): Promise<Refusal> {
    const said = errorsIn(reply.errors)
    const isBogus =
      reply.rcode === 'SERVFAIL' &&
      (reply.errors.some(({ code }) => SIGNATURE_ERRORS.has(code)) ||
        (isAnswer(await this.#ask(question, true)) &&
          (await this.#ask(question, false)).rcode === 'SERVFAIL'))
    return isBogus
      ? new Refusal('dns_bogus', `${question.name}: its DNSSEC signatures do not hold${said}.`)
      : new Refusal('dns_failing', `${question.name}: the resolver answers ${reply.rcode}${said}.`)
  }

  async #ask(question: Question, isUnchecked: boolean): Promise<Reply> {
    let worst: Silence['silent'] = 'unreachable'
    for (const server of this.#servers) {
      const found = await this.#askOne(server, question, isUnchecked)
      if (!('silent' in found)) return found
      if (found.silent !== 'unreachable') worst = found.silent
    }
    throw new Refusal('dns_silent', `${question.name}: ${SILENCES[worst]}`)
  }

  async #askOne(server: Server, question: Question, isUnchecked: boolean): Promise<Reply | Silence> {
    let strange = false
    for (const ms of this.#patience.datagramsMs) {
      const found = await askByDatagram(server, composeQuery(question, { isMixed: true, isUnchecked }), ms)
      if (!('silent' in found)) {
        if (!found.isTruncated) return found
        break
      }
      strange ||= found.silent === 'strange'
      if (found.silent === 'unreachable' || found.silent === 'respelt') break
    }
    const query = composeQuery(question, { isMixed: false, isUnchecked })
    const found = await askByStream(server, query, this.#patience.streamMs)
    if (!('silent' in found)) return found.isTruncated ? { silent: 'strange' } : found
    return strange ? { silent: 'strange' } : found
  }
}

const SILENCES: Readonly<Record<Silence['silent'], string>> = {
  nothing: 'no resolver answered in time.',
  strange: 'what came from the resolver answers another question, or none.',
  respelt: 'what came from the resolver answers another question, or none.',
  unreachable: 'no resolver can be reached.',
}

/** The text of a TXT record: its strings joined (as RFC 7208 section 3.3 says). */
export function textOf(record: Answer): string {
  const { data } = record as TxtAnswer
  const parts = Array.isArray(data) ? data : [data]
  return parts.map(part => (typeof part === 'string' ? part : new TextDecoder().decode(part))).join('')
}

/** `host:port`, `[v6]:port` or an address alone, as the operator writes it; undefined for anything else. */
export function parseServer(text: string): Server | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([0-9.]+)|([0-9a-f:.]+:[0-9a-f:.]*))(?::(\d{1,5}))?$/i.exec(text)
  const address = match?.[1] ?? match?.[2] ?? match?.[3]
  const port = Number(match?.[4] ?? 53)
  return address === undefined || port < 1 || port > 65_535 ? undefined : { address, port }
}

function systemServers(): Server[] {
  return getServers().flatMap(text => parseServer(text) ?? [])
}

function isAnswer({ rcode }: Reply): boolean {
  return rcode === 'NOERROR' || rcode === 'NXDOMAIN'
}

function errorsIn(errors: readonly ExtendedError[]): string {
  const said = errors.map(({ code, text }) => `extended error ${code}${text === '' ? '' : `, ${text}`}`)
  return said.length === 0 ? '' : ` (${said.join('; ')})`
}

/** Follows aliases from the name that was asked; what stands under another name is no answer. */
function recordsOf({ name, type }: Question, answers: readonly Answer[]): Answer[] {
  let at = name
  for (let i = 0; i < MOST_ALIASES; i++) {
    const here = answers.filter(one => one.name.toLowerCase() === at && one.type !== 'OPT')
    const records = here.filter(one => one.type === type)
    if (records.length > 0) return records
    const alias = here.find((one): one is StringAnswer => one.type === 'CNAME')
    if (alias === undefined) return []
    at = alias.data.toLowerCase()
  }
  return []
}
