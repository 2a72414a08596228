import { concat, utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { formatTime } from '../core/time.ts'
import { type Asking, type Fetched, fetchPage } from '../outbound/fetch.ts'
import { isSameHolder } from '../outbound/public-suffix.ts'
import { type Found, textOf } from '../outbound/resolver.ts'
import { fileAddress, isLineOf, type Look, recordName } from './challenges.ts'
import type { Evidence } from './proofs.ts'

/** Looks for a challenge's line where only the holder of a domain can put it. */

export interface Looked {
  readonly look: Look
  /** The answers as they came. */
  readonly evidence: readonly Evidence[]
}

interface Line {
  readonly domain: string
  readonly token: string
}

const MOST_SEEN = 8
const MOST_CHARACTERS = 300
/** Of a page that is kept as evidence. */
const MOST_KEPT = 100_000

export function lookFor(how: Look['how'], asking: Asking, line: Line, now: number): Promise<Looked> {
  return how === 'dns' ? lookInDns(asking, line, now) : lookOnWeb(asking, line, now)
}

interface Answer {
  readonly is: Look['is']
  readonly detail?: string
  readonly texts: readonly string[]
  readonly dnssec: Look['dnssec']
  readonly evidence: Evidence
}

async function looked(seen: Pick<Look, 'at' | 'how' | 'where'>, ask: () => Promise<Answer>): Promise<Looked> {
  try {
    const { is, detail = null, texts, dnssec, evidence } = await ask()
    return { look: { ...seen, is, seen: shown(texts), detail, said: null, dnssec }, evidence: [evidence] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const said = error.message.slice(0, 2000)
    return {
      look: { ...seen, is: 'refused', seen: [], detail: error.code, said, dnssec: null },
      evidence: [],
    }
  }
}

function lookInDns(asking: Asking, { domain, token }: Line, now: number): Promise<Looked> {
  const where = recordName(domain)
  return looked({ at: now, how: 'dns', where }, async () => {
    const { records, message, dnssec } = await asking.resolver.find({ name: where, type: 'TXT' })
    const texts = records.map(textOf)
    const evidence: Evidence = { mediaType: 'application/dns-message', bytes: message }
    const answer = { texts, dnssec, evidence }
    if (texts.some(text => isLineOf(text, token))) return { ...answer, is: 'holds' }
    const elsewhere = await misplaced(asking, { domain, token })
    if (elsewhere !== undefined) return { ...answer, is: 'misplaced', detail: elsewhere }
    return { ...answer, is: texts.length > 0 ? 'other' : 'none' }
  })
}

/** Where the line is often put by mistake: at the domain itself, or where a form appended the domain again. */
async function misplaced({ resolver }: Asking, { domain, token }: Line): Promise<string | undefined> {
  for (const name of [domain, `${recordName(domain)}.${domain}`]) {
    const found = await resolver.find({ name, type: 'TXT' }).catch((): Found | undefined => undefined)
    if (found?.records.some(record => isLineOf(textOf(record), token))) return name
  }
  return undefined
}

function lookOnWeb(asking: Asking, { domain, token }: Line, now: number): Promise<Looked> {
  const where = fileAddress(domain)
  return looked({ at: now, how: 'https', where }, async () => {
    // Another holder's domain proves nothing of this one, and is not asked on an applicant's word.
    const page = await fetchPage(where, asking, host => isSameHolder(host, domain))
    const texts = page.status === 200 ? linesOf(page.body) : []
    const evidence: Evidence = { mediaType: 'message/http', bytes: messageOf(page, now) }
    const answer = { texts, dnssec: null, evidence }
    if (page.untrodden !== null) return { ...answer, is: 'elsewhere', detail: page.untrodden.slice(0, 2000) }
    if (page.status !== 200) return { ...answer, is: 'status', detail: String(page.status) }
    if (MARKUP.test(page.mediaType)) return { ...answer, is: 'markup', detail: seenType(page) }
    if (texts.some(text => isLineOf(text, token))) return { ...answer, is: 'holds' }
    return { ...answer, is: texts.length > 0 ? 'other' : 'none' }
  })
}

const seenType = ({ mediaType }: Pick<Fetched, 'mediaType'>) =>
  mediaType.replace(/[^\x20-\x7e]/g, '?').slice(0, 200)

/** HTML, and whatever else is written in tags. */
const MARKUP = /html|xml/i

function linesOf(body: Uint8Array) {
  return new TextDecoder()
    .decode(body)
    .split(/\r?\n/)
    .filter(line => line.trim() !== '')
}

/** What strangers publish is shown as plain text, without what nobody sees; where it is cut, it says so. */
function shown(texts: readonly string[]) {
  const lines = texts.map(text => clean(text))
  if (lines.length <= MOST_SEEN) return lines
  return [...lines.slice(0, MOST_SEEN - 1), `… (+${lines.length - MOST_SEEN + 1})`]
}

function clean(text: string) {
  const seen = text.replace(/\p{C}/gu, ' ')
  return seen.length <= MOST_CHARACTERS ? seen : `${seen.slice(0, MOST_CHARACTERS - 1)}…`
}

/** The answer as a message (RFC 9112), with the hops before it, for officers to read again. */
function messageOf({ hops, status, mediaType, body, url }: Fetched, now: number) {
  const head = [
    ...hops.slice(0, -1).map(hop => `X-Avow-Hop: ${hop.status} ${hop.url}`),
    `X-Avow-Url: ${url}`,
    `X-Avow-Seen: ${formatTime(now)}`,
    `Content-Type: ${seenType({ mediaType })}`,
  ]
  return concat(utf8(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\n\r\n`), body.subarray(0, MOST_KEPT))
}
