import { type Answer, HTML_TYPE, TEXT_TYPE } from '../http/answer.ts'
import type { Key } from '../messages/catalogue.ts'
import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { type Page, page } from './layout.ts'
import { linkIn } from './links.ts'
import { rowIn } from './lookup.ts'
import { attributes, classes, html, type Markup, type Piece } from './markup.ts'
import { fact } from './pieces.ts'
import { typedIsDone } from './posted-form.ts'
import type { Asked, RunningSite } from './request.ts'
import { nameIn } from './wording.ts'

/**
 * Pages for one person: of applicants, representatives and officers. No cache keeps one, and no search engine finds
 * one.
 */

const HIDDEN = { 'X-Robots-Tag': 'noindex, nofollow' }
/**
 * An address that is a secret goes nowhere with the next request, not even into the log of our own proxy. The origin
 * alone does go, since a form is asked for it where a browser says nothing else of where it comes from.
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
 * A file for one person, whatever a stranger put in it: it is saved, never shown. It has no type but that of bytes, no
 * page of another site draws it in, and a browser that is tricked into showing it runs nothing (`respond`).
 */
export function privateFile(
  { site }: Asked,
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
): Answer {
  return {
    type: 'application/octet-stream',
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
  /** How its matter is laid out, by classes of the stylesheet; null where it lays itself out. */
  readonly inside?: string | null
  /** What else stands in the margin, beneath the heading. */
  readonly beneath?: Piece
  readonly strong?: boolean
  /** Further classes of the part. */
  readonly also?: string
  readonly id?: string
}

/** One part of a page: its heading stands in the margin. */
export function part(heading: Piece, matter: Piece, options: PartOptions = {}): Markup {
  const { note = null, beneath = null, strong = false, also = '', id, inside = 'box' } = options
  const laidOut =
    inside === null ? matter : html`<div${attributes({ class: inside || null })}>${matter}</div>`
  return html`<section${attributes({ class: classes('entry', strong && 'strong', also), id })}>
    <div class="side"><h2>${heading}</h2>${note === null ? null : html`<p>${note}</p>`}${beneath}</div>
    ${laidOut}
  </section>`
}

/** What has a note of its own under its name. */
type NamesOf<K> = K extends `${infer Name}Note` ? Name & Key : never
type Noted = NamesOf<Key>

/** A part whose heading and note are messages of one name: neither takes a value. */
export function notedPart(
  lang: Lang,
  name: Noted,
  matter: Piece,
  options: Omit<PartOptions, 'note'> = {},
): Markup {
  const says = say as (lang: Lang, key: string) => string
  return part(says(lang, name), matter, { ...options, note: says(lang, `${name}Note`) })
}

/** What a page begins with: where one is, what it shows, and what there is to know first. */
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

/** That what was asked for is done. It takes the focus, so that whoever uses the keyboard goes on from there. */
export function doneNotice(says: Piece): Markup {
  return html`<p class="notice" role="status" tabindex="-1" autofocus>${says}</p>`
}

/**
 * That an act was recorded, and as which entry, where the address says so: what was typed for it at `typed` is done
 * with.
 */
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

/** The name of the depositary, as entry 0 has it. */
export async function keeperIn({
  site,
  lang,
}: {
  readonly site: Pick<RunningSite, 'log'>
  readonly lang: Lang
}): Promise<{ lang: string; text: string }> {
  const row = await rowIn(site.log.store, 'log', 'log')
  return row === undefined ? { lang: 'und', text: site.log.origin } : nameIn(row.names, lang)
}

export async function keeperName(asked: Parameters<typeof keeperIn>[0]): Promise<string> {
  return (await keeperIn(asked)).text
}
