import { formatTime } from '../../../core/time.ts'
import { dnssec, outcome as outcomes } from '../../../register/kinds.ts'
import { authorityChecked } from '../../../register/types/conveners.ts'
import { dayIn, schemaIn } from '../../forms/kinds.ts'
import { callField, callIn } from '../../forms/subjects.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { authorityFields, authorityIn, OWN_LEVELS } from './convener-fields.ts'
import type { DeskForm } from './form.ts'

/** The convener's own mandate, checked or checked again: it may rise or fall by that, and each check stays on record. */
export const authorityForm: DeskForm = {
  async fields({ asked, f }) {
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
  async compose(typed) {
    const { lang } = typed.asked
    const call = await callIn(typed)
    const outcome = typed.chosen('outcome', say(lang, 'desk.checkOutcome'), outcomes.options)
    const checked = dayIn(typed, 'checked', 'desk.checkedBad')
    const host = typed.text('domain')
    const says = say(lang, 'desk.domainBad', { typed: host })
    const domain = schemaIn(typed, 'domain', authorityChecked.members.domain!, says)
    const authority = authorityIn(typed, OWN_LEVELS)
    const answer = dnssec.options.find(one => one === typed.text('dnssec')) ?? null
    const body = { authority, checked, outcome, domain, dnssec: domain === null ? null : answer }
    return { type: authorityChecked.type, call: call?.id ?? null, body }
  },
}
