import { ref } from '../../register/rows.ts'
import { objectionRaised } from '../../register/types/objections.ts'
import { choiceField, saidField } from '../forms/kinds.ts'
import type { Field } from '../forms/reading.ts'
import { formOf } from '../forms/statement-form.ts'
import { partyField, partyIn } from '../forms/subjects.ts'
import type { RepresentativeForm } from './form.ts'
import { signedCalls } from './speaking.ts'
import type { Representative } from './who.ts'

/** The signature of another on the call that was named. Where none stands, the law says so of whatever entry is named. */
const against: Field<Representative> = {
  show(name, _label, { asked, f }) {
    f.stands(name, 'party')
    return partyField(asked, f)
  },
  async read(_name, _label, typed) {
    const party = await partyIn(typed, 'party')
    const [row] = await typed.asked.site.log.store.rows([ref('signatures', `${typed.text('call')}/${party}`)])
    return { party, entry: row?.entry ?? 0 }
  },
}

/** A signatory objects to the reservation or declaration of another. Both stand side by side. */
export const objectionForm: RepresentativeForm = formOf(objectionRaised, {
  call: choiceField(signedCalls, { label: 'rep.fact.call', none: 'rep.nothingSigned' }),
  fields: { against, words: saidField({ hint: 'rep.objectionHint', rows: 6 }) },
})
