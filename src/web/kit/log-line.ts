import { say } from '../messages/say.ts'
import { linkTo } from './links.ts'
import { mark } from './marks.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { minuteMark } from './moments.ts'
import { phrase } from './phrase.ts'
import { listed } from './pieces.ts'
import { type Asked, sizeOf, witnessedSize } from './request.ts'

/** What every page says of the log: how far it has come, and who saw it. */

/** Recorded and witnessed are two things, and the masthead tells them apart. */
export function folio(asked: Asked): Markup {
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

/** A page says of which log it speaks, so that one kept by a proxy stays true. */
export function colophon(asked: Asked, isPrivate = false): Markup {
  const { site, lang } = asked
  const size = sizeOf(site)
  const asOf =
    size === 0
      ? say(lang, 'frame.asOfNothing')
      : linkTo(asked, `/entries/${size - 1}`, say(lang, 'frame.asOf', { entry: size - 1 }))
  const links = [
    linkTo(asked, '/log', say(lang, 'log.title')),
    linkTo(asked, '/verify', say(lang, 'frame.verify')),
    html`<a href="/export/latest">${say(lang, 'frame.download')}</a>`,
    linkTo(asked, '/representative', say(lang, 'rep.kicker')),
    linkTo(asked, '/privacy', say(lang, 'privacy.link')),
    linkTo(asked, '/accessibility', say(lang, 'access.link')),
    html`<a href="/openapi.json">${say(lang, 'frame.interface')}</a>`,
  ]
  return html`<footer class="colophon">
    <div class="sheet grid">
      <div><p>${say(lang, isPrivate ? 'frame.footerPrivate' : 'frame.footer')}</p><p>${asOf}</p></div>
      <nav aria-label="${say(lang, 'frame.moreOfSite')}">${listed(links)}</nav>
    </div>
  </footer>`
}
