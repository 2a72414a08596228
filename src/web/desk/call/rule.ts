import {
  askReminders,
  MOST_BY_RULE,
  NO_REMINDERS,
  REMIND_AFTER,
  reminders,
} from '../../../people/reminders.ts'
import {
  type Answer,
  type Asked,
  buttonForm,
  Checking,
  type Errors,
  Fieldset,
  type Form,
  html,
  NO_ERRORS,
  notedPart,
  postedForm,
  say,
  seeOther,
  typedIn,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { actNoted } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'

/** By which rule a call reminds those who have not answered. Off until an officer sets it. */

export async function rulePart(
  asked: Asked,
  officer: Officer,
  call: string,
  typed = new URLSearchParams(),
  errors: Errors = NO_ERRORS,
) {
  const { lang, site } = asked
  const { rule, by } = (await reminders.get(site.log.drawer, call, site.now())) ?? NO_REMINDERS
  const state =
    rule === null
      ? say(lang, 'remind.ruleOff')
      : say(lang, 'remind.ruleOn', { days: rule.days, most: rule.most, by: by ?? '' })
  if (!mayCome(officer, 'deskCallSent')) return notedPart(lang, 'remind.rule', html`<p>${state}</p>`)
  const here = `/desk/calls/${call}`
  const f = new Fieldset(lang, typed, errors)
  const number = { inputmode: 'numeric', isPlain: true } as const
  const fields = html`<div class="two">
    ${f.text('days', {
      ...number,
      label: say(lang, 'remind.days'),
      hint: say(lang, 'remind.daysHint', REMIND_AFTER),
      value: String(rule?.days ?? 7),
    })}
    ${f.text('most', {
      ...number,
      label: say(lang, 'remind.most'),
      hint: say(lang, 'remind.mostHint', { most: MOST_BY_RULE }),
      value: String(rule?.most ?? 2),
    })}
  </div>`
  const button = say(lang, rule === null ? 'remind.turnOn' : 'remind.change')
  const form = postedForm(asked, here, { f, fields, hidden: { rule: 'on' }, button, isSecond: true })
  const off =
    rule === null
      ? null
      : buttonForm(asked, here, { rule: 'off' }, say(lang, 'remind.turnOff'), { form: 'mt' })
  return notedPart(lang, 'remind.rule', html`<p>${state}</p>${form}${off}`, { id: 'rule' })
}

/** Returns what is wrong with what was typed; else the way back. */
export async function takeRule(
  asked: Asked,
  officer: Officer,
  { fields }: Form,
): Promise<Map<string, string> | Answer> {
  const { lang, params, site } = asked
  const call = params.call!
  const isOn = fields.get('rule') === 'on'
  const check = new Checking()
  const within = (name: 'days' | 'most', least: number, most: number) => {
    const typed = typedIn(fields, name)
    const value = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
    const isGood = value >= least && value <= most
    if (isOn) check.must(name, say(lang, `remind.${name}Bad`, { least, most }), isGood)
    return value
  }
  const days = within('days', REMIND_AFTER.least, REMIND_AFTER.most)
  const most = within('most', 1, MOST_BY_RULE)
  if (!check.isGood) return check.errors
  const rule = isOn ? { days, most } : null
  await askReminders(site.log.drawer, call, { rule, by: officer.id }, site.now())
  await site.log.drawer.apply(
    [actNoted(asked, officer, isOn ? 'remind-rule' : 'remind-rule-off', call)],
    site.now(),
  )
  site.worker.wake()
  return seeOther(asked, `/desk/calls/${call}?done=rule`)
}
