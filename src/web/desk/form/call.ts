import { callOpened } from '../../../register/types/calls.ts'
import { lineField } from '../../forms/kinds.ts'
import { formOf } from '../../forms/statement-form.ts'
import type { DeskForm } from './form.ts'
import { policyField } from './policy-field.ts'

const id = lineField()

/** Opening a call: who convenes it, by which authority it is kept here, and the policy that its signatories accept. */
export const callForm: DeskForm = formOf(callOpened, {
  call: {
    ...id,
    show(it, on) {
      on.f.stands('call', it.name)
      return id.show(it, on)
    },
  },
  fields: { policy: policyField },
  pairs: [['verb', 'noun']],
})
