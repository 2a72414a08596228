import { policyChanged } from '../../../register/types/calls.ts'
import { Fieldset } from '../../fields.ts'
import { saidField } from '../../forms/kinds.ts'
import { callField, callIn, openCalls, policyOf, requireStands, standsField } from '../../forms/subjects.ts'
import { inLang } from '../../links.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { nameIn } from '../../wording.ts'
import type { DeskForm } from './form.ts'
import { policyFields, policyIn } from './policy-fields.ts'
import { policyTyped, withKeptWords } from './policy-typed.ts'

const reason = saidField({ hint: 'desk.policyReasonHint' })

/**
 * Other rules for a call. Whoever signed before is bound by them only once they accept them. The call is named first,
 * and the form then comes filled in with the rules in force.
 */
export const policyForm: DeskForm = {
  async fields(on) {
    const { asked, f, values } = on
    const { lang } = asked
    const calls = await openCalls(asked, 'signatures')
    const call = calls.find(({ id }) => id === values.get('call'))
    if (call === undefined) return callField(asked, f)
    const isTyped = values.has('effect')
    const filled = isTyped ? f : new Fieldset(lang, await policyTyped(asked, await policyOf(asked, call)))
    return html`<input type="hidden" name="call" value="${call.id}">${standsField(values, call.row)}<p class="statement">${inLang(nameIn(call.row.titles, lang))}</p>
${policyFields(asked, filled)}
${await reason.show('reason', say(lang, 'desk.fact.reason'), on)}`
  },
  async compose(typed) {
    const { asked, fields } = typed
    const call = await callIn(typed)
    if (call === undefined) return undefined
    if (!fields.has('effect')) return { see: `/desk/new/policy?call=${call.id}` }
    const policy = withKeptWords(await policyOf(asked, call), await policyIn(typed))
    const body = { policy, reason: reason.read('reason', say(asked.lang, 'desk.fact.reason'), typed) }
    requireStands(typed, call.row)
    return { type: policyChanged.type, call: call.id, body }
  },
}
