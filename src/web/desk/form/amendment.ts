import { ref } from '../../../register/rows.ts'
import { callAmended } from '../../../register/types/calls.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed } from '../../forms/subjects.ts'
import type { DeskForm } from './form.ts'

/** What a call says of itself, corrected. */
export const amendmentForm: DeskForm = formOf(callAmended, {
  call: callNamed('texts'),
  last: ['reason'],
  pairs: [['verb', 'noun']],
  changes: {
    named: 'call',
    async standing({ site }, id) {
      const [row] = await site.log.store.rows([ref('calls', id)])
      return row && { row, names: row.titles, said: row }
    },
  },
})
