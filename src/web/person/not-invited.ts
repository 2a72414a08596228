import {
  type Answer,
  type Asked,
  type CallShown,
  html,
  linkButton,
  nameIn,
  privatePage,
  say,
  signAction,
} from '../kit/kit.ts'

/** Told to individuals whom a call does not invite, with the way of those whom it does. */
export function notInvitedPage(asked: Asked, call: CallShown, status: 200 | 403): Answer {
  const { lang } = asked
  const title = say(lang, 'persons.notInvited')
  const back = linkButton(asked, `/${call.id}`, say(lang, 'sign.stop.call'))
  const main = html`<section class="opening quiet">
    <p class="sc kicker">${nameIn(call.row.titles, lang).text}</p>
    <h1>${title}</h1>
    <p class="lede">${say(lang, 'persons.notInvitedSays')}</p>
    <div class="actions">${signAction(asked, call)}${back}</div>
  </section>`
  return privatePage(asked, { title, main, call, current: 'sign' }, status)
}
