import { SWITCH_NAMES, SWITCHES, type SwitchName } from '../../register/types/switches.ts'
import { switchSet } from '../../register/types.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { entryLink, inLang } from '../links.ts'
import { inlineMark } from '../marks.ts'
import { html, type Markup } from '../markup.ts'
import { mayCome } from '../may.ts'
import { linkButton, spoken } from '../posted-form.ts'
import { part } from '../private.ts'
import { say } from '../say.ts'
import type { DeskForm } from './form/form.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage } from './pages.ts'

/** The kill switches: which are closed and why, and the form that sets one. */

/** What the log itself holds of a reason: one that stands elsewhere could not stand on every page. */
const MOST_REASON = 200

export async function showSwitches(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang } = asked
  const lines = SWITCH_NAMES.map(name => switchLine(asked, officer, name))
  const list = html`<ul class="switches">${lines}</ul>${mayCome(officer, 'deskForm') ? null : html`<p class="mt">${say(lang, 'office.prepares')}</p>`}<p class="notice mt">${say(lang, 'switches.never')}</p>`
  const parts = part(say(lang, 'switches.all'), list, { strong: true })
  return deskPage(
    asked,
    officer,
    { title: say(lang, 'switches.title'), note: say(lang, 'switches.note') },
    parts,
  )
}

function switchLine(asked: Asked, officer: Officer, name: SwitchName): Markup {
  const { lang, site } = asked
  const closed = site.switches.closed.get(name)
  const isSite = name === 'read-only'
  const state =
    closed === undefined
      ? html`<span class="state">${isSite ? null : inlineMark('run')}<span>${say(lang, isSite ? 'switches.isOff' : 'switches.isRunning')}</span></span>`
      : html`<span class="state">${inlineMark('pause')}<span>${say(lang, isSite ? 'switches.isOn' : 'switches.isPaused')}, ${entryLink(asked, closed.entry)}</span></span>`
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

/** One switch, this way or that, with the reason that everybody reads. */
export const switchForm: DeskForm = {
  async fields({ asked, f, values }) {
    const { lang } = asked
    const options = SWITCH_NAMES.map(name => ({
      value: name as string,
      says: say(lang, `switches.name.${name}`),
      more: say(lang, `switches.means.${name}`),
    }))
    const ways = (['off', 'on'] as const).map(way => ({
      value: way as string,
      says: say(lang, `switches.way.${way}`),
    }))
    return html`${f.choice('which', { label: say(lang, 'switches.which'), options, value: values.get('which') ?? '' })}
${f.choice('to', { label: say(lang, 'switches.way'), options: ways, value: values.get('to') ?? '' })}
${f.area('reason', { label: say(lang, 'member.reason'), hint: say(lang, 'switches.reasonHint'), rows: 2 })}`
  },
  async compose(typed) {
    const { asked, check } = typed
    const { lang, site } = asked
    const which = typed.chosen('which', say(lang, 'switches.which'), SWITCH_NAMES)
    const to = typed.chosen('to', say(lang, 'switches.way'), ['off', 'on'])
    const reason = typed.text('reason')
    check.must('reason', say(lang, 'switches.reasonBad'), reason !== '' && reason.length <= MOST_REASON)
    if (which !== undefined) {
      const isClosed = site.switches.closed.has(which)
      check.must('to', say(lang, 'switches.isSo'), isClosed === (to === 'on'))
    }
    if (which === undefined) return undefined
    const body = { covers: [...SWITCHES[which]], closed: to === 'off', reason: { lang, text: reason } }
    return { type: switchSet.type, call: null, body }
  },
}
