import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { type CallShown, takesSignatures, verbOf } from './call-shown.ts'
import { initialOf, ownName } from './keepers-own.ts'
import { inLang, linkIn, linkTo, pageIn } from './links.ts'
import { attributes, html, type Markup, type Piece } from './markup.ts'
import { nounOfAll } from './noun.ts'
import { listed } from './pieces.ts'
import type { Asked } from './request.ts'
import { isSwitchedOn } from './switches.ts'
import { beginning, nameIn } from './wording.ts'

/** Whose site it is, the site's row, and below it the row of the call that is shown. */

export type CurrentPage =
  | 'call'
  | 'text'
  | 'roll'
  | 'absent'
  | 'changes'
  | 'commitments'
  | 'sign'
  | 'calls'
  | 'search'
  | 'log'
  | 'verify'
  | 'accessibility'

export function masthead(
  asked: Asked,
  call: CallShown | undefined,
  current: CurrentPage | undefined,
): Markup {
  const { lang } = asked
  return html`<header class="masthead"><div class="sheet">
    <div class="mast">
      <a class="brand" href="${linkIn(asked, '/')}">${keepersMark(asked)}${inLang(ownName(asked))}</a>
      ${rowOf(asked, say(lang, 'frame.pagesOfSite'), siteLeads(asked), call === undefined ? current : undefined)}
      <nav class="langs" aria-label="${say(lang, 'frame.languages')}">${languageList(asked)}</nav>
      <p class="menu" data-beside="${say(lang, 'frame.menu')}">${linkTo(asked, '/search', say(lang, 'frame.nav.search'))}</p>
      <details class="more"><summary>${say(lang, 'frame.menu')}</summary>
        <nav aria-label="${say(lang, 'frame.menu')}">${listed(menuWays(asked))}${languageList(asked)}</nav>
      </details>
    </div>
    ${call === undefined ? null : callbar(asked, call, current)}
  </div></header>`
}

/** Their own picture, else the first letter of their name in their colour; the name stands beside either. */
export function keepersMark(asked: Asked): Markup {
  const { mark } = asked.site.own
  if (mark !== undefined)
    return html`<img src="${mark.path}" width="${mark.width}" height="${mark.height}" alt="">`
  return html`<svg viewBox="0 0 16 16" aria-hidden="true" translate="no">
    <path d="M0 0h16v16H0z" fill="currentColor"/><text x="8" y="12" text-anchor="middle">${initialOf(asked)}</text>
  </svg>`
}

type Lead = readonly [page: CurrentPage, path: string, says: Piece]

export function siteLeads({ lang }: Asked): readonly Lead[] {
  return [
    ['calls', '/', say(lang, 'frame.nav.calls')],
    ['search', '/search', say(lang, 'frame.nav.search')],
    ['log', '/log', say(lang, 'frame.nav.log')],
    ['verify', '/verify', say(lang, 'frame.nav.verify')],
  ]
}

/** What opens beneath the masthead where the site's row has no room. */
function menuWays(asked: Asked): Markup[] {
  const others = linkTo(asked, '/organisations', say(asked.lang, 'frame.organisations'))
  const own = linkTo(asked, '/representative', say(asked.lang, 'frame.representative'))
  return [...siteLeads(asked).map(([, path, says]) => linkTo(asked, path, says)), others, own]
}

function rowOf(
  asked: Asked,
  label: string,
  leads: readonly Lead[],
  current: CurrentPage | undefined,
): Markup {
  const links = leads.map(([page, path, says]) => {
    const link = attributes({ href: linkIn(asked, path), 'aria-current': page === current && 'page' })
    return html`<li><a${link}>${says}</a></li>`
  })
  return html`<nav class="nav" aria-label="${label}"><ul>${links}</ul></nav>`
}

export function languageList(asked: Asked): Markup {
  return html`<ul>${asked.site.own.languages.map(one => {
    const isThis = one === asked.lang && 'true'
    const link = attributes({
      ...{ href: pageIn(asked, one), lang: one, dir: 'auto', hreflang: one },
      'aria-current': isThis,
    })
    return html`<li><a${link}>${say(one, 'frame.language')}</a></li>`
  })}</ul>`
}

function callbar(asked: Asked, call: CallShown, current: CurrentPage | undefined): Markup {
  const title = nameIn(call.row.titles, asked.lang)
  const to = linkIn(asked, `/${call.id}`)
  return html`<div class="callbar">
    <a class="call" href="${to}" lang="${title.lang}" dir="auto">${title.text}</a>
    ${rowOf(asked, say(asked.lang, 'frame.pagesOfCall'), callLeads(asked, call), current)}${signLead(asked, call, current)}
  </div>`
}

/** An independent record takes no signatures and computes nothing. */
function callLeads({ lang }: Asked, call: CallShown): readonly Lead[] {
  const { id, isRecord, missing, namesNobody, row } = call
  // Of a call opened by mistake there is its own page, and perhaps its text.
  const isVoided = row.voided === true
  const list = isRecord ? say(lang, 'frame.nav.list') : ownNoun(lang, row)
  const leads: readonly (Lead | false)[] = [
    ['call', `/${id}`, say(lang, 'frame.nav.call')],
    (!isVoided || row.text !== null) && ['text', `/${id}/text`, say(lang, 'frame.nav.text')],
    !namesNobody && !isVoided && ['roll', `/${id}/roll`, list],
    missing !== null && !isVoided && ['absent', `/${id}/not-on-the-list`, say(lang, 'frame.nav.absent')],
    !namesNobody && !isVoided && ['changes', `/${id}/changes`, say(lang, 'frame.nav.changes')],
    call.commits && ['commitments', `/${id}/commitments`, say(lang, 'frame.nav.commitments')],
  ]
  return leads.filter(lead => lead !== false)
}

/** What those are called who stand on its list: signatories, supporters. */
function ownNoun(lang: Lang, { noun }: CallShown['row']): Piece {
  const many = nounOfAll(noun, lang)
  return inLang({ lang: many.lang, text: beginning(many.text, lang) })
}

/** The call's verb, wherever one can sign and the page does not ask for it already. */
function signLead(asked: Asked, call: CallShown, current: CurrentPage | undefined): Piece {
  const isAsking = current === 'sign' || new URL(asked.request.url).pathname === `/${call.id}`
  if (isAsking || !takesSignatures(call) || !isSwitchedOn(asked, 'signing')) return null
  const verb = { lang: nameIn(call.row.verb, asked.lang).lang, text: verbOf(call, asked.lang) }
  return html`<a class="btn small" href="${linkIn(asked, `/${call.id}/sign`)}">${inLang(verb)}</a>`
}
