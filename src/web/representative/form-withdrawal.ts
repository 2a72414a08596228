import { Checking } from '../fields.ts'
import { typedIn } from '../form.ts'
import { html } from '../markup.ts'
import { partyRecord } from '../party/record.ts'
import { say } from '../say.ts'
import { Saying } from '../statement/compose.ts'
import { nameIn } from '../wording.ts'
import type { RepresentativeForm } from './form.ts'

/** A party takes its signature back. What it signed stays on record, with the day on which it ended. */
export const withdrawalForm: RepresentativeForm = {
  async fields(asked, { party }, f) {
    const { lang } = asked
    const { signatures, calls } = await partyRecord(asked, party)
    const options = signatures
      .filter(({ row }) => row.state === 'standing')
      .map(({ call }) => ({ value: call, says: nameIn(calls.get(call)!.titles, lang).text }))
    if (options.length === 0) return html`<p class="notice">${say(lang, 'rep.nothingSigned')}</p>`
    return html`${f.choice('call', { label: say(lang, 'rep.fact.call'), options })}
${f.area('reason', { label: say(lang, 'rep.fact.reason'), hint: say(lang, 'rep.reasonPublic'), rows: 3, isOptional: true })}`
  },
  async compose(asked, { party }, fields) {
    const { lang } = asked
    const check = new Checking()
    const call = typedIn(fields, 'call')
    const { signatures } = await partyRecord(asked, party)
    const standing = signatures.some(one => one.call === call && one.row.state === 'standing')
    check.must('call', say(lang, 'rep.callMissing'), standing)
    if (!check.isGood) return check.errors
    const saying = new Saying()
    const body = { reason: saying.maybe(typedIn(fields, 'reason'), lang) }
    return {
      composed: { type: 'signature/withdrawn', call, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}
