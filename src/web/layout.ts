import type { Asked } from './asked.ts'
import { STYLESHEET, scriptAt } from './assets.ts'
import { linkIn } from './links.ts'
import { MARKS, mark } from './marks.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { LANGS, messagesIn } from './messages.ts'
import { type CallShown, recordBanner } from './record.ts'
import { formatNumber, nameIn } from './wording.ts'

/** What every page has around its matter. */

export interface Page {
  readonly title: string
  readonly main: Markup
  readonly call?: CallShown | undefined
  /** Which of the call's pages this is. */
  readonly current?: 'call' | 'text' | 'roll'
  /** A module of src/browser that makes the page more convenient, by name. */
  readonly script?: string
}

export function page(asked: Asked, { title, main, call, current, script }: Page): string {
  const { lang } = asked
  const say = messagesIn(lang)
  return html`<!doctype html>
<html lang="${lang}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${STYLESHEET}">
${scriptTag(script)}
</head>
<body>
<a class="skip" href="#main">${say.skip}</a>
${MARKS}
<header class="masthead"><div class="sheet">
<div class="mast"><a class="brand" href="${linkIn(asked, '/')}">${mark('mark')}Avow</a><span class="mast-tag">${say.tag}</span>
<nav class="langs" aria-label="${say.languages}"><ul>${LANGS.map(
    one =>
      html`<li><a href="${withLang(asked, one)}" lang="${one}" hreflang="${one}"${one === lang ? html` aria-current="true"` : null}>${messagesIn(one).language}</a></li>`,
  )}</ul></nav></div>
<div class="callbar">${call ? callNav(asked, call, current) : null}${folio(asked)}</div>
</div></header>
${call?.isRecord ? recordBanner(asked, call) : null}
<main id="main"><div class="sheet">
${main}
</div></main>
<footer class="colophon"><div class="sheet grid"><div><p>${say.footer}</p><p>${asOf(asked)}</p></div>
<ul><li><a href="${linkIn(asked, '/verify')}">${say.verifyReceipt}</a></li><li><a href="/export/latest">${say.downloadLog}</a></li><li><a href="/openapi.json">${say.interfaceFile}</a></li></ul></div></footer>
</body>
</html>
`.toString()
}

function scriptTag(name: string | undefined): Piece {
  const src = name === undefined ? undefined : scriptAt(name)
  return src === undefined ? null : html`<script type="module" src="${src}"></script>`
}

function callNav(asked: Asked, call: CallShown, current: Page['current']): Markup {
  const { nav, pagesOfCall } = messagesIn(asked.lang)
  const base = `/${call.id}`
  const link = (to: string, word: string, which: Page['current']) =>
    html`<li><a href="${linkIn(asked, to)}"${which === current ? html` aria-current="page"` : null}>${word}</a></li>`
  const title = nameIn(call.row.titles, asked.lang)
  return html`<a class="call" href="${linkIn(asked, base)}" lang="${title.lang}">${title.text}</a><nav class="nav" aria-label="${pagesOfCall}"><ul>${link(base, nav.call, 'call')}${link(`${base}/text`, nav.text, 'text')}${link(`${base}/roll`, call.isRecord ? nav.list : nav.roll, 'roll')}</ul></nav>`
}

/** Recorded and witnessed are two things, and the masthead tells them apart. */
function folio(asked: Asked): Markup {
  const { site, lang } = asked
  const say = messagesIn(lang)
  const size = site.log.head()?.size ?? 0
  const states = site.log.witnesses()
  const newest = Math.max(0, ...states.map(({ cosigned }) => cosigned?.size ?? 0))
  const by = states.filter(({ cosigned }) => cosigned !== null && cosigned.size === newest).length
  const witnessed =
    newest === 0 ? say.notWitnessed : say.witnessed(by, states.length, formatNumber(newest, lang))
  return html`<p class="folio">${mark('seal')}<span><a href="${linkIn(asked, '/verify')}#witnesses">${say.recorded(formatNumber(size, lang))}; ${witnessed}</a></span></p>`
}

/** A page says of which log it speaks, so that one kept by a proxy stays true. */
function asOf({ site, lang }: Asked): Piece {
  const size = site.log.head()?.size ?? 0
  const say = messagesIn(lang)
  if (size === 0) return say.asOfNothing
  return html`<a href="/entries/${size - 1}">${say.asOf(formatNumber(size - 1, lang))}</a>`
}

function withLang({ request }: Asked, lang: string): string {
  const url = new URL(request.url)
  url.searchParams.set('lang', lang)
  return `${url.pathname}${url.search}`
}
