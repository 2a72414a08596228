import { mandateVouched } from '../../register/types/vouchers.ts'
import { choiceField, saidField } from '../forms/kinds.ts'
import { formOf } from '../forms/statement-form.ts'
import { say } from '../say.ts'
import type { RepresentativeForm } from './form.ts'

const WORDS = ['yes', 'no'] as const

/**
 * A party says that it knows another, or takes that back. It stands in both their names: who vouches for a stranger
 * answers for it in public.
 */
export const voucherForm: RepresentativeForm = formOf(mandateVouched, {
  fields: {
    stands: choiceField(
      ({ lang }) =>
        WORDS.map(value => ({
          value,
          says: say(lang, `rep.vouch.${value}`),
          more: say(lang, `rep.vouchMeans.${value}`),
        })),
      { label: 'rep.fact.vouch', value: 'yes', as: chosen => chosen === 'yes' },
    ),
    note: saidField({ label: 'rep.fact.vouchNote', hint: 'rep.vouchHint' }),
  },
})
