import { ref } from '../../../register/rows.ts'
import { Checking } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
import type { DeskForm } from './desk-form.ts'
import { reasonField, requireReason } from './reason.ts'

/** A key that was lost or stolen. What it signed before stands. */
export const revocationForm: DeskForm = {
  async fields(asked, f) {
    const { lang } = asked
    return html`${f.text('keyid', { label: say(lang, 'desk.fact.key'), hint: say(lang, 'desk.keyidHint'), isPlain: true })}
${reasonField(asked, f)}`
  },
  async compose(asked, { fields }) {
    const { lang } = asked
    const check = new Checking()
    const keyid = typedIn(fields, 'keyid')
    const [row] = await asked.site.log.store.rows([ref('keys', keyid.slice(0, 64))])
    check.must('keyid', say(lang, 'desk.keyUnknown'), row !== undefined)
    if (row?.revoked) check.errors.set('keyid', say(lang, 'desk.keyRevoked', { index: row.revoked.entry }))
    const reason = requireReason(asked, check, fields)
    if (!check.isGood || row === undefined) return check.errors
    const saying = new Saying()
    const body = { keyid, reason: saying.said(reason, lang) }
    return {
      composed: { type: 'key/revoked', call: null, body: body as never, parts: saying.parts },
      after: { is: 'revoked', holder: row.holder },
    }
  },
}
