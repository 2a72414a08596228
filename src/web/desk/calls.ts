import { eachRow } from '../../store/each-row.ts'
import {
  type Asked,
  callOrRefuse,
  html,
  inLang,
  linkTo,
  listed,
  type Markup,
  nameIn,
  part,
  say,
  sub,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import { formParts } from './form/forms.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage, listOr } from './pages.ts'

/** Every call of the register, and what is done about calls. */
export async function showDeskCalls(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const lines: Markup[] = []
  for await (const { key: id, row } of eachRow(site.log.store, 'calls'))
    lines.push(
      html`<li><span>${linkTo(asked, `/desk/calls/${id}`, inLang(nameIn(row.titles, lang)))}</span></li>`,
    )
  const rooms = (['launch', 'lists', 'names'] as const).map(
    room =>
      html`${linkTo(asked, `/desk/${room}`, say(lang, `desk.room.${room}`))}${sub(say(lang, `desk.roomNote.${room}`))}`,
  )
  const title = say(lang, 'desk.section.calls')
  const parts = html`
    ${part(title, listOr(lang, 'deskCalls.none', lines, 'also bare'), { strong: true })}
    ${part(say(lang, 'deskCalls.more'), listed(rooms, 'flow'))}
    ${mayCome(officer, 'deskForm') ? formParts(asked, officer, ['calls']) : null}
  `
  return deskPage(asked, officer, { title }, parts)
}

/** One call, and every act about it. */
export async function showDeskCall(asked: Asked, officer: Officer) {
  const { lang, params, site } = asked
  const call = params.call!
  const row = await callOrRefuse(site.log.store, call)
  const name = nameIn(row.titles, lang)
  const parts = mayCome(officer, 'deskForm')
    ? formParts(asked, officer, ['calls'], { values: { call }, without: ['call'] })
    : null
  const note = linkTo(asked, `/${call}`, say(lang, 'desk.seePublic'))
  return deskPage(asked, officer, { title: name.text, heading: inLang(name), note }, html`${parts}`)
}
