import type { Asked } from '../asked.ts'
import { inLang, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { type CallShown, takesSignatures, verbOf } from '../record.ts'
import { type Key, say } from '../say.ts'
import { nameIn } from '../wording.ts'

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

/** `at` is below the address of the call; where it begins with a slash, it is a page of the site. */
interface Leads {
  readonly page: CurrentPage
  readonly at: string
  /** Undefined for the act that the call asks for, which has a verb of its own. */
  readonly says: Extract<Key, `frame.nav.${string}`> | undefined
}

const VERIFY: Leads = { page: 'verify', at: '/verify', says: 'frame.nav.verify' }

const OF_SITE: readonly Leads[] = [
  { page: 'calls', at: '/', says: 'frame.nav.calls' },
  { page: 'log', at: '/log', says: 'frame.nav.log' },
  VERIFY,
]

const SIGN: Leads = { page: 'sign', at: 'sign', says: undefined }
const ROLL: Leads = { page: 'roll', at: 'roll', says: 'frame.nav.roll' }
const LIST: Leads = { ...ROLL, says: 'frame.nav.list' }
const ABSENT: Leads = { page: 'absent', at: 'not-on-the-list', says: 'frame.nav.absent' }
const ABSENT_FROM_LIST: Leads = { ...ABSENT, says: 'frame.nav.absentList' }

/** An independent record takes no signatures and computes nothing. */
function ofCall(call: CallShown): readonly Leads[] {
  const { isRecord, invitesStates, namesNobody } = call
  return [
    { page: 'call', at: '', says: 'frame.nav.call' },
    { page: 'text', at: 'text', says: 'frame.nav.text' },
    ...(namesNobody ? [] : [isRecord ? LIST : ROLL]),
    ...(invitesStates ? [isRecord ? ABSENT_FROM_LIST : ABSENT] : []),
    ...(takesSignatures(call) ? [SIGN] : []),
    VERIFY,
  ]
}

export function pagesNav(
  asked: Asked,
  call: CallShown | undefined,
  current: CurrentPage | undefined,
): Markup {
  const { lang } = asked
  const base = call === undefined ? '' : `/${call.id}`
  const link = ({ page, at, says }: Leads) => {
    const path = at.startsWith('/') ? at : at === '' ? base : `${base}/${at}`
    return html`<li><a href="${linkIn(asked, path)}"${page === current ? html` aria-current="page"` : null}>${says === undefined ? verbLink(asked, call!) : say(lang, says)}</a></li>`
  }
  const label = say(lang, call === undefined ? 'frame.pagesOfSite' : 'frame.pagesOfCall')
  const leads = call === undefined ? OF_SITE : ofCall(call)
  return html`${call === undefined ? null : callLink(asked, call)}<nav class="nav" aria-label="${label}"><ul>${leads.map(link)}</ul></nav>`
}

/** The act has no other name than the call gives it, in whatever languages it does. */
function verbLink({ lang }: Asked, call: CallShown): Markup {
  return inLang({ lang: nameIn(call.row.verb, lang).lang, text: verbOf(call, lang) })
}

function callLink(asked: Asked, { id, row }: CallShown): Markup {
  const title = nameIn(row.titles, asked.lang)
  return html`<a class="call" href="${linkIn(asked, `/${id}`)}" lang="${title.lang}" dir="auto">${title.text}</a>`
}
