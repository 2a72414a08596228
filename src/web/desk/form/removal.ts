import { ref } from '../../../register/rows.ts'
import { Checking } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
import { showSaid } from '../../statement/said.ts'
import type { DeskForm } from './desk-form.ts'
import { reasonField, requireReason } from './reason.ts'
import { callField, openCalls, partyField, policyOf, requireCall, requireParty } from './subjects.ts'

/** A signature is removed by a rule that its call published before, and by no other. */
export const removalForm: DeskForm = {
  async fields(asked, f) {
    const { lang } = asked
    const calls = await openCalls(asked, 'signatures')
    const rules = await Promise.all(
      calls.map(async call =>
        Promise.all(
          (await policyOf(asked, call)).delisting.map(async ({ id, rule }) => ({
            value: `${call.id} ${id}`,
            says: html`${call.id}: ${id}`,
            more: await showSaid(asked, rule),
          })),
        ),
      ),
    )
    const options = rules.flat()
    const choice =
      options.length === 0
        ? html`<p class="notice">${say(lang, 'desk.noRules')}</p>`
        : f.choice('rule', { label: say(lang, 'desk.fact.rule'), hint: say(lang, 'desk.ruleHint'), options })
    return html`${await callField(asked, f)}${partyField(asked, f)}${choice}
${reasonField(asked, f)}`
  },
  async compose(asked, { fields }) {
    const { lang } = asked
    const check = new Checking()
    const call = await requireCall(asked, check, fields)
    const party = await requireParty(asked, check, fields)
    const [ruleCall, rule = ''] = typedIn(fields, 'rule').split(' ')
    check.must(
      'rule',
      say(lang, 'desk.ruleMissing'),
      call !== undefined && ruleCall === call.id && rule !== '',
    )
    const reason = requireReason(asked, check, fields)
    if (call === undefined || party === undefined) return check.errors
    const [signature] = await asked.site.log.store.rows([ref('signatures', `${call.id}/${party}`)])
    check.must(
      'party',
      say(lang, 'desk.noSignature', { party, call: call.id }),
      signature?.state === 'standing',
    )
    if (!check.isGood) return check.errors
    const saying = new Saying()
    const body = { party, policy: call.row.policy, rule, reason: saying.said(reason, lang) }
    return {
      composed: { type: 'signature/removed', call: call.id, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}
