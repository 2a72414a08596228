import { sha256 } from '#crypto'
import { toBase64url, utf8 } from '../../core/bytes.ts'
import type { Answer, Caching } from './answer.ts'
import { packed } from './stream.ts'

/** The other function of HTTP: makes a response of an answer, with the headers that all have. */

const CACHE_CONTROL: Record<Caching, string> = {
  never: 'no-store',
  ask: 'no-cache',
  changing: 'public, max-age=1, stale-while-revalidate=30',
  forever: 'public, max-age=31536000, immutable',
}

/** Scripts are files of ours; nothing comes from another host, and nobody frames a page. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
/** Files are not pages: a browser that is tricked into showing one runs nothing. */
const FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** Abilities of a device: those that our pages use, for themselves alone, and none of the others. */
const DEVICE_POLICY =
  'publickey-credentials-create=(self), publickey-credentials-get=(self), camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), serial=(), usb=()'

/** On every answer. A form's origin is told to this site alone (Fetch, section 3.2). */
const ALWAYS = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' }
/** Windows of other pages know nothing of ours, and no other site draws one in. */
const OF_PAGES = {
  'Content-Security-Policy': PAGE_POLICY,
  'Permissions-Policy': DEVICE_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}
/**
 * For the one page that other sites show within theirs, the counter: it has nothing to press, knows nobody, and leads
 * out of their page in a window of its own.
 */
export const FRAMED_BY_ANYONE = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *",
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
/** For the page that shows that one as other sites would. */
export const FRAMES_OUR_OWN = { 'Content-Security-Policy': `${PAGE_POLICY}; frame-src 'self'` }
/** Data are for everyone, badges and mirrors on other sites too. */
const OF_FILES = {
  'Content-Security-Policy': FILE_POLICY,
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
}

/**
 * Who came over TLS once comes so for two years, and nobody on the way leads them elsewhere (RFC 6797). Only for this
 * host, and not for a site without TLS (section 7.2). A keeper who has to leave TLS says 0, and browsers forget it.
 */
const TLS_SECONDS = 63_072_000

interface Reached {
  readonly publicUrl: string
  /** Seconds in place of two years. */
  readonly hsts?: number | null
}

export function respond(answer: Answer, request: Request, reached: Reached): Response {
  const { status = 200 } = answer
  const small = takesGzip(request.headers.get('accept-encoding')) ? packedBody(answer) : undefined
  const headers = headersOf(answer, small !== undefined, reached)
  if (
    headers.ETag !== undefined &&
    status === 200 &&
    isKnown(headers.ETag, request.headers.get('if-none-match'))
  ) {
    const { 'Content-Type': _, ...rest } = headers
    return new Response(null, { status: 304, headers: rest })
  }
  const body = (small ?? answer.body) as string | Uint8Array<ArrayBuffer> | ReadableStream
  return new Response(body, { status, headers })
}

function packedBody({ body, gzip, packable }: Answer) {
  return gzip ?? (body instanceof ReadableStream && packable === true ? packed(body) : undefined)
}

export function headersOf(
  answer: Answer,
  isPacked: boolean,
  { publicUrl, hsts }: Reached,
): Record<string, string> {
  const { type, caching, asOf, packable } = answer
  const isPage = type.startsWith('text/html')
  const isAsked = caching === 'ask' || caching === 'changing'
  const etag = answer.etag ?? (isAsked ? etagOf(answer.body) : undefined)
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Cache-Control': CACHE_CONTROL[caching],
    ...ALWAYS,
    ...(publicUrl.startsWith('https:') && { 'Strict-Transport-Security': `max-age=${hsts ?? TLS_SECONDS}` }),
    ...(isPage ? OF_PAGES : OF_FILES),
    ...answer.headers,
  }
  if (etag !== undefined) headers.ETag = etag
  const vary = [
    headers.Vary,
    isPage ? 'Accept-Language' : undefined,
    // Of both forms, or a cache that was asked for one first would hand it to all.
    asOf !== undefined || isPacked || packable ? 'Accept-Encoding' : undefined,
  ]
  const varies = vary.filter(one => one !== undefined).join(', ')
  if (varies !== '') headers.Vary = varies
  if (isPacked) headers['Content-Encoding'] = 'gzip'
  return headers
}

/** Weak, since the words are the same whether compressed or not. `version` names their log. */
export function etagOf(body: Answer['body'], version?: string): string | undefined {
  if (body instanceof ReadableStream) return undefined
  const hash = toBase64url(sha256(typeof body === 'string' ? utf8(body) : body)).slice(0, 16)
  return version === undefined ? `W/"${hash}"` : `W/"${version}-${hash}"`
}

/** RFC 9110 section 13.1.2: weak comparison. */
export function isKnown(etag: string, asked: string | null | undefined): boolean {
  if (asked === null || asked === undefined) return false
  if (asked.trim() === '*') return true
  const bare = etag.replace(/^W\//, '')
  return asked.split(',').some(one => one.trim().replace(/^W\//, '') === bare)
}

/** By Accept-Encoding, RFC 9110 section 12.5.3. */
export function takesGzip(accepted: string | null | undefined): boolean {
  return typeof accepted === 'string' && /(?:^|[,\s])gzip(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(accepted)
}
