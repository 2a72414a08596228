import { formatTime } from '../../../core/time.ts'
import { dnssec, domain, outcome as outcomes } from '../../../register/kinds.ts'
import { Checking } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
import { isPastDay } from '../../typed.ts'
import { authorityFields, authorityIn, OWN_LEVELS } from './convener-fields.ts'
import type { DeskForm } from './desk-form.ts'
import { callField, requireCall } from './subjects.ts'

/** The convener's own mandate, checked or checked again: it may rise or fall by that, and each check stays on record. */
export const authorityForm: DeskForm = {
  async fields(asked, f) {
    const { lang, site } = asked
    const today = formatTime(site.now()).slice(0, 10)
    const found = outcomes.options.map(value => ({ value, says: say(lang, `outcome.${value}`) }))
    const answers = [
      { value: '', says: say(lang, 'desk.dnssecNot') },
      ...dnssec.options.map(value => ({ value, says: say(lang, `dnssec.${value}`) })),
    ]
    return html`${await callField(asked, f)}
${f.choice('outcome', { label: say(lang, 'desk.checkOutcome'), options: found })}
<div class="two">${f.text('checked', { label: say(lang, 'desk.checked'), type: 'date', value: today })}${f.text('domain', { label: say(lang, 'desk.fact.domain'), hint: say(lang, 'desk.authorityDomainHint'), isOptional: true, isPlain: true })}</div>
${f.select('dnssec', { label: say(lang, 'member.dnssec'), options: answers, isOptional: true })}
${authorityFields(asked, f, OWN_LEVELS)}`
  },
  async compose(asked, form) {
    const { lang } = asked
    const { fields } = form
    const text = (name: string) => typedIn(fields, name)
    const check = new Checking()
    const saying = new Saying()
    const call = await requireCall(asked, check, fields)
    const outcome = outcomes.options.find(one => one === text('outcome'))
    check.must('outcome', say(lang, 'desk.checkOutcomeMissing'), outcome !== undefined)
    const day = text('checked')
    check.must('checked', say(lang, 'desk.checkedBad'), isPastDay(asked, day))
    const host = text('domain')
    const isHost = host === '' || domain.safeParse(host).success
    check.must('domain', say(lang, 'desk.domainBad', { typed: host }), isHost)
    const authority = authorityIn(asked, check, saying, form, OWN_LEVELS)
    if (call !== undefined && outcome !== undefined && check.isGood) {
      const step = levelOf(authority.level) - levelOf(call.row.authority.level)
      const follows = { holds: step >= 0, lapsed: step <= 0, unclear: step === 0 }[outcome]
      check.must('authority', say(lang, `desk.authorityFollows.${outcome}`), follows)
    }
    if (!check.isGood || call === undefined) return check.errors
    const answer = dnssec.options.find(one => one === text('dnssec')) ?? null
    const body = {
      authority,
      checked: day,
      outcome,
      domain: host || null,
      dnssec: host === '' ? null : answer,
    }
    return {
      composed: { type: 'call/authority-checked', call: call.id, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}

function levelOf(level: string): number {
  return (OWN_LEVELS as readonly string[]).indexOf(level)
}
