import { isolated } from '../messages/bidi.ts'
import { LANGS } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { STYLESHEET, scriptAt } from './assets.ts'
import { type CallShown, recordBanner } from './call-shown.ts'
import { linkIn, pageIn } from './links.ts'
import { colophon, folio } from './log-line.ts'
import { MARKS, mark } from './marks.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { type CurrentPage, pagesNav } from './nav.ts'
import type { Asked } from './request.ts'
import { switchBanner } from './switches.ts'
import { directionOf, nameIn } from './wording.ts'

/** What every page has around its matter. */

export interface Page {
  /** What it shows; the call and the site are added to it. */
  readonly title: string
  readonly main: Markup
  readonly call?: CallShown | undefined
  /** Which of the pages in the masthead this is. */
  readonly current?: CurrentPage
  /** Modules of src/browser that make the page more convenient, by name. */
  readonly script?: string | readonly string[]
  /** For one person: not a line of it stands in the log. */
  readonly isPrivate?: boolean
}

export function page(asked: Asked, { title, main, call, current, script, isPrivate }: Page): string {
  const { lang } = asked
  return html`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${titleOf(asked, title, call)}</title>
<link rel="stylesheet" href="${STYLESHEET}">
${alternates(asked)}${[script ?? []].flat().map(scriptTag)}
</head>
<body>
<a class="skip" href="#main">${say(lang, 'frame.skip')}</a>
${MARKS}
<header class="masthead">
          <div class="sheet">
<div class="mast">
              <a class="brand" href="${linkIn(asked, '/')}">${mark('mark')}Avow</a>
              <span class="mast-tag">${say(lang, 'frame.tag')}</span>
<nav class="langs" aria-label="${say(lang, 'frame.languages')}">
                <ul>
                  ${LANGS.map(
                    one =>
                      html`<li>
                    <a href="${pageIn(asked, one)}" lang="${one}" hreflang="${one}"${one === lang ? html` aria-current="true"` : null}>
                      ${say(one, 'frame.language')}
                    </a>
                  </li>`,
                  )}
                </ul>
              </nav>
            </div>
<div class="callbar">${pagesNav(asked, call, current)}${folio(asked)}</div>
</div>
        </header>
${call?.isRecord ? recordBanner(asked, call) : null}
        ${switchBanner(asked)}
<main id="main"><div class="sheet">
${main}
</div></main>
${colophon(asked, isPrivate)}
</body>
</html>
`.toString()
}

/** The most telling comes first, since a tab shows no more. */
function titleOf({ lang }: Asked, title: string, call: CallShown | undefined): string {
  const name = call && nameIn(call.row.titles, lang).text
  const parts = [title, name !== undefined && title.includes(name) ? undefined : name]
  if (call?.isRecord) parts.push(say(lang, 'record.titleOf'))
  return [...parts, 'Avow']
    .filter(part => part !== undefined)
    .map(isolated)
    .join(' – ')
}

/** The same page in every language, and without one in the address: then the reader's browser says which. */
function alternates(asked: Asked): Piece {
  const { publicUrl } = asked.site
  return [
    ...LANGS.map(
      one => html`<link rel="alternate" hreflang="${one}" href="${publicUrl}${pageIn(asked, one)}">\n`,
    ),
    html`<link rel="alternate" hreflang="x-default" href="${publicUrl}${pageIn(asked)}">\n`,
  ]
}

function scriptTag(name: string): Piece {
  const src = scriptAt(name)
  return src === undefined ? null : html`<script type="module" src="${src}"></script>`
}
