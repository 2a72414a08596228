import { type Asked, html, linkTo, listed, part, say, sub } from '../kit/kit.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage } from './pages.ts'

/** How the register is run: who acts for it, what is paused, what is limited. */
export function showDeskSettings(asked: Asked, officer: Officer) {
  const { lang } = asked
  const rooms = (['officers', 'switches', 'limits'] as const).map(
    room =>
      html`${linkTo(asked, `/desk/${room}`, say(lang, `desk.room.${room}`))}${sub(say(lang, `desk.roomNote.${room}`))}`,
  )
  const title = say(lang, 'desk.section.settings')
  return deskPage(asked, officer, { title }, part(title, listed(rooms, 'flow'), { strong: true }))
}
