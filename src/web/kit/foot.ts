import { lastReaderOf, say } from '../messages/say.ts'
import type { CallShown } from './call-shown.ts'
import type { Feed } from './head.ts'
import { ownName } from './keepers-own.ts'
import { addressWith, contactLink, inLang, linkTo } from './links.ts'
import { mark } from './marks.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { languageList, siteLeads } from './masthead.ts'
import { phrase } from './phrase.ts'
import { listed, minuteMark } from './pieces.ts'
import { type Asked, sizeOf, witnessedSize } from './request.ts'
import { comma } from './wording.ts'

interface Foot {
  readonly isPrivate: boolean
  readonly feeds: readonly Feed[]
  readonly call: CallShown | undefined
}

/** How far the log has come, who answers for the page, and all ways of the site. */
export function foot(asked: Asked, { isPrivate, feeds, call }: Foot): Markup {
  const { lang } = asked
  const contact = contactLink(asked)
  const link = (path: string, says: string) => linkTo(asked, path, says)
  const ways: readonly (readonly Piece[])[] = [
    [
      ...siteLeads(asked).map(([, path, says]) => linkTo(asked, path, says)),
      link('/organisations', say(lang, 'frame.organisations')),
    ],
    [
      link('/representative', say(lang, 'frame.representative')),
      html`<a href="/export/latest">${say(lang, 'frame.download')}</a>`,
      html`<a href="/openapi.json">${say(lang, 'frame.interface')}</a>`,
      link('/spec/', say(lang, 'frame.spec')),
      feeds.length === 0 ? null : html`<a href="${feeds[0]!.path}">${say(lang, 'frame.feed')}</a>`,
      call === undefined || call.row.voided === true
        ? null
        : link(`/${call.id}/share`, say(lang, 'frame.embed')),
    ].filter(way => way !== null),
    [
      link('/imprint', say(lang, 'frame.imprint')),
      link('/privacy', say(lang, 'privacy.link')),
      link('/accessibility', say(lang, 'access.link')),
      link('/imprint#source', say(lang, 'frame.source')),
      isPrivate ? null : link(deskWay(asked, call), say(lang, 'frame.desk')),
    ].filter(way => way !== null),
  ]
  return html`<footer class="colophon"><div class="sheet grid">
    <div>
      ${recorded(asked)}
      <p>${inLang(ownName(asked))}${contact === null ? '.' : html`${comma(lang)}${contact}.`} ${
        isPrivate ? say(lang, 'frame.footerPrivate') : link('/verify', checkable(asked))
      }</p>
      <p>${phrase(lang, 'frame.keptWith', { avow: link('/imprint#source', 'Avow') })} ${translation(asked)}</p>
    </div>
    <nav aria-label="${say(lang, 'frame.moreOfSite')}">${ways.map(way => listed(way))}${languageList(asked)}</nav>
  </div></footer>`
}

/**
 * To what the desk says of the same. It stands on everybody's page, since no page knows who reads it; it names what is
 * public alone, never the address, which may hold a secret.
 */
function deskWay({ params }: Asked, call: CallShown | undefined): string {
  const { id, index } = params
  const path =
    index !== undefined ? `/entries/${index}` : id !== undefined ? `/parties/${id}` : call && `/${call.id}`
  return path === undefined ? '/desk' : addressWith('/desk/at', { path })
}

/** Words that no native speaker has read say so: whoever stumbles over them knows whom not to blame. */
function translation({ lang }: Asked): Piece {
  if (lang === 'en') return null
  const name = lastReaderOf(lang)
  return name === null ? say(lang, 'frame.readByNobody') : say(lang, 'frame.readBy', { name })
}

/** Without a witness we could show each reader another log: then nobody is told that they need not trust us. */
function checkable({ site, lang }: Asked): string {
  return say(lang, witnessedSize(site) === 0 ? 'frame.footerUnwitnessed' : 'frame.footer')
}

/**
 * Recorded and witnessed are two things: only what is witnessed bears a seal. A page names the log that it speaks of, so
 * that a proxy's copy stays true.
 */
function recorded(asked: Asked): Markup {
  const { site, lang } = asked
  const entry = sizeOf(site) - 1
  const asOf =
    entry < 0
      ? say(lang, 'frame.asOfNothing')
      : linkTo(asked, `/entries/${entry}`, say(lang, 'frame.asOf', { entry }))
  const seal = witnessedSize(site) === 0 ? null : mark('seal')
  return html`<p class="proof">${seal}<span>${linkTo(asked, '/log#witnesses', witnessedSoFar(asked))}</span><span>${asOf}</span></p>`
}

function witnessedSoFar({ site, lang }: Asked): Piece {
  const said = say(lang, 'entries.recorded', { count: sizeOf(site) })
  const states = site.log.witnesses()
  const size = witnessedSize(site)
  if (size === 0) return say(lang, 'frame.notWitnessed', { recorded: said })
  const by = states.flatMap(({ cosigned }) => (cosigned?.size === size ? [cosigned.time] : []))
  const values = { recorded: said, by: by.length, of: states.length, time: minuteMark(Math.max(...by), lang) }
  return size === sizeOf(site)
    ? phrase(lang, 'frame.witnessed', values)
    : phrase(lang, 'frame.witnessedUpTo', { ...values, size })
}
