import {
  askReminders,
  MOST_BY_RULE,
  NO_REMINDERS,
  REMIND_AFTER,
  type Reminders,
  reminders,
} from '../../../people/reminders.ts'
import { progressOf } from '../../../work/call-progress.ts'
import {
  type Answer,
  type Asked,
  buttonForm,
  Checking,
  type Errors,
  Fieldset,
  type Form,
  html,
  inset,
  linkTo,
  NO_ERRORS,
  notedPart,
  postedForm,
  say,
  seeOther,
  typedIn,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { actNoted } from '../diary.ts'
import { confirmedBy } from '../officer/confirmation.ts'
import type { Officer } from '../officer/officer.ts'
import { roundOf, roundPreview } from './remind.ts'

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
  const confirmed = rule === null || (await ruleConfirmed(asked, officer, fields, rule))
  if (confirmed !== true) return confirmed
  const note = actNoted(asked, officer, isOn ? 'remind-rule' : 'remind-rule-off', call)
  await askReminders(site.log.drawer, call, { rule, by: officer.id }, site.now(), [note])
  site.worker.wake()
  return seeOther(asked, `/desk/calls/${call}?done=rule`)
}

/** A rule writes to everybody for weeks: so a session alone sets none, and the officer sees the letter first. */
async function ruleConfirmed(
  asked: Asked,
  officer: Officer,
  fields: URLSearchParams,
  { days, most }: NonNullable<Reminders['rule']>,
): Promise<true | Answer> {
  const { lang, params, site } = asked
  const call = params.call!
  const action = `/desk/calls/${call}`
  const round = await roundOf(asked, call, await progressOf(site, call))
  const { due, digest } = round
  const seen = fields.get('due')
  const isChanged = seen !== null && seen !== digest
  // What was confirmed is not what would go out now: the officer looks again.
  const answered = isChanged ? new URLSearchParams() : fields
  return confirmedBy(asked, officer, answered, {
    action,
    hidden: { rule: 'on', days: String(days), most: String(most), due: digest },
    title: say(lang, 'remind.rule'),
    button: say(lang, 'remind.turnOn'),
    explain: html`
      ${isChanged ? inset(say(lang, 'remind.changed'), 'warn') : null}
      <p>${say(lang, 'remind.ruleConfirm', { days, most, count: due.length })}</p>
      ${roundPreview(asked, round)}
    `,
    back: linkTo(asked, action, say(lang, 'remind.back')),
  })
}
