import { say } from '../messages/say.ts'
import { type CallShown, takesSignatures, verbOf } from './call-shown.ts'
import { inLang, linkIn } from './links.ts'
import { html, type Markup, type Piece } from './markup.ts'
import type { Asked } from './request.ts'
import { nameIn } from './wording.ts'

/** The pages that the masthead leads to: those of the call that is shown, else those of the site. */

export type CurrentPage =
  | 'call'
  | 'text'
  | 'roll'
  | 'absent'
  | 'sign'
  | 'calls'
  | 'log'
  | 'verify'
  | 'accessibility'

type Leads = readonly [page: CurrentPage, path: string, says: Piece]

/** An independent record takes no signatures and computes nothing. */
function leadsOf(asked: Asked, call: CallShown | undefined): readonly (Leads | null)[] {
  const { lang } = asked
  const verify: Leads = ['verify', '/verify', say(lang, 'frame.nav.verify')]
  if (call === undefined)
    return [['calls', '/', say(lang, 'frame.nav.calls')], ['log', '/log', say(lang, 'frame.nav.log')], verify]
  const { id, isRecord, invitesStates, namesNobody } = call
  const absent = say(lang, isRecord ? 'frame.nav.absentList' : 'frame.nav.absent')
  return [
    ['call', `/${id}`, say(lang, 'frame.nav.call')],
    ['text', `/${id}/text`, say(lang, 'frame.nav.text')],
    namesNobody ? null : ['roll', `/${id}/roll`, say(lang, isRecord ? 'frame.nav.list' : 'frame.nav.roll')],
    invitesStates ? ['absent', `/${id}/not-on-the-list`, absent] : null,
    takesSignatures(call) ? ['sign', `/${id}/sign`, verbLink(asked, call)] : null,
    verify,
  ]
}

export function pagesNav(
  asked: Asked,
  call: CallShown | undefined,
  current: CurrentPage | undefined,
): Markup {
  const links = leadsOf(asked, call).map(one => {
    if (one === null) return null
    const [page, path, says] = one
    return html`<li>
      <a href="${linkIn(asked, path)}"${page === current ? html` aria-current="page"` : null}>${says}</a>
    </li>`
  })
  const label = say(asked.lang, call === undefined ? 'frame.pagesOfSite' : 'frame.pagesOfCall')
  return html`
    ${call === undefined ? null : callLink(asked, call)}
    <nav class="nav" aria-label="${label}"><ul>${links}</ul></nav>
  `
}

/** The act has no other name than the call gives it, in whatever languages it does. */
function verbLink({ lang }: Asked, call: CallShown): Markup {
  return inLang({ lang: nameIn(call.row.verb, lang).lang, text: verbOf(call, lang) })
}

function callLink(asked: Asked, { id, row }: CallShown): Markup {
  const title = nameIn(row.titles, asked.lang)
  return html`<a class="call" href="${linkIn(asked, `/${id}`)}" lang="${title.lang}" dir="auto">${title.text}</a>`
}
