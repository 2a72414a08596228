import { type Answer, HTML_TYPE, TEXT_TYPE } from '../http/answer.ts'
import type { Key } from '../messages/catalogue.ts'
import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { ownName } from './keepers-own.ts'
import { type Page, page } from './layout.ts'
import { linkIn } from './links.ts'
import { attributes, classes, html, type Markup, type Piece } from './markup.ts'
import { fact } from './pieces.ts'
import { typedIsDone } from './posted-form.ts'
import type { Asked, RunningSite } from './request.ts'

/** Pages for one applicant, representative or officer. No cache keeps them, and no search engine finds them. */

const HIDDEN = { 'X-Robots-Tag': 'noindex, nofollow' }
/**
 * A secret address goes nowhere with the next request, not even into the log of our proxy. Its origin does: a form
 * needs it where a browser sends nothing else about where it comes from.
 */
const SECRET = { ...HIDDEN, 'Referrer-Policy': 'strict-origin' }

export function privatePage(asked: Asked, shown: Page, status = 200): Answer {
  const headers = asked.params.token === undefined ? HIDDEN : SECRET
  return {
    status,
    type: HTML_TYPE,
    body: page(asked, { ...shown, isPrivate: true }),
    caching: 'never',
    headers,
  }
}

/**
 * A file from a stranger, for one person: saved, never shown. Its type is plain bytes, no other site can draw it in,
 * and a browser that is tricked into showing it runs nothing (`respond`).
 */
interface PrivateFile {
  readonly bytes: Uint8Array
  readonly name: string
  readonly type?: string
}

export function privateFile(
  { site }: Asked,
  { bytes, name, type = 'application/octet-stream' }: PrivateFile,
): Answer {
  return {
    type,
    body: bytes,
    caching: 'never',
    headers: {
      ...HIDDEN,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Access-Control-Allow-Origin': new URL(site.publicUrl).origin,
    },
  }
}

/** After a form: the browser fetches another page, so that a reload sends nothing twice. */
export function seeOther(asked: Asked, path: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status: 303,
    type: TEXT_TYPE,
    body: '',
    caching: 'never',
    headers: { ...headers, Location: linkIn(asked, path) },
  }
}

interface PartOptions {
  readonly note?: Piece
  /** Classes that lay out the matter; null where it lays itself out. */
  readonly inside?: string | null
  readonly beneath?: Piece
  readonly strong?: boolean
  readonly also?: string
  readonly id?: string
}

/** A part of a page, with its heading in the margin. */
export function part(heading: Piece, matter: Piece, options: PartOptions = {}): Markup {
  const { note = null, beneath = null, strong = false, also = '', id, inside = 'box' } = options
  const laidOut =
    inside === null ? matter : html`<div${attributes({ class: inside || null })}>${matter}</div>`
  return html`<section${attributes({ class: classes('entry', strong && 'strong', also), id })}>
    <div class="side"><h2>${heading}</h2>${note === null ? null : html`<p>${note}</p>`}${beneath}</div>
    ${laidOut}
  </section>`
}

/** Messages that have a note of their own. */
type NamesOf<K> = K extends `${infer Name}Note` ? Name & Key : never
type Noted = NamesOf<Key>

/** A part whose heading and note are messages of one name, without values. */
export function notedPart(
  lang: Lang,
  name: Noted,
  matter: Piece,
  options: Omit<PartOptions, 'note'> = {},
): Markup {
  const says = say as (lang: Lang, key: string) => string
  return part(says(lang, name), matter, { ...options, note: says(lang, `${name}Note`) })
}

/** How a page begins: where one is, what it shows, what to know first. */
export function opening(
  kicker: Piece,
  title: Piece,
  lede: Piece = null,
  more: Piece = null,
  isQuiet = true,
): Markup {
  return html`<section class="${classes('opening', isQuiet && 'quiet')}">
    <p class="sc kicker">${kicker}</p>
    <h1>${title}</h1>
    ${lede === null ? null : html`<p class="lede">${lede}</p>`}
    ${more}
  </section>`
}

/** What was asked for is done. It takes the focus, so that keyboards go on from there. */
export function doneNotice(says: Piece): Markup {
  return html`<p class="notice" role="status" tabindex="-1" autofocus>${says}</p>`
}

/** Says as which entry an act was recorded, if the address names it; what was typed at `typed` is done with. */
export function recordedNotice(
  asked: Asked,
  typed: string,
  entryIn: (asked: Asked, entry: number) => Markup,
): Piece {
  const index = /^\d{1,15}$/.exec(asked.query.get('done') ?? '')?.[0]
  if (index === undefined) return null
  return html`${typedIsDone(typed)}${doneNotice(html`${say(asked.lang, 'desk.done')} ${entryIn(asked, Number(index))}`)}`
}

export type Fact = readonly [label: string, value: Piece]

export function factList(facts: readonly Fact[]): Markup {
  return html`<dl class="facts wide">${facts.map(([label, value]) => fact(label, value ?? ''))}</dl>`
}

interface Asking {
  readonly site: Pick<RunningSite, 'log' | 'own'>
  readonly lang: Lang
}

export async function keeperIn(asked: Asking): Promise<{ lang: string; text: string }> {
  await asked.site.own.refresh()
  return ownName(asked)
}

export async function keeperName(asked: Asking): Promise<string> {
  return (await keeperIn(asked)).text
}
