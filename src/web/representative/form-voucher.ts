import { ref } from '../../register/rows.ts'
import { mayVouch } from '../../register/types/vouchers.ts'
import { partyField, requireParty } from '../desk/form/subjects.ts'
import { Checking } from '../fields.ts'
import { typedIn } from '../form.ts'
import { html } from '../markup.ts'
import { say } from '../say.ts'
import { Saying } from '../statement/compose.ts'
import type { RepresentativeForm } from './form.ts'

/**
 * A party says that it knows another, or takes that back. It stands in both their names: who vouches for a stranger
 * answers for it in public.
 */
export const voucherForm: RepresentativeForm = {
  async fields(asked, _, f) {
    const { lang } = asked
    const options = (['yes', 'no'] as const).map(value => ({
      value,
      says: say(lang, `rep.vouch.${value}`),
      more: say(lang, `rep.vouchMeans.${value}`),
    }))
    return html`${partyField(asked, f)}
${f.choice('stands', { label: say(lang, 'rep.fact.vouch'), options, value: 'yes' })}
${f.area('note', { label: say(lang, 'rep.fact.vouchNote'), hint: say(lang, 'rep.vouchHint'), rows: 3 })}`
  },
  async compose(asked, who, fields) {
    const { lang, site } = asked
    const check = new Checking()
    const party = await requireParty(asked, check, fields)
    const [choice, note] = [typedIn(fields, 'stands'), typedIn(fields, 'note')]
    check.must('stands', say(lang, 'rep.vouchMissing'), choice === 'yes' || choice === 'no')
    check.must('note', say(lang, 'rep.vouchNoteMissing'), note !== '')
    if (party === who.party) check.errors.set('party', say(lang, 'rep.vouchSelf'))
    if (!check.isGood || party === undefined) return check.errors
    const [row] = await site.log.store.rows([ref('parties', party)])
    const isVouched = row?.vouchers?.some(({ by, ended }) => by === who.party && ended === null) ?? false
    check.must('stands', say(lang, 'rep.vouchTwice'), choice !== 'yes' || !isVouched)
    check.must('stands', say(lang, 'rep.vouchNone'), choice !== 'no' || isVouched)
    check.must('stands', say(lang, 'rep.vouchWeak'), choice !== 'yes' || mayVouch(who.row))
    if (!check.isGood) return check.errors
    const saying = new Saying()
    const body = { party, stands: choice === 'yes', note: saying.said(note, lang) }
    return {
      composed: { type: 'mandate/vouched', call: null, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}
