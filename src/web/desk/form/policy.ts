import { policyDigest } from '../../../register/types/calls.ts'
import { Checking, Fieldset } from '../../fields.ts'
import { inLang } from '../../links.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
import { nameIn } from '../../wording.ts'
import type { DeskForm } from './desk-form.ts'
import { policyFields, policyIn } from './policy-fields.ts'
import { policyTyped, withKeptWords } from './policy-typed.ts'
import { reasonField, requireReason } from './reason.ts'
import { callField, openCalls, policyOf, requireCall, requireStands, standsField } from './subjects.ts'

/**
 * Other rules for a call. Whoever signed before is bound by them only once they accept them. The call is named first,
 * and the form then comes filled in with the rules in force.
 */
export const policyForm: DeskForm = {
  async fields(asked, f, values) {
    const { lang } = asked
    const calls = await openCalls(asked, 'signatures')
    const call = calls.find(({ id }) => id === values.get('call'))
    if (call === undefined) return callField(asked, f)
    const isTyped = values.has('effect')
    const filled = isTyped ? f : new Fieldset(lang, await policyTyped(asked, await policyOf(asked, call)))
    return html`<input type="hidden" name="call" value="${call.id}">${standsField(values, call.row)}<p class="statement">${inLang(nameIn(call.row.titles, lang))}</p>
${policyFields(asked, filled)}
${reasonField(asked, f, 'desk.policyReasonHint')}`
  },
  async compose(asked, { fields }) {
    const { lang } = asked
    const check = new Checking()
    const call = await requireCall(asked, check, fields)
    if (call === undefined) return check.errors
    if (!fields.has('effect')) return { see: `/desk/new/policy?call=${call.id}` }
    const saying = new Saying()
    const typed = await policyIn(asked, check, saying, fields)
    const reason = requireReason(asked, check, fields)
    requireStands(asked, check, fields, call.row)
    if (!check.isGood) return check.errors
    const policy = withKeptWords(await policyOf(asked, call), typed)
    check.must('effect', say(lang, 'desk.policySame'), policyDigest(policy) !== call.row.policy)
    if (!check.isGood) return check.errors
    const body = { policy, reason: saying.said(reason, lang) }
    return {
      composed: { type: 'call/policy-changed', call: call.id, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}
