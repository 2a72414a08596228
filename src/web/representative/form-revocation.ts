import { Checking } from '../fields.ts'
import { typedIn } from '../form.ts'
import { html } from '../markup.ts'
import { say } from '../say.ts'
import { Saying } from '../statement/compose.ts'
import { shortDigest } from '../wording.ts'
import type { RepresentativeForm } from './form.ts'
import { keyName, keysOfParty } from './keys.ts'

/** A colleague left, or a device was lost: the key signs nothing more, and what it signed before stands. */
export const revocationForm: RepresentativeForm = {
  async fields(asked, who, f) {
    const { lang } = asked
    const keys = (await keysOfParty(asked, who)).filter(({ row }) => row.revoked === null)
    const options = keys.map(key => ({
      value: key.keyid,
      says: html`<bdi>${keyName(asked, key)}</bdi>, ${say(lang, `rep.role.${key.role}`)}`,
      more: html`<span class="hash">${shortDigest(key.keyid)}</span>${key.keyid === who.keyid ? html` ${say(lang, 'rep.keyOwn')}` : null}`,
    }))
    return html`${f.choice('keyid', { label: say(lang, 'rep.fact.key'), options })}
${f.area('reason', { label: say(lang, 'rep.fact.reason'), hint: say(lang, 'rep.reasonPublic'), rows: 3 })}`
  },
  async compose(asked, who, fields) {
    const { lang } = asked
    const check = new Checking()
    const keyid = typedIn(fields, 'keyid')
    const reason = typedIn(fields, 'reason')
    const keys = await keysOfParty(asked, who)
    const known = keys.find(one => one.keyid === keyid)
    check.must('keyid', say(lang, 'rep.keyMissing'), known !== undefined && known.row.revoked === null)
    const signatories = keys.filter(({ row, role }) => row.revoked === null && role === 'signatory')
    // A party that locks itself out comes back only by the depositary: nobody does that by mistake.
    if (signatories.length === 1 && signatories[0]!.keyid === keyid)
      check.errors.set('keyid', say(lang, 'rep.keyLast'))
    check.must('reason', say(lang, 'desk.reasonMissing'), reason !== '')
    if (!check.isGood) return check.errors
    const saying = new Saying()
    const body = { keyid, reason: saying.said(reason, lang) }
    return {
      composed: { type: 'key/revoked', call: null, body: body as never, parts: saying.parts },
      after: { is: 'revoked', keyid },
    }
  },
}
