import { ref } from '../../../register/rows.ts'
import { policyChanged } from '../../../register/types/calls.ts'
import { formOf } from '../../forms/statement-form.ts'
import { policyOf } from '../../forms/subjects.ts'
import type { DeskForm } from './form.ts'
import { policyField } from './policy-field.ts'

/** Other rules for a call. Whoever signed before is bound by them only once they accept them. */
export const policyForm: DeskForm = formOf(policyChanged, {
  fields: { policy: policyField },
  changes: {
    named: 'call',
    async standing(asked, id) {
      const [row] = await asked.site.log.store.rows([ref('calls', id)])
      return row && { row, names: row.titles, said: { policy: await policyOf(asked, { id, row }) } }
    },
  },
})
