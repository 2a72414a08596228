import { isolated } from '../messages/bidi.ts'
import { LANGS } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { type CallShown, recordBanner, takesSignatures, verbOf } from './call-shown.ts'
import { type Feed, head, type Picture } from './head.ts'
import { inLang, linkIn, linkTo, pageIn } from './links.ts'
import { MARKS, mark } from './marks.ts'
import { attributes, html, type Markup, type Piece } from './markup.ts'
import { phrase } from './phrase.ts'
import { listed, minuteMark } from './pieces.ts'
import { type Asked, sizeOf, witnessedSize } from './request.ts'
import { switchBanner } from './switches.ts'
import { directionOf, nameIn } from './wording.ts'

/** The frame of every page. */

export interface Page {
  readonly title: string
  readonly main: Markup
  readonly call?: CallShown | undefined
  readonly current?: CurrentPage
  /** Modules of src/browser that make the page more convenient. */
  readonly script?: string | readonly string[]
  /** For one person: nothing of it stands in the log. */
  readonly isPrivate?: boolean
  /** What the page says, for those who see a link to it; the call's summary if left out. */
  readonly description?: string | undefined
  /** Shown with a link to the page. */
  readonly picture?: Picture | undefined
  readonly feeds?: readonly Feed[]
}

type CurrentPage =
  | 'call'
  | 'text'
  | 'roll'
  | 'absent'
  | 'changes'
  | 'sign'
  | 'calls'
  | 'log'
  | 'verify'
  | 'accessibility'

