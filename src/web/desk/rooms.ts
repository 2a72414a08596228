import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'

/** Further pages of the desk, as it lists them, each with its address. */
const ROOMS = {
  bulk: '/desk/bulk',
  invitations: '/desk/invitations',
  switches: '/desk/switches',
  asides: '/desk/aside',
  limits: '/desk/limits',
  officers: '/desk/officers',
  launch: '/desk/launch',
  outbox: '/desk/outbox',
  names: '/desk/names',
  own: '/desk/own',
  diary: '/desk/diary',
} as const
const NAMES = Object.keys(ROOMS) as (keyof typeof ROOMS)[]

export function roomList(asked: Asked): Markup {
  const { lang } = asked
  const rooms = NAMES.map(
    name =>
      html`<li><div><h3><a href="${linkIn(asked, ROOMS[name])}">${say(lang, `desk.room.${name}`)}</a></h3><p>${say(lang, `desk.roomNote.${name}`)}</p></div></li>`,
  )
  return html`<ul class="switches rooms">${rooms}</ul>`
}
