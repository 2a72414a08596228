import { clip } from '../../core/bytes.ts'
import { hiddenIn, withoutBreaks, withoutHidden } from '../../core/hidden.ts'
import { toNfc } from '../../core/normal.ts'
import { Refusal } from '../../core/refusal.ts'
import { dayOf } from '../../core/time.ts'
import { date, domain } from '../../register/kinds.ts'
import { readBody } from '../http/body.ts'
import { formDataIn } from '../http/form-data.ts'
import type { Asked } from './request.ts'

export interface Form {
  readonly fields: URLSearchParams
  /** Files by the name of their field; a field without a file is left out. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** What their senders call them, by the name of the field; an empty file has a name, and is not among `files`. */
  readonly fileNames?: ReadonlyMap<string, string>
}

/** Bytes of a form: a statement, long words and an envelope fit. */
const MOST_FORM = 1024 * 1024
const MOST_FIELDS = 400
/** Characters of a field's name. Drafts keep names as they come, and ours are shorter. */
const MOST_NAME = 100

/**
 * Refuses `media_type_wrong`, `request_malformed` or `request_oversize`. `doors` has already made sure that the form
 * comes from our own page.
 */
export async function readForm(
  asked: Asked,
  most: number = MOST_FORM,
  mostFields: number = MOST_FIELDS,
): Promise<Form> {
  const contentType = asked.request.headers.get('content-type') ?? ''
  const mediaType = contentType.split(';')[0]!.trim().toLowerCase()
  if (mediaType !== 'application/x-www-form-urlencoded' && mediaType !== 'multipart/form-data')
    throw new Refusal('media_type_wrong', 'A form comes as application/x-www-form-urlencoded or multipart.')
  const entries = await formDataIn(await readBody(asked, most), contentType, mostFields)
  const fields = new URLSearchParams()
  const files = new Map<string, Uint8Array>()
  const fileNames = new Map<string, string>()
  for (const [name, value] of entries) {
    if (name.length > MOST_NAME)
      throw new Refusal('request_malformed', `No form has a field of this name: ${clip(name)}`)
    // Forms send CR LF for a line feed (HTML, section 4.10.21.4); statements hold LF alone.
    if (typeof value === 'string') fields.append(name, value.replaceAll('\r\n', '\n'))
    else {
      // A browser sends a field of which no file was chosen as one without a name and without bytes.
      if (value.name !== '') fileNames.set(name, value.name)
      if (value.size > 0) files.set(name, new Uint8Array(await value.arrayBuffer()))
    }
  }
  return { fields, files, fileNames }
}

/**
 * The defence against cross-site request forgery (CSRF): refuses `cross_site`, so that no other site sends a form with
 * the reader's session. Browsers say where a
 * request comes from in Sec-Fetch-Site (Fetch Metadata), or in Origin where the address is not secure; a page can set
 * neither. A client that says neither is no browser and carries nobody's session.
 */
export function requireOwnSite(request: Request, publicUrl: string): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site === 'same-origin' || site === 'none') return
  if (site === null && (origin === null || origin === new URL(publicUrl).origin)) return
  throw new Refusal('cross_site', 'The form was not sent from a page of this site.')
}

/** Typed text: in NFC, as the door asks, and trimmed. Empty if nothing was typed. */
export function typedIn(fields: URLSearchParams, name: string): string {
  return toNfc(withoutBreaks(fields.get(name) ?? '').trim())
}

/** As the law and the door will ask. Several `lines` may have line feeds and tabs. */
export function hasHidden(text: string, { lines = false } = {}): boolean {
  if (!text.isWellFormed()) return true
  return lines
    ? hiddenIn(text.replaceAll('\t', ' ')) !== undefined
    : /\n/.test(text) || hiddenIn(text) !== undefined
}

/** Without invisible characters, which nobody could find. */
export function cleared(text: string): string {
  return withoutHidden(text.replaceAll('\t', ' ')).toWellFormed()
}

/** Whether this day has come: nothing was checked, written or signed on a later one. */
export function isPastDay({ site }: Asked, typed: string): boolean {
  return date.safeParse(typed).success && typed <= dayOf(site.now())
}

/** A domain in A-labels, also from a whole address; '' for none, undefined for no domain. */
export function hostIn(typed: string): string | undefined {
  if (typed === '') return ''
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(address)) return undefined
  // Zone files end a name with the root's dot.
  const host = new URL(address).hostname.replace(/^www\./, '').replace(/\.$/, '')
  return domain.safeParse(host).success ? host : undefined
}
