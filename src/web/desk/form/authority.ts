import { authorityChecked } from '../../../register/types/conveners.ts'
import { pastDayField } from '../../forms/kinds.ts'
import { formOf } from '../../forms/statement-form.ts'
import type { DeskForm } from './form.ts'

/** The convener's own mandate, checked or checked again: it may rise or fall by that, and each check stays on record. */
export const authorityForm: DeskForm = formOf(authorityChecked, {
  fields: { checked: pastDayField({ isToday: true }) },
  last: ['authority'],
  pairs: [['checked', 'domain']],
})
