import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { say } from '../say.ts'
import type { Officer } from './officer/officer.ts'

/** The head of a page of the desk: who is signed in, and the way out. */
export function opening(asked: Asked, officer: Officer, title: Piece, note: Piece = null): Markup {
  const { lang } = asked
  const { id, office } = officer
  const as = office === 'decider' ? null : html`, ${say(lang, `office.is.${office}`)}`
  return html`<section class="opening quiet"><div class="desk-bar"><p class="sc kicker"><a href="${linkIn(asked, '/desk')}">${say(lang, 'desk.kicker')}</a></p>
<form class="desk-who" method="post" action="${linkIn(asked, '/desk/sign-out')}"><p>${say(lang, 'desk.signedInAs', { officer: id })}${as}</p><button class="btn small second">${say(lang, 'desk.signOut')}</button></form></div>
<h1>${title}</h1>${note === null ? null : html`<p class="note mt-s">${note}</p>`}</section>`
}
