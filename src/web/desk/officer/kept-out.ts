import { Refusal } from '../../../core/refusal.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { linkIn } from '../../links.ts'
import { html } from '../../markup.ts'
import { part, privatePage } from '../../private.ts'
import type { OfficersDoor } from '../../routes.ts'
import { say } from '../../say.ts'
import { opening } from '../pages.ts'
import type { Officer } from './officer.ts'

/** For an officer whose office a door does not let in: whose it is, what is theirs, and the way back. Programs are refused. */
export function keptOut(asked: Asked, officer: Officer, door: OfficersDoor): Answer {
  const { id, office } = officer
  if (!asked.request.headers.get('accept')?.includes('text/html'))
    throw new Refusal(
      'key_role_wrong',
      `${id} is a ${office}; this takes an officer who decides${door === 'drafter' ? ', or a drafter' : ''}.`,
    )
  const { lang } = asked
  const title = say(lang, door === 'drafter' ? 'office.forDrafters' : 'office.forDeciders')
  const back = html`<p>${say(lang, `office.means.${office}`)}</p><div class="actions"><a class="btn" href="${linkIn(asked, '/desk')}">${say(lang, 'desk.toDesk')}</a></div>`
  const main = html`${opening(asked, officer, title)}${part(say(lang, 'office.yours'), back, { strong: true, note: say(lang, 'office.ask'), id: 'office' })}`
  return privatePage(asked, { title, main }, 403)
}
