import { stageOf } from '../../people/applications.ts'
import {
  type Asked,
  attributes,
  comma,
  formatNumber,
  html,
  inLang,
  keepersMark,
  linkIn,
  linkTo,
  type Markup,
  ownName,
  type Piece,
  phrase,
  say,
} from '../kit/kit.ts'
import { openLetters, waitingFiled } from './filed.ts'
import { sectionOfForm } from './form/forms.ts'
import type { Officer } from './officer/officer.ts'
import { SECTIONS, type Section, sectionIn } from './sections.ts'

/**
 * The desk's own masthead, on every page behind its doors: whose desk, who is signed in, the way out, and its six
 * places with what waits there.
 */
export async function deskMasthead(asked: Asked, officer: Officer): Promise<Markup> {
  const { lang } = asked
  const [waits, current] = [await waitingIn(asked), currentIn(asked)]
  const places = (Object.keys(SECTIONS) as Section[]).map(section => {
    const link = attributes({
      href: linkIn(asked, SECTIONS[section].path),
      'aria-current': section === current && 'page',
    })
    return html`<li><a${link}>${say(lang, `desk.section.${section}`)}${countOf(asked, waits[section])}</a></li>`
  })
  return html`<header class="masthead desk"><div class="sheet">
    <div class="mast">
      <a class="brand" href="${linkIn(asked, '/desk')}">${keepersMark(asked)}${brandOf(asked)}</a>
      ${whoPart(asked, officer)}
    </div>
    <div class="deskbar"><nav class="nav" aria-label="${say(lang, 'desk.kicker')}"><ul>${places}</ul></nav></div>
  </div></header>`
}

function brandOf(asked: Asked): Markup {
  return html`<span>${phrase(asked.lang, 'desk.brand', { keeper: inLang(ownName(asked)) })}</span>`
}

function whoPart(asked: Asked, { id, office }: Officer): Markup {
  const { lang } = asked
  const as = office === 'decider' ? null : html`${comma(lang)}${say(lang, `office.is.${office}`)}`
  return html`<form class="desk-who" method="post" novalidate action="${linkIn(asked, '/desk/sign-out')}">
    <span>${linkTo(asked, '/desk/own', say(lang, 'desk.signedInAs', { officer: id }))}${as}</span>
    ${linkTo(asked, '/', say(lang, 'desk.publicPages'))}
    <button class="plain">${say(lang, 'desk.signOut')}</button>
  </form>`
}

function countOf({ lang }: Asked, count: number | undefined): Piece {
  if (!count) return null
  return html` <b>${formatNumber(count, lang)}<span class="vh"> ${say(lang, 'desk.waiting')}</span></b>`
}

/** Applications that wait for a decision; letters that came back, or that an officer has to hand over. */
async function waitingIn(asked: Asked): Promise<{ readonly [S in Section]?: number }> {
  const [filed, open] = await Promise.all([waitingFiled(asked), openLetters(asked)])
  const isForUs = asked.site.mail === null ? () => true : (state: string) => state !== 'waiting'
  return {
    applications: filed.filter(({ value }) => stageOf(value) === 'waiting').length,
    mail: open.filter(({ value }) => isForUs(value.state)).length,
  }
}

function currentIn(asked: Asked): Section | undefined {
  const { form } = asked.params
  return form === undefined ? sectionIn(new URL(asked.request.url).pathname) : sectionOfForm(form)
}
