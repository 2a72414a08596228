import { isIP } from 'node:net'
import { rootCertificates } from 'node:tls'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import type { buildConnector } from 'undici'
import { clip, concat } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { type Lab, portOf, requireAddress, requireWebUrl } from './guard.ts'
import type { Resolver } from './resolver.ts'

/** Fetches a page of the web whose address somebody else has told us. */

export interface Fetched {
  /** The address that answered in the end. */
  readonly url: string
  readonly status: number
  readonly mediaType: string
  readonly body: Uint8Array
  /** Every address that was asked, with its status, in order. */
  readonly hops: readonly { readonly url: string; readonly status: number }[]
  /** Where it was led on without encryption, or to a host that it was told to leave alone; it did not go there. */
  readonly untrodden: string | null
}

export interface Asking {
  readonly resolver: Resolver
  /** Who asks, for whoever reads their server's log. */
  readonly agent: string
  readonly lab?: Lab | undefined
  /** How much is read of an answer, and for how long, where more is asked for than a page. */
  readonly most?: { readonly bytes: number; readonly ms: number } | undefined
}

const MOST_HOPS = 8
const CONNECT_MS = 5_000
const MOST = { bytes: 1_000_000, ms: 10_000 }
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]
const INFLATE = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) }

/**
 * GET, without cookies, through the guard at every step; `follows` says to which hosts it may be led on. Refuses
 * `outbound_forbidden` for an aim that is not the public web's, `fetch_failed` where nobody answers or the certificate
 * is not trusted, `fetch_oversize`, and what the resolver refuses.
 */
export async function fetchPage(
  address: string,
  asking: Asking,
  follows: (host: string) => boolean = () => true,
): Promise<Fetched> {
  const signal = AbortSignal.timeout((asking.most ?? MOST).ms)
  const hops: Fetched['hops'][number][] = []
  for (let url = readUrl(address); ; ) {
    requireWebUrl(url)
    const { next, ...answer } = await ask(url, asking, signal)
    hops.push({ url: url.href, status: answer.status })
    const found = { ...answer, url: url.href, hops, untrodden: null }
    if (next === undefined) return found
    const isDowngrade = url.protocol === 'https:' && next.protocol === 'http:'
    if (isDowngrade || !follows(next.hostname)) return { ...found, untrodden: next.href }
    if (hops.length > MOST_HOPS)
      throw new Refusal('fetch_failed', `${clip(address)} leads on more than ${MOST_HOPS} times.`)
    url = next
  }
}

async function ask(url: URL, { resolver, agent, lab, most = MOST }: Asking, signal: AbortSignal) {
  // Loaded at the first page: a server that fetches none does without these megabytes.
  const { Agent, buildConnector, request } = await import('undici')
  const dispatcher = new Agent({ connect: guarded(buildConnector, resolver, lab), pipelining: 0 })
  try {
    const answer = await request(url, {
      dispatcher,
      signal,
      headers: { 'user-agent': agent, accept: '*/*', 'accept-encoding': 'gzip, deflate, br' },
    })
    const header = (name: string) => [answer.headers[name] ?? ''].flat().join(', ')
    const location = REDIRECTS.includes(answer.statusCode) ? header('location') : ''
    const next = location === '' ? undefined : readUrl(location, url)
    // Nobody reads what stands under a redirect.
    const body = next
      ? new Uint8Array()
      : await whole(answer.body, header('content-encoding'), url, most.bytes)
    return { status: answer.statusCode, mediaType: header('content-type'), body, next }
  } catch (error) {
    throw asRefusal(url, error, most.bytes)
  } finally {
    await dispatcher.destroy()
  }
}

/**
 * Connects to what the guard has let through and to nothing else: the name is resolved once, each of its addresses is
 * checked, and the connection goes to one of these. A second look-up could give another address.
 */
function guarded(
  newConnector: typeof buildConnector,
  resolver: Resolver,
  lab: Lab | undefined,
): buildConnector.connector {
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    const port = portOf(new URL(`${options.protocol}//host:${options.port || ''}`))
    allowedAddresses(host, resolver, lab).then(
      addresses => {
        const all = addresses.map(one => ({ address: one, family: isIP(one) }))
        const connect = newConnector({
          timeout: CONNECT_MS,
          allowH2: false,
          lookup: (_host, { all: isAll }, answer) =>
            isAll ? answer(null, all) : answer(null, all[0]!.address, all[0]!.family),
          ...(lab && { ca: [...rootCertificates, lab.ca] }),
        })
        connect({ ...options, port: String(lab?.ports.get(port) ?? port) }, callback)
      },
      error => callback(error as Error, null),
    )
  }
}

async function allowedAddresses(host: string, resolver: Resolver, lab: Lab | undefined): Promise<string[]> {
  const addresses = isIP(host) === 0 ? await resolver.addresses(host) : [host]
  if (addresses.length === 0) throw new Refusal('fetch_failed', `${clip(host)} has no address in the DNS.`)
  for (const address of addresses) requireAddress(address, lab)
  return addresses
}

async function whole(
  body: AsyncIterable<Uint8Array>,
  encoding: string,
  url: URL,
  most: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > most) throw oversize(url, most)
    chunks.push(chunk)
  }
  const sent = concat(...chunks)
  const name = encoding.trim().toLowerCase()
  if (name === '' || name === 'identity') return sent
  const undo = INFLATE[name as keyof typeof INFLATE]
  if (undo === undefined)
    throw new Refusal(
      'fetch_failed',
      `${clip(url.href)} is packed as ${clip(name)}, which was not asked for.`,
    )
  return undo(sent, { maxOutputLength: most })
}

function oversize(url: URL, most: number): Refusal {
  return new Refusal('fetch_oversize', `${clip(url.href)} answers with more than ${most} bytes.`)
}

function readUrl(address: string, from?: URL): URL {
  const url = URL.parse(address, from?.href)
  if (url === null)
    throw new Refusal('outbound_forbidden', `This is not an address of the web: ${clip(address)}`)
  return url
}

/** What went wrong, for whoever mends the server that was asked. */
function asRefusal(url: URL, error: unknown, most: number): Refusal {
  if (error instanceof Refusal) return error
  const { name, code, message, errors } = error as Error & { code?: string; errors?: readonly Error[] }
  if (code === 'ERR_BUFFER_TOO_LARGE') return oversize(url, most)
  const late = name === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'UND_ERR_ABORTED'
  const why = late ? 'did not answer in time' : `cannot be read: ${errors?.[0]?.message || message || code}`
  return new Refusal('fetch_failed', `${clip(url.href)} ${why}`.replace(/[^.]$/, '$&.'))
}
