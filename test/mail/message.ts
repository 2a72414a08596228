import assert from 'node:assert/strict'
import { load } from 'cheerio'

/** A message as a mail program reads it: its headers, unfolded and decoded, and its two parts. */
export interface Read {
  /** Every header line by its name in lower case; one that stands twice is an error. */
  readonly headers: Readonly<Record<string, string>>
  /** The headers as they came. */
  readonly raw: string
  readonly text: string
  readonly html: string
  /** Every address in it that a person or a scanner might open. */
  readonly links: readonly string[]
}

export function readMessage(message: string): Read {
  const { headers, raw, body } = split(message)
  const boundary = /^multipart\/alternative;.*boundary="([^"]+)"/s.exec(headers['content-type']!)![1]!
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map(part => split(part.replace(/^\r\n/, '')))
  assert.deepEqual(
    parts.map(part => part.headers['content-type']),
    ['text/plain; charset=utf-8', 'text/html; charset=utf-8'],
  )
  const [text, html] = parts.map(part => decoded(part.headers['content-transfer-encoding']!, part.body)) as [
    string,
    string,
  ]
  const $ = load(html)
  const inText = [...text.matchAll(/https?:\/\/[^\s>]+/g)].map(([link]) => link)
  const inPage = [...$('[href], [src]')].map(one => $(one).attr('href') ?? $(one).attr('src')!)
  return { headers, raw, text, html, links: [...new Set([...inText, ...inPage])] }
}

function split(message: string): { headers: Record<string, string>; raw: string; body: string } {
  const at = message.indexOf('\r\n\r\n')
  const raw = message.slice(0, at)
  const headers: Record<string, string> = {}
  for (const line of raw.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const [, name, value] = /^([\w-]+): (.*)$/.exec(line)!
    assert.equal(headers[name!.toLowerCase()], undefined, `${name} stands twice`)
    headers[name!.toLowerCase()] = words(value!)
  }
  return { headers, raw, body: message.slice(at + 4) }
}

/** RFC 2047. */
function words(value: string): string {
  return value.replace(/\?=\s+=\?/g, '?==?').replace(/(?:=\?utf-8\?[qb]\?[^?]*\?=)+/gi, run => {
    const bytes = [...run.matchAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi)].map(([, how, coded]) =>
      how!.toLowerCase() === 'b' ? Buffer.from(coded!, 'base64') : quoted(coded!.replaceAll('_', ' ')),
    )
    return Buffer.concat(bytes).toString('utf8')
  })
}

function decoded(how: string, body: string): string {
  if (how === 'base64') return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n')
  if (how === '7bit') return body.replaceAll('\r\n', '\n')
  assert.equal(how, 'quoted-printable')
  return quoted(body.replace(/=\r\n/g, '')).toString('utf8').replaceAll('\r\n', '\n')
}

function quoted(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}
