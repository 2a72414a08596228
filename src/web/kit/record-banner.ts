import type { CallRow } from '../../register/rows.ts'
import { say } from '../messages/say.ts'
import type { CallShown } from './call-shown.ts'
import { ownName } from './keepers-own.ts'
import { entriesFrom, inLang, linkTo } from './links.ts'
import { mark } from './marks.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { phrase } from './phrase.ts'
import { factsIn, fingerprint, longDate, named, shortDate, sub } from './pieces.ts'
import type { Asked } from './request.ts'
import { isSwitchedOn } from './switches.ts'
import { comma } from './wording.ts'

/** On every page of a register that its issuer does not keep: one line, and the rest for whoever opens it. */
export function recordBanner(asked: Asked, { id, row, source, namesNobody }: CallShown): Markup {
  const { lang } = asked
  const list =
    source === undefined
      ? say(lang, namesNobody ? 'record.noList' : 'record.onlySources')
      : html`${longDate(source.date, lang)}${comma(lang)}${entriesFrom(asked, source.entry)}${source.whole ? null : html`${comma(lang)}${say(lang, 'record.part')}`}`
  return html`<aside class="record" aria-label="${say(lang, 'record.about')}"><details>
    <summary><span class="sheet">
      ${mark('copy')}<span><b>${say(lang, 'record.title')}.</b> ${saysOf(asked, source, namesNobody)} <u>${say(lang, 'record.details')}</u></span>
    </span></summary>
    <div class="sheet box"><dl class="record-facts">${factsIn(lang, {
      'record.keptBy': inLang(ownName(asked)),
      'record.issuedBy': named(row.convener.names, lang),
      'record.source': sourceLink(asked, source, row.authority.source),
      'record.listOf': list,
      'record.forIssuer': claimWay(asked, id, row),
    })}</dl></div>
  </details></aside>`
}

function saysOf({ lang }: Asked, source: CallShown['source'], namesNobody: boolean): Piece {
  if (source === undefined) return say(lang, namesNobody ? 'record.saysFacts' : 'record.saysSources')
  return phrase(lang, 'record.says', { from: originOf(source), date: shortDate(source.date, lang) })
}

function originOf({ url, title }: NonNullable<CallShown['source']>): Piece {
  const host = hostOf(url)
  return host === null ? inLang({ lang: 'und', text: title }) : html`<span translate="no">${host}</span>`
}

/** Whom a list was copied from, in words alone. */
export function originWords({ url, title }: NonNullable<CallShown['source']>): string {
  return hostOf(url) ?? title
}

function hostOf(url: string | null): string | null {
  return url === null || !URL.canParse(url) ? null : new URL(url).host.replace(/^www\./, '')
}

function claimWay(asked: Asked, id: string, { closed }: CallRow): Piece {
  const { lang } = asked
  if (closed !== null) return say(lang, 'record.closed')
  const ask = say(lang, 'record.ask')
  return isSwitchedOn(asked, 'applications')
    ? linkTo(asked, `/${id}/apply`, ask)
    : say(lang, 'record.askLater')
}

function sourceLink({ lang }: Asked, source: CallShown['source'], facts: string | null): Piece {
  if (source === undefined)
    return facts === null
      ? say(lang, 'record.noSource')
      : html`<a href="${facts}" rel="external nofollow" translate="no">${facts}</a>`
  const title = inLang({ lang: 'und', text: source.title })
  const named =
    source.url === null ? title : html`<a href="${source.url}" rel="external nofollow">${title}</a>`
  return html`${named}${sub(phrase(lang, 'record.fileNotKept', { digest: fingerprint(source.digest) }))}`
}
