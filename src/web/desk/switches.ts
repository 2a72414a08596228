import { SWITCH_NAMES, SWITCHES, type SwitchName } from '../../register/types/switches.ts'
import { switchSet } from '../../register/types.ts'
import type { Field } from '../forms/form-input.ts'
import { areaOf, filled } from '../forms/kind-fields.ts'
import { formOf } from '../forms/statement-form.ts'
import {
  type Asked,
  comma,
  entryLink,
  html,
  inLang,
  inlineMark,
  linkButton,
  say,
  spoken,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import type { DeskForm, Officer } from './officer/officer.ts'
import { paragraph } from './pages.ts'

/** The kill switches, and the form that sets one. */

/** Each with its state, and the way to set it for whoever may. */
export function switchList(asked: Asked, officer: Officer) {
  const { lang } = asked
  return html`
    <ul class="switches">${SWITCH_NAMES.map(name => switchLine(asked, officer, name))}</ul>
    ${mayCome(officer, 'deskForm') ? null : paragraph(lang, 'office.prepares', 'mt')}
    ${paragraph(lang, 'switches.never', 'notice mt')}
  `
}

function switchLine(asked: Asked, officer: Officer, name: SwitchName) {
  const { lang, site } = asked
  const closed = site.switches.closed.get(name)
  const isSite = name === 'read-only'
  const state =
    closed === undefined
      ? html`<span class="state">
        ${isSite ? null : inlineMark('run')}<span>${say(lang, isSite ? 'switches.isOff' : 'switches.isRunning')}</span>
      </span>`
      : html`<span class="state">
        ${inlineMark('pause')}
        <span>${say(lang, isSite ? 'switches.isOn' : 'switches.isPaused')}${comma(lang)}${entryLink(asked, closed.entry)}</span>
      </span>`
  const why =
    closed === undefined || !('text' in closed.reason)
      ? null
      : html`<p class="quoted">${inLang(closed.reason)}</p>`
  const act =
    closed === undefined
      ? isSite
        ? 'switches.turnOn'
        : 'switches.pause'
      : isSite
        ? 'switches.turnOff'
        : 'switches.resume'
  const path = `/desk/new/switch?which=${name}&to=${closed === undefined ? 'off' : 'on'}`
  const what = say(lang, `switches.name.${name}`)
  const set = mayCome(officer, 'deskForm')
    ? linkButton(asked, path, spoken(say(lang, act), what), 'small second')
    : null
  return html`<li><div><h3>${what}</h3><p>${say(lang, `switches.means.${name}`)}</p>${why}</div>${state}${set}</li>`
}

/** Which switch and which way; the statement says what it covers and whether it is closed. */
const covers: Field = {
  show(_it, { asked: { lang }, f }) {
    const options = SWITCH_NAMES.map(name => ({
      value: name,
      says: say(lang, `switches.name.${name}`),
      more: say(lang, `switches.means.${name}`),
    }))
    const ways = WAYS.map(way => ({ value: way, says: say(lang, `switches.way.${way}`) }))
    return html`
      ${f.choice('which', { label: say(lang, 'switches.which'), options })}
      ${f.choice('to', { label: say(lang, 'switches.way'), options: ways })}
    `
  },
  read(_it, typed) {
    const { lang, site } = typed.asked
    const which = typed.chosen('which', say(lang, 'switches.which'), SWITCH_NAMES)
    const to = typed.chosen('to', say(lang, 'switches.way'), WAYS)
    if (which === undefined || to === undefined) return undefined
    const isClosed = site.switches.closed.has(which)
    typed.check.must('to', say(lang, 'switches.isSo'), isClosed === (to === 'on'))
    return SWITCHES[which]
  },
}
const WAYS = ['off', 'on'] as const

/** The reason stands in the log itself: every page has to show it. */
const reason: Field = {
  show: areaOf(2),
  read(it, typed) {
    const { lang } = typed.asked
    const said = { lang, text: typed.text(it.name) }
    typed.check.must(it.name, say(lang, 'switches.reasonBad'), it.schema.safeParse(said).success)
    return said
  },
}

export const switchForm: DeskForm = formOf(switchSet, {
  fields: { covers, closed: filled(typed => typed.text('to') === 'off'), reason },
  first: ['covers'],
})
