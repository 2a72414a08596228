import { signatureWithdrawn } from '../../register/types/signatures.ts'
import { choiceField, saidField } from '../forms/kinds.ts'
import { formOf } from '../forms/statement-form.ts'
import type { RepresentativeForm } from './form.ts'
import { signedCalls } from './speaking.ts'

/** A party takes its signature back. What it signed stays on record, with the day on which it ended. */
export const withdrawalForm: RepresentativeForm = {
  ...formOf(signatureWithdrawn, {
    call: choiceField(signedCalls, { label: 'rep.fact.call', none: 'rep.nothingSigned' }),
    fields: { reason: saidField({ hint: 'rep.reasonPublic', isOptional: true }) },
  }),
  onCall: ({ state }) => state === 'standing',
}