export function page(asked: Asked, shown: Page): string {
  const { lang } = asked
  const { main, call, current, isPrivate = false } = shown
  return html`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
${head(asked, {
  title: titleOf(asked, shown.title, call),
  siteName: 'Avow',
  description: shown.description ?? summaryOf(asked, call),
  picture: shown.picture,
  feeds: shown.feeds ?? [],
  scripts: [shown.script ?? []].flat(),
  isPrivate,
})}
</head>
<body>
<a class="skip" href="#main">${say(lang, 'frame.skip')}</a>
${MARKS}
<header class="masthead">
          <div class="sheet">
<div class="mast">
              <a class="brand" href="${linkIn(asked, '/')}">${mark('mark')}Avow</a>
              <span class="mast-tag">${say(lang, 'frame.tag')}</span>
<nav class="langs" aria-label="${say(lang, 'frame.languages')}"><ul>${LANGS.map(
    one =>
      html`<li>
        <a${attributes({ href: pageIn(asked, one), lang: one, hreflang: one, 'aria-current': one === lang && 'true' })}>
          ${say(one, 'frame.language')}
        </a>
      </li>`,
  )}</ul></nav>
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

function summaryOf({ lang }: Asked, call: CallShown | undefined): string | undefined {
  return call?.row.summary ? nameIn(call.row.summary, lang).text : undefined
}

type Lead = readonly [page: CurrentPage, path: string, says: Piece]

/** Pages of the call that is shown, else of the site. */
function pagesNav(asked: Asked, call: CallShown | undefined, current: CurrentPage | undefined): Markup {
  const links = leadsOf(asked, call).map(([page, path, says]) => {
    const link = attributes({ href: linkIn(asked, path), 'aria-current': page === current && 'page' })
    return html`<li><a${link}>${says}</a></li>`
  })
  const label = say(asked.lang, call === undefined ? 'frame.pagesOfSite' : 'frame.pagesOfCall')
  return html`
    ${call === undefined ? null : callLink(asked, call)}
    <nav class="nav" aria-label="${label}"><ul>${links}</ul></nav>
  `
}

/** An independent record takes no signatures and computes nothing. */
function leadsOf(asked: Asked, call: CallShown | undefined): readonly Lead[] {
  const { lang } = asked
  const verify: Lead = ['verify', '/verify', say(lang, 'frame.nav.verify')]
  if (call === undefined)
    return [['calls', '/', say(lang, 'frame.nav.calls')], ['log', '/log', say(lang, 'frame.nav.log')], verify]
  const { id, isRecord, missing, namesNobody, row } = call
  // Of a call opened by mistake there is its own page, and perhaps its text.
  const isVoided = row.voided === true
  const absent = say(lang, isRecord ? 'frame.nav.absentList' : 'frame.nav.absent')
  const leads: readonly (Lead | false)[] = [
    ['call', `/${id}`, say(lang, 'frame.nav.call')],
    (!isVoided || row.text !== null) && ['text', `/${id}/text`, say(lang, 'frame.nav.text')],
    !namesNobody &&
      !isVoided && ['roll', `/${id}/roll`, say(lang, isRecord ? 'frame.nav.list' : 'frame.nav.roll')],
    missing !== null && !isVoided && ['absent', `/${id}/not-on-the-list`, absent],
    !namesNobody && !isVoided && ['changes', `/${id}/changes`, say(lang, 'frame.nav.changes')],
    takesSignatures(call) && ['sign', `/${id}/sign`, verbLink(asked, call)],
    verify,
  ]
  return leads.filter(lead => lead !== false)
}

/** Signing is called only as the call calls it, in whatever languages it does. */
function verbLink({ lang }: Asked, call: CallShown): Markup {
  return inLang({ lang: nameIn(call.row.verb, lang).lang, text: verbOf(call, lang) })
}

function callLink(asked: Asked, { id, row }: CallShown): Markup {
  const title = nameIn(row.titles, asked.lang)
  return html`<a class="call" href="${linkIn(asked, `/${id}`)}" lang="${title.lang}" dir="auto">${title.text}</a>`
}

/** How far the log has come; recorded and witnessed are two things. */
function folio(asked: Asked): Markup {
  return html`<p class="folio">${mark('seal')}<span>${linkTo(asked, '/log#witnesses', witnessedSoFar(asked))}</span></p>`
}

function witnessedSoFar({ site, lang }: Asked): Piece {
  const recorded = say(lang, 'entries.recorded', { count: sizeOf(site) })
  const states = site.log.witnesses()
  const size = witnessedSize(site)
  if (size === 0) return say(lang, 'frame.notWitnessed', { recorded })
  const by = states.flatMap(({ cosigned }) => (cosigned?.size === size ? [cosigned.time] : []))
  const values = { recorded, by: by.length, of: states.length, time: minuteMark(Math.max(...by), lang) }
  return size === sizeOf(site)
    ? phrase(lang, 'frame.witnessed', values)
    : phrase(lang, 'frame.witnessedUpTo', { ...values, size })
}

/** A page names the log that it speaks of, so that a proxy's copy stays true. */
function colophon(asked: Asked, isPrivate: boolean): Markup {
  const { site, lang } = asked
  const entry = sizeOf(site) - 1
  const asOf =
    entry < 0
      ? say(lang, 'frame.asOfNothing')
      : linkTo(asked, `/entries/${entry}`, say(lang, 'frame.asOf', { entry }))
  const links = [
    linkTo(asked, '/log', say(lang, 'log.title')),
    linkTo(asked, '/verify', say(lang, 'frame.verify')),
    html`<a href="/export/latest">${say(lang, 'frame.download')}</a>`,
    linkTo(asked, '/representative', say(lang, 'rep.kicker')),
    linkTo(asked, '/privacy', say(lang, 'privacy.link')),
    linkTo(asked, '/accessibility', say(lang, 'access.link')),
    html`<a href="/openapi.json">${say(lang, 'frame.interface')}</a>`,
    linkTo(asked, '/spec/', say(lang, 'frame.spec')),
  ]
  return html`<footer class="colophon">
    <div class="sheet grid">
      <div><p>${say(lang, isPrivate ? 'frame.footerPrivate' : 'frame.footer')}</p><p>${asOf}</p></div>
      <nav aria-label="${say(lang, 'frame.moreOfSite')}">${listed(links)}</nav>
    </div>
  </footer>`
}
