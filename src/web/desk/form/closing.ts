import { Checking } from '../../fields.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
import type { DeskForm } from './desk-form.ts'
import { reasonField, requireReason } from './reason.ts'
import { callField, requireCall } from './subjects.ts'

/** A call takes no more signatures. What was signed stands; whoever has signed can still leave. */
export const closingForm: DeskForm = {
  async fields(asked, f) {
    return html`${await callField(asked, f)}
${reasonField(asked, f)}`
  },
  async compose(asked, { fields }) {
    const { lang } = asked
    const check = new Checking()
    const call = await requireCall(asked, check, fields)
    const reason = requireReason(asked, check, fields)
    if (call !== undefined && call.row.closed !== null)
      check.errors.set('call', say(lang, 'desk.callClosed', { index: call.row.closed.entry }))
    if (!check.isGood || call === undefined) return check.errors
    const saying = new Saying()
    const body = { reason: saying.said(reason, lang) }
    return {
      composed: { type: 'call/closed', call: call.id, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}
