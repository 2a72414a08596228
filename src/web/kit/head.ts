import type { Lang } from '../messages/languages.ts'
import { PRIVATE_STYLESHEET, REPORT_STYLESHEET, STYLESHEET, scriptAt } from './assets.ts'
import { pageIn } from './links.ts'
import { attributes, html, type Piece } from './markup.ts'
import type { Asked } from './request.ts'

/** What programs read of a page before anybody sees it: browsers, search engines, whoever shows a link that was shared. */

export interface Picture {
  /** On this site. */
  readonly path: string
  readonly alt: string
}

export interface Feed {
  readonly path: string
  readonly title: string
}

interface Head {
  readonly title: string
  /** The same without the name of the site, which stands beside it. */
  readonly shared: string
  readonly siteName: string
  readonly description: string | undefined
  readonly picture: Picture | undefined
  readonly feeds: readonly Feed[]
  readonly scripts: readonly string[]
  readonly isUnlisted: boolean
  readonly isPrivate: boolean
  readonly isReport: boolean
}

const LOCALES: Readonly<Record<Lang, string>> = { en: 'en_GB', fr: 'fr_FR', ar: 'ar_AR' }
/** Search engines show about as much. */
const LONGEST = 160

export function head(
  asked: Asked,
  { isPrivate, isReport, isUnlisted, scripts, title, ...shown }: Head,
): Piece {
  const { own } = asked.site
  return html`
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="stylesheet" href="${STYLESHEET}">
    ${isReport ? html`<link rel="stylesheet" href="${REPORT_STYLESHEET}">` : null}
    ${isPrivate ? html`<link rel="stylesheet" href="${PRIVATE_STYLESHEET}">` : null}
    ${own.stylesheet === undefined ? null : html`<link rel="stylesheet" href="${own.stylesheet}">`}
    ${own.mark === undefined ? null : html`<link rel="icon" type="image/png" href="${own.mark.path}">`}
    ${isUnlisted ? html`<meta name="robots" content="noindex, nofollow">` : forStrangers(asked, shown)}
    ${scripts.map(scriptTag)}
  `
}

function forStrangers(
  asked: Asked,
  shown: Omit<Head, 'isPrivate' | 'isReport' | 'isUnlisted' | 'scripts' | 'title'>,
): Piece {
  const { lang, query, site } = asked
  const whole = (path: string) => `${site.publicUrl}${path}`
  const own = whole(pageIn(asked, query.has('lang') ? lang : undefined))
  const { siteName, picture, feeds } = shown
  const description = shown.description ? shortened(shown.description) : null
  // One of thousands of views of the same rows; their own pages can be found.
  const isView = query.depended().size > 0
  return html`
    ${isView ? html`<meta name="robots" content="noindex">` : null}
    ${description && html`<meta name="description" content="${description}">`}
    <link rel="canonical" href="${own}">
    ${[...site.own.languages, undefined].map(
      one =>
        html`<link rel="alternate" hreflang="${one ?? 'x-default'}" href="${whole(pageIn(asked, one))}">`,
    )}
    ${feeds.map(feed => html`<link${attributes({ rel: 'alternate', type: typeOf(feed), href: feed.path, title: feed.title })}>`)}
    ${property('title', shown.shared)}${property('type', 'website')}${property('url', own)}${property('site_name', siteName)}
    ${property('locale', LOCALES[lang])}
    ${description && property('description', description)}
    ${picture === undefined ? null : html`${property('image', whole(picture.path))}${property('image:alt', picture.alt)}`}
    <meta name="twitter:card" content="${picture === undefined ? 'summary' : 'summary_large_image'}">
  `
}

/** Open Graph, which messengers and social networks read. */
function property(name: string, content: string): Piece {
  return html`<meta property="og:${name}" content="${content}">`
}

function typeOf({ path }: Feed): string {
  return /\.json(?:\?|$)/.test(path) ? 'application/feed+json' : 'application/atom+xml'
}

/** Cut at a word. */
function shortened(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  if (plain.length <= LONGEST) return plain
  const cut = plain.slice(0, LONGEST)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2))}…`
}

function scriptTag(name: string): Piece {
  const src = scriptAt(name)
  return src === undefined ? null : html`<script type="module" src="${src}"></script>`
}
